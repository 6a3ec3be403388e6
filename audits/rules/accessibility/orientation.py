"""The rule `orientation`."""

from collections.abc import Iterator

from audits.evidence import Orientation, OrientationView
from audits.rules.accessibility._text_layout import concerns_contact
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.rules.wording import link_called
from audits.standards import wcag

MAX_LOST = 0.5
"""Of the words: a page may lay out a screen of another width in another way, but not leave out half."""

TEXT = "<main><h1>Neck pain</h1><p>Move your neck gently, and as often as you like.</p></main>"
COVER = "position: fixed; inset: 0; background: white"


@rule("orientation", wcag("1.3.4"))
@good(TEXT)
@good(f"{TEXT}<p>The film is best viewed in landscape.</p>")
@good(
    f"<style>@media (orientation: landscape) {{ nav {{ display: none }} }}</style><nav>All guides to pain</nav>{TEXT}"
)
@good(f'{TEXT}<div hidden style="{COVER}">Please rotate your device.</div>')
@bad(
    "<style>.turn { display: none } @media (orientation: landscape) { .turn { display: block } }</style>"
    f'{TEXT}<div class="turn" style="{COVER}">Please rotate your device.</div>',
    says="“Please rotate your device.”",
)
@bad(
    "<style>@media (orientation: portrait) { main { display: none } } @media (orientation: landscape) "
    f"{{ .turn {{ display: none }} }}</style>{TEXT}<p class=turn>Use landscape mode.</p>",
    says="upright",
)
@bad(
    "<style>.turn { display: none } @media (orientation: portrait) { .turn { display: block } form { display: none } }"
    f"</style>{TEXT}<p class=turn>Turn your phone to go on.</p><form><label>Age <input></label></form>",
    says="“Turn your phone to go on.”",
)
@good(
    "<style>.turn { display: none } @media (orientation: portrait) { .turn { display: block } }</style>"
    f"{TEXT}<p class=turn>Turn your phone for a wider form.</p><form><label>Age <input></label></form>"
)
@bad(
    "<style>@media (orientation: landscape) { .call { display: none } }</style>"
    f'{TEXT}<p class=call><a href="tel:+441632960001">Call 01632 960001</a></p>',
    says="Call 01632 960001",
)
def orientation(turned: Orientation, index: SiteIndex) -> Iterator[Problem]:
    """The page works however the phone is held

    Show the same text and links upright and sideways, and ask nobody to turn the device. Some readers have it fixed
    to a wheelchair or a bed.
    """
    ways = (("upright", turned.upright, turned.sideways), ("sideways", turned.sideways, turned.upright))
    for name, held, other in ways:
        yield from _told(name, held, other, index)


def _told(name: str, held: OrientationView, other: OrientationView, index: SiteIndex) -> Iterator[Problem]:
    is_gone = held.lost_words > held.words * MAX_LOST
    lacks_controls = other.notice is None and held.controls < other.controls
    if held.notice and (held.notice.covers or is_gone or lacks_controls):
        yield Problem(
            f"On a phone held {name}, “{held.notice.text}” stands in place of the page. Show the page either way.",
            place=held.notice.place,
        )
    elif is_gone:
        yield Problem(
            f"On a phone held {name}, {held.lost_words} of {held.words} words are not shown, the first of them "
            f"“{held.lost[0].text}”. Show the same text either way.",
            place=held.lost[0].place,
        )
    else:
        for link in held.lost_links:
            if concerns_contact(link, index):
                yield Problem(
                    f"On a phone held {name}, the {link_called(link.text)} cannot be pressed. "
                    "Keep it in place either way.",
                    place=link.place,
                )
