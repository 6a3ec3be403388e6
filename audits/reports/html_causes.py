"""Causes as the HTML report shows them: by who can mend them, with as many places as a page of that size can hold."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, structs

from audits.reports.grouping import CauseGroup, RuleGroup, Urgency, sections, urgency
from audits.reports.wording import one_line, page_name
from audits.verdict.report import Finding, MendedBy, Report, Status

PLACES, PLACES_PER_CAUSE = 1_000, 3
"""Places that are shown in full, in the whole report and of one cause, which has at least one."""

OPEN_CAUSES, OPEN_PER_RULE = 40, 3
"""Causes that are unfolded at first, in the whole report and of each rule."""

ROWS, ROWS_PER_CAUSE = 6_000, 50
"""Rows of pages in the whole report, and of one cause: a browser opens a file with more only slowly."""

LINES_PER_ROW = 8
"""Numbers of lines named in a row."""

PICTURE_BYTES = 1_200_000
"""How much the pictures of one report hold at most."""

SETTLED = "settled"


class PageRow(Struct, frozen=True):
    """What one cause has on one page: how many places, and where they are mended, as in `docs/a.md: 3, 7, 12`."""

    page: str
    places: int
    sources: str


class ShownCause(Struct, frozen=True):
    """A cause as it is shown.

    `id` is unique in the report; `number` its position in the report; `is_one_element` says that all places show the
    same element, which is then shown once. `pictured` is the finding that the picture is of; `rows` are the pages, the
    first `len(rows)` of `pages`.
    """

    id: str
    number: int
    group: CauseGroup
    is_open: bool
    pictured: Finding | None
    first: tuple[Finding, ...]
    rows: tuple[PageRow, ...]
    pages: int

    @property
    def places(self) -> int:
        """How many places the cause has."""
        return len(self.group.findings)


class ShownRule(Struct, frozen=True):
    """The causes of one rule that ask for the same thing of the same people."""

    urgency: Urgency
    rule: RuleGroup
    causes: tuple[ShownCause, ...]


class Part(Struct, frozen=True):
    """A part of the report, for those who can mend what is in it, most urgent first; or what is settled."""

    name: str
    rules: tuple[ShownRule, ...]

    @property
    def causes(self) -> int:
        """How many causes are in this part."""
        return sum(len(rule.causes) for rule in self.rules)

    @property
    def counts(self) -> Mapping[Urgency, int]:
        """How many causes ask for what."""
        found: dict[Urgency, int] = {}
        for rule in self.rules:
            found[rule.urgency] = found.get(rule.urgency, 0) + len(rule.causes)
        return found


def parts(report: Report, pictures: Mapping[str, bytes]) -> tuple[Part, ...]:
    """Give the causes by who can mend them, and those that are settled last."""
    show = _shower(report, pictures)
    new = {
        one: [cause for cause in report.causes if cause.status is Status.NEW and cause.mended_by is one]
        for one in MendedBy
    }
    settled = [cause for cause in report.causes if cause.status is not Status.NEW]
    groups = [*((name.value, causes) for name, causes in new.items()), (SETTLED, settled)]
    return tuple(
        Part(name, tuple(_rules(structs.replace(report, causes=tuple(causes)), show)))
        for name, causes in groups
        if causes
    )


Show = Callable[[CauseGroup, int], ShownCause]


def _rules(report: Report, show: Show) -> Iterator[ShownRule]:
    for section in sections(report):
        for rule in section.rules:
            shown = tuple(show(cause, at) for at, cause in enumerate(rule.causes))
            yield ShownRule(section.urgency, rule, shown)


def _shower(report: Report, pictures: Mapping[str, bytes]) -> Show:
    """Give what shows a cause, which keeps count of what is unfolded and how much the pictures hold."""
    numbers = {(cause.id, cause.status): number for number, cause in enumerate(report.causes)}
    most_rows = _share(ROWS, ROWS_PER_CAUSE, report)
    most_places = _share(PLACES, PLACES_PER_CAUSE, report)
    spent = {"open": 0, "bytes": 0}

    def show(group: CauseGroup, at: int) -> ShownCause:
        cause = group.cause
        is_settled = urgency(group.findings[0]) is Urgency.SETTLED
        is_open = at < OPEN_PER_RULE and spent["open"] < OPEN_CAUSES and not is_settled
        spent["open"] += is_open
        pictured = next((one for one in group.findings if one.fingerprint in pictures), None)
        if pictured is not None:
            size = len(pictures[pictured.fingerprint])
            pictured = pictured if spent["bytes"] + size <= PICTURE_BYTES else None
            spent["bytes"] += size if pictured is not None else 0
        first = _first(group.findings, most_places)
        rows = tuple(page_rows(group.findings)) if len(group.findings) > len(first) else ()
        number = numbers[cause.id, cause.status]
        return ShownCause(f"cause-{number + 1}", number, group, is_open, pictured, first, rows[:most_rows], len(rows))

    return show


def _share(in_all: int, most: int, report: Report) -> int:
    """Give each cause its share of what the report can hold, at least one."""
    return max(1, min(most, in_all // max(1, len(report.causes))))


def _first(findings: Sequence[Finding], most: int) -> tuple[Finding, ...]:
    """Give the first places: on pages of their own, as far as there are as many."""
    by_page = {one.page: one for one in reversed(findings)}
    of_pages = [one for one in findings if by_page[one.page] is one]
    repeated = [one for one in findings if by_page[one.page] is not one]
    return (*of_pages, *repeated)[:most]


def page_rows(findings: Iterable[Finding]) -> Iterator[PageRow]:
    """Give what a cause has on each page, those with most places first."""
    by_page: dict[str, list[Finding]] = {}
    for finding in findings:
        by_page.setdefault(finding.page, []).append(finding)
    for found in sorted(by_page.values(), key=len, reverse=True):
        yield PageRow(page_name(found[0]), len(found), _sources(found))


def _sources(findings: Iterable[Finding]) -> str:
    """Name files with their lines, as in `docs/a.md: 3, 7, 12`."""
    lines: dict[str, dict[int, None]] = {}
    for finding in findings:
        if finding.source is not None:
            known = lines.setdefault(one_line(finding.source.file), {})
            if finding.source.line is not None:
                known[finding.source.line] = None
    return "; ".join(_source(file, sorted(numbers)) for file, numbers in lines.items())


def _source(file: str, lines: Sequence[int]) -> str:
    if not lines:
        return file
    more = ", …" if len(lines) > LINES_PER_ROW else ""
    return f"{file}: {', '.join(str(line) for line in lines[:LINES_PER_ROW])}{more}"


class FilterData(Struct, frozen=True):
    """What the page's script filters by: names of pages, and of each cause, by its position, which of them it is on."""

    pages: tuple[str, ...]
    causes: tuple[tuple[int, ...], ...]


def filter_data(report: Report) -> FilterData:
    """Give the pages of all causes, those not shown as rows, too."""
    names: dict[str, int] = {}
    of_causes = tuple(
        tuple(dict.fromkeys(names.setdefault(page_name(report.findings[at]), len(names)) for at in cause.findings))
        for cause in report.causes
    )
    return FilterData(tuple(names), of_causes)
