"""The rule `motion-actuation`."""

from collections.abc import Iterator

from audits.evidence import Field, Listeners, MotionResponse
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

MOTION = ("devicemotion", "deviceorientation", "deviceorientationabsolute")
PRESSED = ("click", "mouseup", "pointerup", "touchend", "mousedown", "pointerdown", "touchstart", "keydown", "keyup")

SHAKE = """<script>addEventListener("devicemotion", (event) => {
  if (Math.abs(event.acceleration.x) > 15) document.querySelector("p").remove();
})</script>"""


@rule("motion-actuation", wcag("2.5.4"))
@good("<p>Press to undo</p><button onclick='1'>Undo</button><script>addEventListener('resize', () => 1)</script>")
@good("<p>Shake your head slowly, five times</p>")
@bad(f"<p>Shake to undo</p>{SHAKE}", says="no button")
@bad(f"<p>Shake to undo</p><button onclick='1'>Undo</button>{SHAKE}", says="A person must say", result=Result.UNSURE)
@good("<p>Rest</p><script>addEventListener('deviceorientation', (event) => { window.angle = event.beta })</script>")
@bad(
    "<p>Rest</p><script>addEventListener('deviceorientation', (event) => {"
    " document.querySelector('p').style.transform = `rotate(${event.beta || 0}deg)` })</script>",
    says="A person must say",
    result=Result.UNSURE,
)
@bad(f"<p>Dim</p><label>Light <input type='range'></label>{SHAKE}", says="A person must say", result=Result.UNSURE)
def motion_actuation(listeners: Listeners, fields: tuple[Field, ...]) -> Iterator[Problem]:
    """Nothing needs the device to be shaken or tilted

    Offer a button that does the same, and a setting that turns the movement off. Whoever's device is fixed to a
    wheelchair cannot move it, and whoever's hands tremble moves it without meaning to.
    """
    if listeners.motion is MotionResponse.NONE:
        return
    heard = sorted({one.event for one in listeners.of(*MOTION)})
    told = f"A script waits for the device to be moved ({', '.join(heard)})"
    if listeners.motion is MotionResponse.UNKNOWN:
        yield Problem(f"{told}. A person must say whether that changes anything of use.", result=Result.UNSURE)
    elif listeners.of(*PRESSED) or fields:
        yield Problem(
            f"{told}. A person must say what that does, which control does the same, and how it is turned off.",
            result=Result.UNSURE,
        )
    else:
        yield Problem(f"{told}, and no button, field or key of the page could do the same.")
