"""Which properties of CSS set others among their parts, and which values of a property change how a page looks."""

import re
from collections.abc import Mapping

SHORTHANDS: Mapping[str, tuple[str, ...]] = {
    "animation-name": ("animation",),
    "background-color": ("background",),
    "background-image": ("background",),
    "border-top-color": ("border-color", "border-top", "border"),
    "font-size": ("font",),
    "line-height": ("font",),
    "outline-style": ("outline",),
    "padding-top": ("padding",),
    "text-decoration-line": ("text-decoration",),
}
"""The shorthand properties that set one of these, the most particular first."""

LENGTH = r"(?!0)\d*\.?\d+(px|r?em|ch|ex|pt|pc|in|cm|mm|vw)"

TELLING: Mapping[str, re.Pattern[str]] = {
    "background-color": re.compile(r"(?!transparent|initial|none|unset|revert|rgba\(0, 0, 0, 0\))"),
    "background-image": re.compile(r"(?!initial|none|unset|revert)"),
    "height": re.compile(LENGTH),
    "max-width": re.compile(LENGTH),
    "min-width": re.compile(LENGTH),
    "opacity": re.compile(r"0?\.\d|\d+(\.\d+)?%|0$|var\("),
    "position": re.compile("fixed|sticky|absolute"),
    "white-space": re.compile("nowrap|pre$"),
    "width": re.compile(LENGTH),
}
"""How a value begins that can be at fault; one of another kind leaves an element as if nothing had been said of it."""
