"""The report for editors: one HTML file that holds all it needs and opens anywhere, without a network."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from types import MappingProxyType

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from msgspec import Struct

from audits.lib.words import counted
from audits.reports.grouping import Urgency, cause_counts, counts, sections, urgency
from audits.reports.links import BY_CRITERION, BY_STANDARD
from audits.reports.wording import (
    ASKS,
    CRITERIA,
    VERDICTS,
    WHOLE_SITE,
    age,
    criteria_told,
    found,
    one_line,
    page_name,
    printable,
    profile_names,
    remarks,
    scope,
    style_words,
)
from audits.verdict.report import CriterionOutcome, CriterionResult, Finding, Report

EXPLANATIONS: Mapping[Urgency, str] = {
    Urgency.MUST: "A reader is kept out, misled or put at risk, or a law or standard is broken. It stops the release.",
    Urgency.UNTESTED: "Nobody knows whether this is in order, so it stops the release as well. Run the audit again; "
    "if it stays, ask whoever looks after the site.",
    Urgency.UNSURE: "The tool saw something that only a person can decide. Look at the page and settle it.",
    Urgency.SHOULD: "Good advice. It does not stop the release.",
    Urgency.SETTLED: "Somebody has already decided about these. They do not stop the release.",
}

IN_A_CELL: Mapping[Urgency, str] = {
    Urgency.MUST: "to mend",
    Urgency.UNTESTED: "not checked",
    Urgency.UNSURE: "to judge",
    Urgency.SHOULD: "advised",
}

PROFILES: Mapping[str, str] = {
    "desktop": "a wide screen, as on a computer",
    "dark": "the reader prefers dark colours",
    "mobile": "the size of a telephone",
    "reflow": "a very narrow window, as after enlarging to 400 %",
    "spacing": "the reader widens lines, words and letters",
    "zoom": "enlarged to 200 %",
    "forced-colors": "the reader's own high-contrast colours",
    "reduced-motion": "the reader wants no animation",
    "print": "on paper",
    "no-js": "without JavaScript",
}

RESULTS: Mapping[CriterionOutcome, str] = {
    CriterionOutcome.FAILED: "At least one page does not meet these. What is wrong, and where, stands above.",
    CriterionOutcome.UNTESTED: "Not everything that these need was looked at, so nothing can be said of them.",
    CriterionOutcome.UNSURE: "A rule saw something that only a person can decide. It stands above.",
    CriterionOutcome.NEEDS_PERSON: (
        "No tool can settle these. Each says what to look at; `audits attest` records that it was done."
    ),
    CriterionOutcome.PASSED: (
        "Rules settled these without a person, or a person has checked every page and it is still the same."
    ),
    CriterionOutcome.INAPPLICABLE: (
        "These are about things that the site has none of, which was shown by looking at every page."
    ),
}
"""What each outcome of a criterion means."""

_NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
_NO_PROFILE = "however visited"


class Row(Struct, frozen=True):
    """What was found on one page, by profile, most urgent first."""

    page: str
    cells: tuple[Mapping[Urgency, int], ...]


class Alike(Struct, frozen=True):
    """Criteria with the same result for the same reason."""

    criteria: tuple[CriterionResult, ...]
    because: str


def as_html(
    report: Report,
    pictures: Mapping[str, bytes] = _NO_PICTURES,
    pages: Sequence[str] = (),
    today: date | None = None,
) -> str:
    """Give a report as one HTML page.

    `pictures` are PNG images of elements by the fingerprint of their finding; `pages` are all pages that were looked
    at, so that those without a finding are listed too. The age of what people checked is told as of `today`.
    """
    now = today or datetime.now(UTC).date()
    columns = _columns(report)
    return _environment().get_template("report.html.jinja").render(
        report=report,
        statement=VERDICTS[report.verdict],
        scope=scope(report),
        found=found(report),
        counts=cause_counts(report),
        remarks=remarks(report),
        asks=ASKS,
        explanations=EXPLANATIONS,
        in_a_cell=IN_A_CELL,
        sections=sections(report),
        pictures={name: b64encode(png).decode("ascii") for name, png in pictures.items()},
        columns=columns,
        profile_meanings={name: PROFILES[name] for name in columns if name in PROFILES},
        rows=_rows(report, pages, columns),
        criteria=_criteria(report),
        results=RESULTS,
        headings=CRITERIA,
        age=lambda day: age(day, now),
        standard_links=BY_STANDARD,
        criterion_links=BY_CRITERION,
        profile_names=lambda finding: profile_names(finding, report),
    )  # fmt: skip


def _columns(report: Report) -> tuple[str, ...]:
    """Give the profiles visited, others that findings name, and one for what depends on no profile, if there is any."""
    named = [profile for finding in report.findings for profile in finding.profiles]
    without = [_NO_PROFILE] if any(not finding.profiles for finding in report.findings) else []
    return tuple(dict.fromkeys([*report.site.profiles, *named, *without]))


def _rows(report: Report, pages: Sequence[str], columns: Sequence[str]) -> tuple[Row, ...]:
    cells: dict[tuple[str, str], list[Finding]] = {}
    for finding in report.findings:
        if urgency(finding) is not Urgency.SETTLED:
            for profile in finding.profiles or (_NO_PROFILE,):
                cells.setdefault((finding.page, profile), []).append(finding)
    listed = dict.fromkeys([*pages, *(finding.page for finding in report.findings)])
    return tuple(
        Row(one_line(page) or WHOLE_SITE, tuple(counts(cells.get((page, column), ())) for column in columns))
        for page in listed
    )


def _criteria(report: Report) -> Mapping[CriterionOutcome, tuple[Alike, ...]]:
    """Group the criteria by result, and within a result by reason."""
    groups: dict[CriterionOutcome, dict[str, list[CriterionResult]]] = {result: {} for result in CriterionOutcome}
    for one in criteria_told(report):
        groups[one.result].setdefault(one.because, []).append(one)
    return {
        result: tuple(Alike(tuple(criteria), because) for because, criteria in reasons.items())
        for result, reasons in groups.items()
        if reasons
    }


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("audits", "reports"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "prose": _prose,
        "one_line": one_line,
        "page_name": page_name,
        "path": _path,
        "style_words": style_words,
        "number": counted,
        "day": lambda day: f"{day.day} {day:%B %Y}",
    }
    return environment


def _shown(value: object) -> object:
    """Make what comes from a page printable, and leave our own markup as it is."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _prose(text: str) -> Markup:
    """Escape a sentence and set as code what stands between backticks."""
    parts = printable(text).strip().split("`")
    if len(parts) % 2 == 0:  # one backtick too many: nobody can tell which
        return escape("`".join(parts))
    code = Markup("<code>{}</code>")
    return Markup().join(code.format(part) if index % 2 else part for index, part in enumerate(parts))


def _path(text: str) -> Markup:
    """Escape a path and let it break after its slashes."""
    return Markup("/<wbr>").join(printable(text).split("/"))
