"""The rule `toggle-state`."""

from collections.abc import Iterator

from audits.evidence import Opened, OpeningOutcome
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

STYLE = "<style>button { background: #fff; color: #000 } .on { background: #000; color: #fff }</style>"
TURNS = "this.classList.toggle('on')"


def _is_any_pressed(opened: tuple[Opened, ...]) -> bool:
    return any(one.sign == "button" for seen in opened for one in seen.openers)


@rule("toggle-state", wcag("4.1.2"), where=_is_any_pressed)
@good(
    f'{STYLE}<button aria-pressed="false" onclick="{TURNS};'
    "this.ariaPressed = String(this.className === 'on')\">Keep for later</button><button>Print</button>"
)
@good(f"{STYLE}<button onclick=\"{TURNS}; this.textContent = this.className ? 'Kept' : 'Keep'\">Keep</button>")
@good(f"{STYLE}<button onclick=\"this.classList.add('on')\">Copy</button>")
@good(f"{STYLE}<button onclick=\"this.classList.add('on'); setTimeout(() => this.className = '', 300)\">Copy</button>")
@bad(f'{STYLE}<button onclick="{TURNS}">Keep for later</button>', says="“Keep for later”")
@bad(
    "<style>svg { fill: none; stroke: #000 } .on svg { fill: #a00 }</style>"
    f'<button aria-label="Favourite" onclick="{TURNS}"><svg width="24" height="24" aria-hidden="true">'
    '<circle cx="12" cy="12" r="9"/></svg></button>',
    says="“Favourite”",
)
def toggle_state(opened: tuple[Opened, ...]) -> Iterator[Problem]:
    """A button that can be on or off says which

    Ask whoever keeps the script to set `aria-pressed` to “true” and “false”, or to change the button's words. Only who
    sees the button knows otherwise whether it is on.
    """
    told: set[str] = set()
    for one in (opener for seen in opened for opener in seen.openers):
        if one.outcome is OpeningOutcome.TOGGLED and one.place.selector not in told:
            told.add(one.place.selector)
            yield Problem(
                f"The button “{one.name}” looks otherwise once it is pressed, and as before once it is pressed again, "
                "but tells assistive technology neither.",
                place=one.place,
            )
