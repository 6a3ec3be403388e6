"""The process that looks at pages (`worker.py`), as `mkdocs serve` starts it, hands it jobs, and hears from it."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

from audits.editor.preview.records import Job, Message, PageReport

ENDS_S = 5
"""Seconds that the process is given to close its browser."""


class PageProcess:
    """A process that looks at pages for the site of a mkdocs.yml.

    `listen` has to be called once. Then, from another thread, `keep` is called with what was found on each page, and
    `give_up` with the reason if no page can be looked at any more.
    """

    def __init__(self, config_file: Path) -> None:
        self._is_closing = False
        self._process = subprocess.Popen(  # noqa: S603  because it is our own module
            [sys.executable, "-m", "audits.editor.preview.worker", str(config_file)],
            cwd=config_file.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for MkDocs, which then closes this one
        )

    def listen(self, keep: Callable[[PageReport], None], give_up: Callable[[str], None]) -> None:
        """Hand on what the process tells, until it ends."""
        threading.Thread(target=self._read, args=(keep, give_up), daemon=True).start()

    def send(self, job: Job) -> None:
        """Have a page looked at; what was being looked at is let go."""
        if self._process.stdin is None:
            return
        try:
            self._process.stdin.write(msgspec.json.encode(job) + b"\n")
            self._process.stdin.flush()
        except OSError:  # it has ended, as `give_up` is told
            return

    def close(self) -> None:
        """End the process."""
        self._is_closing = True
        try:
            self._process.communicate(timeout=ENDS_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _read(self, keep: Callable[[PageReport], None], give_up: Callable[[str], None]) -> None:
        for line in self._process.stdout or ():
            message = msgspec.json.decode(line, type=Message)
            if message.problem:
                give_up(message.problem)
                return
            if message.report is not None:
                keep(message.report)
        if not self._is_closing:
            give_up("The process that looks at them has ended.")
