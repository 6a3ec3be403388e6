"""A copy of our site, or another folder, with `mkdocs serve` on it: for the benchmark and the tests of the preview."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import httpx

REPOSITORY = Path(__file__).parent.parent

OURS = ("docs", "mkdocs.yml", "pyproject.toml", "attestations.toml")
"""What of the repository our site is made of, and audited by."""

STARTS_S = 60
"""Seconds that `mkdocs serve` is given to answer."""

ENDS_S = 15
"""Seconds that it is given to end."""


def copy_ours(folder: Path) -> Path:
    """Copy what our site is made of into a folder, and give it."""
    for name in OURS:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    (folder / ".git").mkdir()  # files are named from the root of a repository
    return folder


class Served(NamedTuple):
    """A preview: its address, and the file that MkDocs writes its log to."""

    url: str
    log: Path

    def ask(self, path: str, build: int, stage: str) -> dict[str, Any]:
        """Ask as the panel does: give what is known of a page once it differs from this, or after a while."""
        query = urlencode({"path": path, "build": build, "stage": stage})
        found: dict[str, Any] = httpx.get(f"{self.url}/.audits/findings.json?{query}", timeout=60).json()
        return found

    def wait_for(self, path: str, build: int, stage: str, within_s: float = 120) -> dict[str, Any]:
        """Give what was found on a page in a build or a later one, at this stage or the last.

        Raises:
            TimeoutError: it took too long.
        """
        known: tuple[int, str] = (-1, "nothing")
        ends = time.monotonic() + within_s
        while time.monotonic() < ends:
            found = self.ask(path, *known)
            known = (found["build"], found["stage"])
            if found["build"] >= build and (found["problem"] or found["stage"] in {stage, "all"}):
                return found
        message = f"{path} was not looked at in {within_s} seconds; {self.log} says why."
        raise TimeoutError(message)


@contextmanager
def serving(folder: Path, environment: Mapping[str, str] = os.environ) -> Iterator[Served]:
    """Run `mkdocs serve` in a folder for as long as the block runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder.parent / f"{folder.name}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603  because it is a command of ours
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            served = Served(f"http://127.0.0.1:{port}", log)
            _until_it_answers(served, process)
            yield served
        finally:
            process.send_signal(signal.SIGINT)  # as Ctrl-C does, so that MkDocs tidies up
            try:
                process.wait(ENDS_S)
            except subprocess.TimeoutExpired:  # who runs us may have had interrupts ignored
                process.terminate()
                process.wait()


def _until_it_answers(served: Served, process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + STARTS_S
    while time.monotonic() < ends and process.poll() is None:
        if "Serving on" in served.log.read_text("utf-8", "replace"):
            return
        time.sleep(0.1)
    message = f"`mkdocs serve` did not start: {served.log.read_text('utf-8', 'replace')}"
    raise TimeoutError(message)
