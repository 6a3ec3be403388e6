"""What two built sites differ in: pages, addresses, places on pages, and what pages say of themselves."""

from collections.abc import Callable, Iterator, Mapping

from audits.diff.built_site import BuiltSite, address_at
from audits.diff.moved import moved_pages
from audits.diff.page_facts import PageFacts
from audits.diff.records import Aspect, GonePage, LostAnchor, MovedPage, PageChange, SiteDiff
from audits.diff.structured_data import changed_keys

OF_THE_THEME = "__"
"""How Material and its extensions begin ids that nobody links to, such as `__tabbed_1_2`."""

TOLD: Mapping[Aspect, Callable[[PageFacts], str]] = {
    Aspect.TITLE: lambda page: page.title,
    Aspect.DESCRIPTION: lambda page: page.description,
    Aspect.CANONICAL: lambda page: page.canonical,
    Aspect.HEADING_ONE: lambda page: " / ".join(page.headings_one),
    Aspect.ROBOTS: lambda page: "noindex" if page.is_noindex else "",
}
"""What is compared of a page that stays, besides its structured data."""


def diff_sites(old: BuiltSite, new: BuiltSite) -> SiteDiff:
    """Compare two built sites."""
    gone = sorted(old.pages.keys() - new.pages.keys())
    come = sorted(new.pages.keys() - old.pages.keys())
    stays = sorted(old.pages.keys() & new.pages.keys())
    moved = moved_pages({path: old.text_of(path) for path in gone}, {path: new.text_of(path) for path in come})
    arrived = set(moved.values())
    return SiteDiff(
        old_pages=len(old.pages),
        new_pages=len(new.pages),
        added=tuple(path for path in come if path not in arrived),
        removed=tuple(_gone(path, new) for path in gone if path not in moved),
        moved=tuple(_moved(path, moved[path], new) for path in gone if path in moved),
        redirects_lost=tuple(_redirects_lost(old, new)),
        anchors_lost=tuple(one for path in stays for one in _anchors_only_in(old, path, old, new)),
        anchors_added=tuple(one for path in stays for one in _anchors_only_in(new, path, old, new)),
        changes=tuple(change for path in stays for change in _changes(path, old.pages[path], new.pages[path])),
        unread=tuple(dict.fromkeys((*old.rules.unread, *new.rules.unread))),
    )


def _gone(path: str, new: BuiltSite) -> GonePage:
    answer = new.answer(address_at(path))
    return GonePage(path, answer.leads_to, answer.is_answered, new.links_to(path))


def _moved(path: str, to: str, new: BuiltSite) -> MovedPage:
    answer = new.answer(address_at(path))
    return MovedPage(path, to, answer.leads_to, answer.is_answered, new.links_to(path))


def _redirects_lost(old: BuiltSite, new: BuiltSite) -> Iterator[GonePage]:
    """Give the addresses that only led on in the old site, and lead to nothing in the new."""
    for address in old.redirected:
        answer = new.answer(address)
        if old.answer(address).is_answered and not answer.is_answered:
            yield GonePage(address, answer.leads_to, is_answered=False, linked_from=new.links_to(address))


def _anchors_only_in(here: BuiltSite, path: str, old: BuiltSite, new: BuiltSite) -> Iterator[LostAnchor]:
    """Give the places on a page that only one of the sites has; of the theme's own, those that something links to."""
    there = new if here is old else old
    for anchor in sorted(here.pages[path].ids - there.pages[path].ids - {""}):
        links, links_before = new.links_to(path, anchor), old.links_to(path, anchor)
        if links or links_before or not anchor.startswith(OF_THE_THEME):
            yield LostAnchor(path, anchor, links, links_before)


def _changes(path: str, old: PageFacts, new: PageFacts) -> Iterator[PageChange]:
    if old is new:  # the same bytes, which were read once
        return
    for aspect, told in TOLD.items():
        if told(old) != told(new):
            yield PageChange(path, aspect, told(old), told(new))
    for key in changed_keys(old.data, new.data):
        yield PageChange(path, Aspect.STRUCTURED_DATA, old.data.get(key, ""), new.data.get(key, ""), key)
