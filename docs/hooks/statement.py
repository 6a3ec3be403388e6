"""The accessibility statement's account of each criterion of WCAG 2.2: taken from an audit, kept, and told to readers.

`nox -s statement` audits the whole site, and keeps what the report says by `python docs/hooks/statement.py REPORT`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeAlias

from front_matter import date_text

Found: TypeAlias = Mapping[str, Any]

KEPT = Path(__file__).parent / "statement.json"


PROBLEMS = ("failed", "unsure", "untested")

PROFILES = {
    "desktop": "on a wide screen",
    "dark": "in dark colours",
    "mobile": "at the size of a phone",
    "reflow": "in a very narrow window, as after zooming in to 400%",
    "zoom": "with text enlarged to 200%",
    "spacing": "with more space between lines, words and letters",
    "forced-colors": "in high-contrast colours that a reader has set",
    "reduced-motion": "with less motion, as a device can be told to ask for",
    "print": "on paper",
    "no-js": "with scripts turned off",
}
"""How the audit visits pages, in the order and in the words in which readers are told."""

STANDINGS = {
    "problem": "A known problem",
    "by-person": "A person has checked it",
    "by-software": "Met, as software can show",
    "absent": "Does not apply: the site has nothing of the kind",
    "partly": "Software finds no fault; a person has not checked the rest",
    "untried": "Not tested yet",
}
"""How a criterion stands, as the table says it."""


def kept_of(report: Found, before: Found, day: date) -> Found:
    """Take from a report what the statement needs. A problem that was known before keeps the day it was first known."""
    since = {problem["sc"]: problem["since"] for problem in before.get("problems", ())}
    return {
        "tested": day.isoformat(),
        "pages": report["site"]["pages"],
        "profiles": [name for name in PROFILES if name in report["site"]["profiles"]],
        "problems": [
            {"sc": one["sc"], "since": since.get(one["sc"], day.isoformat()), "because": one["because"]}
            for one in report["criteria"]
            if one["result"] in PROBLEMS
        ],
        "criteria": [
            {"sc": one["sc"], "name": one["name"], "level": one["level"], "standing": standing_of(one)}
            | ({"because": one["because"]} if one["result"] == "inapplicable" else {})
            for one in report["criteria"]
        ],
    }


def standing_of(criterion: Found) -> str:
    """Say how a criterion stands."""
    match criterion["result"]:
        case "passed":
            return "by-person" if criterion["attested"] else "by-software"
        case "inapplicable":
            return "absent"
        case "needs-person":
            return "partly" if criterion["rules"] else "untried"
        case _:
            return "problem"


def statement_macros(kept: Callable[[], Found]) -> dict[str, Callable[[], str]]:
    """Make the macros of the statement; each gives Markdown. What is kept is read when one is used."""

    def tested_on() -> str:
        return _day(kept()["tested"])

    def ways_of_testing() -> str:
        return "\n".join(f"- {PROFILES[name]}" for name in kept()["profiles"])

    def criteria_in_short() -> str:
        return "\n".join(_in_short(kept()))

    def known_problems() -> str:
        return "\n".join(_problems(kept()))

    def does_not_apply() -> str:
        return "\n".join(_absences(kept()["criteria"]))

    def not_tested() -> str:
        return "\n".join(f"- {_name(one)}" for one in kept()["criteria"] if one["standing"] == "untried")

    def every_criterion() -> str:
        rows = [f"| {_name(one)} | {one['level']} | {STANDINGS[one['standing']]} |" for one in kept()["criteria"]]
        return "\n".join(["| Criterion | Level | How it stands |", "|---|---|---|", *rows])

    made = (tested_on, ways_of_testing, criteria_in_short, known_problems, does_not_apply, not_tested, every_criterion)
    return {function.__name__: function for function in made}


def read_kept() -> Found:
    """Read what was kept of the last audit."""
    found: Found = json.loads(KEPT.read_text(encoding="utf-8"))
    return found


def _in_short(kept: Found) -> Iterator[str]:
    sentences = {
        "problem": "{} has a known problem, which is told below",
        "by-person": "a person has checked {} on every page it concerns",
        "by-software": "software can settle {}, and found every page in order",
        "absent": "{} do not apply, because the site has nothing of the kind, such as video or forms",
        "partly": "for {}, software found no fault; a person has yet to check what software cannot see",
        "untried": "nobody has tested {} yet",
    }
    standings = [one["standing"] for one in kept["criteria"]]
    for standing, sentence in sentences.items():
        count = standings.count(standing)
        if count:
            yield f"- {sentence.format(f'**{count}**')}"


def _problems(kept: Found) -> Iterator[str]:
    if not kept["problems"]:
        yield f"Our tests found no problem on {_day(kept['tested'])}. That does not mean that there is none."
    names = {one["sc"]: _name(one) for one in kept["criteria"]}
    for problem in kept["problems"]:
        yield f"- {names[problem['sc']]}, known since {_day(problem['since'])}: {problem['because']}"


def _absences(criteria: Sequence[Found]) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for one in criteria:
        if one["standing"] == "absent":
            reasons.setdefault(one["because"].partition(": ")[2], []).append(_name(one))
    for reason, names in reasons.items():
        yield f"- {'; '.join(names)}: {reason}"


def _name(criterion: Found) -> str:
    return f"{criterion['sc']} {criterion['name']}"


def _day(iso: str) -> str:
    return date_text(date.fromisoformat(iso))


def main(report: str) -> None:
    """Keep what a report of the whole site found, with today's date."""
    found = json.loads(Path(report).read_text(encoding="utf-8"))
    if found["verdict"] == "incomplete":
        sys.exit(f"{report} is of an audit that was not completed, which says nothing of the criteria. Audit again.")
    before = read_kept() if KEPT.exists() else {}
    kept = kept_of(found, before, datetime.now(UTC).date())
    KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
