"""The report for a person at a terminal: the verdict first and last, and between them what to mend, and how."""

from collections.abc import Iterator, Mapping
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from audits.reports.grouping import CauseGroup, RuleGroup, Section, Urgency, sections
from audits.reports.wording import (
    ASKS,
    VERDICTS,
    criteria_line,
    criteria_told,
    found,
    one_line,
    page_name,
    places,
    printable,
    profile_names,
    remarks,
    scope,
    source_place,
    status_words,
    style_words,
    theme_line,
    verdict_line,
)
from audits.verdict.report import Finding, Report, Verdict

_VERDICT_STYLES: Mapping[Verdict, str] = {
    Verdict.CLEAN: "bold green",
    Verdict.FAILING: "bold red",
    Verdict.INCOMPLETE: "bold magenta",
}
_STYLES: Mapping[Urgency, str] = {
    Urgency.MUST: "bold red",
    Urgency.UNTESTED: "bold magenta",
    Urgency.UNSURE: "bold yellow",
    Urgency.SHOULD: "bold cyan",
    Urgency.SETTLED: "bold",
}
_PLACES_SHOWN = 10
_PLACES_SHOWN_IN_BRIEF = 3
_IN_BRIEF = (Urgency.SHOULD, Urgency.SETTLED)


def as_terminal(report: Report, *, console_width: int = 100, colour: bool = False) -> str:
    """Give a report as lines of text, with ANSI colours if wanted."""
    written = StringIO()
    console = Console(
        file=written,
        width=console_width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},  # the same report gives the same text, whatever terminal it is made in
    )
    console.print(*_lines(report), sep="\n")
    console.print(Text(verdict_line(report), style=_VERDICT_STYLES[report.verdict]), soft_wrap=True)
    return "\n".join(line.rstrip() for line in written.getvalue().split("\n"))


def _lines(report: Report) -> Iterator[RenderableType]:
    yield Text.assemble((report.verdict.upper(), _VERDICT_STYLES[report.verdict]), f"  {VERDICTS[report.verdict]}")
    yield Text(f"{scope(report)}: {found(report)}.")
    if line := theme_line(report):
        yield Text(line)
    for section in sections(report):
        yield Text()
        yield from _section(section, report)
    if criteria_told(report):
        yield Text()
        yield Text(criteria_line(report))
    if remarks(report):
        yield Text()
        yield Text("Notes", style="bold")
        yield from (_indented(Text(f"- {printable(note)}"), 2) for note in remarks(report))
    yield Text()


def _section(section: Section, report: Report) -> Iterator[RenderableType]:
    amount = f"{section.causes:,}{places(section.causes, section.findings)}"
    title = Text(f"{ASKS[section.urgency].capitalize()}: {amount}", style=_STYLES[section.urgency])
    yield Rule(title, align="left", style="dim")
    in_brief = section.urgency in _IN_BRIEF
    for index, group in enumerate(section.rules):
        if index:
            yield Text()
        yield _heading(group)
        for cause in group.causes:
            yield _indented(Text(printable(cause.message).strip()), 2)
            if style := style_words(cause.cause):
                yield _indented(Text(style), 2)
            yield from _brief_places(cause) if in_brief else _places(cause, report)
        if group.help and not in_brief:
            yield _indented(Text.assemble(("What to do: ", "bold"), printable(group.help).strip()), 2)
    if section.urgency is Urgency.SHOULD:
        yield Text("`audits explain RULE` says why, and what to do.", style="dim")


def _heading(group: RuleGroup) -> Text:
    about = " · ".join(one_line(text) for text in (group.rule, group.family, *group.standards) if text)
    return Text.assemble((one_line(group.title), "bold"), (f"\n{about}", "dim"))


def _places(cause: CauseGroup, report: Report) -> Iterator[RenderableType]:
    shown = cause.findings[:_PLACES_SHOWN]
    if cause.is_one_element:
        yield from _snippet_lines(shown[0], 4)
    for finding in shown:
        yield _place(finding, profile_names(finding, report))
        if not cause.is_one_element:
            yield from _snippet_lines(finding, 6)
    yield from _more(len(cause.findings) - len(shown))


def _brief_places(cause: CauseGroup) -> Iterator[RenderableType]:
    for finding in cause.findings[:_PLACES_SHOWN_IN_BRIEF]:
        yield _place(finding, status_words(cause.cause))
    yield from _more(len(cause.findings) - _PLACES_SHOWN_IN_BRIEF)


def _place(finding: Finding, last: str) -> RenderableType:
    facts = (page_name(finding), source_place(finding), last)
    return _indented(Text("on " + "  ".join(fact for fact in facts if fact)), 4)


def _snippet_lines(finding: Finding, columns: int) -> Iterator[RenderableType]:
    """Cut code at the edge: wrapped, it could no longer be told where it begins."""
    for line in (one_line(finding.selector), one_line(finding.html)):
        if line:
            yield _indented(Text(line, style="dim", no_wrap=True, overflow="ellipsis"), columns)


def _more(count: int) -> Iterator[RenderableType]:
    if count > 0:
        yield _indented(Text(f"and {count:,} more"), 4)


def _indented(text: Text, columns: int) -> Padding:
    return Padding(text, (0, 0, 0, columns), expand=False)
