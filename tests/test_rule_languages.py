"""A rule that knows the words of one language leaves texts alone that are stated to be in another."""

import pytest
from examples import judged, read_golden
from msgspec.structs import replace

from audits.evidence import Block, NotGathered, Page, Site
from audits.lib.languages import may_be_in, primary_subtag
from audits.rules.catalogue import BY_ID, RULES
from audits.rules.engine import Rule
from audits.rules.outcomes import Tally

KNOWING_WORDS = tuple(rule for rule in RULES if rule.language)


def in_language(site: Site, language: str | None) -> Site:
    """Say of every page, and of every block of text, that it is in a language."""
    return replace(site, pages=tuple(_page_in(page, language) for page in site.pages))


def _page_in(page: Page, language: str | None) -> Page:
    head = page.head if isinstance(page.head, NotGathered) else replace(page.head, language=language)
    blocks = (
        page.blocks if isinstance(page.blocks, NotGathered) else tuple(_block_in(one, language) for one in page.blocks)
    )
    return replace(page, head=head, blocks=blocks)


def _block_in(block: Block, language: str | None) -> Block:
    return replace(block, language=language or "")


def test_which_rules_know_words() -> None:
    assert {rule.id for rule in KNOWING_WORDS} == {
        "booking-link-named", "new-window-told", "sensory-words", "status-message",
    }  # fmt: skip
    assert {rule.language for rule in KNOWING_WORDS} == {"en"}


@pytest.mark.parametrize("rule", KNOWING_WORDS, ids=lambda rule: rule.id)
@pytest.mark.parametrize("language", ["de", "cy-GB"])
def test_another_language_is_inapplicable(rule: Rule, language: str) -> None:
    for name, site in read_golden(rule).items():
        judgement = judged(rule, in_language(site, language))
        assert judgement.outcomes == (), name
        assert judgement.tally == Tally(inapplicable=judgement.tally.inapplicable)
        assert judgement.tally.inapplicable > 0


@pytest.mark.parametrize("rule", KNOWING_WORDS, ids=lambda rule: rule.id)
@pytest.mark.parametrize("language", [None, "", "en", "en-GB", "EN_us"])
def test_english_and_what_states_nothing_is_judged(rule: Rule, language: str | None) -> None:
    for name, site in read_golden(rule).items():
        assert judged(rule, in_language(site, language)) == judged(rule, in_language(site, "en")), name


def test_whether_it_is_judged_is_untested_where_the_language_is_missing() -> None:
    rule = BY_ID["status-message"]
    site = read_golden(rule)["1-good"]
    missing = replace(site, pages=tuple(replace(page, head=NotGathered("No head.")) for page in site.pages))
    assert [one.message for one in judged(rule, missing).outcomes] == ["No head."]


def test_warnings_in_other_languages_are_left_to_a_person() -> None:
    rule = BY_ID["context-change"]
    site = read_golden(rule)["3-good"]
    assert judged(rule, site).outcomes == ()
    silent = read_golden(rule)["8-bad"]
    for language, result in (("en", "failed"), (None, "failed"), ("de", "unsure")):
        assert {one.result.value for one in judged(rule, in_language(silent, language)).outcomes} == {result}


@pytest.mark.parametrize(("tag", "primary"), [("en-GB", "en"), (" EN_us ", "en"), ("", ""), ("cy", "cy")])
def test_the_primary_subtag(tag: str, primary: str) -> None:
    assert primary_subtag(tag) == primary
    assert may_be_in(tag, "en") is (primary in {"", "en"})
