"""Where a cause is to be mended, as files that CI systems know: of the repository as far as that can be said."""

from collections.abc import Iterable

from msgspec import Struct

from audits.reports.grouping import CauseGroup, Urgency, sections
from audits.reports.wording import one_line
from audits.verdict.report import Finding, MendedBy, Report

FRONT_PAGE = "index.html"
"""The page on which stands what concerns the whole site."""


class FilePlace(Struct, frozen=True):
    """A file, and its line where that is known.

    `file` is named from the root of the repository, or from the built site's folder where that lies in no repository
    (`in_repository`). `is_source` says whether it is a file that people write, rather than a built page.
    """

    file: str
    line: int | None
    is_source: bool
    in_repository: bool


def places_of(group: CauseGroup, report: Report) -> dict[FilePlace, Finding]:
    """Give the places of a cause, each once, with the first finding there; first comes where it is best mended.

    What a template or a style sheet is to blame for is placed on the built pages that show it: no line of Markdown is
    at fault. Everything else stands in its Markdown, with the places first whose line is known.
    """
    of_template = group.cause.mended_by is MendedBy.TEMPLATE
    places: dict[FilePlace, Finding] = {}
    for finding in group.findings:
        place = built_place(finding, report) if of_template else _place(finding, report)
        places.setdefault(place, finding)
    return dict(sorted(places.items(), key=lambda one: (not one[0].is_source, one[0].line is None)))


def built_place(finding: Finding, report: Report) -> FilePlace:
    """Place a finding on its built page."""
    page = finding.page or FRONT_PAGE
    folder = report.site.folder
    file = page if folder in {"", "."} else f"{folder}/{page}"
    return FilePlace(file, None, is_source=False, in_repository=bool(folder))


def _place(finding: Finding, report: Report) -> FilePlace:
    if finding.source is None or not finding.source.file:
        return built_place(finding, report)
    return FilePlace(finding.source.file, finding.source.line, is_source=True, in_repository=True)


def by_urgency(report: Report) -> Iterable[tuple[Urgency, CauseGroup]]:
    """Give every cause with what it asks for: the most urgent first, and of these, those that show on most pages."""
    for section in sections(report):
        causes = [cause for rule in section.rules for cause in rule.causes]
        for cause in sorted(causes, key=lambda one: -one.cause.pages):
            yield section.urgency, cause


def page_count(group: CauseGroup) -> str:
    """Say on how many pages a cause shows, where these are several: `on 100 pages, the first of them a.html`."""
    if group.cause.pages <= 1:
        return ""
    first = one_line(group.findings[0].page)
    return f"on {group.cause.pages:,} pages" + (f", the first of them {first}" if first else "")
