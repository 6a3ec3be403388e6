"""The process that looks at pages while `mkdocs serve` runs: a job a line comes in, what was found goes out.

It runs apart from MkDocs, so that neither waits for the other, and a fault of either leaves the other be. A newer job
ends the one before it. It ends when its input does.
"""

import sys
import threading
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import msgspec

from audits.assembly import judge
from audits.config.facts import read_facts
from audits.config.project import MKDOCS_FILE, Project, find_project
from audits.config.settings import Settings
from audits.editor.preview.page_report import page_report, request_of
from audits.editor.preview.records import Job, Message, PageReport, Stage
from audits.errors import AuditError, BrowserMissingError
from audits.gathering.warm_browser import StoppedError, WarmBrowser
from audits.request import Request, request_for
from audits.rules.catalogue import BY_ID, FAMILIES

Tell = Callable[[Message], None]


class LatestJob:
    """The job that came last; those before it are forgotten. `on_newer` is called, in another thread, as one comes."""

    def __init__(self, source: BinaryIO, on_newer: Callable[[], None]) -> None:
        self._arrived = threading.Condition()
        self._job: Job | None = None
        self._is_over = False
        self._on_newer = on_newer
        threading.Thread(target=self._read, args=(source,), daemon=True).start()

    def take(self) -> Job | None:
        """Wait for a job, and give it; None where no more will come."""
        with self._arrived:
            self._arrived.wait_for(lambda: self._job is not None or self._is_over)
            job, self._job = self._job, None
            return None if self._is_over else job

    def is_waiting(self) -> bool:
        """Tell whether there is a newer job, or no more will come."""
        with self._arrived:
            return self._job is not None or self._is_over

    def _read(self, source: BinaryIO) -> None:
        for line in source:
            self._put(msgspec.json.decode(line, type=Job))
        self._put(None)

    def _put(self, job: Job | None) -> None:
        with self._arrived:
            self._job, self._is_over = job, job is None
            self._on_newer()
            self._arrived.notify_all()


def look_at_pages(config_file: Path, source: BinaryIO, tell: Tell) -> None:
    """Look at the page of each job, in two stages, and tell what was found."""
    browser = WarmBrowser()
    try:
        if problem := _problem_with(browser, config_file):
            tell(Message(problem=problem))
            return
        jobs = LatestJob(source, browser.stop)
        with TemporaryDirectory(prefix="audits-preview-") as folder:
            while (job := jobs.take()) is not None:
                browser.resume()
                for stage in (Stage.FIRST, Stage.ALL):
                    found = None if jobs.is_waiting() else _found(job, stage, config_file, browser, Path(folder))
                    if found is None or jobs.is_waiting():
                        break
                    tell(Message(report=found))
                    if found.problem:
                        break
    finally:
        browser.close()


def _problem_with(browser: WarmBrowser, config_file: Path) -> str:
    """Start the browser; say why there is none, if so."""
    try:
        browser.start(_asked(config_file))
    except BrowserMissingError as error:
        return str(error)
    except AuditError:  # the settings have a mistake, which each page is told of until it is mended
        return ""
    return ""


def _found(job: Job, stage: Stage, config_file: Path, browser: WarmBrowser, folder: Path) -> PageReport | None:
    """Look at a page at one stage; None where a newer job came in between."""
    try:
        request = request_of(_asked(config_file), job.page, stage, folder / "cache")
        evidence = browser.gather(Path(job.folder), request, folder / "evidence")
        return page_report(judge(evidence, request), job, stage)
    except StoppedError:
        return None
    except AuditError as error:
        return PageReport(job.build, job.page, stage, problem=str(error))
    except Exception as error:  # noqa: BLE001  because a fault of the gate's own must not end the preview
        told = f"The check itself broke on this page: {type(error).__name__}: {error}"
        return PageReport(job.build, job.page, stage, problem=told)


def _asked(config_file: Path) -> Request:
    """Ask of the site of a mkdocs.yml what its settings ask; they are read anew where one of their files has changed.

    Raises:
        WrongUseError: settings or facts have mistakes.
    """
    folder = config_file.parent
    files = (config_file, *sorted(folder.glob("*.toml")))
    return _read(config_file, tuple((str(file), file.stat().st_mtime_ns) for file in files))


@lru_cache(maxsize=1)
def _read(config_file: Path, _modified: tuple[tuple[str, int], ...]) -> Request:
    return request_for(_project(config_file))


def _project(config_file: Path) -> Project:
    if config_file.name == MKDOCS_FILE:
        return find_project(None, None, config_file.parent, BY_ID, FAMILIES)
    return Project(Path(), Settings(), read_facts(config_file))


def main() -> None:
    """Look at the pages that standard input names, for the site of the mkdocs.yml named by the first argument."""

    def tell(message: Message) -> None:
        sys.stdout.buffer.write(msgspec.json.encode(message) + b"\n")
        sys.stdout.buffer.flush()

    look_at_pages(Path(sys.argv[1]), sys.stdin.buffer, tell)


if __name__ == "__main__":
    main()
