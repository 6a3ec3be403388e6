"""How far two colours stand apart (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""

CLEAR = 3.0
"""The contrast that what is no text needs (https://www.w3.org/TR/WCAG22/#non-text-contrast)."""

DARK = 0.04045
"""Up to here a channel of sRGB is linear."""

Colour = tuple[float, float, float]
"""Red, green and blue, each from 0 to 255."""


def contrast(one: Colour, other: Colour) -> float:
    """Give the contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= DARK else ((channel + 0.055) / 1.055) ** 2.4
