"""A search index is cut short where its shape is known, and left alone where it is not."""

import msgspec
import pytest

from audits.static.search_index import MAX_ENTRIES, is_search_index, shortened

ENTRIES = [{"location": f"p{number}/", "title": "Neck", "text": "Rest"} for number in range(100)]


def test_an_index_of_mkdocs_keeps_its_settings_and_a_few_entries() -> None:
    whole = {"config": {"lang": ["en"], "separator": "[\\s\\-]+"}, "docs": ENTRIES}
    assert msgspec.json.decode(shortened(msgspec.json.encode(whole))) == {
        "config": whole["config"],
        "docs": ENTRIES[:MAX_ENTRIES],
    }


def test_a_list_of_entries_keeps_a_few() -> None:
    assert msgspec.json.decode(shortened(msgspec.json.encode(ENTRIES))) == ENTRIES[:MAX_ENTRIES]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not JSON",
        b"{}",
        b"[]",
        b"[1, 2, 3, 4, 5]",
        b'{"docs": "none"}',
        b'[{"documents": [1], "index": {"version": "2.3.9"}}, {"documents": [2], "index": {}}]',
    ],
    ids=["empty", "no JSON", "no docs", "no entries", "numbers", "docs are no list", "an index made beforehand"],
)
def test_what_is_of_another_kind_comes_back_as_it_is(body: bytes) -> None:
    assert shortened(body) == body


@pytest.mark.parametrize(
    "path",
    ["search/search_index.json", "search.json", "en/search_index.en.json", "search-index/en.json", "searchindex.json"],
)
def test_what_is_cut_short_is_known_to_the_cache_as_an_index(path: str) -> None:
    assert is_search_index(path)


@pytest.mark.parametrize("path", ["research.json", "search/index.html", "search_index.js", "index.json"])
def test_other_files_are_no_index(path: str) -> None:
    assert not is_search_index(path)
