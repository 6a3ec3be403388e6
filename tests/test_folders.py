"""Folders that are to be written to: what speaks against one is known before anything is made."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from audits.cli import command
from audits.errors import WrongUseError
from audits.lib.folders import why_not_writable


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "file").touch()
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["site", "new", "new/below/new", "."])
def test_a_folder_that_can_be_written_to(folder: Path, name: str) -> None:
    assert why_not_writable(Path(name)) == ""
    assert why_not_writable(folder / name) == ""
    assert sorted(one.name for one in folder.iterdir()) == ["file", "site"], "nothing was made"


@pytest.mark.parametrize("name", ["file", "file/below", "file/below/new"])
def test_a_file_is_in_the_way(folder: Path, name: str) -> None:
    assert why_not_writable(Path(name)) == f"{folder / 'file'} is no folder"
    assert why_not_writable(folder / name) == f"{folder / 'file'} is no folder"


def test_a_folder_of_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)  # root may write anywhere
    assert why_not_writable(folder / "new") == f"you may not write to {folder}"


@pytest.mark.usefixtures("folder")
def test_all_that_cannot_be_written_to_is_told_at_once() -> None:
    words = ["run", "site", "--out", "file/reports", "--cache", "file/cache", "--format", "pdf"]
    done = CliRunner().invoke(command, words)
    assert isinstance(done.exception, WrongUseError)
    told = str(done.exception).splitlines()
    assert [line.split(":")[0] for line in told[1:]] == [
        "Nothing can be written to file/reports",
        "Nothing can be written to file/cache",
    ]
    assert told[1].endswith("is no folder. Name another folder with --out.")
    assert told[2].endswith("is no folder. Name another folder with --cache.")
