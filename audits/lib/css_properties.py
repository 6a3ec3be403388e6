"""Which properties of CSS set others among their parts."""

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
