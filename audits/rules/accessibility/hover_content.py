"""The rule `hover-content`."""

from collections.abc import Iterator

from audits.evidence import Hovering
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.wording import control_called
from audits.standards import wcag

STYLE = "<style>.tip { display: none; position: absolute; width: 6em; background: white } %s</style>"
WORDS = "<p>One line to read.</p><p>Another line to read.</p>"
SHOWN = STYLE % ".more:hover .tip, .more:focus-within .tip { display: block }"
BUTTON = (
    "<span class='more'><button type='button'>Neck</button><span class='tip'>The seven bones at its top</span></span>"
)
BY_SCRIPT = (
    "<p><button type='button' id='more'>Neck</button> <span id='tip' style='{}' hidden>The seven bones</span></p>"
    "<script>const show = (on) => () => {{ tip.hidden = !on }};"
    "more.onmouseenter = show(true); more.onmouseleave = show(false); {}</script>"
)
ESCAPE = "addEventListener('keydown', (one) => { if (one.key === 'Escape') tip.hidden = true });"


@rule("hover-content", wcag("1.4.13"))
@good(SHOWN + BUTTON + "<p style='margin-top: 6em'>One line to read.</p>")
@good(BY_SCRIPT.format("margin-left: -1px", "more.onmouseleave = null; " + ESCAPE) + WORDS)
@good(
    STYLE
    % ".more:hover .tip { display: block } .more.off .tip { display: none }"
    + f"<div>{BUTTON}</div>{WORDS}<script>const more = document.querySelector('.more');"
    "addEventListener('keydown', (one) => { if (one.key === 'Escape') more.classList.add('off') });"
    "more.onmouseleave = () => more.classList.remove('off')</script>"
)
@good("<style>a:hover { opacity: .8 } .skip { position: absolute; left: -99em } .skip:focus { left: 0 }</style>"
      "<a class='skip' href='#m'>To the text</a><p id='m'><a href='/a'>Guides</a></p>")  # fmt: skip
@good("<button type='button' title='The seven bones at its top'>Neck</button>")
@bad(f"{SHOWN}<div>{BUTTON}</div>{WORDS}", says="lies over other words, and the Escape key does not take it away")
@bad(BY_SCRIPT.format("position: absolute; top: 6em", ESCAPE), says="goes when the pointer moves onto it")
@bad(
    BY_SCRIPT.format("", "more.onmouseenter = () => { tip.hidden = false; setTimeout(show(false), 1500) };"),
    says="goes by itself",
)
@bad(
    STYLE % "button:focus + .tip { display: block }" + f"<div>{BUTTON}</div>{WORDS}",
    says="when the keyboard comes to the control “Neck”",
)
def hover_content(hovering: Hovering) -> Iterator[Problem]:
    """What appears under a pointer can be read, and can be taken away

    Ask whoever keeps the script to close it on Escape, to keep it while the pointer is on it, and to close it no
    sooner. Readers who have enlarged the page see little of it at once: what pops up may cover all that they came to
    read, and they must move the pointer to read the rest.
    """
    for one in hovering.revealed:
        what = f"“{one.text}” appears"
        if one.covers and not one.goes_on_escape:
            when = f"when the keyboard comes to the {control_called(one.name)}" if one.on_focus else "under the pointer"
            yield Problem(
                f"{what} {when}, lies over other words, and the Escape key does not take it away.", place=one.place
            )
        if one.on_focus:
            continue
        if not one.stays:
            yield Problem(
                f"{what} under the pointer, and goes by itself while it is still being read.", place=one.place
            )
        elif not one.can_be_pointed_at:
            yield Problem(f"{what} under the pointer, and goes when the pointer moves onto it.", place=one.place)
