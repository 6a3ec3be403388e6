"""The rule `focus-visible`."""

from collections.abc import Iterator

from audits.evidence import FocusStop, TabSequence
from audits.rules.accessibility._stops import called, is_judged_by_look
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

SHOWN_ONCE_SCROLLED = (
    "<style>nav a { outline: none } nav { display: none; position: fixed; top: 0 } .past nav { display: block }</style>"
    "<p style='height: 3000px'>Text</p><a href='/a'>More</a><nav><a href='/b'>Call</a></nav>"
    "<script>onscroll = () => { document.body.className = scrollY > 0 ? 'past' : '' }</script>"
)


@rule("focus-visible", wcag("2.4.7"), where=lambda sequence: bool(sequence.stops))
@good('<a href="neck/">Neck exercises</a>')
@good("<style>a:focus { outline: 3px solid #075b7a }</style><a href='neck/'>Neck exercises</a>")
@good(
    "<style>a { position: relative } a:focus { outline: none } a:focus::after { content: ''; position: absolute;"
    " left: 0; right: 0; bottom: -4px; height: 3px; background: #075b7a }</style><a href='neck/'>Neck exercises</a>"
)
@good(
    "<style>a:focus { outline: none } li:focus-within { background: #075b7a }</style>"
    "<ul><li><a href='neck/'>Neck exercises</a></ul>"
)
@good(
    "<style>input { position: absolute; opacity: 0 } input:focus + span { outline: 2px solid #000 }</style>"
    "<label><input type='checkbox'><span>Send me the newsletter</span></label>"
)
@good("<style>input { outline: none; border: 1px solid #555 }</style><label>Name <input></label>")
@good(
    "<a href='/'>Home</a><object type='image/svg+xml' aria-label='A boat' "
    "data='data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E'></object><a href='/b'>Book</a>"
)
@good("<details><p>Sleep on your back.</p></details><a href='/'>Home</a>")
@bad("<style>a { outline: none }</style><a href='neck/'>Neck exercises</a>", says="link “Neck exercises”")
@bad("<style>:focus { outline: 2px solid transparent }</style><button>Search</button>", says="button “Search”")
@bad(
    "<style>:focus { outline: none; box-shadow: 0 0 0 3px rgba(0, 0, 0, 0) }</style><button>Search</button>",
    says="button “Search”",
)
@bad(
    "<style>p { overflow: hidden; width: max-content; height: 20px } a { display: block; height: 20px }"
    " a:focus { outline: 2px solid #000; outline-offset: 1px }</style><p><a href='neck/'>Neck exercises</a></p>",
    says="link “Neck exercises”",
)
@good("<style>a:focus { outline: 2px solid transparent; box-shadow: 0 0 0 4px #039 }</style><a href='neck/'>Neck</a>")
@bad(
    "<style>a:focus { outline: none; box-shadow: 0 0 0 4px #039 }</style><a href='a/'>Neck</a> <a href='b/'>Back</a>",
    says="link “Neck”, as of 1 more",
    result=Result.UNSURE,
)
@bad(SHOWN_ONCE_SCROLLED, says="link “Call”")
def focus_visible(sequence: TabSequence) -> Iterator[Problem]:
    """The keyboard's place on the page can be seen

    Ask whoever keeps the stylesheet to give links, buttons and fields a clear outline while they have the focus, as in
    `:focus-visible { outline: 3px solid }`, and to take away `outline: none`. Readers who press Tab to move through a
    page are lost where nothing shows which link they are about to open.
    """
    for stop in sequence.stops:
        if not is_judged_by_look(stop):
            continue
        if stop.pictured is None and not stop.indicators:
            yield Problem(
                f"Nobody took pictures of the {called(stop)} with the focus and without it.",
                place=stop.place,
                result=Result.UNTESTED,
            )
        elif stop.pictured is not None and stop.pictured.changed == 0:
            yield Problem(
                f"Nothing shows that the {called(stop)} has the focus: it looks the same with and without it.",
                place=stop.place,
            )
    shadowed = [stop for stop in sequence.stops if is_judged_by_look(stop) and _is_shown_by_shadow_alone(stop)]
    if shadowed and not sequence.backward:
        others = f", as of {len(shadowed) - 1} more" if len(shadowed) > 1 else ""
        yield Problem(
            f"Only a shadow shows the focus of the {called(shadowed[0])}{others}: readers with colours of their own "
            "see none. Give it an outline as well, if a transparent one: `outline: 2px solid transparent`.",
            place=shadowed[0].place,
            result=Result.UNSURE,
        )


def _is_shown_by_shadow_alone(stop: FocusStop) -> bool:
    """Tell whether forced colours take away all that shows the focus (WCAG technique C40)."""
    kinds = {one.kind for one in stop.indicators}
    return "shadow" in kinds and kinds <= {"shadow", "background", "colour"}
