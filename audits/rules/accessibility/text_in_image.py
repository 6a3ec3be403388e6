"""The rule `text-in-image`."""

import re
from collections.abc import Iterator

from audits.evidence import Picture
from audits.rules.accessibility._blocks import clipped
from audits.rules.accessibility._pictures import file_name, is_heard, is_raster
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

SMALLEST = (100, 20)
"""Pixels, width and height: what is smaller is an icon."""

LOGO = re.compile(r"logo|badge|brand|signature|wordmark|screen-?\s?shot|shield|certif|award", re.IGNORECASE)
"""What may be a picture of text: logos, and what shows the look of something."""

TEXT_FILE = re.compile(
    r"(?:^|[\W_])(?:text|quote|poster|flyer|leaflet|notice|infographic|price-?list|prices|timetable|opening-?(?:hours|times)"
    r"|slogan|heading|headline|title|announcement|testimonial)(?:$|[\W_\d])",
    re.IGNORECASE,
)
TOLD_BY_TEXT = re.compile(
    r"\d{1,2}(?::\d\d)?\s?[ap]m\b|[£€$]\s?\d|\d[\d ]{8,}\d|\S@\S+\.\w|\bwww\.|https?:"
    r"|^(?:text|poster|sign|quote|notice|infographic|banner)\b.{0,20}(?:[:“\"]|\b(?:says|saying|reads|reading)\b)"
    r"|\b(?:that|which)\s+(?:says|reads)\b|\bwith\s+the\s+(?:words?|text)\b",
    re.IGNORECASE,
)
"""What an alternative has that repeats words of the picture: times, prices, numbers, “a sign that says”."""

FEWEST_WORDS = 4

LARGE = ' width="300" height="200"'


@rule("text-in-image", wcag("1.4.5"), where=lambda picture: is_heard(picture) and is_raster(picture))
@good(f'<img src="neck.jpg" alt="A woman turns her head to the left while she sits at a desk"{LARGE}>')
@good(f'<img src="logo.png" alt="Body Consultancy, open 9am to 5pm"{LARGE}>')
@good(f'<img src="hours.svg" alt="Open Monday to Friday, 9am to 5pm"{LARGE}><img src="a.png" alt="9am">')
@bad(f'<img src="hours.png" alt="Open Monday to Friday, 9am to 5pm"{LARGE}>', says="9am", result=Result.UNSURE)
@bad(f'<img src="quote.jpg" alt="They helped me to move again"{LARGE}>', says="quote.jpg", result=Result.UNSURE)
@bad(f'<img src="a.jpg" alt="Poster with the words Move more"{LARGE}>', says="the words", result=Result.UNSURE)
def text_in_image(picture: Picture) -> Iterator[Problem]:
    """Text is text, not a picture of text

    Write the words as text of the page and style them there. In a picture they cannot be made larger without blur,
    given other colours, searched or translated. Logos may be pictures of text.
    """
    shown = (picture.shown_width, picture.shown_height)
    is_large = shown[0] >= SMALLEST[0] and shown[1] >= SMALLEST[1]
    file = file_name(picture)
    if not is_large or LOGO.search(f"{file} {picture.name} {picture.place.html.partition('>')[0]}"):
        return
    words = len(picture.name.split())
    if (found := TOLD_BY_TEXT.search(picture.name)) is not None and words >= FEWEST_WORDS:
        yield Problem(
            f"This picture seems to hold text, by its alternative “{clipped(picture.name)}” (“{found[0]}”). If so, "
            "write the text on the page.",
            result=Result.UNSURE,
        )
    elif TEXT_FILE.search(file) and words >= FEWEST_WORDS:
        yield Problem(
            f"This picture seems to hold text, by the name of its file, {file}. If so, write it on the page.",
            result=Result.UNSURE,
        )
