import re
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from audits.reports import as_html
from audits.reports.links import BY_CRITERION, BY_STANDARD
from audits.verdict.report import Finding, Report, Verdict

LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "background", "xlink:href"}
ELEMENTS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "link",
        "style",
        "body",
        "header",
        "nav",
        "main",
        "section",
        "article",
        "footer",
    ),
    *("h1", "h2", "h3", "h4", "p", "div", "ul", "li", "dl", "dt", "dd", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td", "a", "strong", "span", "code", "pre", "wbr", "img"),
    *("svg", "circle", "path"),
}
VOID = {"meta", "link", "img", "wbr"}


class Parsed(HTMLParser):
    """The elements, attributes and text of a page, and whether every element is closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.stack: list[str] = []
        self.misnested: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack.pop() != tag:
            self.misnested.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_snapshot(everything: Report, webp: bytes, same_as_file: Callable[[str, Path], None], snapshots: Path) -> None:
    pages = ("index.html", "guides/headache/index.html")
    text = as_html(everything, {"00000000000000aa": webp}, pages, date(2026, 11, 25))
    same_as_file(text, snapshots / "report.html")


def test_nothing_of_a_page_becomes_markup(awkward: Report, webp: bytes) -> None:
    pictures = {finding.fingerprint: webp for finding in awkward.findings}
    page = Parsed(as_html(awkward, pictures, tuple(finding.page for finding in awkward.findings)))
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert (page.stack, page.misnested) == ([], [])
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on")]
        for name in LOADING & attributes.keys():
            assert (tag, (attributes[name] or "").partition(",")[0]) == ("img", "data:image/webp;base64")


def test_links_lead_only_to_known_standards_and_into_the_page(hostile: Report, everything: Report) -> None:
    known = {*BY_STANDARD.values(), *BY_CRITERION.values()}
    for report in (hostile, everything):
        page = Parsed(as_html(report))
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        targets = [attributes["href"] or "" for tag, attributes in page.elements if tag in {"a", "link"}]
        assert targets
        assert [
            target
            for target in targets
            if target not in known and target.removeprefix("#") not in ids and target != "data:,"
        ] == []
        assert len(set(ids)) == len(ids)


def test_policy_forbids_loading_anything(everything: Report) -> None:
    text = as_html(everything)
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert ("meta", {"http-equiv": "Content-Security-Policy", "content": policy}) in Parsed(text).elements
    style = text[text.index("<style>") : text.index("</style>")]
    assert not re.search(r"url\(|@import", style)


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "\"q\" & 'r'", "]]>", "{{ 7 * 7 }}", "[red]x[/red]", "🤕", "50 %"]
)
def test_text_is_shown_as_it_was(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report], text: str
) -> None:
    report = make_report(make_finding(message=text, html=text, help=text, selector=text))
    assert Parsed(as_html(report)).text.count(text) == 4


def test_control_characters_are_made_visible(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(make_finding(message="a\x00b", html="c\x1bd", help="e\x07f"))
    text = as_html(report)
    assert [shown in text for shown in ("a␀b", "c␛d", "e␇f")] == [True] * 3


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("`tel:1` is <short>", "<h4><code>tel:1</code> is &lt;short&gt;</h4>"),
        ("`<b>`", "<h4><code>&lt;b&gt;</code></h4>"),
        ("one ` too many <b>", "<h4>one ` too many &lt;b&gt;</h4>"),
    ],
)
def test_backticks_are_code(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report], message: str, expected: str
) -> None:
    assert expected in as_html(make_report(make_finding(message=message)))


@pytest.mark.parametrize("verdict", Verdict)
def test_verdict_is_said_in_words(make_report: Callable[..., Report], verdict: Verdict) -> None:
    page = Parsed(as_html(make_report(verdict=verdict)))
    assert page.text.count(verdict.capitalize()) == 2
    assert ("header", {"class": f"verdict {verdict}"}) in page.elements


def test_picture_has_its_text(everything: Report, webp: bytes) -> None:
    page = Parsed(as_html(everything, {"00000000000000aa": webp, "of no finding": webp}))
    assert [attributes for tag, attributes in page.elements if tag == "img"] == [
        {
            "src": f"data:image/webp;base64,{b64encode(webp).decode()}",
            "alt": "How it looks on guides/headache/index.html, seen in dark",
        }
    ]


def test_table_counts_findings_by_page_and_profile(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(
        make_finding(page="a.html", profiles=("mobile",)),
        make_finding(page="a.html", profiles=("mobile", "desktop")),
        make_finding(page="b.html", profiles=()),
        make_finding(page="b.html", status="waived"),
    )
    text = as_html(report, {}, ("a.html", "c.html"))
    table = text[text.index('aria-label="Table of pages') :]
    rows = re.findall(r"<tr>(.*?)</tr>", table[: table.index("</table>")], re.DOTALL)
    cells = [re.sub(r"<[^>]+>|\s+", " ", row).split() for row in rows]
    assert [" ".join(row) for row in cells] == [
        "Page desktop mobile however visited",
        "a.html 1 to mend 2 to mend none",
        "c.html none none none",
        "b.html none none 1 to mend",
    ]


def words(html: str) -> str:
    return " ".join(Parsed(html).text.split())


def test_criteria_stand_by_result_with_the_reason_once(everything: Report) -> None:
    text = words(as_html(everything))
    told = ["Failed 1", "Not tested 1", "In doubt 1", "For a person to check 1", "Passed 1", "Not applicable 2"]
    assert sorted(told, key=text.index) == told
    assert text.count("There is no video.") == 1
    assert "Only a person can tell whether" in text


def test_a_check_by_a_person_says_how_old_it_is_and_where_it_holds(everything: Report) -> None:
    text = words(as_html(everything, today=date(2026, 11, 25)))
    assert (
        "Checked by a person (editor) on 13 November 2026, 12 days ago: Read each alternative beside its picture. "
        "It holds for 1 page. Changed since, so to be checked again: 1 page."
    ) in text
    assert "Checked by a person (clinician) on 24 November 2026, yesterday: Read every title by itself." in text


def test_things_to_look_at_are_named_with_their_pages(everything: Report) -> None:
    text = words(as_html(everything))
    assert "3 things to look at" in text
    assert "picture /logo.svg on a.html, b.html, c.html and 2 more pages" in text


def test_places_past_the_first_are_folded_but_there(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    alike = as_html(make_report(*(make_finding(page=f"page-{number}.html") for number in range(30))))
    assert "Show 20 more places" in alike
    assert alike.count("&lt;a href=") == 1
    different = as_html(make_report(*(make_finding(html=f"<b>{number}</b>") for number in range(30))))
    assert "Show 25 more places" in different
    assert different.count("&lt;b&gt;") == 30
