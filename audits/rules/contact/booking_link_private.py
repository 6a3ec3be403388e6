"""The rule `booking-link-private`."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote

from audits.config.facts import Facts
from audits.evidence import ORIGIN, Head, PageInfo
from audits.lib.urls import NO_ADDRESS, split
from audits.rules.contact._booking import kind_of, offers_booking
from audits.rules.contact._tell_tale import HEALTH_PARAMETERS, PAGE_PARAMETERS, TRACKING, health_word_in
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import UK_GDPR_HEALTH

ADDRESS = "https://booking.clinic.example/"
GUIDE = '<meta name="page-kind" content="guide"><title>Desk and posture</title>'
SHORTEST_TELLING = 4
"""Letters: a shorter piece of a page's address or title may stand in any value by chance."""


@rule(
    "booking-link-private",
    UK_GDPR_HEALTH,
    applies=offers_booking,
    given=lambda facts: facts.booking is not None,
    of_all_pages=("links",),
)
@good(f'<a href="{ADDRESS}?clinic=leeds">Book</a> <a href="{ADDRESS}?type=first-visit&amp;lang=en#times">Book</a>')
@good(f'<a href="{ADDRESS}?at=12&amp;service=sports-massage&amp;ref=site">Book</a> <a href="/?utm_source=x">Home</a>')
@good({"first-visit/index.html": f'<a href="{ADDRESS}?type=first-visit&amp;condition=&amp;from=Roma">Book</a>'})
@good({"guides/desk/index.html": f'{GUIDE}<a href="{ADDRESS}?clinic=leeds&amp;returnTo=/">Book</a>'})
@bad(f'<a href="{ADDRESS}?utm_source=guide&amp;clinic=leeds">Book</a>', says="utm_source")
@bad(f'<a href="{ADDRESS}?clinic=leeds&amp;gclid=abc">Book</a>', says="gclid")
@bad(f'<a href="{ADDRESS}?topic=cervicogenic-headache">Book</a>', says="“cervicogenic”")
@bad(f'<a href="{ADDRESS}#/book?reason=neckPain">Book</a>', says="“Pain”")
@bad(f'<a href="{ADDRESS}?code=M54.2">Book</a>', says="“M54.2”")
@bad(f'<a href="{ADDRESS}?condition=42">Book</a>', says="condition")
@bad({"guides/desk/index.html": f'{GUIDE}<a href="{ADDRESS}?from=/guides/desk/">Book</a>'}, says="which page")
@bad({"guides/desk/index.html": f'{GUIDE}<a href="{ADDRESS}?x=Desk%20and%20posture">Book</a>'}, says="which page")
def booking_link_private(page: PageInfo, head: Head, index: SiteIndex, facts: Facts) -> Iterator[Problem]:
    """A booking link does not tell what its reader has been reading

    Take the part of the address after ? or # that names an illness, the page or a campaign away.
    Together with the name of whoever books, it is data about somebody's health, which the
    booking service, its logs and its partners must not get unasked.
    """
    for link in index.booking_links[page.path]:
        told = next(
            (why for name, value in _parts(link.url) if (why := _gives_away(name, value, page, head, facts))), None
        )
        if told:
            yield Problem(f"The address of the booking link, {link.href}, {told}.", place=link.place)


def _parts(url: str) -> Iterator[tuple[str, str]]:
    """Give the parameters of an address by name, those behind its # as well, and what else stands there without one."""
    parts = split(url) or NO_ADDRESS
    path, _, query = parts.fragment.partition("?")
    for text in (parts.query, query, path):
        pairs = parse_qsl(text, keep_blank_values=True) if "=" in text else [("", unquote(text))]
        yield from (pair for pair in pairs if any(pair))


def _gives_away(name: str, value: str, page: PageInfo, head: Head, facts: Facts) -> str:
    """Say what a parameter gives away; nothing where it is sound."""
    if TRACKING.fullmatch(name):
        return f"follows its reader with “{name}”"
    if facts.booking and name and name == facts.booking.clinic_parameter:
        return ""
    if value and HEALTH_PARAMETERS.fullmatch(name):
        return f"says with “{name}” what is the matter with its reader"
    if word := health_word_in(value):
        return f"says with “{word}” what is the matter with its reader"
    if _names(page, head, name, value):
        return f"says with “{value}” which page its reader comes from"
    return ""


def _names(page: PageInfo, head: Head, name: str, value: str) -> bool:
    """Tell whether a value names a page about health: its path, its title or, in a parameter made for it, its slug."""
    if kind_of(head) != "guide":
        return False
    title = head.titles[0].casefold() if head.titles else ""
    path = page.url.removeprefix(ORIGIN).strip("/").casefold()
    slug, said = path.rpartition("/")[2], value.casefold().strip("/ ")
    if len(said) < SHORTEST_TELLING:
        return False
    return (
        path in said
        or said == slug
        or (bool(title) and (title in said or (title.startswith(said) and " " in said)))
        or (bool(PAGE_PARAMETERS.fullmatch(name.lower())) and len(slug) >= SHORTEST_TELLING and slug in said)
    )
