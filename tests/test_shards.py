"""Shards: how pages are dealt out, how their evidence is kept, and what merging refuses."""

import errno
import os
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from audits import judge, merge, merge_into
from audits.config.facts import Facts
from audits.errors import AuditError, EvidenceError, WrongUseError
from audits.evidence import NOT_ASKED, Anchors, NotGathered, Page, Reused, Site, Tools
from audits.evidence.shard import Shard, shard_typed
from audits.evidence.store import Evidence, load
from audits.evidence.writing import ABANDONED_AFTER_S, EvidenceWriter, save
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
    assert merge(shards_of(ordered, count), Request()) == whole
    assert merge(dict(reversed(shards_of(ordered, count).items())), Request()) == whole


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
        merge(shards, Request())


def test_a_shard_in_which_no_page_is_has_started_no_browser() -> None:
    shards = shards_of(("a.html",), 2)
    empty = shards["shard-2"]
    no_tools = structs.replace(empty.site, tools=Tools(audits="1", axe="", browser=""))
    merged = merge({**shards, "shard-2": structs.replace(empty, site=no_tools)}, Request())
    assert merged.site.tools == TOOLS


def test_a_shard_whose_pages_nobody_could_read_has_run_no_axe() -> None:
    unread = structs.replace(TWO["shard-1"].site, tools=structs.replace(TOOLS, axe=""))
    merged = merge({**TWO, "shard-1": structs.replace(TWO["shard-1"], site=unread)}, Request())
    assert merged.site.tools == TOOLS


def test_of_a_shard_alone_nothing_is_judged() -> None:
    with pytest.raises(EvidenceError, match="put all of them together by `audits merge`"):
        judge(TWO["shard-1"], Request())
    assert judge(merge(TWO, Request()), Request()).site.pages == len(PAGES)


def test_shards_may_come_from_folders_of_different_machines() -> None:
    other = structs.replace(TWO["shard-2"], facts=Facts(root="/elsewhere", site_dir="/elsewhere/site"))
    assert merge({**TWO, "shard-2": other}, Request()) == evidence_of(PAGES, Shard())


def test_an_interrupt_in_one_shard_is_one_of_all() -> None:
    ended = structs.replace(TWO["shard-2"], interrupted=True)
    assert merge({**TWO, "shard-2": ended}, Request()).interrupted


def test_evidence_is_kept_whole_and_replaced_whole(tmp_path: Path) -> None:
    long, short = evidence_of(PAGES, Shard()), evidence_of(PAGES[:1], Shard(), bookings=NotGathered("not now"))
    inside = save(long, tmp_path).folder
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
        (lambda file: file.write_bytes(file.read_bytes()[:10] + b"\xff" * 40), "is damaged"),
    ],
    ids=["gone", "no gzip", "cut short", "overwritten"],
)
def test_evidence_that_is_not_whole_is_refused(tmp_path: Path, damage: object, said: str) -> None:
    assert callable(damage)
    inside = save(evidence_of(PAGES, Shard()), tmp_path).folder
    damage(inside / "page-000001.json.gz")
    with pytest.raises(EvidenceError, match=said):
        load(tmp_path)


def test_a_damaged_page_of_a_shard_is_told_of_when_it_is_merged(tmp_path: Path) -> None:
    shards = {name: save(one, tmp_path / name) for name, one in TWO.items()}
    shards["shard-2"].files[0].write_bytes(b"{}")
    with pytest.raises(EvidenceError, match="is damaged"):
        merge_into(shards, Request(), tmp_path / "all")
    assert list((tmp_path / "all").iterdir()) == []


def test_evidence_that_is_not_finished_is_none_and_leaves_the_last_whole(tmp_path: Path) -> None:
    before, after = evidence_of(PAGES, Shard()), evidence_of(PAGES[:2], Shard())
    save(before, tmp_path)
    with EvidenceWriter(tmp_path, after.paths) as writer:
        writer.write(after.site.pages[0])
        (part,) = (folder for folder in tmp_path.iterdir() if folder.name != "evidence")
        with pytest.raises(EvidenceError, match="holds no evidence"):
            load(part)
    assert load(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["evidence"]


def test_a_page_that_is_written_again_is_kept_as_it_was_seen_last(tmp_path: Path) -> None:
    evidence = evidence_of(PAGES, Shard())
    with EvidenceWriter(tmp_path, evidence.paths) as writer:
        for page in reversed(evidence.site.pages):
            writer.write(structs.replace(page, sends_on_to="http://site/"))
            writer.write(page)
        writer.finish(evidence.rest)
    assert load(tmp_path) == evidence


def test_where_evidence_cannot_be_written_it_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(WrongUseError, match=r"cannot be written into .*: Not a directory"):
        save(evidence_of(PAGES, Shard()), tmp_path / "file")


def test_half_an_emoji_is_kept_as_a_replacement_character(tmp_path: Path) -> None:
    page = Page("a.html", "http://site/a.html", None, loaded=True, anchors=Anchors(("cut \ud83e",)))
    evidence = evidence_of(("a.html",), Shard())
    kept = save(structs.replace(evidence, site=structs.replace(evidence.site, pages=(page,))), tmp_path)
    assert list(kept.pages()) == [structs.replace(page, anchors=Anchors(("cut \ufffd",)))]


def test_what_a_killed_run_left_long_ago_is_removed(tmp_path: Path) -> None:
    abandoned, under_way = tmp_path / ".evidence-0a1b2c3d.part", tmp_path / ".evidence-4e5f6a7b.part"
    for folder in (abandoned, under_way):
        folder.mkdir()
        (folder / "page.gz").write_bytes(b"")
    long_ago = time.time() - ABANDONED_AFTER_S - 60
    os.utime(abandoned, (long_ago, long_ago))
    with EvidenceWriter(tmp_path, ["a.html"]):
        assert not abandoned.exists()
        assert under_way.exists()


def test_evidence_stays_whole_where_its_successor_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = evidence_of(PAGES, Shard()), evidence_of(PAGES[:1], Shard())
    folder = save(before, tmp_path).folder
    move = Path.replace

    def fail(source: Path, target: Path) -> Path:
        if target == folder and source.suffix != ".old":
            raise OSError(errno.ENOTEMPTY, "another run was quicker")
        return move(source, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(AuditError, match="another run was quicker"):
        save(after, tmp_path)
    assert load(tmp_path) == before
