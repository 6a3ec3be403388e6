"""The rule `reduced-motion`."""

from collections.abc import Iterator

from audits.evidence import Animation, EndlessMotion
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

SMALL = 48
"""Pixels: what turns in a smaller box, such as the sign that something loads, makes nobody dizzy."""

SLIDE = "@keyframes slide { to { transform: translateX(300px) } } .moving { animation: slide 2s infinite }"
BOX = '<p class="moving" style="width: 200px; height: 80px">Neck</p>'


@rule("reduced-motion", wcag("2.3.3"), profiles=("reduced-motion",))
@good("<p>Neck</p>")
@good(f"<style>@media (prefers-reduced-motion: no-preference) {{ {SLIDE} }}</style>{BOX}")
@good(f"<style>{SLIDE} @media (prefers-reduced-motion) {{ .moving {{ animation: none }} }}</style>{BOX}")
@good("<style>@keyframes fade { to { color: grey } } p { animation: fade 2s infinite }</style><p>Neck</p>")
@good(f'<style>{SLIDE}</style><p class="moving" style="width: 20px; height: 20px">…</p>')
@good(f"<style>{SLIDE.replace('infinite', '')}</style>{BOX}")
@bad(f"<style>{SLIDE}</style>{BOX}", says="goes on moving")
def reduced_motion(motion: EndlessMotion) -> Iterator[Problem]:
    """Nothing moves for a reader who asked for no motion

    Write the animation inside `@media (prefers-reduced-motion: no-preference)`. Movement makes some readers dizzy or
    sick, so they ask their device for less of it.
    """
    for one in motion.animations:
        if not one.is_status and not _is_small(one):
            yield Problem(
                f"This goes on moving ({', '.join(one.moves)}) for a reader who has asked for less motion. Write the "
                "animation inside `@media (prefers-reduced-motion: no-preference)`.",
                place=one.place,
            )


def _is_small(animation: Animation) -> bool:
    return animation.width <= SMALL and animation.height <= SMALL
