import json
import re
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from msgspec import structs

from audits.evidence import Reused
from audits.reports import as_html
from audits.reports.html_causes import PageRow, page_rows
from audits.reports.links import BY_CRITERION, BY_STANDARD
from audits.standards import Level
from audits.verdict.report import (
    CriterionOutcome,
    CriterionResult,
    Finding,
    FoundSubject,
    MendedBy,
    Report,
    SiteSummary,
    Source,
    Status,
    Verdict,
)

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
    *("svg", "circle", "path", "time"),
    *("template", "form", "label", "input", "select", "option", "button", "script"),
}
VOID = {"meta", "link", "img", "wbr", "input"}
OWN_SCRIPT = files("audits.reports").joinpath("report.js").read_text(encoding="utf-8")


class Parsed(HTMLParser):
    """The elements, attributes and text of a page, and whether every element is closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.stack: list[str] = []
        self.misnested: list[str] = []
        self.scripts: list[str] = []
        self.title = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in {"dd", "p", "td", "th"}:
            self.text += "\n"
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack.pop() != tag:
            self.misnested.append(tag)

    def handle_data(self, data: str) -> None:
        if self.stack[-1:] == ["script"]:
            self.scripts.append(data)
        elif self.stack[-1:] == ["title"]:
            self.title += data
        else:
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


def own_hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_policy_forbids_all_but_our_own_style_and_script(everything: Report) -> None:
    text = as_html(everything)
    page = Parsed(text)
    style = text[text.index("<style>") + 7 : text.index("</style>")]
    policy = (
        f"default-src 'none'; style-src {own_hash(style)}; script-src {own_hash(page.scripts[-1])}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert ("meta", {"http-equiv": "Content-Security-Policy", "content": policy}) in page.elements
    assert not re.search(r"url\(|@import", style)
    assert not [attributes for _, attributes in page.elements if "style" in attributes]


def test_only_our_own_script_is_in_the_page_beside_data(awkward: Report) -> None:
    page = Parsed(as_html(awkward))
    kinds = [attributes for tag, attributes in page.elements if tag == "script"]
    if not awkward.causes:
        assert kinds == []
        return
    assert kinds == [{"type": "application/json", "id": "filter-data"}, {}]
    data, script = page.scripts
    assert script == OWN_SCRIPT
    assert not set(data) & set("<>&\u2028\u2029")
    assert len(json.loads(data)["causes"]) == len(awkward.causes)


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
    assert page.title.startswith(f"{verdict.capitalize()}: ")
    assert page.text.count(verdict.capitalize()) == 1
    assert ("header", {"class": f"verdict {verdict}"}) in page.elements


def test_head_says_which_site_was_looked_at_when_how_and_with_what(make_report: Callable[..., Report]) -> None:
    site = SiteSummary(
        "A <b>Clinic</b>",
        "https://clinic.example/",
        12,
        ("desktop", "mobile"),
        left_out=("Pages left out, because --pages asked for others: 22.",),
        reused=Reused(pages=3, regions=1),
    )
    text = words(as_html(make_report(site=site), today=date(2026, 11, 25)))
    for part in (
        "Audit report, 25 November 2026 A <b>Clinic</b> https://clinic.example/ Failing",
        "12 pages, each opened in a real browser in 2 profiles",
        "Profiles desktop, mobile",
        "Left out Pages left out, because --pages asked for others: 22.",
        "3 pages unchanged since an earlier run. 1 page for whose header, menu and footer",
        "Tools audits 0.1.0, axe-core 4.11.0, Chromium 142.0",
    ):
        assert part in text
    assert "Used again Nothing" in words(as_html(make_report()))


def test_causes_stand_by_who_mends_them_and_what_is_settled_last(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    findings = (
        make_finding(message="Advice.", level=Level.SHOULD),
        make_finding(message="Settled.", status=Status.WAIVED),
        make_finding(message="Booking."),
        make_finding(message="Styles."),
        make_finding(message="Words."),
    )
    report = make_report(*findings)
    people = (MendedBy.EDITOR, MendedBy.EDITOR, MendedBy.CLINIC, MendedBy.TEMPLATE, MendedBy.EDITOR)
    causes = [structs.replace(one, mended_by=who) for one, who in zip(report.causes, people, strict=True)]
    text = as_html(structs.replace(report, causes=tuple(causes)))
    titles = re.findall(r'<h2 id="[a-z]+-title">([^<]+) <span class="count">([^<]+)', text)
    assert titles == [
        ("For whoever writes the pages", "2 causes"),
        ("For whoever keeps the template", "1 cause"),
        ("For the clinic", "1 cause"),
        ("Known or waived", "1 cause"),
    ]
    assert re.findall(r"<h4>(\w+\.)</h4>", text) == ["Words.", "Advice.", "Styles.", "Booking.", "Settled."]
    assert text.index('<details class="settled-causes">') < text.index("<h4>Settled.</h4>")


def test_picture_has_its_text(everything: Report, webp: bytes) -> None:
    page = Parsed(as_html(everything, {"00000000000000aa": webp, "of no finding": webp}))
    assert [attributes for tag, attributes in page.elements if tag == "img"] == [
        {
            "src": f"data:image/webp;base64,{b64encode(webp).decode()}",
            "alt": "How it looks on guides/headache/index.html, seen in dark; a line is drawn around it",
        }
    ]


def test_table_counts_causes_by_page_and_profile(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(
        make_finding(page="a.html", profiles=("mobile",)),
        make_finding(page="a.html", profiles=("mobile",)),
        make_finding(page="a.html", profiles=("mobile", "desktop"), message="Another cause."),
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


def test_first_places_are_on_pages_of_their_own_and_the_rest_is_counted(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    findings = [
        make_finding(page=f"page-{number // 4}.html", source=Source("docs/a.md", number)) for number in range(240)
    ]
    text = as_html(make_report(*findings))
    assert re.findall(r'<dd class="page">([^<]+)', text) == ["page-0.html", "page-1.html", "page-2.html"]
    assert text.count("&lt;a href=") == 1
    shown = words(text)
    assert "240 places on 60 pages" in shown
    assert "page-0.html 4 docs/a.md: 0, 1, 2, 3 page-1.html 4" in shown
    assert ("page-49.html 4" in shown, "page-50.html 4" in shown) == (True, False)
    assert "And 10 more pages. All are in report.json." in shown


def test_places_of_one_page_are_shown_with_their_own_element(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    text = as_html(make_report(*(make_finding(html=f"<b>{number}</b>", selector=f"#b{number}") for number in range(3))))
    assert re.findall(r"&lt;b&gt;(\d)", text) == ["0", "1", "2"]
    assert "places on" not in text


def test_lines_named_in_one_row_are_bounded(make_finding: Callable[..., Finding]) -> None:
    findings = [make_finding(source=Source("docs/a.md", line)) for line in range(20, 0, -1)]
    (row,) = page_rows(findings)
    assert row == PageRow("guides/headache/index.html", 20, "docs/a.md: 1, 2, 3, 4, 5, 6, 7, 8, …")


@pytest.mark.parametrize(
    ("causes", "pages", "on_page"), [(2, 100, 102), (300, 5, 1), (1000, 3, 2)], ids=["places", "causes", "far too many"]
)
def test_a_large_report_stays_small(make_large: Callable[..., Report], causes: int, pages: int, on_page: int) -> None:
    report = make_large(causes, pages, on_page)
    pictures = {finding.fingerprint: bytes(15_000) for finding in report.findings}
    text = as_html(report, pictures)
    page = Parsed(text)
    most_bytes, most_elements = (3_000_000, 30_000) if causes <= 300 else (6_000_000, 60_000)
    assert len(text.encode()) < most_bytes
    assert len(page.elements) < most_elements
    told = re.findall(r"<h4>Cause (\d+)", text)
    assert len(told) == causes
    assert text.count('<details class="cause"') == causes
    assert text.count("<img") == min(causes, 1_200_000 // 15_000)
    assert len(json.loads(page.scripts[0])["causes"][0]) == pages


def test_pages_and_things_past_a_number_are_counted(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    things = tuple(FoundSubject(f"picture {number}", ()) for number in range(60))
    criterion = CriterionResult(
        "1.1.1", "Non-text Content", "A", CriterionOutcome.NEEDS_PERSON, ("a-rule",), "See.", (), things
    )
    report = make_report(make_finding(page="last.html"), criteria=(criterion,))
    text = words(as_html(report, {}, [f"{number}.html" for number in range(250)]))
    assert "And 51 more pages." in text
    assert "desktop mobile last.html 1 to mend 1 to mend 0.html none none" in text
    assert ("picture 49" in text, "picture 50" in text) == (True, False)
    assert "and 10 more things" in text
