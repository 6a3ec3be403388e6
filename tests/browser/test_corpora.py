"""Every rule says of the pages of its corpus what the standard says of them, and nothing of the sound ones."""

from collections import defaultdict
from functools import partial

import pytest
from corpora import CORPUS, FOLDERS, expected_of, gather_corpus, index_of, outcomes_in
from same_place import told_twice
from shared import Once

from audits.rules.catalogue import BY_ID
from audits.rules.outcomes import Result
from audits.rules.site_index import SiteIndex
from audits.static.pages import find_files, find_pages

pytestmark = pytest.mark.browser


@pytest.fixture
def index(folder: str, once: Once) -> SiteIndex:
    """Give the evidence of a corpus, gathered once in a run."""
    return index_of(folder, once(f"corpus-{folder}", partial(gather_corpus, folder)))


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_rule_says_of_its_corpus_what_the_standard_says(folder: str, index: SiteIndex) -> None:
    expected = expected_of(folder)
    said: dict[tuple[Result, str], list[str]] = defaultdict(list)
    for outcome in outcomes_in(index, folder):
        said[outcome.result, outcome.page].append(outcome.message)
    foretold = {
        **{(Result.FAILED, page): words for page, words in expected.fails.items()},
        **{(Result.UNSURE, page): words for page, words in expected.unsure.items()},
    }
    assert {key: found for key, found in said.items() if key not in foretold} == {}
    for key, words in foretold.items():
        assert len(said[key]) == len(words), (key, said[key])
        for word, message in zip(words, said[key], strict=True):
            assert word in message, key


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_corpus_is_whole(folder: str, index: SiteIndex) -> None:
    """Each page is foretold in one way, none is missing, and all of them open."""
    assert folder in BY_ID
    expected = expected_of(folder)
    pages = [page.path for page in find_pages(CORPUS / folder, find_files(CORPUS / folder))]
    assert sorted(pages) == sorted({*expected.silent, *expected.fails, *expected.unsure})
    assert not set(expected.silent) & {*expected.fails, *expected.unsure}
    assert expected.silent
    assert expected.fails or expected.unsure
    assert [page.path for page in index.site.pages if page.loaded is not True] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_cause_is_told_twice(index: SiteIndex) -> None:
    failed = (one for one in outcomes_in(index) if one.result is Result.FAILED)
    assert told_twice((one.rule, one.page, one.place.selector) for one in failed) == set()
