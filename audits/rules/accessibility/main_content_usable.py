"""The rule `main-content-usable`."""

from collections.abc import Iterator

from audits.evidence import MainContent
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import HTML, wcag

TEXT = "Some headaches come from the neck. Gentle movement helps many people, and most feel better in a few weeks."
MAIN = f"<header><a href='/'>Home</a></header><main{{}}><h1>Neck</h1><p>{TEXT} <a href='/b'>Read on</a>.</p></main>"
SOUND = MAIN.format("")
VEIL = "<div class='veil' style='position: fixed; inset: 0{}'>{}</div>"
GOES_BY_ITSELF = "<script>setTimeout(() => document.querySelector('{}').{}, 1500)</script>"


def _is_ready(seen: MainContent) -> bool:
    return seen.has_text and not seen.asks_first


@rule("main-content-usable", HTML, wcag("1.3.1"), wcag("2.1.1"), where=_is_ready)
@good(SOUND)
@good(f"<p>{TEXT} <a href='/b'>Read on</a>.</p>")
@good(
    "<main></main><script>document.querySelector('main').attachShadow({ mode: 'open' }).innerHTML ="
    f" `<h1>Neck</h1><p>{TEXT} <a href='/b'>Read on</a>.</p>`</script>"
)
@good(SOUND + "<nav inert style='position: absolute; left: -99em'><a href='/c'>Menu</a></nav>")
@good(MAIN.format("").replace("<p>", "<p aria-hidden='true'>★</p><section inert><a href='/c'>Next</a></section><p>"))
@good(SOUND + VEIL.format("; background: white", "Loading") + GOES_BY_ITSELF.format(".veil", "remove()"))
@good(MAIN.format(" inert") + GOES_BY_ITSELF.format("main", "inert = false"))
@good(SOUND + VEIL.format("; pointer-events: none", ""))
@good(
    SOUND + "<nav style='position: fixed; top: 0; left: 0; width: 100%; background: white'><a href='/c'>Menu</a></nav>"
)
@good(
    "<main><div style='position: relative'><h2><a href='/b'>Neck</a></h2>"
    f"<p>{TEXT}</p><div style='position: absolute; inset: 0' onclick='location = `/b`'></div></div></main>"
)
@good(
    "<main><h1 style='position: absolute; clip-path: inset(50%)'>Neck</h1>"
    f"<p hidden>{TEXT}</p><svg role='img' aria-label='A neck' width='99'></svg></main>"
)
@good(f"<main><audio controls></audio><p style='text-indent: -9999px'>{TEXT}</p></main>")
@bad(MAIN.format(" inert"), says="“inert”")
@bad(MAIN.format("").replace("<h1>", "<div inert><h1>").replace("</main>", "</div></main>"), says="“inert”")
@bad(MAIN.format(" aria-hidden='true'"), says="aria-hidden")
@bad(MAIN.format(" style='pointer-events: none'"), says="pointer-events")
@bad(SOUND + VEIL.format("; background: white", "Loading"), says="veil", result=Result.UNSURE)
@bad(MAIN.format(" hidden"), says="Nothing of the main part", result=Result.UNSURE)
def main_content_usable(seen: MainContent) -> Iterator[Problem]:
    """The main part of the page can be seen, pressed and read out

    Ask whoever keeps the template or its scripts to open the page ready for use. `inert` belongs on what lies behind an
    open dialog, and goes when that closes; `aria-hidden` on ornaments. What covers the page while it loads has to go by
    itself: the gate gives it five seconds.
    """
    if seen.kept_by == "inert":
        yield Problem(
            "The main part is marked “inert”: no link or button in it can be pressed or reached by Tab, and screen"
            " readers pass over its text. Take “inert” away.",
            place=seen.place,
        )
    elif seen.kept_by:
        yield Problem(
            "The main part is hidden from screen readers by aria-hidden=“true”, though it is shown to everybody else."
            " Take the attribute away.",
            place=seen.place,
        )
    elif not seen.is_seen:
        yield Problem(
            "Nothing of the main part can be seen once the page is open. Is something to be done first?",
            place=seen.place,
            result=Result.UNSURE,
        )
    elif seen.is_blocked and seen.blocked_by:
        yield Problem(
            f"Nothing in the main part can be pressed: {seen.blocked_by} lies over it. Does it go when it is pressed?",
            place=seen.place,
            result=Result.UNSURE,
        )
    elif seen.is_blocked:
        yield Problem(
            "Nothing in the main part can be pressed with a mouse or a finger: its style says “pointer-events: none”.",
            place=seen.place,
        )
