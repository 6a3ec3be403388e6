"""What passes between `mkdocs serve`, the process that looks at pages for it, and the panel in the page."""

from enum import StrEnum

from msgspec import Struct


class Stage(StrEnum):
    """How much of a page was looked at: NOTHING yet, a FIRST look in one profile, or ALL that the settings ask for."""

    NOTHING = "nothing"
    FIRST = "first"
    ALL = "all"


class Job(Struct, frozen=True):
    """A page to look at: its HTML file below the folder of a built site. `build` counts the builds of the preview."""

    build: int
    folder: str
    page: str


class Spot(Struct, frozen=True):
    """One element at fault: by its selector, and in its Markdown, `line` 0 where nobody can tell.

    `profiles` are the ways of showing the page in which it is at fault.
    """

    selector: str
    file: str
    line: int
    profiles: tuple[str, ...]


class Entry(Struct, frozen=True):
    """A cause that an editor can mend, in the words of the report, with each place where it shows."""

    rule: str
    title: str
    level: str
    result: str
    message: str
    help: str
    spots: tuple[Spot, ...]


class PageReport(Struct, frozen=True):
    """What was found on a page: what its editor can mend, and how many causes others have to.

    `problem` says why a page could not be looked at; then nothing is known of it. `verdict` is that of the report.
    """

    build: int
    page: str
    stage: Stage
    verdict: str = ""
    entries: tuple[Entry, ...] = ()
    of_template: int = 0
    of_clinic: int = 0
    known: int = 0
    problem: str = ""


class Message(Struct, frozen=True):
    """A line that the process writes: what was found on a page, or why it can look at none."""

    report: PageReport | None = None
    problem: str = ""
