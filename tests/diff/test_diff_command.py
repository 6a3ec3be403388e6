"""`audits diff`: what it takes, where it writes, and its exit codes."""

import json
from pathlib import Path

import pytest
from built_sites import page, prose, write_site
from click.testing import CliRunner, Result
from test_baseline import OLD, report

from audits.cli import command
from audits.diff.compare import compare
from audits.errors import WrongUseError
from audits.reports import as_json

SITE = {"index.html": page(prose("home")), "neck.html": page(prose("neck"))}
SMALLER = {"index.html": page(prose("home"))}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, ["diff", *map(str, arguments)], standalone_mode=False)


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    return write_site(tmp_path / "old", SITE), write_site(tmp_path / "new", SMALLER)


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Path, Path]:
    old = write_site(tmp_path / "reports", {"report.json": as_json(report(OLD[0]))})
    return old, write_site(tmp_path, {"new.json": as_json(report(*OLD))}) / "new.json"


def test_exit_codes_of_sites(sites: tuple[Path, Path]) -> None:
    old, new = sites
    worse = run(old, new)
    assert worse.return_value == 1
    assert "The page neck.html is gone, and nothing leads from its address to another page." in worse.output
    assert run(new, old).return_value == 0
    eased = run("--exit-zero", old, new)
    assert (eased.return_value, eased.output) == (0, worse.output)


def test_exit_codes_of_reports(reports: tuple[Path, Path]) -> None:
    assert run(*reports).return_value == 1
    assert run(*reversed(reports)).return_value == 0
    assert run(reports[0], reports[0] / "report.json").return_value == 0


@pytest.mark.parametrize("name", ["json", "markdown", "terminal"])
def test_out_takes_what_would_be_printed(sites: tuple[Path, Path], tmp_path: Path, name: str) -> None:
    printed = run("--format", name, *sites)
    written = run("--format", name, "--out", tmp_path / "diff.txt", *sites)
    assert (written.output, written.return_value) == ("", 1)
    assert (tmp_path / "diff.txt").read_text("utf-8") == printed.output
    with pytest.raises(WrongUseError, match="cannot be written"):
        raise run("--out", tmp_path / "no" / "x", *sites).exception or AssertionError


def changed(**facts: object) -> str:
    return json.dumps(json.loads(as_json(report(*OLD))) | facts)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is no report that `audits run` has written, or it is broken"),
        ("[]", "is no report that `audits run` has written, or it is broken"),
        ("\xff", "is no report that `audits run` has written, or it is broken"),
        ("{}", "does not say of which schema it is; this version of audits reads reports of schema 2"),
        (changed(schema=1), "is of schema 1; this version of audits reads reports of schema 2. Audit that site again"),
        (changed(findings=3), "is broken: Expected `array`"),
        (changed(findings=[]), "is broken: a cause names a finding that is not there"),
    ],
)
def test_what_is_no_report_is_refused(reports: tuple[Path, Path], tmp_path: Path, text: str, told: str) -> None:
    broken = tmp_path / "broken.json"
    broken.write_bytes(text.encode("latin-1"))
    for pair in ((reports[0], broken), (broken, reports[0])):
        with pytest.raises(WrongUseError) as error:
            compare(*pair)
        assert told in str(error.value)
        assert str(broken) in str(error.value)


def test_what_is_of_two_kinds_or_none_is_refused(
    sites: tuple[Path, Path], reports: tuple[Path, Path], tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    refused = {
        (sites[0], reports[0]): f"{reports[0]} is a report and {sites[0]} is a built site.",
        (reports[1], sites[0]): f"{reports[1]} is a report and {sites[0]} is a built site.",
        (sites[0], empty): f"{empty} holds neither a report.json nor a page.",
        (tmp_path / "nowhere", sites[0]): f"There is no file or folder {tmp_path / 'nowhere'}.",
    }
    for pair, told in refused.items():
        with pytest.raises(WrongUseError) as error:
            compare(*pair)
        assert str(error.value).startswith(told)
        assert error.value.code == 2
