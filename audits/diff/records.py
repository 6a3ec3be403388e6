"""What a comparison says: the types here are the shape of `audits diff --format json`.

Its object has `kind` (`reports` or `sites`), `schema` (1), `worse` (whether something got worse: exit code 1), and the
fields of `ReportDiff` or `SiteDiff`. Keys stay; new ones may be added. Lists are sorted, but for causes, which stand in
the order of their report.
"""

from enum import StrEnum

from msgspec import Struct

from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.report import Source, Status, Verdict

SCHEMA = 1


class PlaceOfCause(Struct, frozen=True):
    """Where a cause shows: the page's HTML file below the site (empty: the whole site), element, and Markdown."""

    page: str
    selector: str
    source: Source | None = None


class CauseDiff(Struct, frozen=True):
    """A cause of one report, with those of its places that the other report does not have, or all where both have it.

    `blocks` says whether it stops a release.
    """

    id: str
    rule: str
    level: Level
    result: Result
    status: Status
    message: str
    places: tuple[PlaceOfCause, ...]
    blocks: bool


class CauseCounts(Struct, frozen=True):
    """How many causes of a report must and should be mended, are in doubt, could not be tested, or are settled.

    Settled are those that a baseline knows or a waiver covers, whatever their level.
    """

    must: int = 0
    should: int = 0
    unsure: int = 0
    untested: int = 0
    settled: int = 0


class ReportSummary(Struct, frozen=True):
    """One of the two reports: its verdict, how many pages it is about, and its causes by what they ask for."""

    verdict: Verdict
    pages: int
    causes: CauseCounts


class ReportDiff(Struct, frozen=True, tag="reports", tag_field="kind"):
    """What two reports differ in.

    `new` are causes, or places of causes, that only the new report has and the old one looked for; `first_seen` those
    that the old one did not look for. `mended` are those that only the old report has and the new one looked for;
    `not_looked_at` those that the new one did not look for. `known` are in both, as they stand in the new report; of
    these, `now_blocking` stop a release and did not before.

    `rules_lost` were judged and are now untested or not asked; `rules_gained` the other way round. `pages_added` and
    `pages_removed` hold what can be told: a report names a page only where it has something to say of it.
    `left_out_added` and `left_out_removed` are the reports' sentences on what was left out.
    """

    old: ReportSummary
    new_report: ReportSummary
    new: tuple[CauseDiff, ...] = ()
    first_seen: tuple[CauseDiff, ...] = ()
    now_blocking: tuple[CauseDiff, ...] = ()
    mended: tuple[CauseDiff, ...] = ()
    not_looked_at: tuple[CauseDiff, ...] = ()
    known: tuple[CauseDiff, ...] = ()
    rules_lost: tuple[str, ...] = ()
    rules_gained: tuple[str, ...] = ()
    pages_added: tuple[str, ...] = ()
    pages_removed: tuple[str, ...] = ()
    left_out_added: tuple[str, ...] = ()
    left_out_removed: tuple[str, ...] = ()

    @property
    def worse(self) -> bool:
        """Whether a cause that blocks is new, or blocks only now."""
        return any(one.blocks for one in (*self.new, *self.first_seen, *self.now_blocking))


class Aspect(StrEnum):
    """What of a page that stays has changed."""

    TITLE = "title"
    DESCRIPTION = "description"
    CANONICAL = "canonical"
    HEADING_ONE = "heading-one"
    ROBOTS = "robots"
    STRUCTURED_DATA = "structured-data"


class PageChange(Struct, frozen=True):
    """One thing that differs on a page that both sites have; an empty text is none.

    `key` names which of the structured data differs, as in `FAQPage.mainEntity.name`, and is empty for all else. Where
    there are several values, such as two headings of level one, they stand in `old` and `new` with ` / ` between them.
    `robots` is `noindex` or empty.
    """

    page: str
    aspect: Aspect
    old: str
    new: str
    key: str = ""


class GonePage(Struct, frozen=True):
    """An address that showed a page, or led to one, in the old site only.

    `leads_to` is where the new site sends whoever asks for it, empty if nowhere; `is_answered` is whether something is
    there (on another host: taken for granted). `linked_from` are pages of the new site, or its sitemap, that still link
    to it.
    """

    page: str
    leads_to: str = ""
    is_answered: bool = False
    linked_from: tuple[str, ...] = ()


class MovedPage(Struct, frozen=True):
    """A page that has nearly the same text in the new site at another address, `to`; the rest is as for `GonePage`."""

    page: str
    to: str
    leads_to: str = ""
    is_answered: bool = False
    linked_from: tuple[str, ...] = ()


class LostAnchor(Struct, frozen=True):
    """A place on a page (`#anchor`) that only one of the sites has, though both have the page.

    `linked_from` are files of the new site that link to it, the page itself included, and `was_linked_from` of the old.
    """

    page: str
    anchor: str
    linked_from: tuple[str, ...] = ()
    was_linked_from: tuple[str, ...] = ()


class SiteDiff(Struct, frozen=True, tag="sites", tag_field="kind"):
    """What two built sites differ in; pages are named by their HTML file below the site.

    A page that only sends its reader on is a redirect and counts as no page. `redirects_lost` are addresses that led to
    something in the old site and lead to nothing in the new. `unread` are lines of files with redirects that could not
    be read.
    """

    old_pages: int
    new_pages: int
    added: tuple[str, ...] = ()
    removed: tuple[GonePage, ...] = ()
    moved: tuple[MovedPage, ...] = ()
    redirects_lost: tuple[GonePage, ...] = ()
    anchors_lost: tuple[LostAnchor, ...] = ()
    anchors_added: tuple[LostAnchor, ...] = ()
    changes: tuple[PageChange, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def worse(self) -> bool:
        """Whether an address leads nowhere any more, a link misses its place, or search engines are turned away."""
        answered = [one.is_answered for one in (*self.removed, *self.redirects_lost)]
        gone = not all((*answered, *(one.is_answered for one in self.moved)))
        return gone or any(one.linked_from for one in self.anchors_lost) or any(map(is_newly_noindex, self.changes))


def is_newly_noindex(change: PageChange) -> bool:
    """Tell whether a page now asks search engines to leave it out, and did not before."""
    return change.aspect is Aspect.ROBOTS and bool(change.new)
