"""The rule `reflow-bars`."""

from collections.abc import Iterator

from audits.evidence import Bars
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

TEXT = "<main>" + "<p>Move your neck gently, and often.</p>" * 40 + "</main>"


@rule("reflow-bars", wcag("1.4.10"), profiles=("reflow",))
@good(TEXT)
@good(f'<header style="position: sticky; top: 0; height: 56px; background: white">Clinic</header>{TEXT}')
@good(f'<header style="height: 200px; background: white">Clinic</header>{TEXT}')
@good(
    f'{TEXT}<div style="position: fixed; bottom: 0; height: 180px; background: white">'
    "We keep a note of your choice. <button>Accept</button></div>"
)
@good(f'{TEXT}<div style="position: fixed; inset: 0; pointer-events: none"></div>')
@bad(
    f'<header style="position: sticky; top: 0; height: 80px; background: white">Clinic</header>{TEXT}'
    '<footer style="position: sticky; bottom: 0; height: 80px; background: white">Call us</footer>',
    says="leave 96 of 256",
)
@bad(
    f'<header style="position: fixed; top: 0; left: 0; right: 0; height: 60px; background: white">Clinic</header>'
    f'<h1 style="margin-top: 10px; line-height: 30px">Neck pain</h1>{TEXT}',
    says="lies under",
)
def reflow_bars(bars: Bars) -> Iterator[Problem]:
    """What stays on a small screen leaves room to read

    Let bars scroll away with the page on small screens: `@media (max-height: 30em) { header { position: static } }`.
    Readers who enlarge the page four times see 256 pixels of its height.
    """
    if bars.free * 2 < bars.height:
        named = " and ".join(f"“{one.text}” ({one.height} pixels)" for one in bars.bars)
        yield Problem(
            f"{named} stay on the screen while the page is scrolled, and leave {bars.free} of {bars.height} pixels to "
            "read in. Let them scroll away on small screens.",
            place=bars.bars[0].place,
        )
    for one in bars.under:
        yield Problem(
            f"“{one.text}” lies under “{one.bar}”, which stays on the screen, and no scrolling brings it out. Give the "
            "page as much `padding` at that end as the bar is high.",
            place=one.place,
        )
