"""The rule `control-contrast`."""

from collections.abc import Iterator

from audits.evidence import Colours, ControlContrast, ControlKind, InView
from audits.rules.accessibility._views import seen_before
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

NEEDED = 3.0
"""What WCAG 1.4.11 asks of what a control is known by."""

KNOWN_BY = {
    ControlKind.FIELD: "The edge of this field",
    ControlKind.BOX: "The edge of this box to tick",
    ControlKind.ICON: "The icon of this button",
}

TICK = "<style>input {{ appearance: none; width: 20px; height: 20px; border: {} }}</style><input type='checkbox'>"
SIGN = '<svg width="24" height="24" viewBox="0 0 24 24"><path fill="{}" d="M3 3h18v18H3z"/></svg>'


def _field(style: str, more: str = "") -> str:
    return f"<style>body {{ background: #fff }} input {{ {style} }}</style><label>Name <input {more}></label>"


@rule("control-contrast", wcag("1.4.11"), where=lambda colours: bool(colours.controls))
@good(_field("border: 1px solid #777"))
@good(_field("border: 0; border-bottom: 2px solid #555; background: #fafafa"))
@good(_field("border: 0; box-shadow: 0 0 0 1px #666"))
@good(_field("border: 1px solid #eee; background: #234; color: #fff"))
@good(
    "<style>input { border: 0 } .box { border: 2px solid #444; width: 300px }</style>"
    "<div class='box'><input aria-label='Name'></div>"
)
@good(f'<button aria-label="Close">{SIGN.format("#555")}</button><label>Name <input disabled></label>')
@good(TICK.format("2px solid #333"))
@bad(_field("border: 1px solid #ddd"), says="The edge of this field")
@bad(_field("border: 1px solid #ccc", "placeholder='Your name'"), says="The edge of this field")
@bad(_field("border: 0; background: #f0f0f0"), says="The edge of this field")
@bad(_field("border: 0; background: #fff"), says="A person must say", result=Result.UNSURE)
@bad(
    f'<style>button {{ border: 0; background: #fff }}</style><button aria-label="Close">{SIGN.format("#ccc")}</button>',
    says="The icon of this button",
)
@bad(
    TICK.format("1px solid #ddd"),
    says="box to tick",
)
def control_contrast(colours: Colours, views: tuple[InView[Colours], ...]) -> Iterator[Problem]:
    """Fields and buttons can be seen

    Give the field a border, or the icon a colour, with a contrast of at least 3 to 1 against what is beside it. Readers
    with weak sight do not find a field whose edge they cannot see.
    """
    before = seen_before(colours, views, lambda seen: seen.controls, _look)
    for one in colours.controls:
        if (
            one.ratio >= NEEDED
            or _look(one) in before
            or (one.kind is ControlKind.FIELD and one.has_words and not one.has_border)
        ):
            continue
        told = (
            f"{KNOWN_BY[one.kind]} ({one.colour}) has a contrast of {one.ratio:g} to 1 against what is beside it "
            f"({one.beside}); it needs {NEEDED:g} to 1."
        )
        if _has_no_edge(one):
            yield Problem(f"{told} A person must say whether readers can see where to type.", one.place, Result.UNSURE)
        else:
            yield Problem(told, one.place)


def _look(one: ControlContrast) -> tuple[ControlKind, str, str]:
    return one.kind, one.colour, one.beside


def _has_no_edge(one: ControlContrast) -> bool:
    return one.kind is not ControlKind.ICON and not one.has_border and one.colour == one.beside
