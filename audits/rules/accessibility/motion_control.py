"""The rule `motion-control`."""

import re
from collections.abc import Iterator

from audits.evidence import Motion, Moving, MovingKind
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

LONGEST = 5.0
"""Seconds: what stops by itself within them needs no control (WCAG 2.2.2)."""

TIME = re.compile(r"\D*\d{1,2}:\d\d(:\d\d)?\D*")
"""A clock, or the time that is left for something, which may have to go on."""

DOES = {
    MovingKind.ANIMATION: "moves or blinks",
    MovingKind.PICTURE: "is a moving picture that plays",
    MovingKind.VIDEO: "is a film that plays",
    MovingKind.TEXT: "changes its words",
    MovingKind.LOOK: "moves or changes",
}

SLIDE = "<style>@keyframes slide { to { transform: translateX(300px) } }</style>"
TICKER = "<script>let n = 0; const t = setInterval(() => { news.textContent = `News ${++n}` }, 2000)</script>"
SPINNER = '<div class="spinner" style="animation: slide 1s infinite; width: 20px; height: 20px">…</div>'
CAROUSEL = (
    '<div style="height: 2em"><p class="slide">Neck</p><p class="slide" hidden>Back</p></div><p>Text</p>'
    "<script>const all = document.querySelectorAll('.slide'); setInterval(() => { for (const one of all) one.hidden ="
    " !one.hidden }, 4000)</script>"
)


def _needs_control(one: Moving) -> bool:
    return (one.seconds is None or one.seconds > LONGEST) and not one.waits_for_loading and not one.is_alone


@rule("motion-control", wcag("2.2.2"), where=lambda motion: any(_needs_control(one) for one in motion.moving))
@good(f'<p id="news">News</p><button onclick="clearInterval(t)">Stop the news</button><p>Text</p>{TICKER}')
@good(f'<p id="news">News</p><button onclick="news.hidden = true">Hide news</button><p>Text</p>{TICKER}')
@good(f'<p id="news">Nachrichten</p><button onclick="news.hidden = true">Ausblenden</button><p>Text</p>{TICKER}')
@good(
    '<button aria-controls="news" aria-expanded="true" onclick="news.hidden = true">Tips</button><p id="news">News</p>'
    f"<p>Text</p>{TICKER}"
)
@good(
    f'{SLIDE}<p id="way" style="animation: slide 2s infinite">Welcome</p><p>Text</p>'
    "<button onclick=\"way.style.animationPlayState = 'paused'\">Pause</button>"
)
@bad(f'{SLIDE}<p style="animation: slide 2s infinite">Welcome</p><p>Text</p>', says="Welcome")
@bad(f'{SLIDE}<p style="animation: slide 8s">Welcome</p><p>Text</p>', says="for 8 seconds")
@bad(f'<p id="news">News</p><p>Text</p>{TICKER}', says="changes its words")
@bad(
    '<p>Time left: <b id="left">8:00</b></p><p>Text</p><script>let n = 480; setInterval(() => { n -= 1;'
    " left.textContent = `${Math.floor(n / 60)}:${String(n % 60).padStart(2, '0')}` }, 1000)</script>",
    says="where a time runs out",
    result=Result.UNSURE,
)
@bad(CAROUSEL, says="moves or changes")
@bad(
    f'{SLIDE}{SPINNER}<p style="animation: slide 2s infinite">Welcome</p><p>Text</p><button>Pause</button>',
    says="Welcome",
)
@bad(
    '<svg width="90" height="90"><circle r="9" cx="9" cy="9"><animate attributeName="cx" to="80" dur="2s" '
    'repeatCount="indefinite"/></circle></svg><p>Text</p>',
    says="moves or blinks",
)
@bad(
    "<style>@media (prefers-reduced-motion: no-preference) { p { animation: slide 2s infinite } }</style>"
    f"{SLIDE}<p>Welcome</p><h1>Text</h1>",
    says="less motion",
    result=Result.UNSURE,
)
@bad(
    f'<p id="news">News</p><button>Change the speed</button><p>Text</p>{TICKER}',
    says="Change the speed",
    result=Result.UNSURE,
)
def motion_control(motion: Motion) -> Iterator[Problem]:
    """What moves by itself can be stopped

    Let it stand still, or stop it after five seconds, or put a button beside it that pauses or hides it. Whoever cannot
    look away from movement cannot read the words beside it.
    """
    for one in motion.moving:
        if not _needs_control(one) or one.has_own_controls or one.stopped_by:
            continue
        how_long = "without end" if one.seconds is None else f"for {one.seconds:g} seconds"
        told = f"{_called(one)} {DOES[one.kind]} by itself {how_long}"
        if one.adjusted_by:
            yield Problem(
                f"{told}. A person must say whether “{one.adjusted_by}” lets a reader make it stand still.",
                place=one.place,
                result=Result.UNSURE,
            )
        elif one.kind is MovingKind.TEXT and TIME.fullmatch(one.name):
            yield Problem(
                f"{told}. A person must say whether readers need to see it go on, as where a time runs out.",
                place=one.place,
                result=Result.UNSURE,
            )
        elif one.honours_reduced_motion:
            yield Problem(
                f"{told}, except for readers who have asked their device for less motion. A person must say whether "
                "that is enough without a button that pauses it.",
                place=one.place,
                result=Result.UNSURE,
            )
        else:
            yield Problem(f"{told}, and no button that could be found stops or hides it.", place=one.place)


def _called(one: Moving) -> str:
    if one.kind in (MovingKind.PICTURE, MovingKind.VIDEO):
        is_in_page = one.name.startswith("data:")
        return "A picture" if is_in_page else one.name.rpartition("/")[2] or "A picture"
    return f"“{one.name}”" if one.name else "A part of the page"
