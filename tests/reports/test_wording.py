from collections.abc import Callable
from datetime import date

import pytest
from msgspec import structs

from audits.evidence import StyleKind, StyleOrigin, StylePlace, StyleVariable
from audits.reports import links, wording
from audits.reports.as_html import as_html
from audits.reports.as_markdown import as_markdown
from audits.reports.as_terminal import as_terminal
from audits.standards import wcag
from audits.standards.wcag import CRITERIA
from audits.verdict.report import (
    CriterionOutcome,
    CriterionResult,
    Finding,
    Report,
    SiteSummary,
    Source,
    Status,
    Verdict,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain, ünïcode 🤕", "plain, ünïcode 🤕"),
        ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te"),
        ("\x00\x07\x1b[31m\x7f", "␀␇␛[31m␡"),
        ("a ::error::b\n::notice::c", "a : :error::b\n: :notice::c"),
        ("##[group]a ##vso[b] # ## c[d]", "## [group]a ## vso[b] # ## c[d]"),
        ("p::before, a:: b", "p::before, a:: b"),
        ("\x85\ud83e\uffff\u202e", "\ufffd\ufffd\ufffd\ufffd"),
    ],
)
def test_printable(text: str, expected: str) -> None:
    assert wording.printable(text) == expected


SHEET = StylePlace(StyleKind.SHEET, "css/main.css", 12, 3, ".tab")


@pytest.mark.parametrize(
    ("place", "variable", "expected"),
    [
        (SHEET, None, "Set in css/main.css, line 12: `.tab { color: #999 }`."),
        (
            structs.replace(SHEET, source="docs/css/main.css"),
            None,
            "Set in docs/css/main.css, line 12: `.tab { color: #999 }`.",
        ),
        (
            structs.replace(SHEET, line=1, column=4000, condition="@media print"),
            None,
            "Set in css/main.css, line 1, column 4000: `@media print { .tab { color: #999 } }`.",
        ),
        (
            structs.replace(SHEET, kind=StyleKind.BLOCK, file="a.html"),
            StyleVariable("--pale", "#aaa", structs.replace(SHEET, line=1, selector=":root")),
            (
                "Set in a.html, line 12, in a `<style>`: `.tab { color: #999 }`. "
                "`--pale` is set in css/main.css, line 1: `:root { --pale: #aaa }`."
            ),
        ),
        (
            StylePlace(StyleKind.ATTRIBUTE, "a.html", None, None, '<p style="color:#999">\x1b'),
            None,
            'Set in the `style` of `<p style="color:#999">␛`: `color: #999`.',
        ),
    ],
)
def test_where_a_style_is_set(
    everything: Report, place: StylePlace, variable: StyleVariable | None, expected: str
) -> None:
    cause = structs.replace(everything.causes[0], style=StyleOrigin("color", "#999", place, variable))
    assert wording.style_words(cause) == expected
    report = structs.replace(everything, causes=(cause, *everything.causes[1:]))
    assert "Set in " in as_terminal(report)
    assert "Set in " in as_markdown(report)
    assert "Set in " in as_html(report)
    assert wording.style_words(everything.causes[0]) == ""


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [("a\n  b\t c ", None, "a b c"), ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("abcd efg", 6, "abcd…")],
)
def test_one_line(text: str, longest: int | None, expected: str) -> None:
    assert wording.one_line(text, longest) == expected


def test_verdict_line(everything: Report, make_report: Callable[..., Report]) -> None:
    assert wording.verdict_line(everything) == (
        "INCOMPLETE: Not everything could be checked, so the site may not be published yet. 14 pages in 3 profiles: "
        "4 causes must be mended (15 findings), 1 could not be checked, 1 for a person to judge, 1 should be mended, "
        "2 known or waived."
    )
    clean = make_report(verdict=Verdict.CLEAN, site=SiteSummary("", "", 1, ("desktop",)))
    assert wording.verdict_line(clean) == (
        "CLEAN: Nothing was found that stands in the way of publishing. 1 page in 1 profile: no findings."
    )


@pytest.mark.parametrize(
    ("source", "expected"), [(None, ""), (Source("docs/a.md"), "docs/a.md"), (Source("docs/a.md", 3), "docs/a.md:3")]
)
def test_source_place(make_finding: Callable[..., Finding], source: Source | None, expected: str) -> None:
    assert wording.source_place(make_finding(source=source)) == expected


@pytest.mark.parametrize(
    ("visited", "seen", "expected"),
    [
        (("desktop", "dark"), ("desktop", "dark"), "every profile"),
        (("desktop", "dark"), ("dark",), "dark"),
        (("desktop",), ("desktop",), "desktop"),
        (("desktop",), (), ""),
    ],
)
def test_profile_names(
    make_finding: Callable[..., Finding],
    make_report: Callable[..., Report],
    visited: tuple[str, ...],
    seen: tuple[str, ...],
    expected: str,
) -> None:
    assert (
        wording.profile_names(make_finding(profiles=seen), make_report(site=SiteSummary("", "", 1, visited)))
        == expected
    )


def test_every_criterion_has_its_own_page_to_read() -> None:
    assert len(set(links.BY_CRITERION.values())) == len(CRITERIA)
    assert links.BY_CRITERION["1.4.3"] == "https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum"
    assert links.BY_CRITERION["2.2.2"] == "https://www.w3.org/WAI/WCAG22/Understanding/pause-stop-hide"
    assert links.BY_STANDARD[wcag("1.4.3").name] == links.BY_CRITERION["1.4.3"]
    assert links.BY_STANDARD["RFC 3966"] == "https://www.rfc-editor.org/rfc/rfc3966"
    assert all(url.startswith("https://") for url in links.BY_STANDARD.values())


def test_criteria_are_not_told_of_where_no_rule_was_about_any(make_report: Callable[..., Report]) -> None:
    untried = CriterionResult("1.3.2", "Meaningful Sequence", "A", CriterionOutcome.NEEDS_PERSON, (), "Look.")
    tried = CriterionResult("1.4.10", "Reflow", "AA", CriterionOutcome.UNTESTED, ("reflow",), "A page did not load.")
    assert wording.criteria_line(make_report(criteria=(untried,))) == ""
    told = wording.criteria_line(make_report(criteria=(untried, tried)))
    assert told == "WCAG 2.2, levels A and AA: 1 not tested, 1 for a person to check."


def test_the_age_of_a_day() -> None:
    today = date(2026, 11, 25)
    assert [wording.age(date(2026, 11, day), today) for day in (25, 24, 1)] == ["today", "yesterday", "24 days ago"]


def of_theme(report: Report, by_theme: tuple[bool, ...]) -> Report:
    causes = tuple(
        structs.replace(cause, mended_by_theme_option=is_mended)
        for cause, is_mended in zip(report.causes, by_theme, strict=True)
    )
    return structs.replace(report, causes=causes)


@pytest.mark.parametrize("as_text", [as_terminal, as_markdown, as_html])
def test_causes_of_the_theme_are_counted_with_the_option_that_mends_them(
    as_text: Callable[[Report], str], make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(*(make_finding(message=words) for words in ("one", "two", "three")))
    said = " ".join(
        as_text(of_theme(report, by_theme=(True, True, False))).replace("<code>", "`").replace("</code>", "`").split()
    )
    assert "At least 2 of these 3 causes are the theme" in said
    assert "`mend_theme: true`" in said
    assert "mend_theme" not in as_text(report)


def test_causes_of_the_theme_that_are_settled_are_not_counted(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(make_finding(status=Status.WAIVED, message="one"), make_finding(message="two"))
    assert not wording.theme_line(of_theme(report, by_theme=(True, False)))
    assert "This cause is the theme's" in wording.theme_line(of_theme(report, by_theme=(True, True)))
