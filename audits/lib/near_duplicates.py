"""Which of many texts are nearly the same, told by the runs of words they share."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from hashlib import blake2b
from math import ceil

RUN = 5
"""Words: two texts are compared by all runs of so many words."""

LEAST_RUNS = 100
"""A shorter text is compared with none: a notice or a form is often the same for good reasons."""

NEARLY = 0.9
"""The share of runs in common (Jaccard's index) of texts that are nearly the same: one word in a hundred differs."""


def near_copies(texts: Mapping[str, str]) -> Mapping[str, str]:
    """Give the name of every text that is nearly that of one before it, with the name of the first such text.

    Two sets that are nearly the same share one of their rarest members, however these are chosen ("prefix filtering",
    Chaudhuri, Ganti and Kaushik 2006): only texts that do are compared, and those exactly.
    """
    runs = {name: found for name, text in texts.items() if len(found := _runs(text)) >= LEAST_RUNS}
    spread = Counter(run for found in runs.values() for run in found)
    order = {name: number for number, name in enumerate(runs)}
    names_with: dict[int, list[str]] = defaultdict(list)
    copies: dict[str, str] = {}
    for name, own in runs.items():
        rarest = sorted(own, key=lambda run: (spread[run], run))[: len(own) - ceil(NEARLY * len(own)) + 1]
        candidates = sorted({other for run in rarest for other in names_with[run]}, key=order.__getitem__)
        original = next((other for other in candidates if _similarity(own, runs[other]) >= NEARLY), None)
        if original is not None:
            copies[name] = original
            continue
        for run in rarest:
            names_with[run].append(name)
    return copies


def _runs(text: str) -> frozenset[int]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(_number(" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1))


def _number(run: str) -> int:
    """Give a number for a run of words, the same in every process, as `hash` does not."""
    return int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _similarity(one: frozenset[int], other: frozenset[int]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)
