"""The rule `forced-colors`."""

from collections.abc import Iterator

from audits.evidence import ForcedColours
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import READ_ANYWHERE

ICON = (
    "width: 40px; height: 40px; padding: 0; border: 0; background: linear-gradient(90deg, black 50%, white 50%) "
    "center / 50% 50% no-repeat"
)
CROSS = '<svg width="24" height="24"><path d="M2 2 22 22M22 2 2 22" stroke="currentColor" stroke-width="4"/></svg>'
PICTURE = (
    "url('data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22><rect width=%2220%22 height=%2240%22/></svg>')"
)


@rule("forced-colors", READ_ANYWHERE, profiles=("forced-colors",), where=lambda seen: seen.controls > 0)
@good(f'<button aria-label="Close" style="border: 0; padding: 8px">{CROSS}</button>')
@good(f'<button aria-label="Menu" style="{ICON}; forced-color-adjust: none"></button>')
@good(f'<button aria-label="Menu" style="width: 40px; height: 40px; border: 0; background: {PICTURE}"></button>')
@good('<a href="a/" aria-label="All of the picture" style="display: block; width: 90px; height: 90px"></a>')
@bad(f'<button aria-label="Menu" style="{ICON}"></button>', says="“Menu”")
@bad(
    "<style>.mark { display: block; width: 40px; height: 40px; background: black; "
    "mask: radial-gradient(circle, black 40%, transparent 41%) }</style>"
    '<button aria-label="Search" style="border: 0; padding: 0"><span class="mark"></span></button>',
    says="“Search”",
)
def forced_colors(seen: ForcedColours) -> Iterator[Problem]:
    """Controls can be seen in a reader's own colours

    Draw the sign with an inline `<svg>` whose `fill` or `stroke` is `currentColor`, or write a word. Readers with low
    vision set colours of their own (high contrast), which take away gradients and the colours of backgrounds.
    """
    for one in seen.vanished:
        yield Problem(
            f"The control “{one.name}” cannot be seen in a reader's own colours: its sign is drawn by a background. "
            "Use an inline `<svg>` with `currentColor`, or write a word.",
            place=one.place,
        )
