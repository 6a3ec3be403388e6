"""The rule `fake-list`."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from audits.evidence import Block, Link, Markup
from audits.rules.accessibility._blocks import any_seen, clipped, seen_blocks
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

FEWEST = 3
"""Lines from which they are a list, not a dash that begins two of them by chance."""

NO_LIST = frozenset(
    {"banner", "button", "cell", "code", "contentinfo", "heading", "item", "link", "navigation", "table"}
)
SIGN = re.compile(r"([•‣▪●○◦■□▸►➤✓✔✗✘]|[-*·–](?=\s))\s*(?=\S)")
DASHES = frozenset("-–")
ASKED = re.compile(r"[?!][”’\"']*$")
"""How a line of talk ends, which many languages begin with a dash; one such line among others makes them all talk."""
NUMBER = re.compile(r"\(?(\d{1,2}|[a-z])[.)]\s+(?=\S)", re.IGNORECASE)


@rule("fake-list", wcag("1.3.1"), where=any_seen)
@good("<ul><li>Rest</li><li>Walk</li><li>Sleep</li></ul>")
@good("<p>– Where does it hurt?</p><p>– In the neck.</p><p>Then they went on.</p>")
@good("<pre>- rest\n- walk\n- sleep</pre><p>Rest - walk - sleep</p><p>-5 °C<br>-3 °C<br>-1 °C</p>")
@good("<h2>1. Rest</h2><p>Do.</p><h2>2. Walk</h2><p>Do.</p><h2>3. Sleep</h2><p>Do.</p>")
@good("<p>* p below 0.05</p><p>** p below 0.01</p><p>*** p below 0.001</p>")
@good("<p>1. High Street</p><p>7. Low Street</p><p>3. Mill Lane</p>")
@good("<p>– Where does it hurt?<br>– In the neck.<br>– Since when?</p>")
@good("<p><a href='/a'>1 High Street<br>Ringwood<br>BH24 1AA</a></p>")
@good("<ul><li>Rest</li></ul><p>Then:</p><ul><li>Walk</li></ul><p>And:</p><ul><li>Sleep</li></ul>")
@good("<p><a href='tel:+44'>Call</a><br><a href='mailto:a@b.example'>Write</a><br><a href='/map'>Find us</a></p>")
@bad("<p><a href='/a'>Rest</a><br><a href='/b'>Walk</a><br><a href='/c'>Sleep</a></p>", says="3 links")
@bad("<ul><li>Rest</li></ul><ul><li>Walk</li></ul><ul><li>Sleep</li></ul>", says="3 lists of one item")
@bad("<p>- Rest</p><p>- Walk</p><p>- Sleep</p>", says="3 lines that begin with “-”")
@bad("<p>• Rest<br>• Walk<br>• Sleep<br>• Eat</p>", says="4 lines that begin with “•”")
@bad("<div>Do this:<br>1. Rest<br>2. Walk<br>3. Sleep</div>", says="numbered by hand")
@bad("<div><p>a) Rest</p><p>b) Walk</p><p>c) Sleep</p></div>", says="numbered by hand")
def fake_list(blocks: tuple[Block, ...], links: tuple[Link, ...], markup: Markup) -> Iterator[Problem]:
    """What looks like a list is a list

    Write the lines as a list: in Markdown, leave an empty line before the first, and begin each with `- ` or `1. `. A
    screen reader says how many things a list has and where it ends; of dashes and stars it says “dash” and “star”.
    """
    lines = [
        (block.container, line, block)
        for block in seen_blocks(blocks)
        for line in (block.lines or (block.text,))
        if NO_LIST.isdisjoint(block.around)
    ]
    for (_, sign), group in groupby(lines, key=lambda one: (one[0], _sign(one[1]))):
        run = list(group)
        if not sign or len(run) < FEWEST or (sign == "1" and not _counts([line for _, line, _ in run])):
            continue
        if sign in DASHES and any(ASKED.search(line) for _, line, _ in run):
            continue
        what = "are numbered by hand" if sign == "1" else f"begin with “{sign}”"
        first: Block = run[0][2]
        yield Problem(
            f"{len(run)} lines that {what} look like a list, but are none: “{clipped(run[0][1], 40)}”. "
            "Write them as a list.",
            place=first.place,
        )
    yield from _lines_of_links(blocks, links)
    for split in markup.split_lists:
        yield Problem(
            f"{split.count} lists of one item each, one after the other, look like one list: make them one.",
            place=split.place,
        )


def _lines_of_links(blocks: tuple[Block, ...], links: tuple[Link, ...]) -> Iterator[Problem]:
    """Tell of blocks that hold nothing but links, each on a line of its own; ways to reach somebody are an address."""
    contacts = {link.place.selector.rpartition(" > ")[0] for link in links if link.scheme in {"tel", "mailto", "sms"}}
    held = Counter(link.place.selector.rpartition(" > ")[0] for link in links if link.visible)
    for block in seen_blocks(blocks):
        count = len(block.lines)
        is_elsewhere = NO_LIST.isdisjoint({*block.around} - {"link"})
        if block.place.selector in contacts:
            continue
        if block.is_linked and is_elsewhere and FEWEST <= count == held[block.place.selector]:
            yield Problem(
                f"{count} links on lines of their own look like a list, but are none: “{clipped(block.text, 40)}”. "
                "Write them as a list.",
                place=block.place,
            )


def _sign(line: str) -> str:
    """Give the sign that a line begins with, `1` for any number or letter; empty where it begins with a word."""
    if (found := SIGN.match(line)) is not None:
        return found[1]
    return "1" if NUMBER.match(line) else ""


def _counts(lines: Sequence[str]) -> bool:
    """Tell whether lines are numbered one after the other, from any number or letter on."""
    found = [match[1].lower() for line in lines if (match := NUMBER.match(line))]
    if all(one.isdigit() for one in found):
        return [int(one) for one in found] == list(range(int(found[0]), int(found[0]) + len(found)))
    return all(not one.isdigit() for one in found) and [ord(one) for one in found] == list(
        range(ord(found[0]), ord(found[0]) + len(found))
    )
