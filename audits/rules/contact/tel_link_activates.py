"""The rule `tel-link-activates`."""

from collections.abc import Iterator

from audits.evidence import ORIGIN, NotGathered, Pressed, TelActivation
from audits.lib.phones import VISUAL_SEPARATORS, subscriber_of
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.rules.wording import link_called
from audits.standards import HTML, wcag

CALL = '<a href="tel:+441134960002" {}>Call Leeds</a>'
BOX = '<div style="position:fixed;inset:0"{}></div>'
OVER = "position:fixed;inset:0;width:100%;height:100%"
NOT_ENTERED = "Nobody pressed Enter on the link."


@rule("tel-link-activates", HTML, wcag("2.1.1"))
@good(CALL.format(""))
@good(CALL.format("onclick=\"console.log('counted')\"") + '<a href="tel:999" hidden>999</a>')
@good(CALL.format('onclick="event.preventDefault(); setTimeout(() => { location.href = this.href }, 100)"'))
@good(f'<p style="height:3000px">A</p>{CALL.format("")}<p style="width:9em">Or <a href="tel:112">call one one two</a>')
@good(CALL.format("") + CALL.format('style="position:absolute;left:-999px" onclick="return false"'))
@good('<a href="tel:+441134960002" target="_blank">Call Leeds</a>' + BOX.format(" hidden"))
@bad(CALL.format('onclick="event.preventDefault()"'), says="does nothing")
@bad(CALL.format("onclick=\"location.href = 'tel:+441134960009'; return false\""), says="tel:+441134960009")
@bad(CALL.format("onclick=\"location.href = '/thanks/'; return false\""), says="/thanks/")
@bad(CALL.format('onkeydown="return false"'), says="Enter")
@bad(CALL.format("") + BOX.format(' class="veil"'), says="veil")
@bad(CALL.format('style="pointer-events:none"'), says="takes no click")
@bad(f'{CALL.format("")}<dialog open style="{OVER}">News</dialog>', says="dialog", result=Result.UNSURE)
def tel_link_activates(link: TelActivation) -> Iterator[Problem]:
    """Pressing a telephone link calls

    Ask whoever keeps the template to let the browser follow the link: no script may stop it or lead elsewhere, and
    nothing may lie over it. The gate clicks every visible telephone link and presses Enter on it; nobody is called.
    """
    click, enter = link.click, link.enter
    if isinstance(click, NotGathered) or isinstance(enter, NotGathered):
        reason = click.reason if isinstance(click, NotGathered) else NOT_ENTERED
        yield Problem(f"{reason} It is the {link_called(link.text)}.", result=Result.UNTESTED)
        return
    by_click, by_enter = _fault(click, link), _fault(enter, link)
    if click.over:
        yield Problem(
            f"The {link_called(link.text)} takes no click at its middle: {click.over} is there.",
            result=Result.UNSURE if click.dismissable else Result.FAILED,
        )
    elif by_click:
        way = "Pressing" if by_click == by_enter else "Clicking"
        yield Problem(f"{way} the {link_called(link.text)} {by_click}.")
    if by_enter and (click.over or by_enter != by_click):
        yield Problem(f"Pressing Enter on the {link_called(link.text)} {by_enter}.")


def _fault(seen: Pressed, link: TelActivation) -> str:
    """Say what is wrong with what a press asks the browser for; nothing where it is the link's own number."""
    if not seen.asked_for:
        return "does nothing, because something on the page stops it"
    if seen.asked_for == link.url or _same_number(seen.asked_for, link.url):
        return ""
    return f"leads to {seen.asked_for.removeprefix(ORIGIN)} instead of {link.href}"


def _same_number(one: str, other: str) -> bool:
    numbers = [VISUAL_SEPARATORS.sub("", "".join(subscriber_of(url).split())) for url in (one, other)]
    return one.startswith("tel:") and numbers[0] == numbers[1]
