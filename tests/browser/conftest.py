"""Our own site, built and audited once for all tests that need it."""

import subprocess
import sys
from pathlib import Path

import pytest
from our_site import REPOSITORY, OurSite, gather_whole


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("our") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    subprocess.run(command, cwd=REPOSITORY, check=True)
    return folder


@pytest.fixture(scope="session")
def our_site(built_site: Path) -> OurSite:
    return gather_whole(built_site)
