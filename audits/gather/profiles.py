"""The ways of visiting a page, as data."""

from typing import NamedTuple


class Profile(NamedTuple):
    """A way of visiting a page: viewport in CSS pixels, colour scheme, whether it is a phone, states to bring about.

    `axe_only` names the rules of axe that can see something here that an earlier profile of the same run cannot; where
    it is empty, or the profile is the run's first, axe runs all.
    """

    width: int
    height: int
    scheme: str = "light"
    phone: bool = False
    states: tuple[str, ...] = ()
    axe_only: tuple[str, ...] = ()


COLOUR_RULES = ("color-contrast", "link-in-text-block")
"""What a colour scheme changes."""

NARROW_RULES = ("scrollable-region-focusable", "target-size")
"""What 320 pixels change against a phone's 390: what scrolls, and what is near what."""

PROFILES = {
    "desktop": Profile(1280, 800, states=("menu-open", "search-open")),
    "dark": Profile(1280, 800, scheme="dark", axe_only=COLOUR_RULES),
    "mobile": Profile(390, 844, phone=True, states=("menu-open", "search-open")),
    "reflow": Profile(320, 256, axe_only=NARROW_RULES),
}
