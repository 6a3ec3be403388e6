"""Reports to be written: a fixed one with one of everything for the snapshots, and awkward ones."""

import io
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from PIL import Image

from audits.evidence import Tools
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.report import (
    Attested,
    Cause,
    CauseKind,
    Counts,
    CriterionOutcome,
    CriterionResult,
    Finding,
    FoundSubject,
    LedgerEntry,
    MendedBy,
    Report,
    SiteSummary,
    Source,
    Status,
    Verdict,
)

SNAPSHOTS = Path(__file__).parent / "snapshots"
UNSAID = Finding(
    rule="tel-link-global",
    family="contact",
    result=Result.FAILED,
    level=Level.MUST,
    status=Status.NEW,
    page="guides/headache/index.html",
    profiles=("desktop", "mobile"),
    selector='a[href="tel:01632960001"]',
    html='<a href="tel:01632960001">Call the clinic</a>',
    message="`tel:01632960001` has no country code, so it does not dial from abroad.",
    help="Write the whole number after `tel:`, as in `tel:+441632960001`, without spaces.",
    standards=("RFC 3966",),
    wcag=(),
    source=Source("docs/guides/headache.md", 42),
    fingerprint="0123456789abcdef",
)

AWKWARD_TEXTS = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "javascript": "javascript:alert(1)",
    "links": "[press](javascript:alert(1)) https://evil.example/ www.evil.example @everyone",
    "quotes": "\"double\" 'single' `backtick` `unpaired",
    "end of cdata": "]]> --> */ </style> </title>",
    "percent": "100 % %0A::error::injected%25",
    "lines": "one\ntwo\r\nthree\rfour\n::error::injected\n\n# heading\n\n| a | b |",
    "control": "nul \x00 bell \x07 escape \x1b[31mred\x1b]8;;http://evil.example\x07 delete \x7f next \x85",
    "emoji": "\N{FACE WITH HEAD-BANDAGE} \N{WARNING SIGN}\ufe0f",
    "half an emoji": "cut \ud83e",
    "not a character": "bad \uffff \ufffe",
    "turned around": "\u202etxet desrever\u202c",
    "rich markup": "[red]not red[/red] [/] [link=file:///etc/passwd]x[/link] :smile:",
    "template": "{{ 7 * 7 }} {% raw %} {# comment #} {0}",
    "long": "div > " * 400 + "a",
    "one long word": "w" * 3000,
    "only spaces": "   ",
    "nothing": "",
}


def a_finding(**facts: object) -> Finding:
    return structs.replace(UNSAID, **facts)


def causes_by_message(findings: tuple[Finding, ...]) -> tuple[Cause, ...]:
    alike: dict[tuple[object, ...], list[int]] = {}
    for at, one in enumerate(findings):
        alike.setdefault((one.rule, one.result, one.level, one.status, one.message), []).append(at)
    return tuple(
        Cause(
            id=f"{number:016x}",
            rule=findings[at[0]].rule,
            level=findings[at[0]].level,
            result=findings[at[0]].result,
            status=findings[at[0]].status,
            kind=CauseKind.CONTENT,
            mended_by=MendedBy.EDITOR,
            message=findings[at[0]].message,
            element="a",
            pages=len({findings[one].page for one in at}),
            findings=tuple(at),
            since=date(2026, 11, 3) if findings[at[0]].status is Status.KNOWN else None,
        )
        for number, at in enumerate(alike.values())
    )


def a_report(*findings: Finding, verdict: Verdict = Verdict.FAILING, **facts: object) -> Report:
    filled: dict[str, Any] = {
        "schema": 2,
        "tool": Tools("0.1.0", "4.11.0", "Chromium 142.0"),
        "site": SiteSummary("A Clinic", "https://clinic.example/", 12, ("desktop", "mobile")),
        "verdict": verdict,
        "counts": Counts(failed=len(findings)),
        "causes": causes_by_message(findings),
        "findings": findings,
        "criteria": (),
        "ledger": (),
        **facts,
    }
    return Report(**filled)


def one_of_everything() -> Report:
    """Hold every result, level and status, with and without source, page, profiles, element and help."""
    contrast = {
        "rule": "color-contrast",
        "family": "accessibility",
        "help": "Choose a darker colour, or a lighter background, until the ratio is at least 4.5 to 1.",
        "standards": ("WCAG 2.2 1.4.3 Contrast (Minimum) (AA)",),
        "wcag": ("1.4.3",),
    }
    guides = ("headache", "migraine", "neck-pain", "posture", "red-flags", "sleep", "exercise", "desk", "children")
    return a_report(
        a_finding(),
        *(
            a_finding(
                page=f"guides/{guide}/index.html",
                source=Source(f"docs/guides/{guide}.md", 7),
                message="The telephone link in the footer has no country code.",
                selector="footer > p > a",
                html='<a href="tel:01425839908">01425 839908</a>',
                fingerprint=f"{number:016x}",
            )
            for number, guide in enumerate((*guides, "ringwood", "verwood", "about"))
        ),
        a_finding(
            **contrast,
            profiles=("dark",),
            message="The text “Book now” has a contrast of 3.1 to 1 against its background; it needs 4.5 to 1.",
            selector=".md-button--primary",
            html='<a class="md-button md-button--primary" href="../../book/">Book now</a>',
            source=None,
            fingerprint="00000000000000aa",
        ),
        a_finding(
            **contrast,
            result=Result.UNSURE,
            message="The text lies on a picture, so its contrast could not be measured.",
            selector="figure > figcaption",
            html="<figcaption>Where the neck muscles are attached</figcaption>",
            fingerprint="00000000000000ab",
        ),
        a_finding(
            rule="page-loads",
            family="performance",
            result=Result.UNTESTED,
            page="guides/sleep/index.html",
            message="The page did not finish loading within 30 seconds.",
            help="Run the audit again; if it happens again, open the page in a browser and see what it waits for.",
            profiles=("desktop", "dark", "mobile"),
            selector="",
            html="",
            standards=(),
            source=Source("docs/guides/sleep.md"),
            fingerprint="00000000000000ac",
        ),
        a_finding(
            rule="booking-link-present",
            family="contact",
            page="",
            profiles=(),
            selector="",
            html="",
            message="No page of the site has a link to book an appointment.",
            help="",
            standards=("This project's promise: one tap to the clinic",),
            source=None,
            fingerprint="00000000000000ad",
        ),
        a_finding(
            rule="a-rule-of-another-tool",
            family="metadata",
            level=Level.SHOULD,
            profiles=(),
            message="The description has 212 characters; search engines show about 160.",
            help="Say in one or two sentences what the page answers.",
            selector='meta[name="description"]',
            html='<meta name="description" content="…">',
            standards=("Google Search Essentials", "A house rule"),
            source=Source("docs/guides/headache.md", 3),
            fingerprint="00000000000000ae",
        ),
        a_finding(status=Status.KNOWN, message="`tel:999` is known from before.", fingerprint="00000000000000af"),
        a_finding(status=Status.WAIVED, message="`tel:111` was waived.", fingerprint="00000000000000b0"),
        verdict=Verdict.INCOMPLETE,
        site=SiteSummary("", "", 14, ("desktop", "dark", "mobile")),
        counts=Counts(passed=431, failed=17, unsure=1, inapplicable=20, untested=1),
        criteria=(
            CriterionResult(
                "1.1.1",
                "Non-text Content",
                "A",
                CriterionOutcome.NEEDS_PERSON,
                ("image-alt",),
                "Only a person can tell whether a picture's text says what the picture shows.",
                ("guides/headache/index.html", "about/index.html"),
                (
                    FoundSubject("picture `/neck.png` with the alternative “A neck”", ("about/index.html",)),
                    FoundSubject("picture `/logo.svg`", ("a.html", "b.html", "c.html", "d.html", "e.html")),
                    FoundSubject("the site's file `spin.gif`", ()),
                ),
                (
                    Attested(
                        "editor",
                        "Read each alternative beside its picture.",
                        date(2026, 11, 13),
                        ("index.html",),
                        ("about/index.html",),
                    ),
                ),
            ),
            CriterionResult(
                "1.2.2", "Captions (Prerecorded)", "A", CriterionOutcome.INAPPLICABLE, (), "There is no video."
            ),
            CriterionResult("1.2.4", "Captions (Live)", "AA", CriterionOutcome.INAPPLICABLE, (), "There is no video."),
            CriterionResult(
                "1.4.3",
                "Contrast (Minimum)",
                "AA",
                CriterionOutcome.UNSURE,
                ("color-contrast",),
                "`color-contrast` was unsure of one place.",
            ),
            CriterionResult(
                "1.4.10", "Reflow", "AA", CriterionOutcome.UNTESTED, ("no-sideways-scroll",), "A page did not load."
            ),
            CriterionResult(
                "2.4.2",
                "Page Titled",
                "A",
                CriterionOutcome.PASSED,
                ("document-title",),
                "Every page has a title.",
                (),
                (),
                (Attested("clinician", "Read every title by itself.", date(2026, 11, 24), ("index.html",)),),
            ),
            CriterionResult(
                "4.1.2",
                "Name, Role, Value",
                "A",
                CriterionOutcome.FAILED,
                ("button-name",),
                "1 fault on index.html, found by `button-name`.",
                ("index.html",),
            ),
        ),
        ledger=(
            LedgerEntry("tel-link-global", 58, 43, 15, 0, 0),
            LedgerEntry("color-contrast", 390, 388, 1, 1, 0),
            LedgerEntry("document-title", 14, 14, 0, 0, 0),
            LedgerEntry("video-captions", 0, 0, 0, 0, 0),
        ),
        notes=("External addresses are not part of this run.", "The booking host is a stand-in."),
    )


def awkward_text(text: str) -> Report:
    """Put a text everywhere a page's text can come to stand."""
    odd = a_finding(
        page=text,
        profiles=(text,),
        selector=text,
        html=text,
        message=text,
        help=text,
        standards=(text,),
        source=Source(text, 1),
    )
    return a_report(
        odd,
        a_finding(message=text, result=Result.UNSURE, source=None, page=text),
        a_finding(message=text, result=Result.UNTESTED),
        a_finding(message=text, level=Level.SHOULD),
        a_finding(message=text, status=Status.WAIVED),
        criteria=(
            CriterionResult(
                "1.1.1",
                text,
                "A",
                CriterionOutcome.NEEDS_PERSON,
                (text,),
                text,
                (text,),
                (FoundSubject(text, (text,)),),
                (Attested(text, text, date(2026, 11, 13), (text,), (text,)),),
            ),
        ),
        ledger=(LedgerEntry(text, 1, 1, 0, 0, 0),),
        notes=(text,),
    )


def large_report(causes: int, pages: int, on_page: int) -> Report:
    """Give a report of so many causes, each on so many pages, so often on each of them."""
    return a_report(
        *(
            a_finding(
                message=f"Cause {cause}: the text has a contrast of 4.47 to 1 against its background.",
                page=f"guides/a-guide-with-a-name-{page}/index.html",
                selector=f"html > body > div > nav > ul > li:nth-of-type({place}) > a",
                html=f'<a class="md-nav__link" href="../a-guide-{place}/">The guide with number {place}</a>',
                source=Source(f"docs/guides/a-guide-with-a-name-{page}.md", place),
                fingerprint=f"{cause}-{page}-{place}",
            )
            for cause in range(causes)
            for page in range(pages)
            for place in range(on_page)
        )
    )


AWKWARD: dict[str, Callable[[], Report]] = {
    "empty": lambda: a_report(verdict=Verdict.INCOMPLETE, site=SiteSummary("", "", 0, ())),
    "clean": lambda: a_report(verdict=Verdict.CLEAN, ledger=(LedgerEntry("document-title", 12, 12, 0, 0, 0),)),
    "one of everything": one_of_everything,
    "a thousand findings": lambda: a_report(
        *(
            a_finding(
                page=f"p/{index}.html",
                message=f"Message {index % 40}",
                rule=f"rule-{index % 7}",
                fingerprint=f"{index:016x}",
            )
            for index in range(1000)
        )
    ),
    "no place": lambda: a_report(
        a_finding(page="", profiles=(), selector="", html="", source=None, help="", standards=(), family="")
    ),
    **{f"text: {name}": partial(awkward_text, text) for name, text in AWKWARD_TEXTS.items()},
}


@pytest.fixture
def make_finding() -> Callable[..., Finding]:
    return a_finding


@pytest.fixture
def make_report() -> Callable[..., Report]:
    return a_report


@pytest.fixture
def make_large() -> Callable[[int, int, int], Report]:
    return large_report


@pytest.fixture
def everything() -> Report:
    return one_of_everything()


@pytest.fixture(params=AWKWARD)
def awkward(request: pytest.FixtureRequest) -> Report:
    return AWKWARD[request.param]()


@pytest.fixture
def hostile() -> Report:
    """All awkward texts at once."""
    return a_report(*(finding for text in AWKWARD_TEXTS.values() for finding in awkward_text(text).findings))


@pytest.fixture
def same_as_file(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Compare a text with a kept file, or keep it there with `--update-snapshots`."""

    def check(text: str, path: Path) -> None:
        if request.config.getoption("--update-snapshots", default=False):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert path.is_file(), f"There is no {path.name} yet: look at the text, then --update-snapshots"
        assert path.read_bytes().decode() == text, f"{path.name} has changed; look, then --update-snapshots"

    return check


@pytest.fixture
def snapshots() -> Path:
    return SNAPSHOTS


@pytest.fixture
def webp() -> bytes:
    """A small picture: 120 by 40 pixels of one colour."""
    written = io.BytesIO()
    Image.new("RGB", (120, 40), "#2f6f8f").save(written, "WEBP", lossless=True)
    return written.getvalue()
