"""What several tests need, built or gathered once in a run, in whichever process the tests are."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from filelock import FileLock
from msgspec import json
from our_site import REPOSITORY, OurSite, gather_whole, project_of
from shared import Once

from audits.evidence import Site


def _once(shared: Path, name: str, fill: Callable[[Path], object]) -> Path:
    folder, is_filled = shared / name, shared / f"{name}.filled"
    with FileLock(f"{folder}.lock"):
        if not is_filled.exists():
            folder.mkdir(exist_ok=True)
            fill(folder)
            is_filled.touch()
    return folder


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Give the function that has a folder filled by whichever process of this run asks for it first.

    See https://pytest-xdist.readthedocs.io/en/stable/how-to.html#making-session-scoped-fixtures-execute-only-once.
    """
    base = tmp_path_factory.getbasetemp()
    return partial(_once, base if worker_id == "master" else base.parent)


def _build(folder: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    subprocess.run(command, cwd=REPOSITORY, check=True)


@pytest.fixture(scope="session")
def built_site(once: Once) -> Path:
    return once("built-site", _build)


@pytest.fixture(scope="session")
def our_site(built_site: Path, once: Once) -> OurSite:
    def gather(folder: Path) -> None:
        (folder / "site.json").write_bytes(json.encode(gather_whole(built_site, folder / "cache")))

    gathered = once("our-site", gather)
    site = json.decode((gathered / "site.json").read_bytes(), type=Site)
    return OurSite(built_site, project_of(built_site), site, gathered / "cache")
