"""The rule `dragging`."""

from collections.abc import Iterator

from audits.evidence import Pointing, Press
from audits.rules.accessibility._alternative import without_alternative
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

DRAG = (
    "<script>let from = null; one.onpointerdown = (e) => { from = e.clientX }; onpointerup = () => { from = null };"
    "onpointermove = (e) => { if (from !== null) one.style.left = `${e.clientX - from}px` }</script>"
)
BOX = '<p>Drag</p><div style="padding: 40px 200px"><div id="one" style="position: relative; width: 90px">Box</div>'
SORT = "<script>list.ondrop = () => 1; list.ondragover = (e) => e.preventDefault(); list.ondragend = () => 1</script>"


def _is_dragged(one: Press) -> bool:
    return one.acts_on_move and not one.touch


@rule("dragging", wcag("2.5.7"), where=lambda pointing: any(_is_dragged(one) for one in pointing.presses))
@good(f"{BOX}<button>Move left</button><button>Move right</button></div>{DRAG}")
@good(f'<ul id="list"><li draggable="true">Neck <button>Up</button></li><li draggable="true">Back</li></ul>{SORT}')
@bad(f"{BOX}</div>{DRAG}", says="no button")
@bad(f"{BOX}<button>Options</button></div>{DRAG}", says="Options", result=Result.UNSURE)
@bad(
    f"<section><div>{BOX}</div></div><p><button>Move left</button><button>Move right</button></p></section>{DRAG}",
    says="Move left",
    result=Result.UNSURE,
)
@bad(f'<ul id="list"><li draggable="true">Neck</li><li draggable="true">Back</li></ul>{SORT}', says="“Neck”")
def dragging(pointing: Pointing) -> Iterator[Problem]:
    """What can be dragged can be moved by pressing, too

    Put buttons beside it that do the same step by step, such as “Move left” and “Move right”. Whoever cannot hold a
    pointer down and move it at the same time cannot drag.
    """
    for one in pointing.presses:
        told = f"“{one.text}”" if one.text else "A part without words"
        if _is_dragged(one) and (problem := without_alternative(one, f"{told} can be dragged")):
            yield problem
