"""The browser that Playwright has installed is known by the folder that Playwright installs into."""

import sys
from pathlib import Path

import pytest

from audits.browser.chromium import browser_key


@pytest.mark.parametrize(
    ("platform", "folder"), [("linux", ".cache"), ("darwin", "Library/Caches"), ("win32", "AppData/Local")]
)
def test_another_version_of_playwrights_browser_is_another_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, folder: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.delenv("PLAYWRIGHT_BROWSERS_PATH", raising=False)
    before = browser_key(None)
    (tmp_path / folder / "ms-playwright" / "chromium-1234").mkdir(parents=True)
    assert browser_key(None) != before


def test_a_folder_of_ones_own_is_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    before = browser_key(None)
    (tmp_path / "chromium_headless_shell-1").mkdir()
    assert browser_key(None) != before
