"""The rule `control-role`."""

from collections.abc import Iterator

from audits.evidence import Change, Control
from audits.rules.accessibility._controls import called
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

OF_ITS_OWN = frozenset({
    "a", "area", "audio", "button", "details", "embed", "iframe", "input", "label", "object", "option", "select",
    "summary", "td", "textarea", "th", "video",
})  # fmt: skip
"""Elements that say by themselves what they are; cells may be those of a grid."""

PARTS = """<p hidden>More about neck pain.</p><script>
  const go = document.querySelector("#go"), more = document.querySelector("p");
  const turn = () => {{ {} }};
  go.addEventListener("click", turn);
  go.addEventListener("keydown", (event) => {{ if (event.key === "Enter") turn() }});
</script>"""
MORE, TICKS = PARTS.format("more.hidden = !more.hidden"), PARTS.format("go.classList.toggle(`on`)")
NOTHING = PARTS.format("")


def _is_worked(control: Control) -> bool:
    """Tell whether a key was tried on it: what is a control by itself needs no trying."""
    return isinstance(control.keys, Change)


@rule("control-role", wcag("4.1.2"), where=_is_worked)
@good(f'<div id="go" role="button" tabindex="0">More</div>{MORE}')
@good(f'<div id="go" tabindex="0">A part that scrolls</div>{NOTHING}')
@bad(f'<div id="go" tabindex="0">More</div>{MORE}', says="part “More”")
@bad(f'<ul><li id="go" tabindex="0">More</li></ul>{MORE}', says="part “More”")
@bad(f'<style>.on {{ background: #cef }}</style><div id="go" tabindex="0">By post</div>{TICKS}', says="part “By post”")
def control_role(control: Control) -> Iterator[Problem]:
    """What the keyboard works says what it is

    Ask whoever keeps the template to make it a real `<button>`, `<a href>` or `<input>`. A screen reader reads out the
    words of an element without a role, and nothing of that they can be pressed, ticked or opened.
    """
    is_named_by_tag = control.tag in OF_ITS_OWN or "-" in control.tag
    if isinstance(control.keys, Change) and control.keys.what and not control.role and not is_named_by_tag:
        yield Problem(
            f"The {called(control)} can be worked by keyboard (it {control.keys.what}), but has no role: nobody who "
            "does not see it is told that it is more than text."
        )
