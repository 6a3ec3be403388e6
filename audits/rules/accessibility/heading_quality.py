"""The rule `heading-quality`."""

import re
from collections.abc import Iterator
from itertools import pairwise

from audits.evidence import Block, Head, Heading, Place
from audits.lib.languages import may_be_in
from audits.rules.accessibility._blocks import clipped, seen_blocks
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import technique

MAX_CHARACTERS, MAX_WORDS = 120, 20
PLACEHOLDER = re.compile(
    r"(?:(?:page|section|sub|main|your|insert|add|new|my)[ -]?)*(?:heading|header|title|headline|sub-?heading|section)"
    r"(?:\s+(?:here|text|goes here|\d+))*|lorem ipsum.*|untitled.*|(?:todo|tbd|tbc|xxx+|placeholder)\b.*",
    re.IGNORECASE,
)
"""What templates say in place of a heading until somebody writes one."""

GAP = 3
"""Line heights between two headings from which something without text, such as a picture, stands between them."""

TEXT = "<p>It moves in all ways.</p>"


@rule("heading-quality", technique("G130", "Providing descriptive headings"), where=bool)
@good(f"<h1>Neck</h1>{TEXT}<h2>Pain</h2>{TEXT}<h3>Causes</h3>{TEXT}<h2>Stiffness</h2>{TEXT}<h3>Causes</h3>{TEXT}")
@good(f"<h1>Neck</h1><h2>Pain</h2>{TEXT}<h2>Pictures</h2><img src='data:,' alt='Neck' height='200'><h2>More</h2>{TEXT}")
@good(f"<h1>Neck</h1>{TEXT}<h2>Title of the study</h2>{TEXT}<h2>Headers and footers</h2>{TEXT}")
@good(f"<h1>Neck</h1>{TEXT}<h2>Pain</h2><div hidden>{TEXT}</div><h2>Stiffness</h2>{TEXT}")
@good(f"<h1>Neck</h1>{TEXT}<h2>Pain</h2><div style='height: 0; overflow: hidden'>{TEXT}</div><h2>Stiffness</h2>{TEXT}")
@bad(f"<h1>Neck</h1>{TEXT}<h2>Your heading here</h2>{TEXT}", says="put there by a template")
@bad(f"<h1>Neck</h1>{TEXT}<h2>Lorem ipsum dolor</h2>{TEXT}", says="put there by a template")
@bad(f"<h1>Neck</h1>{TEXT}<h2>Pain</h2>{TEXT}<h2>Pain</h2>{TEXT}", says="twice")
@bad(f"<h1>Neck</h1>{TEXT}<h2>Pain</h2><h2>Stiffness</h2>{TEXT}", says="nothing")
@bad(f"<h1>Neck</h1>{TEXT}<h2>{'The neck bends and turns. ' * 6}</h2>{TEXT}", says="characters long")
def heading_quality(headings: tuple[Heading, ...], blocks: tuple[Block, ...], head: Head) -> Iterator[Problem]:
    """A heading names the part below it

    Say in a few words what comes below, in words that no other heading of the same part has. Screen reader users have
    the headings listed and choose from them.
    """
    yield from _repeated(headings)
    yield from _empty(seen_blocks(blocks), headings)
    for heading in headings:
        if may_be_in(head.language, "en") and PLACEHOLDER.fullmatch(heading.text.strip(" :.…")):
            yield Problem(f"The heading “{heading.text}” was put there by a template.", place=heading.place)
        elif len(heading.text) > MAX_CHARACTERS and len(heading.text.split()) >= MAX_WORDS:
            yield Problem(
                f"The heading “{clipped(heading.text)}” is {len(heading.text)} characters long; make it a paragraph "
                "with a short heading above.",
                place=heading.place,
            )


def _repeated(headings: tuple[Heading, ...]) -> Iterator[Problem]:
    """Tell of headings that have the same words as another of their level below the same heading."""
    above: list[tuple[int, str]] = []
    seen: set[tuple[tuple[tuple[int, str], ...], int, str]] = set()
    for heading in headings:
        above = [one for one in above if one[0] < heading.level]
        name = heading.text.casefold()
        key = (tuple(above), heading.level, name)
        if name and key in seen:
            yield Problem(f"The heading “{heading.text}” stands twice in the same part.", place=heading.place)
        seen.add(key)
        above.append((heading.level, name))


def _empty(blocks: tuple[Block, ...], headings: tuple[Heading, ...]) -> Iterator[Problem]:
    """Tell of headings with nothing below them, up to the next of their level."""
    levels = {heading.place.selector: heading.level for heading in headings}
    for block, below in pairwise(blocks):
        level, next_level = levels.get(block.place.selector), levels.get(below.place.selector)
        if (
            level is None
            or next_level is None
            or next_level > level
            or block.hidden_text_follows
            or _is_one(block, below)
        ):
            continue
        if 0 <= below.top - block.top - block.height < GAP * block.size and block.container == below.container:
            place: Place = block.place
            yield Problem(f"Below the heading “{clipped(block.text)}” is nothing.", place=place)


def _is_one(block: Block, below: Block) -> bool:
    return block.place.selector == below.place.selector
