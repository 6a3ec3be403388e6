"""The rule `image-alternative-wording`."""

import re
from collections.abc import Iterator

from audits.evidence import Picture
from audits.lib.words import bare_words
from audits.rules.accessibility._blocks import clipped
from audits.rules.accessibility._pictures import is_heard
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import NHS_CONTENT

LONGEST = 150
"""Characters: the NHS asks for 125 at most in general; what has more than this cannot be taken in by ear."""

SMALL = 48
"""Pixels: smaller pictures are icons, which often mean the same with another look."""

KIND_FIRST = re.compile(r"(?:an?\s+|the\s+)?(?:image|picture|pic|graphic)\s+(?:of|showing|shows)\b", re.IGNORECASE)

LARGE = ' width="99" height="99"'


def _any_heard(pictures: tuple[Picture, ...]) -> bool:
    return any(is_heard(picture) for picture in pictures)


@rule("image-alternative-wording", NHS_CONTENT, where=_any_heard)
@good('<img src="neck.jpg" alt="A woman turns her head to the left">')
@good('<img src="a.png" alt="Yes" width="16" height="16"><img src="b.png" alt="Yes" width="16" height="16">')
@good(f'<img src="a.png" alt="A neck"{LARGE}><p>Text</p><img src="a.png" alt="A neck"{LARGE}>')
@good('<figure><img src="a.png" alt="A bent neck"><figcaption>How not to sit</figcaption></figure>')
@bad('<img src="neck.jpg" alt="Picture of a neck">', says="begins with “Picture of”")
@bad(f'<img src="neck.jpg" alt="{"A neck and a head. " * 10}">', says="characters long")
@bad(f'<img src="a.png" alt="A neck"{LARGE}><img src="b.png" alt="A neck"{LARGE}>', says="before it too")
@bad('<figure><img src="a.png" alt="How not to sit"><figcaption>How not to sit</figcaption></figure>', says="caption")
def image_alternative_wording(pictures: tuple[Picture, ...]) -> Iterator[Problem]:
    """A picture's alternative is short and its own

    Say what the picture shows in one or two sentences, without “image of”: screen readers already say that it is one.
    What takes more words belongs into the text or a caption, where everybody can read it.
    """
    before: Picture | None = None
    for picture in filter(is_heard, pictures):
        name = picture.name
        if (found := KIND_FIRST.match(name)) is not None:
            yield Problem(f"The picture's alternative begins with “{found[0]}”; leave that out.", place=picture.place)
        elif len(name) > LONGEST:
            yield Problem(
                f"The picture's alternative is {len(name)} characters long: “{clipped(name)}”. "
                "Say the rest in the text.",
                place=picture.place,
            )
        elif picture.caption and bare_words(picture.caption) == bare_words(name):
            yield Problem(
                f"The picture's alternative says the same as its caption, “{clipped(name)}”, so it is heard twice.",
                place=picture.place,
            )
        elif before is not None and bare_words(before.name) == bare_words(name) and _are_two(before, picture):
            yield Problem(
                f"The picture's alternative, “{clipped(name)}”, is that of the picture before it too, {before.src}.",
                place=picture.place,
            )
        before = picture


def _are_two(one: Picture, other: Picture) -> bool:
    is_large = all(min(each.shown_width, each.shown_height) >= SMALL for each in (one, other))
    return is_large and one.src != other.src and _holder(one) == _holder(other)


def _holder(picture: Picture) -> str:
    """Give the part of the page a picture stands in, its own paragraph, figure or list item aside."""
    steps = picture.place.selector.split(" > ")[:-1]
    while steps and steps[-1].partition(":")[0] in {"p", "a", "figure", "li", "picture", "span"}:
        steps.pop()
    return " > ".join(steps)
