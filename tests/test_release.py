"""What `nox -s release` asks before it calls a release ready."""

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from distributions import content_mistakes, requirement_mistakes, wheel_mistakes
from readiness import mistakes
from trial import HTML_STEPS, Step, outcome_mistake, stamp_mistake

TODAY = date(2027, 1, 31)
READY = (
    "# Changelog\n\n## 1.2.0 - 2027-01-31\n\n### Added\n\n- A thing.\n\n## 1.1.0 - 2026-12-31\n\n- An older thing.\n"
)


def told(changelog: str, uncommitted: str = "", tags: tuple[str, ...] = ("v1.1.0",)) -> list[str]:
    return list(mistakes(changelog, "1.2.0", TODAY, uncommitted=uncommitted, tags=tags))


def test_a_release_with_an_entry_of_today_is_ready() -> None:
    assert told(READY) == []
    assert told(READY.replace("## 1.2.0", "## Unreleased\n\n## 1.2.0")) == []


@pytest.mark.parametrize(
    ("changelog", "says"),
    [
        (READY.replace("1.2.0 - 2027-01-31", "Unreleased"), "has no entry for 1.2.0: rename “## Unreleased”"),
        (READY.replace("01-31", "01-30"), "the day 2027-01-30: its heading has to be “## 1.2.0 - 2027-01-31”"),
        (READY.replace(" - 2027-01-31", ""), "the day none"),
        (READY.replace("- A thing.\n", ""), "says nothing of 1.2.0"),
        (READY.replace("## 1.2.0", "## Unreleased\n\n- New.\n\n## 1.2.0"), "lists changes as “Unreleased”"),
    ],
)
def test_a_release_without_its_entry_is_refused(changelog: str, says: str) -> None:
    (mistake,) = told(changelog)
    assert says in mistake


def test_a_release_is_made_once_and_of_what_is_committed() -> None:
    (made,) = told(READY, tags=("v1.2.0",))
    assert "was released before (tag v1.2.0)" in made
    (uncommitted,) = told(READY, uncommitted=" M audits/cli.py\n")
    assert uncommitted.endswith(" M audits/cli.py")


def test_a_wheel_holds_what_git_tracks_and_nothing_else() -> None:
    tracked = ("audits/cli.py", "audits/js/a.js", "audits/js/package.json")
    held = ("audits/cli.py", "audits/left_over.py", "x.dist-info/METADATA")
    assert list(content_mistakes(tracked, held, ("audits/js/*.json",))) == [
        "The wheel lacks audits/js/a.js, which Git tracks.",
        "The wheel holds audits/left_over.py, which is not to be in it.",
    ]


def test_a_wheel_asks_for_nothing_of_development() -> None:
    metadata = (
        "Name: x\nRequires-Dist: MkDocs>=1.6\nRequires-Dist: pytest>=8; extra == 'more'\nRequires-Dist: click\n\n"
    )
    assert list(requirement_mistakes(metadata, {"site": ["mkdocs>=1.6,<2"], "tests": ["pytest>=8.3"]})) == [
        "The wheel requires MkDocs, which is for the group “site” alone."
    ]


def test_what_is_wrong_with_a_wheel_is_read_from_it(tmp_path: Path) -> None:
    wheel = tmp_path / "x-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as file:
        file.writestr("x-1.dist-info/METADATA", "Name: x\nRequires-Dist: pytest\n\n")
        file.writestr("audits/cli.py", "")
    project = {
        "tool": {"hatch": {"build": {"targets": {"wheel": {"exclude": []}}}}},
        "dependency-groups": {"tests": ["pytest"]},
    }
    assert list(wheel_mistakes(wheel, ("audits/cli.py", "audits/a.js"), project)) == [
        "The wheel lacks audits/a.js, which Git tracks.",
        "The wheel requires pytest, which is for the group “tests” alone.",
    ]


def test_a_step_of_the_trial_is_held_to_its_exit_code_and_its_words() -> None:
    step = Step(("audits", "run", "sound"), 0, "CLEAN")
    assert outcome_mistake(step, 0, "CLEAN. 1 page\n") is None
    assert outcome_mistake(step, 1, "CLEAN") == "`audits run sound` ended with 1, not 0:\nCLEAN"
    assert outcome_mistake(step, 0, "FAILING") == "`audits run sound` does not say “CLEAN”:\nFAILING"


def test_the_trial_meets_every_verdict_and_mistake() -> None:
    assert {step.exit_code for step in HTML_STEPS} == {0, 1, 2, 3}


def test_the_trial_asks_for_the_line_of_the_fault() -> None:
    finding = {"rule": "internal-link", "source": {"file": "docs/index.md", "line": 7}}
    assert stamp_mistake({"findings": [finding]}, 7) is None
    assert stamp_mistake({"findings": [finding]}, 8) is not None
    assert stamp_mistake(json.loads('{"findings": []}'), 7) is not None
