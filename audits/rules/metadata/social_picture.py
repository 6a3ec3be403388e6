"""The rule `social-picture`."""

from collections.abc import Iterator

from audits.evidence import Head, PictureFile
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._text import is_no_error_page
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import OPEN_GRAPH

WIDTH, HEIGHT = 1200, 630
"""Pixels: what social networks ask for, so that a card is shown large and sharp."""

KEYS = ("og:image", "twitter:image")
ALT = '<meta property="og:image:alt" content="A neck, seen from the side">'
PICTURE = '<meta property="og:image" content="https://clinic.example/card.png">'
SEEN = f"<title>Neck</title>{PICTURE}{ALT}"


def _pictures(head: Head) -> bool:
    return head.is_indexable and any((head.content(key) or "").strip() for key in KEYS)


@rule("social-picture", OPEN_GRAPH, where=_pictures, applies=is_no_error_page)
@good({"index.html": SEEN, "card.png": "1200x630"})
@good({"index.html": SEEN, "card.png": "2400x1260"})
@good({"index.html": SEEN.replace("clinic.example", "other.example")})
@good({"index.html": SEEN.replace("https://clinic.example", ""), "card.png": "1200x630"})
@good(
    {
        "index.html": f'{SEEN}<meta name="twitter:image" content="https://clinic.example/card.png">',
        "card.png": "1200x630",
    }
)
@bad({"index.html": SEEN}, says="is not there")
@bad({"index.html": SEEN, "card.png": "600x315"}, says="600 × 315")
@bad({"index.html": SEEN, "card.png": "1200x628"}, says="1200 × 628")
@bad({"index.html": SEEN.replace(ALT, ""), "card.png": "1200x630"}, says="og:image:alt")
@bad({"index.html": SEEN, "card.png": "no picture", "1.png": "1x1"}, says="cannot be read")
@bad(
    {"index.html": f'{SEEN}<meta property="og:image:width" content="600">', "card.png": "1200x630"},
    says="600 pixels wide",
)
@bad(
    {"index.html": f'{SEEN}<meta name="twitter:image" content="https://clinic.example/x.png">', "card.png": "1200x630"},
    says="x.png",
)
def social_picture(head: Head, index: SiteIndex) -> Iterator[Problem]:
    """A page shared with a friend shows a picture

    Give the page a picture of 1200 × 630 pixels or more that is there, and say in `og:image:alt` what it shows.
    Networks show a smaller one as a stamp beside the text, or not at all, and read the alternative to who cannot see.
    """
    if (head.content("og:image") or "").strip() and not (head.content("og:image:alt") or "").strip():
        yield Problem("The page's social picture has no alternative: say in og:image:alt what it shows.")
    keys: dict[str, str] = {}
    for key in KEYS:
        keys.setdefault((head.content(key) or "").strip(), key)
    there: list[tuple[str, str, str]] = []
    for address, key in keys.items():
        if not address or index.addresses.path_below_site(address) is None:
            continue
        path = index.addresses.served_at(address)
        if path is None:
            yield Problem(f"The picture {address} in {key} is not there.")
        else:
            there.append((path, address, key))
    for path, address, key in there:
        yield from _about_picture(index.picture_file(path), address, key, head)


def _about_picture(picture: PictureFile | None, address: str, key: str, head: Head) -> Iterator[Problem]:
    if picture is None:
        return
    if picture.unreadable:
        yield Problem(f"The picture {address} in {key} cannot be read as a picture.")
    elif picture.width < WIDTH or picture.height < HEIGHT:
        yield Problem(
            f"The picture {address} in {key} has {picture.width} × {picture.height} pixels; "
            f"social networks ask for {WIDTH} × {HEIGHT}."
        )
    elif key == "og:image":
        yield from _about_stated_size(picture, head)


def _about_stated_size(picture: PictureFile, head: Head) -> Iterator[Problem]:
    for side, size, word in (("width", picture.width, "wide"), ("height", picture.height, "high")):
        stated = (head.content(f"og:image:{side}") or "").strip()
        if stated.isdigit() and int(stated) != size:
            yield Problem(f"The page says that its social picture is {stated} pixels {word}, but it is {size}.")
