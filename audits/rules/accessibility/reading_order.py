"""The rule `reading-order`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from audits.evidence import Arranged, Arrangement, Block
from audits.rules.accessibility._blocks import clipped
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

SENTENCE = 5
"""Words from which a part is text, the place of which matters, rather than a label or a date."""

NUMBERED = re.compile(r"\W*(?:step|part|stage|day|week|figure|no\.?|number)?\s*(\d{1,2})\b", re.IGNORECASE)
FEWEST_NUMBERED = 2
CAUSES = {"grid": "the places in the grid", "position": "the positions"}

FLEX = '<div style="display: flex; flex-direction: {}">{}</div>'
STEPS = "<p>1. Sit up straight.</p><p>2. Turn your head.</p><p>3. Hold it there.</p>"
TURNED = "<p>3. Hold it there.</p><p>2. Turn your head.</p><p>1. Sit up straight.</p>"
BUTTONS = "<button>Save it</button><button>Leave it as it was before</button>"
TOPICS = "<a href='#a'>How a neck is made</a> <a href='#b'>How it moves</a>"
FIELDS = "<label>Town <input></label><label>Street <input></label>"
BESIDE = "<p>A neck bends and turns in all ways.</p><img src='a.png' alt='A neck'>"
TWO = "<p>A neck bends and turns in all ways.</p><p>Most pain in it goes by itself.</p>"


def _is_text(_arrangements: tuple[Arrangement, ...], blocks: tuple[Block, ...]) -> bool:
    return len(blocks) > 1


@rule("reading-order", wcag("1.3.2"), wcag("2.4.3"), applies=_is_text)
@good(FLEX.format("column", STEPS) + FLEX.format("row", STEPS))
@good(FLEX.format("row-reverse", BUTTONS) + "<p>Rest.</p>")
@good(FLEX.format("column", "<h2>Neck exercises</h2><p style='order: -1'>3 May</p>"))
@good(FLEX.format("row-reverse", BESIDE) + "<p>Rest.</p>")
@good(FLEX.format("row-reverse", "<input aria-label='Town'><button>Go</button>") + "<p>Rest.</p>")
@good(
    FLEX.format(
        "row-reverse",
        f"<nav><input type='checkbox' aria-label='Open'>{BUTTONS}</nav><p>A neck bends and turns in all ways.</p>",
    )
    + "<p>Rest.</p>"
)
@good(
    FLEX.format("row-reverse", f"<div><nav>{TOPICS}</nav></div><p>A neck bends and turns in all ways.</p>")
    + "<p>Rest.</p>"
)
@bad(FLEX.format("column-reverse", FIELDS) + "<p>Rest.</p>", says="Does it make sense", result=Result.UNSURE)
@bad(FLEX.format("column-reverse", TURNED), says="“3. Hold it there.” is read before")
@bad(FLEX.format("column-reverse", TWO), says="by “column-reverse”", result=Result.UNSURE)
def reading_order(arrangements: tuple[Arrangement, ...]) -> Iterator[Problem]:
    """Text is read aloud in the order in which it is seen

    Put the parts in the file in the order in which they are to be read, and let the stylesheet keep it. A screen reader
    and the Tab key follow the file: where the stylesheet turns the order round, they tell the last step first.
    """
    for one in arrangements:
        turned = _turned(one)
        if turned is None:
            continue
        first, second = turned
        is_plain = _counts_up(one.as_seen) and not _counts_up(one.in_document)
        yield Problem(
            f"“{clipped(first.text, 50)}” is read before “{clipped(second.text, 50)}”, but is seen after it, by "
            f"{CAUSES.get(one.cause, f'“{one.cause}”')} in the stylesheet."
            + ("" if is_plain else " Does it make sense as it is read?"),
            place=one.place,
            result=Result.FAILED if is_plain else Result.UNSURE,
        )


def _turned(one: Arrangement) -> tuple[Arranged, Arranged] | None:
    """Give two parts with text, or with fields, that are read one before the other and seen the other way round."""
    for matters in (_is_told, _is_field):
        seen = [part for part in one.as_seen if matters(part)]
        read = [part for part in one.in_document if matters(part)]
        for first, second in pairwise(read):
            if seen.index(first) > seen.index(second):
                return first, second
    return None


def _is_told(part: Arranged) -> bool:
    return (part.words >= SENTENCE or NUMBERED.match(part.text) is not None) and not part.is_control


def _is_field(part: Arranged) -> bool:
    return part.is_field


def _counts_up(parts: Sequence[Arranged]) -> bool:
    """Tell whether the parts are numbered one after the other."""
    numbers = [int(found[1]) for part in parts if (found := NUMBERED.match(part.text))]
    return len(numbers) >= FEWEST_NUMBERED and all(after == before + 1 for before, after in pairwise(numbers))
