"""The cache gives back what it was given as long as nothing has changed that it depends on, and nothing else."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from audits.reuse import cache as cache_module
from audits.reuse.cache import Cache
from audits.static.pages import BuiltPage
from audits.static.plan import Plan

PLAN = Plan("/", ("desktop",), frozenset({"head"}), (), 5_000, 20_000)
PAGE = BuiltPage("a/index.html", "a/", "a.md")
OTHER = BuiltPage("b.html", "b.html")
ASKED = (
    "http://site.localhost/a/",
    "http://site.localhost/a.css?v=1",
    "http://site.localhost/search/search_index.json",
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("a/index.html", "a.css", "search/search_index.json", "b.css"):
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return tmp_path / "site"


def opened(site: Path, *, plan: Plan = PLAN, browser: str = "Chromium 1") -> Cache:
    """A cache as a run opens it: it knows no hash of an earlier one."""
    return Cache(site.parent / "cache", site, plan, browser)


def keep(site: Path, *asked_for: str) -> None:
    store = opened(site)
    entry = store.entry(PAGE, b"evidence", asked_for or ASKED, {("control", "look"): {"keys": None}}, "156")
    store.put(PAGE, entry)


def test_it_gives_back_what_it_was_given(site: Path) -> None:
    keep(site)
    entry = opened(site).get(PAGE)
    assert entry is not None
    assert (entry.path, entry.evidence, entry.browser) == (PAGE.path, b"evidence", "156")
    assert entry.found == {("control", "look"): {"keys": None}}


@pytest.mark.parametrize("changed", ["a/index.html", "a.css"])
def test_a_file_that_has_changed_or_is_gone_ends_it(site: Path, changed: str) -> None:
    keep(site)
    (site / changed).write_text("other", encoding="utf-8")
    assert opened(site).get(PAGE) is None
    (site / changed).unlink()
    assert opened(site).get(PAGE) is None


def test_a_file_that_was_missing_and_is_there_now_ends_it(site: Path) -> None:
    keep(site, *ASKED, "http://site.localhost/missing.png")
    assert opened(site).get(PAGE) is not None
    (site / "missing.png").write_bytes(b"there")
    assert opened(site).get(PAGE) is None


def test_files_it_does_not_depend_on_make_no_difference(site: Path) -> None:
    keep(site)
    (site / "b.css").write_text("other", encoding="utf-8")
    assert opened(site).get(PAGE) is not None


def test_a_search_index_is_kept_apart(site: Path) -> None:
    keep(site)
    store = opened(site)
    entry = store.get(PAGE)
    assert entry is not None
    assert store.has_same_search(entry)
    (site / "search" / "search_index.json").write_text("other", encoding="utf-8")
    after = opened(site)
    entry = after.get(PAGE)
    assert entry is not None
    assert not after.has_same_search(entry)


OTHER_VALUES: dict[str, Any] = {
    "base": "/guides/",
    "profiles": ("desktop", "mobile"),
    "fields": frozenset({"head", "links"}),
    "axe_rules": ("image-alt",),
    "load_timeout_ms": 6_000,
    "page_timeout_ms": 30_000,
    "country": "GB",
    "unsampled_profiles": frozenset({"dark"}),
    "reuse": False,
    "only_search": True,
    "late_changes_ms": 0,
    "excluded": ("#map",),
}


@pytest.mark.parametrize("field", [one.name for one in fields(Plan)])
def test_a_plan_that_differs_in_any_field_is_another_entry(site: Path, field: str) -> None:
    keep(site)
    assert opened(site).get(PAGE) is not None
    assert opened(site, plan=replace(PLAN, **{field: OTHER_VALUES[field]})).get(PAGE) is None


def test_another_page_or_another_browser_is_another_entry(site: Path) -> None:
    keep(site)
    assert opened(site, browser="Chromium 2").get(PAGE) is None
    assert opened(site).get(structs.replace(PAGE, in_sample=False)) is None
    assert opened(site).get(structs.replace(PAGE, path="b/index.html")) is None
    assert opened(site).get(structs.replace(PAGE, source="a/index.md")) is None


def test_another_version_of_the_gate_is_another_entry(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(site)
    monkeypatch.setattr(cache_module, "tool_hash", lambda: "another version")
    assert opened(site).get(PAGE) is None


@pytest.mark.parametrize("damage", [b"", b"\x00" * 100, None], ids=["empty", "no entry", "cut short"])
def test_a_damaged_entry_counts_as_none(site: Path, damage: bytes | None) -> None:
    keep(site)
    (file,) = (site.parent / "cache").iterdir()
    file.write_bytes(file.read_bytes()[:-5] if damage is None else damage)
    assert opened(site).get(PAGE) is None


def test_what_was_not_used_for_longest_goes_first(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(site)
    (old,) = (site.parent / "cache").iterdir()
    monkeypatch.setattr(cache_module, "MAX_BYTES", old.stat().st_size + 10)
    store = opened(site)
    store.put(OTHER, store.entry(OTHER, b"evidence", ASKED, {}, ""))
    opened(site).prune()
    assert opened(site).get(PAGE) is None
    assert opened(site).get(OTHER) is not None


def test_an_address_that_no_file_can_have_is_that_of_a_file_that_is_not_there(site: Path) -> None:
    keep(site, *ASKED, f"http://site.localhost/{'a' * 300}", "http://site.localhost/%00")
    assert opened(site).get(PAGE) is not None


def test_a_folder_that_takes_nothing_holds_nothing(site: Path) -> None:
    (site.parent / "cache").write_text("a file", encoding="utf-8")
    keep(site)
    assert opened(site).get(PAGE) is None
    opened(site).prune()
