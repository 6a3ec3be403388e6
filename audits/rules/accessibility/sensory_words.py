"""The rule `sensory-words`."""

import re
from collections.abc import Iterator

from audits.evidence import Block
from audits.rules.accessibility._blocks import clipped, sentences
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

CONTROL = (
    r"(?:buttons?|links?|menus?|tabs?|icons?|fields?|(?:check|text|search|drop-?down)?\s?box(?:es)?|arrows?|panels?"
    r"|sidebars?|navigation|logos?|symbols?|forms?|banners?|toolbars?)"
)
CONTENT = r"(?:pictures?|images?|photos?|photographs?|diagrams?|charts?|graphs?|figures?|maps?|videos?|lists?|tables?)"
COLOUR = r"(?:red|green|blue|yellow|orange|purple|pink|gr[ea]y|black|white|brown|teal|colou?red)"
SHAPE = r"(?:round|circular|square|rectangular|triangular|oval|star-shaped|diamond-shaped|big|large|small|little|tiny)"
PLACE = r"(?:(?:right|left)(?:-hand)?|(?:top|bottom|upper|lower)(?:[- ](?:right|left))?)"
WHERE = (
    r"(?:(?:on|to|at|in|along|down)\s+(?:the|your)\s+(?:far\s+|very\s+)?"
    rf"{PLACE}(?:[- ]hand)?(?:\s+(?:side|corner|edge|end|part|of\s+(?:the|this|your)\s+(?:page|screen|window|site)))*)"
)
ACTS = re.compile(
    r"\b(?:click|press|tap|select|choose|use|push|hit|follow|see|open|pick|fill|touch|find|go|scroll|tick)",
    re.IGNORECASE,
)
AFTERWARDS = (
    r"(?=\s*(?:$|[.,;:!?)–]|\b(?:and|or|to|for|if|when|where|that|which|with|shows?|is|are|was|will|has|have|can|gives?"
    r"|lists?|takes?|lets?|leads?|opens?)\b))"
)
"""What may follow a place on the page, but no place on a body: the left foot."""
BY_LOOKS = re.compile(
    rf"\b(?:the|this|that|a|an|any|each|our)\s+(?:\w+[- ]){{0,2}}?(?:{COLOUR}|{SHAPE}|{PLACE})"
    rf"(?:[ ,]+(?:and\s+)?(?:{COLOUR}|{SHAPE}|{PLACE}))*[ -](?:[\w“”\"'‘’]+\s){{0,3}}?{CONTROL}\b(?!\s+of\b)",
    re.IGNORECASE,
)
BY_PLACE = re.compile(
    rf"\b(?:the|this|that|a|an|our|any|each)\s+(?:[\w“”\"'‘’]+\s){{0,2}}?"
    rf"(?:{CONTROL}|{CONTENT})\s+{WHERE}{AFTERWARDS}",
    re.IGNORECASE,
)
BY_COLOUR = re.compile(
    r"\b(?:fields?|boxes|items?|entries|questions?|answers?|words?|links?|dates?|parts?|rows?)\s+(?:that\s+are\s+|are\s+)?"
    rf"(?:(?:shown|marked|highlighted|printed|written|displayed|coloured|colored)\s+)?in\s+{COLOUR}\b",
    re.IGNORECASE,
)
BY_SOUND = re.compile(
    r"\b(?:when|after|once|until)\s+(?:you\s+hear\s+|the\s+)+(?:beep|tone|bell|chime|ping|sound)\b",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"[“\"‘'«][^”\"’'»]{2,40}[”\"’'»]|\b(?:labelled|labeled|called|named|saying|that says|which says|marked with)\b",
    re.IGNORECASE,
)
"""What says which control is meant without being seen: its words, in quotation marks."""


@rule("sensory-words", wcag("1.3.3"), where=lambda block: block.is_seen, language="en")
@good("<p>Click “Book now”, the green button on the right.</p>")
@good("<p>Select the green <b>Book</b> button. Drink green tea right away. Put a scarf round the neck.</p>")
@good("<p>Pain on the left side of the head. The muscle on the right is tight. Lie on your right-hand side.</p>")
@good("<p>Press the small muscle at the back. Turn your head to the right. See the table below.</p>")
@good("<p>Use the Menu button at the top of the page. The white box of pills. Place a box on the left foot.</p>")
@bad("<p>To book, press the green button.</p>", says="the green button", result=Result.UNSURE)
@bad("<p>Click the round button to go on.</p>", says="the round button", result=Result.UNSURE)
@bad("<p>Choose a clinic from the menu on the left.</p>", says="the menu on the left", result=Result.UNSURE)
@bad("<p>Use the right-hand menu to find a clinic.</p>", says="the right-hand menu", result=Result.UNSURE)
@bad("<p>Fields marked in red must be filled in.</p>", says="in red", result=Result.UNSURE)
@bad("<p>The form in the bottom right corner is for you.</p>", says="bottom right corner", result=Result.UNSURE)
def sensory_words(block: Block) -> Iterator[Problem]:
    """What is meant can be found without seeing its colour, shape or place

    Call a button, link or field by its words, as in “Book a consultation”; its colour or place may be said as well.
    People who cannot see it, or see it at another place because their screen is small, look for those words.
    """
    for sentence in sentences(block.text):
        for pattern in (BY_LOOKS, BY_PLACE, BY_COLOUR, BY_SOUND):
            found = pattern.search(sentence)
            is_told = pattern is not BY_LOOKS or ACTS.search(sentence) is not None
            if found is not None and is_told and not _is_named(sentence):
                yield Problem(
                    f"“{clipped(found[0])}” is told by its look or place alone, in “{clipped(sentence)}”. "
                    "If it has a name, say it.",
                    result=Result.UNSURE,
                )
                break


def _is_named(sentence: str) -> bool:
    """Tell whether a sentence says the name of what it means: in quotation marks, or with a capital letter."""
    return NAMED.search(sentence) is not None or any(word[0].isupper() and word != "I" for word in sentence.split()[1:])
