"""One cause, one finding: which rules may fail at one place of a page together, and why."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

DATA_BLOCK = re.compile(r"\bscript(:nth-of-type\(\d+\))?$")

TOGETHER: dict[frozenset[str], str] = {
    frozenset(pair): why
    for pair, why in (
        (("tel-link-valid", "tel-link-matches-text"), "a number that nobody can dial may also be another than shown"),
        (("contact-consistent", "phone-number-sound"), "a number that is no clinic's may differ between pages, too"),
        (("flashing", "motion-control"), "a button that stops it comes too late for whoever has a seizure"),
        (("motion-control", "reduced-motion"), "who has asked for less motion is not to look for a button first"),
        (("keyboard-reach", "pointer-cancellation"), "one is for who has no pointer, the other for whose hand slips"),
        (("axe-aria-allowed-attr", "keyboard-reach"), "what is no button says what it may not, and is not reached"),
        (("anchor-link", "skip-link"), "the link is broken, and nothing else lets the keyboard past the menu"),
    )
}
"""Pairs of rules with two things to say of one element, each of which has to be mended by itself."""


def told_twice(failures: Iterable[tuple[str, str, str]]) -> set[tuple[frozenset[str], str, str]]:
    """Give each pair of rules that fails at one place without a reason to, with the page and the selector.

    A failure is its rule, page and selector. What is said of a page as a whole has no place; what two rules of axe say
    of one element is axe's; and a block of data is one place for many things.
    """
    rules_at: dict[tuple[str, str], set[str]] = defaultdict(set)
    for rule, page, selector in failures:
        if selector and not DATA_BLOCK.search(selector):
            rules_at[page, selector].add(rule)
    return {
        (pair, page, selector)
        for (page, selector), rules in rules_at.items()
        for pair in map(frozenset, combinations(sorted(rules), 2))
        if pair not in TOGETHER and not all(rule.startswith("axe-") for rule in pair)
    }
