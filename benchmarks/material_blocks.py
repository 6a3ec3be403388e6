"""What a page of the generated Material site is made of: words drawn at random, and one function per kind of block."""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

_WORDS = (
    "advice appointment arm assess balance breathe calm careful chair clinic daily desk diary doctor early ease "
    "elbow evening exercise feel firm gentle goal habit hand health hip hour joint keep knee letter lift light listen "
    "long medicine minute morning move muscle neck nerve night note often pain pause phone pillow plan posture "
    "practise question record relax report rest return review routine screen session settle shoulder sign sleep "
    "slow spine steady stiff stretch support symptom talk test therapy touch treatment turn walk warm week"
)
WORDS = tuple(_WORDS.split())
PICTURES = 4
"""Pictures in `img/`, by number."""


class Pen:
    """Draws words from a source of randomness: the same source gives the same text."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def phrase(self, words: int) -> str:
        """Give a capitalised phrase of so many words."""
        return " ".join(self.random.choice(WORDS) for _ in range(words)).capitalize()

    def sentence(self, words: int = 14) -> str:
        """Give a sentence of about so many words."""
        return self.phrase(max(3, words + self.random.randint(-5, 5))) + "."

    def paragraph(self, sentences: int = 5) -> str:
        """Give a paragraph of three sentences up to two more than asked for."""
        return " ".join(self.sentence() for _ in range(self.random.randint(3, max(3, sentences + 2))))


class Spot(NamedTuple):
    """Where a block stands: the section's number on its page, the page's number, and two other pages to link to.

    The addresses of the other pages are relative to the page's own Markdown file.
    """

    section: int
    page: int
    others: tuple[str, str]


Block = Callable[[Pen, Spot], list[str]]


def code_block(pen: Pen, _: Spot) -> list[str]:
    """A titled code block, which Material gives a copy button."""
    return [
        '```python title="plan.py"',
        "def plan(weeks: int) -> list[str]:",
        f'    """{pen.sentence(6)}"""',
        '    return [f"week {number}" for number in range(weeks)]  # one line per week',
        "",
        "",
        f"print(plan({pen.random.randint(4, 12)}))",
        "```",
    ]


def table_block(pen: Pen, _: Spot) -> list[str]:
    """A table of three columns and four to nine rows."""
    rows = (f"| {pen.phrase(1)} | {pen.sentence(6)} | {pen.sentence(5)} |" for _ in range(pen.random.randint(4, 9)))
    return ["| Sign | Meaning | What to do |", "|---|---|---|", *rows]


def admonition_block(pen: Pen, _: Spot) -> list[str]:
    """A note with a title of its own, and a warning without."""
    return ['!!! note "Good to know"', "", f"    {pen.paragraph(2)}", "", "!!! warning", "", f"    {pen.sentence()}"]


def tabs_block(pen: Pen, _: Spot) -> list[str]:
    """Three content tabs."""
    texts = {"At home": pen.paragraph(2), "At work": pen.paragraph(2), "On the way": pen.sentence()}
    return [line for title, text in texts.items() for line in (f'=== "{title}"', "", f"    {text}", "")]


def details_block(pen: Pen, spot: Spot) -> list[str]:
    """A block that opens and closes, and a picture below it."""
    picture = f"![{pen.phrase(4)}](../img/{spot.page % PICTURES}.png)"
    return ['??? tip "Read more"', "", f"    {pen.paragraph(2)}", "", picture]


def steps_block(pen: Pen, _: Spot) -> list[str]:
    """A numbered list, and a code block without a title."""
    steps = (f"{number}. {pen.sentence()}" for number in range(1, 6))
    return [*steps, "", "```bash", "pip install plan", "plan --weeks 6 --gentle", "```"]


def tasks_block(pen: Pen, spot: Spot) -> list[str]:
    """A task list, links to two other pages, and a footnote."""
    tasks = (f"- [{'x' if number % 2 else ' '}] {pen.sentence(8)}" for number in range(5))
    first, second = spot.others
    links = f"See [{pen.phrase(2)}]({first}) and [{pen.phrase(2)}]({second}). {pen.sentence()}[^{spot.section}]"
    return [*tasks, "", links, "", f"[^{spot.section}]: {pen.sentence()}"]


BLOCKS: tuple[Block, ...] = (
    code_block,
    table_block,
    admonition_block,
    tabs_block,
    details_block,
    steps_block,
    tasks_block,
)
"""The kinds of block. A page takes them in turn, one a section, beginning with another kind than the page before."""
