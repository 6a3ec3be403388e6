"""The rule `image-alternative`."""

import re
import unicodedata
from collections.abc import Iterator

from audits.evidence import Picture
from audits.rules.accessibility._pictures import EXTENSION, file_name, is_heard, stem
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

PLACEHOLDERS = frozenset(
    words
    for line in (
        "image|images|img|picture|pictures|pic|photo|photos|photograph|foto|graphic|untitled|unnamed|thumbnail|thumb",
        "alt|alt text|alttext|alternative text|alternate text|alt tag|image alt|image alt text|img alt|alt text here",
        "alt text goes here|placeholder|placeholder image|image placeholder|todo|tbc|tbd|fixme|n/a|na|none|null|nan",
        "undefined|empty|test|xxx|text|description|image description|description of image|describe the image|spacer",
        "enter alt text|add alt text|insert alt text|insert alt text here|insert image description|image here|blank",
        "your alt text|your text here|lorem ipsum|hero|hero image|header image|banner image|featured image|background",
        "background image|main image|stock photo|stock image|decorative|decorative image|decoration|an image",
        "a picture|a photo|the image|this image|uploaded image",
    )
    for words in line.split("|")
)
"""Words that fit any picture, and so say nothing of this one."""

KINDS = frozenset(
    {
        "logo",
        "icon",
        "map",
        "chart",
        "diagram",
        "graph",
        "illustration",
        "drawing",
        "banner",
        "avatar",
        "screenshot",
        "figure",
    }
)
"""What kind of picture it is, where only a person can say whether that is enough."""

FILE = re.compile(r"[^\s/\\]+(?:[ ()\w-]*)\.(?:jpe?g|png|gif|svg|webp|avif|bmp|tiff?|heic|ico)", re.IGNORECASE)
CAMERA = re.compile(
    r"(?:img|dsc|dscn|dscf|dscm|pict|p(?=\d{5})|pxl|gopr|sam|image|picture|pic|photo|foto|screenshot|screen shot|scan"
    r"|unnamed|untitled|download|file|whatsapp image|istock|shutterstock|adobestock|gettyimages)"
    r"[\s_\-()]*\d(?:[\d\s_\-.:()x]|at|am|pm|copy|edited|scaled|min|web)*",
    re.IGNORECASE,
)
"""The names that cameras, telephones and picture shops give."""


@rule("image-alternative", wcag("1.1.1"), where=is_heard)
@good('<img src="neck.jpg" alt="A woman turns her head to the left">')
@good('<img src="neck.jpg" alt="Neck"><img src="image.png" alt="Image of a neck"><img src="a.png" alt="">')
@good('<img src="logo.png" alt="Body Consultancy"><img src="p1.png" alt="P 450 enzyme">')
@good('<a href="/" aria-label="Clinic"><img src="logo.svg" alt="logo"></a><img src="ico.png" alt="PDF">')
@good('<img src="neck-exercise.png" alt="Neck exercise"><img src="x.png" alt="Node.js"><img src="y.png" alt="24/7">')
@bad('<img src="neck.jpg" alt="IMG_1234.jpg">', says="the name of a file")
@bad('<img src="neck-turn_2.jpg" alt="neck-turn_2">', says="the name of its file")
@bad('<img src="neck.jpg" alt="DSC01234">', says="a camera")
@bad('<img src="neck.jpg" alt="image">', says="fits any picture")
@bad('<img src="neck.jpg" aria-label="Alt text here">', says="fits any picture")
@bad('<img src="neck.jpg" alt="...">', says="no word")
@bad('<img src="n.png" alt="" title="Neck exercise">', says="empty alternative", result=Result.UNSURE)
@bad('<img src="logo.png" alt="logo">', says="what kind", result=Result.UNSURE)
def image_alternative(picture: Picture) -> Iterator[Problem]:
    """A picture's alternative says what the picture shows

    Write in a sentence what a reader learns from the picture, as in `![A woman turns her head](neck.jpg)`. If there
    is nothing to learn from it, leave the alternative empty: `alt=""`. Screen readers read it out in place of the
    picture, and a file's name is read letter by letter.
    """
    name = picture.name
    plain = " ".join(name.casefold().strip(" .:!*[]()<>_-").split())
    if not any(sign.isalnum() for sign in name) and all(unicodedata.category(sign)[0] in "PZ" for sign in name):
        yield Problem(f"The picture's alternative, “{name}”, has no word in it.")
    elif FILE.fullmatch(name):
        yield Problem(f"The picture's alternative, “{name}”, is the name of a file.")
    elif _is_own_file_name(picture):
        yield Problem(f"The picture's alternative, “{name}”, is the name of its file.")
    elif plain in PLACEHOLDERS:
        yield Problem(f"The picture's alternative, “{name}”, fits any picture.")
    elif CAMERA.fullmatch(name):
        yield Problem(f"The picture's alternative, “{name}”, is a name that a camera or a program gave it.")
    elif plain in KINDS:
        yield Problem(
            f"The picture's alternative, “{name}”, says only what kind of picture it is, not what it shows.",
            result=Result.UNSURE,
        )
    elif picture.alt == "":
        yield Problem(
            f"The picture has an empty alternative, as decoration has, and is called “{name}” all the same. "
            "Write that into the alternative, or take it away.",
            result=Result.UNSURE,
        )


def _is_own_file_name(picture: Picture) -> bool:
    """Tell whether an alternative is the name of the file, with what no sentence has: underscores, hyphens, numbers."""
    file = file_name(picture)
    name = picture.name
    is_same = bool(file) and name.casefold() in {file.casefold(), stem(file).casefold()}
    return is_same and (
        EXTENSION.search(name) is not None or (" " not in name and re.search(r"[_\-]|\d{3}", name) is not None)
    )
