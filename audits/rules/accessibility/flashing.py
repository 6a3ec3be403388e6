"""The rule `flashing`."""

from collections.abc import Iterator

from audits.evidence import Motion
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

MAX_FLASHES = 3
"""Flashes a second that harm nobody (WCAG 2.3.1)."""

SMALL = 21_824
"""Square pixels: a quarter of 341 by 256. What flashes in less than that harms nobody
(https://www.w3.org/TR/WCAG22/#dfn-general-flash-and-red-flash-thresholds)."""

BLINK = "<style>@keyframes blink { 50% { background: #000 } } div { background: #fff }</style>"


@rule("flashing", wcag("2.3.1"), where=lambda motion: bool(motion.moving))
@good(f'{BLINK}<div style="width: 300px; height: 300px; animation: blink 1s infinite"></div>')
@good(f'{BLINK}<div style="width: 20px; height: 20px; animation: blink 0.2s infinite"></div>')
@good(
    "<style>@keyframes breathe { 50% { background: #eef } } div { background: #fff }</style>"
    '<div style="width: 300px; height: 300px; animation: breathe 0.2s infinite"></div>'
)
@bad(f'{BLINK}<div style="width: 300px; height: 300px; animation: blink 0.2s infinite"></div>', says="5 times a second")
@bad(
    '<div id="lamp" style="width: 300px; height: 300px; background: #fff"></div>'
    "<script>let on = false; setInterval(() => { lamp.style.background = (on = !on) ? '#000' : '#fff' }, 100)</script>",
    says="times a second",
)
def flashing(motion: Motion) -> Iterator[Problem]:
    """Nothing flashes more than three times a second

    Take it away, or let it change more slowly or in a smaller place. Flashing light can cause seizures.
    """
    for one in motion.moving:
        if one.flashes > MAX_FLASHES and one.area >= SMALL:
            yield Problem(
                f"It goes from light to dark and back {one.flashes:g} times a second over {one.area:,} square pixels. "
                f"More than {MAX_FLASHES} flashes a second over {SMALL:,} square pixels can cause a seizure.",
                place=one.place,
            )
