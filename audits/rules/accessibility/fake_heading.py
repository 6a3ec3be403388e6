"""The rule `fake-heading`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from audits.evidence import Block
from audits.rules.accessibility._blocks import BOLD, any_seen, is_running_text, seen_blocks
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

MAX_CHARACTERS, MAX_WORDS, MIN_LETTERS = 80, 12, 3
LARGER = 1.2
"""How much larger than the text below letters are that look like a heading's."""

SAME_EDGE, LINES_OFF = 2, 2
"""Pixels, and sizes of its letters: how far the text is from what heads it, at most."""

PARAGRAPH = 40
"""Characters from which the text below is a paragraph, not another short line."""

NOTES = (
    "note|tip|hint|warning|caution|danger|important|attention|info|information|example|success|error|todo|"
    "hinweis|tipp|achtung|vorsicht|warnung|gefahr|wichtig|merke|beispiel|fehler|"  # German
    "à noter|remarque|conseil|astuce|avertissement|exemple|erreur|rappel|"  # French
    "let op|opmerking|waarschuwing|belangrijk|voorbeeld|"  # Dutch
    "nota|aviso|consejo|atención|advertencia|importante|ejemplo|"  # Spanish
    "attenzione|avviso|suggerimento|avvertenza|esempio|"  # Italian
    "atenção|dica|exemplo|"  # Portuguese
    "uwaga|ważne|wskazówka|ostrzeżenie|przykład|"  # Polish
    "nodyn|pwysig|rhybudd|sylwer|enghraifft|"  # Welsh
    "ملاحظة|تنبيه|تحذير|هام|مهم|"  # Arabic
    "注意|重要|備考|ヒント|警告|提示|说明|참고|주의"  # Japanese, Chinese, Korean
)
"""What stands over a box of advice, by the words that site generators and their translations put there."""

NO_HEADING = re.compile(
    r"[.,;…\u3002\uff0e\uff01\uff1f\u0964\u061f\u06d4]$"  # the end of a sentence, or of half of one, in any script
    r"|:\s+\S"  # a label and its value
    r"|^\W*(?:by|from|to|dear|cc|re|signed|written by|reviewed by|posted|published|updated|photo|image|credit)\b"
    rf"|^\W*(?:{NOTES})\W*$"
    r"|^[–—\-“\"‘'(\[*]"
    r"|(?:\d[\s\d]{6,}\d)|[@£$€%]|\b(?:19|20)\d\d\b|\bhttps?:|\bwww\.",
    re.IGNORECASE,
)
"""What a short line in bold is, where it is no heading: a sentence, a label, a byline, a date, a price, a number."""

TEXT = "The pain begins in the neck and is felt in the head, often on one side only."


@rule("fake-heading", wcag("1.3.1"), where=any_seen)
@good(f"<h1>Neck</h1><h2>Symptoms</h2><p>{TEXT}</p>")
@good(f"<h1>Neck</h1><p><strong>{TEXT}</strong></p><p>{TEXT}</p>")
@good(f"<h1>Neck</h1><p><strong>Opening hours:</strong> 9am to 5pm</p><p>{TEXT}</p>")
@good(f"<h1>Neck</h1><p><b>3 May 2026</b></p><p>{TEXT}</p>")
@good(f'<h1>Neck</h1><p style="font-size: 24px">Help for your neck</p><p>{TEXT}</p>')
@good(f'<div style="border: 1px solid"><p><b>Before you start</b></p><p>{TEXT}</p></div>')
@good(f"<dl><dt><b>Symptoms</b></dt><dd>{TEXT}</dd></dl><nav><p><b>In this part</b></p><p>{TEXT}</p></nav>")
@good(f"<table><tr><td><b>Symptoms</b><p>{TEXT}</p></td></tr></table><p><b>Call 01632 960001</b></p><p>{TEXT}</p>")
@good(f'<html lang="de"><h1>Nacken</h1><p>{TEXT}</p><p><b>Hinweis</b></p><p>{TEXT}</p>')
@good(f'<html lang="ja"><h1>首</h1><p>{TEXT}</p><p><b>痛みが出たら、すぐに止めてください。</b></p><p>{TEXT}</p>')
@bad(f'<html lang="de"><h1>Nacken</h1><p>{TEXT}</p><p><b>Anzeichen</b></p><p>{TEXT}</p>', says="“Anzeichen”")
@good(f'<div role="heading" aria-level="2"><b>Symptoms</b></div><p>{TEXT}</p>')
@bad(f"<h1>Neck</h1><p>{TEXT}</p><p><strong>Symptoms</strong></p><p>{TEXT}</p>", says="“Symptoms”")
@good(
    f'<h1>Neck</h1><p>{TEXT}</p><div><p style="font: bold 24px serif">Symptoms</p></div>'
    f'<p style="margin-left: 9em">{TEXT}'
)
@bad(
    f'<h1>Neck</h1><p>{TEXT}</p><p style="font: bold 24px serif">Symptoms</p><div><p>{TEXT}</p></div>',
    says="“Symptoms”",
)
@bad(f'<h1>Neck</h1><p>{TEXT}</p><div style="font-size: 24px">Symptoms</div><div>{TEXT}</div>', says="“Symptoms”")
@bad(f"<h1>Neck</h1><p>{TEXT}</p><b>When to get help</b><ul><li>Weakness</li><li>Fever</li></ul>", says="get help")
@bad(f"<h1>Neck</h1><p>{TEXT}</p><p><b>You need:</b></p><p>{TEXT}</p>", says="“You need:”", result=Result.UNSURE)
def fake_heading(blocks: tuple[Block, ...]) -> Iterator[Problem]:
    """What looks like a heading is a heading

    Write the line as a heading, as in `## Symptoms`, not as a paragraph in bold. Screen reader users move from heading
    to heading, and a bold line is none: for them the part below it has no name.
    """
    seen = seen_blocks(blocks)
    after_heading = {id(after) for before, after in pairwise(seen) if "heading" in before.around}
    for number, block in enumerate(seen):
        if not _looks_like_one(block) or not _heads(block, seen[number + 1 :]):
            continue
        is_bold = block.weight >= BOLD
        if not is_bold and id(block) in after_heading:
            continue  # a line below the heading that says more of it
        is_lead_in = block.text.endswith(":")
        yield Problem(
            f"“{block.text}” looks like a heading, but is a line of {'bold' if is_bold else 'larger'} text. "
            + ("If it heads what follows, write it as a heading." if is_lead_in else "Write it as a heading (`##`)."),
            place=block.place,
            result=Result.UNSURE if is_lead_in else Result.FAILED,
        )


def _looks_like_one(block: Block) -> bool:
    return (
        is_running_text(block)
        and not block.lines
        and not block.is_boxed
        and not block.is_linked
        and "quote" not in block.around
        and len(block.text) <= MAX_CHARACTERS
        and len(block.text.split()) <= MAX_WORDS
        and sum(sign.isalpha() for sign in block.text) >= MIN_LETTERS
        and not block.text[0].islower()
        and NO_HEADING.search(block.text) is None
        and block.height < 2 * LARGER * block.size
    )


def _heads(block: Block, following: Sequence[Block]) -> bool:
    """Tell whether plain text follows a block, in the same part of the page, and looks plainer than it."""
    if not following:
        return False
    below = following[0]
    is_bolder = block.weight >= BOLD > below.weight and block.size * LARGER >= below.size
    is_larger = block.size >= LARGER * below.size
    stands_out = is_bolder or is_larger
    if below.around == block.around:
        is_beside = below.container == block.container or (
            is_larger and block.weight >= BOLD and _is_right_below(below, block)
        )
        is_text = is_beside and len(below.text) >= PARAGRAPH
    else:
        is_text = below.around == ("item", "list", *block.around) and len(following) > 1
    return stands_out and is_text and below.top >= block.top


def _is_right_below(below: Block, block: Block) -> bool:
    """Tell whether a block stands under another as its own text does: at the same edge, and hardly a line off."""
    gap = below.top - (block.top + block.height)
    return abs(below.left - block.left) <= SAME_EDGE and 0 <= gap <= LINES_OFF * block.size
