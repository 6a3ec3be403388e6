"""The rule `contrast-by-picture`."""

from collections.abc import Iterator

from audits.config.profiles import LOADED, POINTED_AT
from audits.evidence import Axe, AxeNode, InView
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

NEAR = 0.1
"""How far below what is needed a measured ratio may be so that only a person can tell: a picture has its grain."""

CONTRAST = "color-contrast"
"""What axe calls its rule about the contrast of texts."""

BLURRED = 0.8
"""The share of what is needed below which a ratio read off blurred letters fails."""

SAME_COLOUR = 1.2
"""The contrast below which nobody can tell two colours apart."""

GRAPHIC = 3.0
"""What a symbol that says something needs (WCAG 1.4.11)."""

BOX = 'style="width: 600px; padding: 9px; font-size: 16px; color: {}; background: {}"'
CLIPPED = "-webkit-background-clip: text; background-clip: text"
HALO = "text-shadow: 0 0 2px #000, 0 0 2px #000, 0 0 3px #000, 0 0 3px #000, 0 0 4px #000"
ASIDE = (
    "<style>body {{ background: white }}</style><div tabindex='0' style='overflow-x: auto'>"
    "<table style='width: 2400px'><tr><td style='width: 1900px'>Neck<td style='color: {}'>"
)
"""A table that has to be scrolled sideways: its last cell is out of sight at first."""
WORDS = "Gentle exercises for a stiff neck, to do at home or at work"


def _measured(axe: Axe) -> list[AxeNode]:
    nodes = (node for finding in axe.incomplete if finding.rule == CONTRAST for node in finding.nodes)
    return [node for node in nodes if node.measured is not None]


@rule("contrast-by-picture", wcag("1.4.3"), where=lambda axe: bool(_measured(axe)))
@good(f"<p {BOX.format('#fff', 'linear-gradient(90deg, #004, #333)')}>{WORDS}</p>")
@good(f"<p {BOX.format('#fff', 'linear-gradient(90deg, #004, #004 99.5%, #fff)')}>{WORDS}</p>")
@good(
    f'<div style="position: relative; width: 600px; height: 60px"><p {BOX.format("#fff", "none")}>{WORDS}</p>'
    '<div style="position: absolute; inset: 0; z-index: -1; background: #123 linear-gradient(#012, #123)"></div></div>'
)
@good(f"<p {BOX.format(f'#fff; {HALO}', 'linear-gradient(#bbb, #999)')}>{WORDS}</p>")
@good(f"<p {BOX.format('#666; font-size: 25px', 'linear-gradient(#ddd, #eee)')}>{WORDS}</p>")
@good('<button aria-label="Close" style="border: 0; color: #767676; background: #111">X</button>')
@good(f"{ASIDE.format('#555')}{WORDS}</table></div>")
@bad(
    '<button aria-label="Close" style="border: 0; color: #767676; background: #111">C</button>',
    says="a contrast of 4.16 to 1",
)
@good(f"<p {BOX.format('#000; filter: opacity(.8)', 'none')}>{WORDS}</p>")
@good(f"<p {BOX.format('transparent', f'linear-gradient(90deg, #0b3d91, #5a0b91); {CLIPPED}')}>{WORDS}</p>")
@bad(f"<p {BOX.format('#000; filter: opacity(.25)', 'none')}>{WORDS}</p>", says="to 1 against")
@bad(
    f"<p {BOX.format('transparent', f'linear-gradient(90deg, #bbd, #dbb); {CLIPPED}')}>{WORDS}</p>", says="to 1 against"
)
@bad("<p><a href='/a' style='color: #fff; background: #fff'>Neck exercises</a></p>", says="contrast of 1 to 1")
@bad("<p style='color: #fff; background: #fff'>Neck</p>", says="anybody is to read it", result=Result.UNSURE)
@bad(f"{ASIDE.format('#999')}{WORDS}</table></div>", says="(#999999) has a contrast of 2.85 to 1")
@bad(f"<p {BOX.format('#fff', 'linear-gradient(90deg, #004, #ccc)')}>{WORDS}</p>", says="it needs 4.5")
@bad(f"<p {BOX.format('#999', 'linear-gradient(#ddd, #eee); font-size: 25px')}>{WORDS}</p>", says="it needs 3 ")
@bad(
    f"<p {BOX.format('#fff; text-shadow: 1px 1px 1px #ddd', 'linear-gradient(#bbb, #999)')}>{WORDS}</p>",
    says="needs 4.5",
)
def contrast_by_picture(axe: Axe, views: tuple[InView[Axe], ...]) -> Iterator[Problem]:
    """Text on a picture or a gradient stands out from it

    Put a plain, dark or light layer between the text and the picture, or move the text beside it. What counts is where
    it stands out least: a reader with weak sight loses those words.
    """
    # A sign that comes under the pointer, such as that of a permalink, only shows where the pointer is.
    is_pointed_at = any(view.seen is axe and view.state == POINTED_AT for view in views)
    for node in _measured(axe):
        seen = node.measured
        if seen is None or (seen.is_symbol and is_pointed_at):
            continue
        if seen.ratio is None or seen.ratio >= (GRAPHIC if seen.is_symbol else seen.needed):
            continue
        told = (
            f"Where it stands out least, this text ({seen.text}) has a contrast of {seen.ratio:g} to 1 against what is "
        )
        told += f"behind it ({seen.behind}); it needs {seen.needed:g} to 1."
        if seen.is_symbol:
            yield Problem(
                f"{told} A person must say whether the sign tells readers anything.", node.place, Result.UNSURE
            )
        elif seen.ratio < SAME_COLOUR and not (seen.is_control or _is_readable_elsewhere(node, views)):
            yield Problem(f"{told} A person must say whether anybody is to read it.", node.place, Result.UNSURE)
        elif seen.ratio >= (seen.needed - NEAR if seen.is_exact else seen.needed * BLURRED):
            yield Problem(f"{told} A person must say whether that is near enough.", node.place, Result.UNSURE)
        else:
            yield Problem(told, node.place)


def _is_readable_elsewhere(node: AxeNode, views: tuple[InView[Axe], ...]) -> bool:
    """Tell whether a text of the colour of its ground stands out in another profile: it is meant to be read."""
    loaded = [view.seen for view in views if view.state == LOADED and CONTRAST in view.seen.passes]
    return any(node.place.selector not in _doubted(axe) for axe in loaded)


def _doubted(axe: Axe) -> set[str]:
    """Give the selectors of the texts of which the contrast is too low, or not known, in a view."""
    findings = [one for one in (*axe.violations, *axe.incomplete) if one.rule == CONTRAST]
    return {node.place.selector for one in findings for node in one.nodes}
