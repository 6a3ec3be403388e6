"""The rule `toggle-state`."""

from collections.abc import Iterator

from audits.evidence import Opened, OpeningOutcome
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.wording import control_called
from audits.standards import wcag

STYLE = "<style>button { background: #fff; color: #000 } .on { background: #000; color: #fff }</style>"
TURNS = "this.classList.toggle('on')"

SHOWS = "more.hidden = !more.hidden"
MORE = "<p id='more' hidden>Drop your chin, and hold it.</p>"
TABS = (
    "<style>.at {{ font-weight: bold }}</style><button class='at'>Leeds</button> <button onclick=\"one.hidden = true;"
    " other.hidden = false; this.className = 'at'; {}\">York</button><p id='one'>Nine to five</p>"
    "<p id='other' hidden>Ten to four</p>"
)

UNANNOUNCED = {
    OpeningOutcome.TOGGLED_UNANNOUNCED: "looks otherwise once it is pressed, and as before once it is pressed again",
    OpeningOutcome.UNANNOUNCED: "shows something once it is pressed, and hides it once it is pressed again",
    OpeningOutcome.SELECTED_UNANNOUNCED: "shows one thing in place of another, and looks otherwise from then on",
}


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
@good(
    f"<button aria-expanded='false' onclick=\"{SHOWS}; this.ariaExpanded = String(!more.hidden)\">How</button>{MORE}"
    "<button>Print</button>"
)
@good(f"<button onclick=\"{SHOWS}; this.textContent = more.hidden ? 'Show how' : 'Hide how'\">Show how</button>{MORE}")
@good(f"<button onclick='more.hidden = false'>Show how</button>{MORE}")
@good(f"<button onclick='{SHOWS}'>Count</button><div role='status'>{MORE}</div>")
@good(f"<button onclick='{SHOWS}; more.focus()'>Show how</button>{MORE.replace('hidden', 'tabindex=-1 hidden')}")
@bad(f"<button onclick='{SHOWS}'>How</button>{MORE}", says="“How” shows something")
@bad(
    "<style>.off { display: none }</style><div><button type='button'>Parking</button></div><div class='off'>Two spaces."
    "</div><script>const [, panel] = document.querySelectorAll('div');"
    "document.querySelector('button').addEventListener('click', () => panel.classList.toggle('off'))</script>",
    says="“Parking” shows something",
)
@good(TABS.format("this.setAttribute('aria-current', 'true')"))
@good(TABS.format("this.focus()").replace("class='at'", "").replace("this.className = 'at'", "0"))
@bad(TABS.format("0"), says="“York” shows one thing in place of another")
def toggle_state(opened: tuple[Opened, ...]) -> Iterator[Problem]:
    """A button that can be on or off, or opens and closes something, says which

    Ask whoever keeps the script to set `aria-pressed` or, on a button that opens something, `aria-expanded` to “true”
    and “false”, to mark the one that is chosen by `aria-current="true"`, or to change the button's words. Only who sees
    the page knows otherwise how it stands.
    """
    told: set[str] = set()
    for one in (opener for seen in opened for opener in seen.openers):
        if one.sign == "button" and one.outcome in UNANNOUNCED and one.place.selector not in told:
            told.add(one.place.selector)
            yield Problem(
                f"The {control_called(one.name)} {UNANNOUNCED[one.outcome]}, and tells screen readers nothing of it.",
                place=one.place,
            )
