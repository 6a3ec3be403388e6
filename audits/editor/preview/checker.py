"""The pages of a preview, as far as they were looked at: which one is next, and what was found on each."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from msgspec import structs

from audits.editor.preview.build_fault import BuildFault
from audits.editor.preview.records import Job, PageReport, Stage

Send = Callable[[Job], None]
"""Has a page looked at, at once: whatever is being looked at is let go."""


class Checker:
    """Has pages looked at, one at a time, and keeps what was found.

    What is known of a page holds for one build. A page that somebody looks at comes before all others. `is_off` says
    that pages are not looked at.
    """

    def __init__(self, send: Send) -> None:
        self._send = send
        self._changed = threading.Condition()
        self._build = 0
        self._is_building = False
        self._folder: Path | None = None
        self._waiting: list[str] = []
        self._at_work: str | None = None
        self._reports: dict[str, PageReport] = {}
        self._on_show: str | None = None
        self.is_off = False

    def begin_build(self) -> None:
        """Forget what was found: the site is about to be another."""
        with self._changed:
            self._build += 1
            self._is_building = True
            self._folder, self._reports, self._waiting, self._at_work = None, {}, [], None

    def fail_build(self, fault: BuildFault) -> BuildFault:
        """Let nothing be known of the pages of a build that failed; give why it did, with the number of the build."""
        with self._changed:
            self._is_building = False
            self._changed.notify_all()
            return structs.replace(fault, build=self._build)

    def end_build(self, folder: Path, edited: Iterable[str]) -> None:
        """Look at the pages of a built site that were edited, and before them at the one that is on show."""
        with self._changed:
            self._folder, self._is_building = folder, False
            on_show = () if self._on_show is None else (self._on_show,)
            self._waiting = [page for page in dict.fromkeys((*on_show, *edited)) if self._has(page)]
            self._send_next()
            self._changed.notify_all()

    def ask(self, page: str, build: int, stage: Stage, timeout: float) -> PageReport:
        """Give what is known of a page, once that is not what whoever asks knows, or after `timeout` seconds."""
        with self._changed:
            self._want(page)
            self._changed.wait_for(lambda: self._is_news(page, build, stage), timeout)
            self._want(page)
            return self._known(page)

    def keep(self, report: PageReport) -> None:
        """Keep what was found on a page, unless the site has been built anew since."""
        with self._changed:
            if report.build != self._build:
                return
            self._reports[report.page] = report
            if report.page == self._at_work and (report.stage is Stage.ALL or report.problem):
                self._at_work = None
                self._send_next()
            self._changed.notify_all()

    def turn_off(self) -> None:
        """Look at no page any more."""
        with self._changed:
            self.is_off = True
            self._changed.notify_all()

    def _is_news(self, page: str, build: int, stage: Stage) -> bool:
        known = self._known(page)
        return self.is_off or (not self._is_building and (known.build, known.stage) != (build, stage))

    def _known(self, page: str) -> PageReport:
        return self._reports.get(page) or PageReport(self._build, page, Stage.NOTHING)

    def _has(self, page: str) -> bool:
        is_below = page != "" and ".." not in PurePosixPath(page).parts
        return is_below and self._folder is not None and (self._folder / page).is_file()

    def _want(self, page: str) -> None:
        """See to it that a page is looked at, now if nobody has looked yet; what is at work is begun again later."""
        if not self._has(page):
            return
        self._on_show = page
        if page in self._reports or page == self._at_work:
            return
        left = () if self._at_work is None else (self._at_work,)
        self._waiting = [page, *(one for one in dict.fromkeys((*left, *self._waiting)) if one != page)]
        self._at_work = None
        self._send_next()

    def _send_next(self) -> None:
        if self._folder is not None and self._at_work is None and self._waiting and not self.is_off:
            self._at_work = self._waiting.pop(0)
            self._send(Job(self._build, str(self._folder), self._at_work))
