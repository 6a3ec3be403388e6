"""Near copies are found among many texts, and nothing else is."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.lib.near_duplicates import near_copies

WORDS = [f"word{number}" for number in range(400)]


def text(*, changed: int = 0, start: int = 0) -> str:
    words = WORDS[start : start + 300]
    step = len(words) // (changed + 1)
    for at in range(changed):
        words[(at + 1) * step] = f"other{at}"
    return " ".join(words)


def test_a_copy_is_told_by_the_text_before_it() -> None:
    assert near_copies({"a": text(), "b": text(start=100), "c": text().upper(), "d": text(changed=1)}) == {
        "c": "a",
        "d": "a",
    }


NAMED_IN_TURN = """
from test_near_duplicates import text
from audits.lib.near_duplicates import near_copies
print(near_copies({"a": text(), "b": text(changed=2), "c": text(changed=1)}))
"""


@pytest.mark.parametrize("seed", range(4))
def test_the_first_such_text_is_named_in_every_process(seed: int) -> None:
    """Python's own `hash` of a text differs from process to process."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", NAMED_IN_TURN]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    assert said == "{'b': 'a', 'c': 'a'}\n"


@given(st.integers(0, 40))
def test_texts_are_near_copies_as_far_as_one_word_in_a_hundred(changed: int) -> None:
    """Each changed word is in five runs of 296, on both sides."""
    gone = 5 * changed
    nearly = (296 - gone) / (296 + gone) >= 0.9
    assert near_copies({"a": text(), "b": text(changed=changed)}) == ({"b": "a"} if nearly else {})


def test_short_texts_are_compared_with_none() -> None:
    short = " ".join(WORDS[:80])
    assert near_copies({"a": short, "b": short}) == {}
