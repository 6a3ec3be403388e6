"""The rule `state-contrast`."""

from collections.abc import Iterator

from audits.evidence import Colours, InView, StateContrast, TextState
from audits.rules.accessibility._views import seen_before
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

WHEN = {
    TextState.HOVER: "When a pointer is over it",
    TextState.FOCUS: "When the keyboard has reached it",
    TextState.ACTIVE: "While it is pressed",
    TextState.VISITED: "Once its page has been visited",
    TextState.PLACEHOLDER: "While the field is empty",
}

LINK = '<a href="neck/">Neck exercises</a>'


@rule("state-contrast", wcag("1.4.3"), where=lambda colours: bool(colours.states))
@good(f"<style>a {{ color: #036 }} a:hover {{ color: #c00 }} a:focus {{ background: #fd0; color: #111 }}</style>{LINK}")
@good(f"<style>a {{ color: #036; transition: color 0.2s }} a:hover {{ color: #666 }}</style>{LINK}")
@good(
    "<style>.card:hover { background: #012 } .card:hover a { color: #fff } a { color: #036 }</style>"
    f'<div class="card">{LINK}</div>'
)
@good('<label>Name <input placeholder="Your name"></label>')
@good(f"<style>button:hover {{ color: #ddd }} a:hover {{ color: #000 }}</style><button disabled>Book</button>{LINK}")
@good(f"<style>a:visited {{ color: #bbb }} body a:visited {{ color: #539 }}</style>{LINK}")
@bad(f"<style>a:hover {{ color: #bbb }}</style>{LINK}", says="When a pointer is over it")
@bad(f"<style>a:hover {{ opacity: 0.4 }}</style>{LINK}", says="When a pointer is over it")
@bad(
    f"<style>.row:hover {{ background: #036 }} a {{ color: #036 }}</style><div class='row'>{LINK}</div>", says="pointer"
)
@bad(f"<style>a:focus-visible {{ background: #fd0; color: #fff }}</style>{LINK}", says="keyboard")
@bad(f"<style>a:link {{ color: #036 }} a:visited {{ color: #c9c }}</style>{LINK}", says="visited")
@bad(
    "<style>::placeholder { color: #aaa }</style><label>Name <input placeholder='Your name'></label>",
    says="While the field is empty",
)
def state_contrast(colours: Colours, views: tuple[InView[Colours], ...]) -> Iterator[Problem]:
    """Text stands out when it is pointed at, focused or visited, too

    Choose colours for each state as for the text at rest: a contrast of at least 4.5 to 1, or 3 to 1 for large text.
    Otherwise a link fades just when a reader has found it.
    """
    before = seen_before(colours, views, lambda seen: seen.states, _look)
    for one in colours.states:
        if one.ratio < one.needed and _look(one) not in before:
            others = f" So has {one.others} more." if one.others == 1 else f" So have {one.others} more."
            yield Problem(
                f"{WHEN[one.state]}, this text ({one.text}) has a contrast of {one.ratio:g} to 1 against what is "
                f"behind it ({one.behind}); it needs {one.needed:g} to 1.{others if one.others else ''}",
                place=one.place,
            )


def _look(one: StateContrast) -> tuple[TextState, str, str, float]:
    return one.state, one.text, one.behind, one.needed
