"""The report for people: one HTML file that holds all it needs and opens anywhere, without a network."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from msgspec import json

from audits.lib.words import counted
from audits.reports.grouping import Urgency, cause_counts
from audits.reports.html_causes import SETTLED, filter_data, parts
from audits.reports.html_tables import criteria_by_result, page_table
from audits.reports.links import BY_CRITERION, BY_STANDARD
from audits.reports.wording import (
    ASKS,
    CRITERIA,
    VERDICTS,
    age,
    found,
    one_line,
    page_name,
    printable,
    profile_names,
    source_place,
    status_words,
    style_words,
    theme_line,
)
from audits.verdict.report import CriterionOutcome, MendedBy, Report

PARTS: Mapping[str, tuple[str, str]] = {
    MendedBy.EDITOR: (
        "For whoever writes the pages",
        "These are mended in the text: in the file and at the line that each place names.",
    ),
    MendedBy.TEMPLATE: (
        "For whoever keeps the template",
        "These are mended once, in a template, a style sheet or a script, and are then right on every page.",
    ),
    MendedBy.CLINIC: (
        "For the clinic",
        "These depend on what the clinic or its booking service does; nobody can mend them in the site alone.",
    ),
    SETTLED: ("Known or waived", "Somebody has already decided about these. They do not stop the release."),
}
"""The heading of each part of the report, and what it says of those who can mend what is in it."""

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

MAX_THINGS = 50
"""Things to look at that are named for one criterion."""


def as_html(
    report: Report,
    pictures: Mapping[str, bytes] = _NO_PICTURES,
    pages: Sequence[str] = (),
    today: date | None = None,
) -> str:
    """Give a report as one HTML page.

    `pictures` are WebP images of elements by the fingerprint of their finding; `pages` are all pages that were looked
    at, so that those without a finding are listed too. `today` is the date that the report bears, and as of which the
    age of what people checked is told. The page stays small: of what there is too much of, the first is shown, and the
    rest counted.
    """
    now = today or datetime.now(UTC).date()
    style, script = (_text_beside(name) for name in ("report.css", "report.js"))
    shown = parts(report, pictures)
    pictured = [cause.pictured for part in shown for rule in part.rules for cause in rule.causes]
    table = page_table(report, pages)
    return _environment().get_template("report.html.jinja").render(
        report=report,
        style=Markup(style),  # noqa: S704  because it is our own file
        script=Markup(script),  # noqa: S704  because it is our own file
        policy=_policy(style, script),
        data=_as_script_data(json.encode(filter_data(report)).decode()),
        today=now,
        statement=VERDICTS[report.verdict],
        found=found(report),
        theme_line=theme_line(report),
        counts=cause_counts(report),
        asks=ASKS,
        explanations=EXPLANATIONS,
        in_a_cell=IN_A_CELL,
        parts=shown,
        part_titles=PARTS,
        settled=SETTLED,
        rule_names=sorted({cause.rule for cause in report.causes}),
        pictures={
            one.fingerprint: b64encode(pictures[one.fingerprint]).decode("ascii") for one in pictured if one is not None
        },
        table=table,
        profile_meanings={name: PROFILES[name] for name in table.columns if name in PROFILES},
        criteria=criteria_by_result(report),
        max_things=MAX_THINGS,
        results=RESULTS,
        headings=CRITERIA,
        age=lambda day: age(day, now),
        standard_links=BY_STANDARD,
        criterion_links=BY_CRITERION,
        profile_names=lambda finding: profile_names(finding, report),
    )  # fmt: skip


def _text_beside(name: str) -> str:
    return files("audits.reports").joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Give a policy by which the page loads nothing, and runs our own script alone."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}"


def _as_script_data(json_text: str) -> Markup:
    """Write JSON so that nothing in it can end the script element that holds it."""
    for character in "<>&\u2028\u2029":
        json_text = json_text.replace(character, f"\\u{ord(character):04x}")
    return Markup(json_text)  # noqa: S704  because no markup is left in it


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
        "source_place": source_place,
        "status_words": status_words,
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
