"""Which of the pages that are gone stand at another address: those with nearly the same text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from audits.lib.near_duplicates import near_copies

SHORTEST = 5
"""Words: a page with fewer cannot be known again."""


def moved_pages(gone: Mapping[str, str], come: Mapping[str, str]) -> Mapping[str, str]:
    """Pair pages that are gone with pages that have come, by their texts; each is in one pair at most.

    Short texts have to be the same. Of several with nearly the same text, those with the same text are paired first,
    and then those whose addresses have most in common. No page is both gone and come.
    """
    texts = {path: text for path, text in sorted({**gone, **come}.items()) if len(text.split()) >= SHORTEST}
    pairs: dict[str, str] = {}
    for group in _alike(texts):
        taken: set[str] = set()
        for one, other in _likeliest_first(gone.keys() & group, come.keys() & group, texts):
            if one not in pairs and other not in taken:
                pairs[one] = other
                taken.add(other)
    return pairs


def _alike(texts: Mapping[str, str]) -> Iterator[frozenset[str]]:
    """Group the names of texts that are the same, or nearly so."""
    first_with: dict[str, str] = {}
    for path, text in texts.items():
        first_with.setdefault(text, path)
    near = near_copies({path: text for text, path in first_with.items()})
    groups: dict[str, set[str]] = defaultdict(set)
    for path, text in texts.items():
        first = first_with[text]
        groups[near.get(first, first)].add(path)
    yield from map(frozenset, groups.values())


def _likeliest_first(gone: Iterable[str], come: Iterable[str], texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Sort the possible pairs, in an order that does not depend on which side is the old one."""
    pairs = [(one, other) for one in gone for other in come]

    def rank(pair: tuple[str, str]) -> tuple[bool, int, list[str]]:
        one, other = pair
        shared = set(one.split("/")) & set(other.split("/"))
        return texts[one] != texts[other], -len(shared), sorted(pair)

    return sorted(pairs, key=rank)
