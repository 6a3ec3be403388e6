"""A check by a person, recorded by the command: it holds for the page it was made on, until that page changes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
    "<body><main><h1>{title}</h1><p>Text about it.</p></main></body></html>"
)
DID = "Read every instruction on the page, looking for shapes and places."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text('[tool.audits]\nattestations = "checks.toml"\n', encoding="utf-8")
    (tmp_path / "site").mkdir()
    for title in ("Neck", "Head"):
        (tmp_path / "site" / f"{title.lower()}.html").write_text(PAGE.format(title=title), encoding="utf-8")
    return tmp_path


def audits(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "audits", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=240)


def gather(folder: Path) -> None:
    audits(folder, "gather", "site", "--profiles", "desktop", "--out", "evidence")


def sensory(folder: Path) -> dict[str, Any]:
    """Give what a report says of 1.3.3, of which its rules see only a part."""
    audits(folder, "judge", "evidence", "--format", "json")
    report = json.loads((folder / "reports" / "report.json").read_text(encoding="utf-8"))
    return next(one for one in report["criteria"] if one["sc"] == "1.3.3")


def test_a_check_holds_where_it_was_made_until_the_page_changes(folder: Path) -> None:
    told = audits(folder, "attest", "1.3.3", "neck.html", "--role", "editor", "--did", DID, "--site", "site")
    assert (told.returncode, told.stdout) == (0, f"Recorded for 1 page in {folder / 'checks.toml'}.\n"), told.stderr
    gather(folder)
    found = sensory(folder)
    assert (found["result"], found["pages"]) == ("needs-person", ["head.html"])
    assert [(one["role"], one["did"], one["pages"]) for one in found["attested"]] == [("editor", DID, ["neck.html"])]
    audits(folder, "attest", "1.3.3", "head.html", "--role", "editor", "--did", DID, "--site", "site")
    assert sensory(folder)["result"] == "passed"
    page = folder / "site" / "neck.html"
    page.write_text(page.read_text("utf-8").replace("about it", "about the round button"), "utf-8")
    gather(folder)
    found = sensory(folder)
    assert (found["result"], found["pages"]) == ("needs-person", ["neck.html"])
    assert "What was checked on neck.html has changed since." in found["because"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("1.4.33", "neck.html", "--role", "editor"), "is no criterion of WCAG 2.2"),
        (("1.3.3", "neck.html", "--role", "Jo Smith"), "role"),
        (("1.3.3", "nowhere.html", "--role", "editor"), "does not match any of the 2 pages"),
    ],
)
def test_a_mistake_records_nothing(folder: Path, words: tuple[str, ...], said: str) -> None:
    told = audits(folder, "attest", *words, "--did", DID, "--site", "site")
    assert told.returncode in {2, 3}
    assert said in told.stderr
    assert not (folder / "checks.toml").exists()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            'attestations = "checks.toml"\nprofiles = ["phone"]',
            "pyproject.toml:3: `profiles`: There is no profile `phone`",
        ),
        ("unsure-allowed = 0", "set `attestations`"),
    ],
)
def test_settings_are_looked_at_before_any_page(folder: Path, settings: str, said: str) -> None:
    (folder / "pyproject.toml").write_text(
        f'[tool.audits]\n{settings}\nbrowser = "no-such-browser"\n', encoding="utf-8"
    )
    told = audits(folder, "attest", "1.3.3", "neck.html", "--role", "editor", "--did", DID, "--site", "site")
    assert (told.returncode, said in told.stderr) == (2, True), told.stderr
    assert "Traceback" not in told.stderr
