from pathlib import Path

import pytest

from audits.errors import WrongUseError
from audits.reports import FORMATS, as_json, write_reports
from audits.verdict.report import Report

FILES = {
    "report.json",
    "report.html",
    "report.junit.xml",
    "report.sarif",
    "report.md",
    "report.github.txt",
    "gl-code-quality-report.json",
}


def test_formats() -> None:
    assert list(FORMATS) == ["terminal", "json", "html", "junit", "sarif", "github", "gitlab", "markdown"]
    assert {form.file_name for form in FORMATS.values()} == {*FILES, None}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_bytes_for_the_same_report(awkward: Report, name: str) -> None:
    data = FORMATS[name].data(awkward, ("index.html",), {})
    assert data.endswith(b"\n")
    assert data == FORMATS[name].data(awkward, ("index.html",), {})


def test_files_are_written_and_nothing_else(everything: Report, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "reports"
    written = write_reports(everything, ("index.html",), {}, out, [*FORMATS, "json"])
    assert {path.name for path in written} == FILES
    assert set(out.iterdir()) == set(written)
    assert (out / "report.json").read_bytes() == as_json(everything).encode()


def test_terminal_has_no_file(everything: Report, tmp_path: Path) -> None:
    assert write_reports(everything, (), {}, tmp_path, ["terminal"]) == ()


def test_older_report_stays_whole_if_a_new_one_cannot_be_written(
    everything: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report.json").write_text("older")
    write_bytes = Path.write_bytes

    def full_disk(path: Path, data: bytes) -> int:
        if path.name == "report.html":
            write_bytes(path, data[:10])
            raise OSError(28, "No space left on device")
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(WrongUseError, match=r"cannot be written to .*: No space left on device"):
        write_reports(everything, (), {}, tmp_path, ["json", "html"])
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"report.json": "older"}


def test_folder_that_is_a_file_is_wrong_use(everything: Report, tmp_path: Path) -> None:
    out = tmp_path / "reports"
    out.write_text("a file")
    with pytest.raises(WrongUseError, match="cannot be written to"):
        write_reports(everything, (), {}, out, ["json"])


def test_unknown_format_is_wrong_use_and_writes_nothing(everything: Report, tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="no report format pdf; the formats are terminal, json"):
        write_reports(everything, (), {}, tmp_path, ["json", "pdf"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["terminal", "markdown", "html", "junit"])
def test_a_cause_that_is_known_says_since_when(name: str, everything: Report) -> None:
    assert b"known since 2026-11-03" in FORMATS[name].data(everything, (), {})
