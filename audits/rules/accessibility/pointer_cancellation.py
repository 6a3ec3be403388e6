"""The rule `pointer-cancellation`."""

from collections.abc import Iterator

from audits.evidence import Pointing
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

BUTTON = "<p id='said'>Nothing yet</p><button {}>Delete</button>"
SAY = "said.textContent = 'Deleted'"
BACK = "<script>onmouseup = () => { said.textContent = 'Nothing yet' }</script>"
RIPPLE = "<div onmousedown='this.append(document.createElement(\"i\"))' onmouseup='this.innerHTML = 1'>Book</div>"


@rule("pointer-cancellation", wcag("2.5.2"), where=lambda pointing: bool(pointing.presses))
@good(BUTTON.format(f"""onmousedown="this.classList.add('wave')" onclick="{SAY}" """))
@good(BUTTON.format("""onmousedown="said.textContent = 'Hold'" """) + BACK)
@good(RIPPLE)
@good(
    "<p id='said'>40</p><div onpointerdown=\"said.textContent = '60'\" style='width: 9em; background: #ccc'>"
    "<b role='slider' tabindex='0' aria-label='Pace' aria-valuenow='40'>|</b></div>"
)
@bad(BUTTON.format(f'onmousedown="{SAY}"'), says="“Delete”")
@bad(BUTTON.format(f'onpointerdown="{SAY}"'), says="“Delete”")
@bad("<p>Text</p><a href='#' onmousedown=\"location.href = 'gone.html'\">Leave</a>", says="gone.html")
@bad(BUTTON.format(f'ontouchstart="{SAY}"'), says="a finger")
def pointer_cancellation(pointing: Pointing) -> Iterator[Problem]:
    """Whoever presses the wrong thing can slip off it, and nothing happens

    Listen for `click` in place of `mousedown`, `pointerdown` or `touchstart`. Whoever's hand trembles often touches the
    wrong button first, and moves away before letting go.
    """
    for one in pointing.presses:
        if not one.stays:
            continue
        how = "a finger touches it" if one.touch else "it is pressed"
        what = f"leads to {one.asked_for}" if one.asked_for else "changes the page"
        yield Problem(
            f"“{one.text}” {what} as soon as {how}, and letting go beside it does not undo that.", place=one.place
        )
