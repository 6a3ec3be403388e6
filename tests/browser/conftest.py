"""Our own site, built and gathered once for all tests that need it, in whichever process they run."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock
from msgspec import json
from our_site import REPOSITORY, OurSite, gather_whole, project_of

from audits.evidence import Site


@contextmanager
def _one_at_a_time(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Path]:
    """Give a folder that all processes of this run share, to one of them at a time.

    See https://pytest-xdist.readthedocs.io/en/stable/how-to.html#making-session-scoped-fixtures-execute-only-once.
    """
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "ours"
    with FileLock(f"{shared}.lock"):
        shared.mkdir(exist_ok=True)
        yield shared


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    with _one_at_a_time(tmp_path_factory, worker_id) as shared:
        folder = shared / "site"
        if not folder.exists():
            command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
            subprocess.run(command, cwd=REPOSITORY, check=True)
    return folder


@pytest.fixture(scope="session")
def our_site(built_site: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> OurSite:
    with _one_at_a_time(tmp_path_factory, worker_id) as shared:
        evidence = shared / "site.json"
        if not evidence.exists():
            evidence.write_bytes(json.encode(gather_whole(built_site, shared / "cache")))
    site = json.decode(evidence.read_bytes(), type=Site)
    return OurSite(built_site, project_of(built_site), site, shared / "cache")
