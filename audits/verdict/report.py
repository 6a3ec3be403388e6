"""The finished report, as `report.json` holds it: the types here are its schema."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from audits.evidence import Reused, StyleOrigin, Tools
from audits.evidence import Source as Source  # noqa: PLC0414  because it is a part of the report
from audits.rules.outcomes import Result
from audits.standards import Level


class Verdict(StrEnum):
    """What the run comes to."""

    CLEAN = "clean"
    FAILING = "failing"
    INCOMPLETE = "incomplete"


class Status(StrEnum):
    """NEW, KNOWN from the baseline, or WAIVED by a person."""

    NEW = "new"
    KNOWN = "known"
    WAIVED = "waived"


class MendedBy(StrEnum):
    """Who can mend a cause: whoever writes the page, keeps its template, or knows the clinic."""

    EDITOR = "editor"
    TEMPLATE = "template"
    CLINIC = "clinic"


class CauseKind(StrEnum):
    """What one edit mends a cause: a style sheet, a script, a template, a page's own content, or the page as such."""

    STYLE = "style"
    SCRIPT = "script"
    TEMPLATE = "template"
    CONTENT = "content"
    PAGE = "page"

    @property
    def is_of_a_place(self) -> bool:
        """Whether the same fault in another place takes another edit."""
        return self in {CauseKind.CONTENT, CauseKind.PAGE}


class Finding(Struct, frozen=True):
    """A failed, unsure or untested outcome as an editor meets it: one rule at one place of one page.

    `page` is the path of the HTML file below SITE, empty for what concerns the whole site.
    """

    rule: str
    family: str
    result: Result
    level: Level
    status: Status
    page: str
    profiles: tuple[str, ...]
    selector: str
    html: str
    message: str
    help: str
    standards: tuple[str, ...]
    wcag: tuple[str, ...]
    source: Source | None
    fingerprint: str


class Cause(Struct, frozen=True):
    """Findings that one edit mends: one line of a style sheet, one template, one passage of a page.

    `id` is the same in every run. `pages` is how many pages it shows on; `findings` are positions in the report's own
    list. `message` is that of the first of them, `element` a selector that fits its element and all that look alike.
    `since` is the day since when a baseline knows it. `style` is the declaration that makes them, where that is known.
    `mended_by_theme_option`: the site's theme makes it, and the option `mend_theme` of the MkDocs plugin mends it.
    """

    id: str
    rule: str
    level: Level
    result: Result
    status: Status
    kind: CauseKind
    mended_by: MendedBy
    message: str
    element: str
    pages: int
    findings: tuple[int, ...]
    style: StyleOrigin | None = None
    since: date | None = None
    mended_by_theme_option: bool = False


class SiteSummary(Struct, frozen=True):
    """Which site it is, and how much of it was looked at. `left_out` are sentences on what was left out, and why.

    `folder` is the path of the built site from the root of its repository, `.` for the root itself; empty where it lies
    in none.
    """

    name: str
    url: str
    pages: int
    profiles: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    reused: Reused = Reused()
    folder: str = ""


class Counts(Struct, frozen=True):
    """How many targets had each result, over all rules and pages."""

    passed: int = 0
    failed: int = 0
    unsure: int = 0
    inapplicable: int = 0
    untested: int = 0


class CriterionOutcome(StrEnum):
    """What a run can say of a criterion of WCAG, in the order in which reports tell of it."""

    FAILED = "failed"
    UNTESTED = "untested"
    UNSURE = "unsure"
    NEEDS_PERSON = "needs-person"
    PASSED = "passed"
    INAPPLICABLE = "inapplicable"


class FoundSubject(Struct, frozen=True):
    """Something that a person has to look at, such as a picture or a field, and the pages it is on.

    `what` is empty where that is the pages themselves; `pages` where it is not known where the thing is used.
    """

    what: str
    pages: tuple[str, ...]


class Attested(Struct, frozen=True):
    """What somebody has checked: in which role, how, on which day, and on which pages that still holds.

    On the pages in `lapsed` it holds no longer: their content has changed since, or they are gone.
    """

    role: str
    did: str
    on: date
    pages: tuple[str, ...]
    lapsed: tuple[str, ...] = ()


class CriterionResult(Struct, frozen=True):
    """What this run can say of one WCAG criterion: a result, or `needs-person`, and why.

    `pages` are those that the result is about, such as those a person still has to look at, and `things` what there is
    to look at on them where that could be told. `inapplicable` and what a machine alone passed are about every page.
    """

    sc: str
    name: str
    level: str
    result: CriterionOutcome
    rules: tuple[str, ...]
    because: str
    pages: tuple[str, ...] = ()
    things: tuple[FoundSubject, ...] = ()
    attested: tuple[Attested, ...] = ()


class LedgerEntry(Struct, frozen=True):
    """How many targets one rule found, and what came of them."""

    rule: str
    targets: int
    passed: int
    failed: int
    unsure: int
    untested: int


class Report(Struct, frozen=True):
    """Everything a run has to say. `notes` are sentences on what was not part of it."""

    schema: int
    tool: Tools
    site: SiteSummary
    verdict: Verdict
    counts: Counts
    causes: tuple[Cause, ...]
    findings: tuple[Finding, ...]
    criteria: tuple[CriterionResult, ...]
    ledger: tuple[LedgerEntry, ...]
    notes: tuple[str, ...] = ()
