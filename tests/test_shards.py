"""Shards: how pages are dealt out, how their evidence is kept, and what merging refuses."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from audits import judge, merge
from audits.config.facts import Facts
from audits.errors import EvidenceError, WrongUseError
from audits.evidence import NOT_ASKED, NotGathered, Page, Reused, Site, Tools
from audits.evidence.merge import merge_shards
from audits.evidence.shard import Shard, shard_typed
from audits.evidence.store import Evidence, load, save
from audits.request import Request

TOOLS = Tools(audits="1", axe="4", browser="Chromium 1")


def evidence_of(pages: tuple[str, ...], shard: Shard, **other: object) -> Evidence:
    seen = tuple(Page(path=path, url=f"http://site/{path}", source=None, loaded=True) for path in shard.of(pages))
    site = Site(base="/", profiles=("desktop",), files=pages, pages=seen, bookings=NOT_ASKED, tools=TOOLS)
    return Evidence(structs.replace(site, reused=Reused(0, len(seen)), **other), Facts(), shard=shard)


def shards_of(pages: tuple[str, ...], count: int) -> dict[str, Evidence]:
    shards = [Shard(number, count) for number in range(1, count + 1)]
    return {f"shard-{one.number}": evidence_of(pages, one) for one in shards}


@given(pages=st.sets(st.text("abc", min_size=1, max_size=4)), count=st.integers(min_value=1, max_value=7))
def test_every_page_is_in_one_shard_and_merging_gives_the_whole(pages: set[str], count: int) -> None:
    ordered = tuple(sorted(pages))
    whole = evidence_of(ordered, Shard())
    assert merge_shards(shards_of(ordered, count)) == whole
    assert merge_shards(dict(reversed(shards_of(ordered, count).items()))) == whole


@pytest.mark.parametrize("typed", ["", "1", "0/2", "3/2", "1/0", "-1/2", "a/b", "1/2/3", "1 / 2"])
def test_what_is_no_shard_is_refused(typed: str) -> None:
    with pytest.raises(WrongUseError, match="write which of how many shards it is"):
        shard_typed(typed)


def test_a_shard_is_written_as_it_is_typed() -> None:
    assert str(shard_typed("2/4")) == "2/4"


PAGES = ("a.html", "b.html", "c.html")
TWO = shards_of(PAGES, 2)
OTHER_BROWSER = structs.replace(TOOLS, browser="Chromium 2")


@pytest.mark.parametrize(
    ("shards", "said"),
    [
        ({"one": TWO["shard-1"]}, "Of 2 shards, some are missing: 2/2"),
        ({**TWO, "again": TWO["shard-2"]}, "Shard 2/2 is there twice: in shard-2 and in again"),
        ({**TWO, "third": evidence_of(PAGES, Shard(3, 3))}, "third is shard 3/3"),
        ({**TWO, "shard-2": evidence_of(PAGES, Shard(2, 2), files=("a.html",))}, "differ in the files of the site"),
        ({**TWO, "shard-2": evidence_of(PAGES, Shard(2, 2), notes=("x",))}, "differ in the pages asked for"),
        ({**TWO, "shard-2": structs.replace(TWO["shard-2"], facts=Facts(country="GB"))}, "the facts about the site"),
        ({**TWO, "shard-2": evidence_of(PAGES, Shard(2, 2), tools=OTHER_BROWSER)}, "not gathered with the same tools"),
    ],
    ids=["missing", "twice", "of another run", "another site", "other pages asked for", "other facts", "other tools"],
)
def test_what_is_not_one_run_is_not_merged(shards: Mapping[str, Evidence], said: str) -> None:
    with pytest.raises(EvidenceError, match=said):
        merge_shards(shards)


def test_a_shard_in_which_no_page_is_has_started_no_browser() -> None:
    shards = shards_of(("a.html",), 2)
    empty = shards["shard-2"]
    no_tools = structs.replace(empty.site, tools=Tools(audits="1", axe="", browser="Chromium "))
    assert merge_shards({**shards, "shard-2": structs.replace(empty, site=no_tools)}).site.tools == TOOLS


def test_of_a_shard_alone_nothing_is_judged() -> None:
    with pytest.raises(EvidenceError, match="put all of them together by `audits merge`"):
        judge(TWO["shard-1"], Request())
    assert judge(merge(TWO, Request()), Request()).site.pages == len(PAGES)


def test_shards_may_come_from_folders_of_different_machines() -> None:
    other = structs.replace(TWO["shard-2"], facts=Facts(root="/elsewhere", site_dir="/elsewhere/site"))
    assert merge_shards({**TWO, "shard-2": other}) == evidence_of(PAGES, Shard())


def test_an_interrupt_in_one_shard_is_one_of_all() -> None:
    assert merge_shards({**TWO, "shard-2": structs.replace(TWO["shard-2"], interrupted=True)}).interrupted


def test_evidence_is_kept_whole_and_replaced_whole(tmp_path: Path) -> None:
    long, short = evidence_of(PAGES, Shard()), evidence_of(PAGES[:1], Shard(), bookings=NotGathered("not now"))
    inside = save(long, tmp_path)
    assert load(tmp_path) == load(inside) == long
    save(short, tmp_path)
    assert load(tmp_path) == short
    assert [path.name for path in tmp_path.iterdir()] == ["evidence"]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda file: file.unlink(), "No such file"),
        (lambda file: file.write_bytes(b"{}"), "is damaged"),
        (lambda file: file.write_bytes(file.read_bytes()[:-9]), "cut short"),
    ],
    ids=["gone", "no gzip", "cut short"],
)
def test_evidence_that_is_not_whole_is_refused(tmp_path: Path, damage: object, said: str) -> None:
    assert callable(damage)
    inside = save(evidence_of(PAGES, Shard()), tmp_path)
    damage(inside / "page-000001.json.gz")
    with pytest.raises(EvidenceError, match=said):
        load(tmp_path)
