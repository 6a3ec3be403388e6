"""Measuring in pictures of the page how texts stand out from what lies behind them, where axe cannot tell."""

import math
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct
from PIL import Image, ImageChops, ImageFilter, ImageStat

from audits.browser.isolated_context import Handle
from audits.browser.open_page import OpenPage
from audits.browser.viewport_screenshot import take_screenshot
from audits.evidence import Contrast
from audits.lib.colour import Colour, contrast

MAX_SCREENS = 30
"""Screenfuls of one view of a page that are looked at; texts beyond them stay with axe's own “cannot tell”."""

IS_LETTER = 6
"""Of 255: by how much a pixel differs with the letters and without, where a letter is."""

MIN_PIXELS = 8
"""Pixels of a letter, and beside it, below which it is a stray corner and not measured."""

CORE_SHARE = 50
"""Of so many pixels in and around a letter, one is taken to lie in the middle of a stroke."""

SAME_COLOUR = 1.2
"""The contrast below which nobody can tell two colours apart."""

MOVING_SHARE = 0.8
"""The share of a text's box which, if it differs, has changed for another reason: a film plays behind it."""


class _Box(Struct, frozen=True):
    left: float
    top: float
    right: float
    bottom: float


class _Text(Struct, frozen=True):
    """A text in view: its size and colour, and the boxes of its lines in the viewport."""

    number: int
    size: float
    needed: float
    is_symbol: bool
    is_control: bool
    is_plain: bool
    text: Colour
    alpha: float
    boxes: tuple[_Box, ...]


async def with_contrast(page: OpenPage, axe: dict[str, Any]) -> dict[str, Any]:
    """Add to axe's open questions about contrast what pictures of the page say, with the letters and without.

    The page is scrolled to each text, and back at the end.

    Raises:
        ProbeError: a script failed in the page.
    """
    findings = (one["nodes"] for one in axe["incomplete"] if one["rule"] == "color-contrast")
    nodes: list[dict[str, Any]] = next(findings, [])
    if not nodes:
        return axe
    unsettled = await page.isolated.open("contrast")
    try:
        for number, known in await unsettled.call("known"):
            nodes[number]["measured"] = known
        for _ in range(MAX_SCREENS):
            texts = msgspec.convert(await unsettled.call("next"), tuple[_Text, ...] | None)
            if texts is None:
                break
            for number, measured in (await _measured(page, unsettled, texts)).items():
                if measured is not None:
                    nodes[number]["measured"] = measured
        for number, known in await unsettled.call("covered"):
            nodes[number]["measured"] = known
    finally:
        await unsettled.call("leave")
        await unsettled.release()
    return axe


async def _measured(page: OpenPage, unsettled: Handle, texts: tuple[_Text, ...]) -> dict[int, Any]:
    """Measure the texts in view in two pictures, by number; None where a text cannot be measured."""
    shown = await take_screenshot(page.session)
    found: dict[int, Any] = {}
    await unsettled.call("hide")
    try:
        bare = await take_screenshot(page.session)
        found = {one.number: msgspec.to_builtins(_measure(one, shown, bare)) for one in texts}
    finally:
        await unsettled.call("show", list(found.values()))
    return found


def _measure(text: _Text, shown: Image.Image, bare: Image.Image) -> Contrast | None:
    """Find the letters that stand out least; `None` where they cannot be told from what is behind them, or it moves."""
    found: list[tuple[float, Colour, Colour]] = []
    shares: list[float] = []
    for box in text.boxes:
        edges = (int(box.left) - 2, int(box.top) - 2, int(box.right) + 3, int(box.bottom) + 3)
        behind = bare.crop(edges)
        letters = _letters(shown.crop(edges), behind)
        shares.append(ImageStat.Stat(letters).mean[0] / 255)
        around = ImageChops.subtract(letters.filter(ImageFilter.MaxFilter(3)), letters)
        for cell in _cells(letters.size, text.size):
            if min(_count(letters.crop(cell)), _count(around.crop(cell))) >= MIN_PIXELS:
                under = _median(behind.crop(cell), around.crop(cell))
                over = (
                    _over(text.text, text.alpha, under) if text.is_plain else _core(shown.crop(edges).crop(cell), under)
                )
                found.append((contrast(over, under), over, under))
    if not found:
        return _hidden(text, bare)
    if max(shares) > MOVING_SHARE:
        return None
    # Of many letters one may be a speck of the picture behind; the second worst is not.
    ratio, over, under = sorted(found)[1 if len(found) >= MIN_PIXELS else 0]
    return _contrast(text, ratio, over, under)


def _contrast(text: _Text, ratio: float | None, over: Colour | None = None, under: Colour | None = None) -> Contrast:
    return Contrast(
        None if ratio is None else round(ratio, 2),
        text.needed,
        _hex(over) if over else "",
        _hex(under) if under else "",
        is_symbol=text.is_symbol,
        is_control=text.is_control,
        is_exact=text.is_plain,
    )


def _core(shown: Image.Image, under: Colour) -> Colour:
    """Give the colour of the middle of strokes: the median of those that stand out most from what is behind them."""
    size = shown.width * shown.height
    counted: list[Any] = shown.getcolors(size) or []
    colours: list[tuple[int, Colour]] = sorted(counted, key=lambda one: math.dist(one[1], under), reverse=True)
    left = size / CORE_SHARE / 2
    for count, colour in colours:
        left -= count
        if left <= 0:
            return colour
    return under


def _hidden(text: _Text, bare: Image.Image) -> Contrast | None:
    """Say that nobody sees the text: something lies over it, or it has the very colour of what is behind it."""
    box = text.boxes[0]
    under = _median(bare.crop((int(box.left), int(box.top), int(box.right) + 1, int(box.bottom) + 1)), None)
    over = _over(text.text, text.alpha, under)
    ratio = contrast(over, under)
    if ratio >= SAME_COLOUR:
        return _contrast(text, None)
    # Letters without a colour are often words that a picture takes the place of.
    return _contrast(text, ratio, over, under) if text.is_plain and text.alpha == 1 else None


def _letters(shown: Image.Image, bare: Image.Image) -> Image.Image:
    """Give a mask of where letters are."""
    red, green, blue = ImageChops.difference(shown, bare).split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return strongest.point(lambda value: 255 if value > IS_LETTER else 0)


def _cells(size: tuple[int, int], font_size: float) -> Iterator[tuple[int, int, int, int]]:
    """Cut a line into pieces about as wide as a letter."""
    width, height = size
    step = max(int(font_size * 0.7), 8)
    for left in range(0, width, step):
        yield (left, 0, min(left + step, width), height)


def _count(mask: Image.Image) -> int:
    return mask.histogram()[255]


def _median(picture: Image.Image, mask: Image.Image | None) -> Colour:
    red, green, blue = ImageStat.Stat(picture, mask).median
    return (red, green, blue)


def _over(text: Colour, alpha: float, under: Colour) -> Colour:
    red, green, blue = (one * alpha + other * (1 - alpha) for one, other in zip(text, under, strict=True))
    return (red, green, blue)


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(one):02x}" for one in colour)
