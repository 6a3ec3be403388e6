"""Every rule says of the pages of its corpus what the standard says of them, and nothing of the sound ones."""

from collections import defaultdict

import pytest
from corpora import CORPUS, FOLDERS, expected_of, index_of, outcomes_in
from same_place import told_twice

from audits.rules.catalogue import BY_ID
from audits.rules.outcomes import Result
from audits.static.pages import find_files, find_pages

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_rule_says_of_its_corpus_what_the_standard_says(folder: str) -> None:
    expected = expected_of(folder)
    said: dict[tuple[Result, str], list[str]] = defaultdict(list)
    for outcome in outcomes_in(folder, folder):
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
def test_a_corpus_is_whole(folder: str) -> None:
    """Each page is foretold in one way, none is missing, and all of them open."""
    assert folder in BY_ID
    expected = expected_of(folder)
    pages = [page.path for page in find_pages(CORPUS / folder, find_files(CORPUS / folder))]
    assert sorted(pages) == sorted({*expected.silent, *expected.fails, *expected.unsure})
    assert not set(expected.silent) & {*expected.fails, *expected.unsure}
    assert expected.silent
    assert expected.fails or expected.unsure
    assert [page.path for page in index_of(folder).site.pages if page.loaded is not True] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_cause_is_told_twice(folder: str) -> None:
    failed = (one for one in outcomes_in(folder) if one.result is Result.FAILED)
    assert told_twice((one.rule, one.page, one.place.selector) for one in failed) == set()
