"""The ways of visiting a page, as data."""

from typing import NamedTuple

LOADED = "loaded"
"""The state of a page in which its reader has brought nothing about."""

MENU_OPEN, SEARCH_OPEN = "menu-open", "search-open"
"""The states that a reader brings about in its menu and its search."""

DISMISSED = "dismissed"
"""The state of a page on which a reader has closed the modal dialog that was open at first."""

LATER = "later"
"""The state of a page that shows more by itself, some seconds after it has loaded."""

ANSWERED = "answered"
"""The state of a page that asks a question first, such as whether it may keep cookies, once that is answered."""

POINTED_AT = "pointed-at"
"""The state of a page whose reader points at, or focuses, what shows more then."""

SPACING = """
*:not(#\\_#\\_#\\_) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p:not(#\\_#\\_#\\_) { margin-bottom: 2em !important }
"""
"""What WCAG 1.4.12 lets a reader set, so specific that a page's own `!important` yields, as it does to a reader's."""


class Profile(NamedTuple):
    """A way of visiting a page: viewport in CSS pixels, colour scheme, whether it is a phone, states to bring about.

    `pixels` are the device's to one CSS pixel; `media` is the CSS media type, a screen where it is empty; `features`
    are media features beside the colour scheme; `styles` are put on after the page's own; `scripts` says whether the
    page's scripts run, which takes a load of its own. `axe_only` names the rules of axe that can see something here
    that an earlier profile of the same run cannot; where it is empty, or the profile is the run's first, axe runs all.
    `same_layout_as` names an earlier profile with the same layout, for pages that ignore the colour scheme.
    `loads_as` names the profile in which a page that is to be worked in this one is loaded, since scripts decide by the
    first width what to open; where it is empty, that is the run's first.
    `sampled` says that a sample of the pages is enough: see `audits/static/sample.py`.
    """

    width: int
    height: int
    scheme: str = "light"
    phone: bool = False
    pixels: int = 1
    media: str = ""
    features: tuple[tuple[str, str], ...] = ()
    styles: str = ""
    scripts: bool = True
    states: tuple[str, ...] = ()
    axe_only: tuple[str, ...] = ()
    same_layout_as: str = ""
    loads_as: str = ""
    sampled: bool = False


COLOUR_RULES = ("color-contrast", "link-in-text-block")
"""What a colour scheme changes."""

NARROW_RULES = ("scrollable-region-focusable", "target-size")
"""What 320 pixels change against a phone's 390: what scrolls, and what is near what."""

# Zoom in a browser makes every CSS pixel twice as large on the same glass: a window 1280 wide is then 640 CSS pixels
# wide, media queries answer as on a screen of that width, and text keeps its size in CSS pixels. Readers who enlarge
# text alone (a default font of 32 pixels) are rarer, and WCAG 1.4.4 asks for one of the two.
PROFILES = {
    "desktop": Profile(1280, 800, states=(MENU_OPEN, SEARCH_OPEN)),
    "dark": Profile(1280, 800, scheme="dark", axe_only=COLOUR_RULES, same_layout_as="desktop"),
    "mobile": Profile(390, 844, phone=True, states=(MENU_OPEN, SEARCH_OPEN), loads_as="mobile"),
    "reflow": Profile(320, 256, axe_only=NARROW_RULES, loads_as="mobile"),
    "spacing": Profile(1280, 800, styles=SPACING),
    "zoom": Profile(640, 400, pixels=2),
    "forced-colors": Profile(1280, 800, features=(("forced-colors", "active"),), sampled=True),
    "reduced-motion": Profile(1280, 800, features=(("prefers-reduced-motion", "reduce"),), sampled=True),
    "print": Profile(718, 1047, media="print", sampled=True),  # A4 within the margins that browsers leave
    "no-js": Profile(1280, 800, scripts=False, sampled=True),
}

PLAIN = ("desktop", "dark", "mobile", "reflow")
"""The profiles that differ in size and colour scheme alone, in which most of what is looked at in views is."""
