import re
from collections.abc import Callable
from pathlib import Path

from msgspec import structs

from audits.reports import as_markdown
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.report import Finding, MendedBy, Report, Status

OURS = re.compile(r"<br>|</?details>|</?summary>|^<!-- audits -->$", re.MULTILINE)


def test_snapshot(everything: Report, same_as_file: Callable[[str, Path], None], snapshots: Path) -> None:
    same_as_file(as_markdown(everything), snapshots / "report.md")


def test_every_table_row_has_four_cells_and_no_markup_from_a_page(awkward: Report) -> None:
    text = as_markdown(awkward)
    assert text.startswith("<!-- audits -->\n## ")
    rows = [line for line in text.split("\n") if line.startswith("|")]
    assert {row.count("|") for row in rows} <= {5}
    assert not re.search(r"[<>*_`\[\]\\~$]", OURS.sub("", text))
    assert not re.search(r"@\w|://|www\.", text)


def test_it_fits_into_a_comment(awkward: Report) -> None:
    assert len(as_markdown(awkward)) < 65_536


def test_the_longest_of_everything_fits_into_a_comment(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    kinds: list[dict[str, object]] = [
        {},
        {"result": Result.UNTESTED},
        {"result": Result.UNSURE},
        {"level": Level.SHOULD},
        {"status": Status.KNOWN},
    ]
    long = "|" * 5000
    worst = (
        make_finding(message=f"{cause}{long}", page=f"{page}{long}", source=None, **kind)
        for kind in kinds
        for cause in range(20)
        for page in range(3)
    )
    assert len(as_markdown(make_report(*worst, notes=(long,) * 20))) < 65_536


def test_notes_that_do_not_fit_are_counted(make_report: Callable[..., Report]) -> None:
    text = as_markdown(make_report(notes=tuple(f"Note {number}: {'word ' * 100}" for number in range(40))))
    shown = text.count("Note ")
    assert 10 < shown < 20
    assert text.endswith(f"- and {40 - shown} more, which the whole report has.\n")


def test_what_does_not_fit_is_counted(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    text = as_markdown(make_report(*(make_finding(message=f"Message {number}.") for number in range(40))))
    assert text.count("Message ") == 15
    assert "and 25 more" in text


def test_places_are_counted(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    text = as_markdown(make_report(*(make_finding(page=f"{number}.html", source=None) for number in range(5))))
    assert "| 0.html<br>1.html<br>2.html<br>and 2 more | whoever writes the page |" in text


def test_advice_is_folded_away(everything: Report) -> None:
    text = as_markdown(everything)
    assert "### Must be mended: 4 (15 findings)" in text
    assert "<details><summary>Should be mended: 1</summary>" in text


def test_causes_are_told_by_who_can_mend_them(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(*(make_finding(message=who) for who in MendedBy))
    mixed = structs.replace(
        report,
        causes=tuple(structs.replace(one, mended_by=MendedBy(one.message)) for one in reversed(report.causes)),
    )
    rows = [line.split(" | ")[-1] for line in as_markdown(mixed).split("\n") if line.startswith("| tel-link")]
    assert rows == ["whoever writes the page |", "whoever keeps the template |", "the clinic |"]


def test_known_and_waived_come_last_folded_and_counted(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    findings = [make_finding(status=status) for status in (Status.KNOWN, Status.WAIVED, Status.NEW)]
    text = as_markdown(make_report(*findings))
    assert "<details><summary>Known or waived: 2 – 1 known, 1 waived</summary>" in text
    assert text.index("### Must be mended: 1") < text.index("Known or waived")
