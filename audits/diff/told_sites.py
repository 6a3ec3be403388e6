"""What two built sites differ in, in sentences."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from audits.diff.records import GonePage, LostAnchor, MovedPage, SiteDiff
from audits.diff.told import Part, Told, arranged, listed, named
from audits.diff.told_changes import change_parts
from audits.lib.words import counted
from audits.reports.wording import one_line

REDIRECT = "Lead each old address to the page that has its content now, as with the plugin mkdocs-redirects in MkDocs."
SAVED = "Readers who saved it find an error."


def tell_sites(diff: SiteDiff) -> Told:
    """Tell what two sites differ in."""
    pages = f"{counted(diff.old_pages, 'page')} before, {diff.new_pages:,} now."
    return arranged([pages], _parts(diff))


def _parts(diff: SiteDiff) -> Iterator[Part]:
    dead = [one for one in diff.removed if not one.is_answered]
    stranded = [one for one in diff.moved if not one.is_answered]
    redirected = [one for one in diff.removed if one.is_answered]
    followed = [one for one in diff.moved if one.is_answered]
    lost = diff.redirects_lost
    broken = [one for one in diff.anchors_lost if one.linked_from]
    yield _worse("Pages gone without a redirect", map(_dead, dead), REDIRECT)
    yield _worse("Pages moved without a redirect", map(_stranded, stranded), REDIRECT)
    yield _worse("Redirects lost", map(_lost, lost), "Keep redirects for as long as people may have saved the address.")
    yield _worse(
        "Places on pages that are gone, with links to them",
        map(_broken, broken),
        "Correct the links, or give the heading its old id again, as in `## Exercises { #exercises }`.",
    )
    yield from change_parts(diff.changes)
    yield _part("Pages added", (f"{named(page)} is new." for page in diff.added))
    yield _part("Pages gone, with a redirect", map(_redirected, redirected))
    yield _part("Pages moved, with a redirect", map(_followed, followed))
    yield _unlinked([one for one in diff.anchors_lost if not one.linked_from])
    yield _part("Redirects that could not be read, and were passed over", (one_line(line, 200) for line in diff.unread))


def _part(title: str, sentences: Iterable[str]) -> Part:
    told = tuple(sentences)
    return Part(title, len(told), told)


def _worse(title: str, sentences: Iterable[str], advice: str) -> Part:
    told = tuple(sentences)
    return Part(title, len(told), told, advice, is_worse=True)


def _dead(page: GonePage) -> str:
    if page.leads_to:
        told = (
            f"The page {named(page.page)} is gone, and its address leads to {_target(page.leads_to)}, where nothing is."
        )
    else:
        told = f"The page {named(page.page)} is gone, and nothing leads from its address to another page."
    return f"{told} {SAVED}{_still_linked(page.linked_from)}"


def _stranded(page: MovedPage) -> str:
    told = f"The page {named(page.page)} now stands at {named(page.to)}, and nothing leads there from its old address."
    return f"{told} {SAVED}{_still_linked(page.linked_from)}"


def _lost(page: GonePage) -> str:
    told = f"The address {named(page.page)} led on to another page, and now leads to nothing."
    return f"{told} {SAVED}{_still_linked(page.linked_from)}"


def _broken(anchor: LostAnchor) -> str:
    place = f"{named(anchor.page)}#{one_line(anchor.anchor, 80)}"
    verb = "links" if len(anchor.linked_from) == 1 else "link"
    linking = [named(page) for page in anchor.linked_from]
    return f"There is no {place} any more, and {listed(linking)} {verb} to it: readers land at the top of the page."


def _redirected(page: GonePage) -> str:
    return f"The page {named(page.page)} is gone; its address leads to {_target(page.leads_to)}."


def _followed(page: MovedPage) -> str:
    where = "there" if page.leads_to == page.to else f"to {_target(page.leads_to)}"
    return f"The page {named(page.page)} now stands at {named(page.to)}; its old address leads {where}."


def _target(leads_to: str) -> str:
    return one_line(leads_to) if "://" in leads_to else named(leads_to)


def _still_linked(pages: Sequence[str]) -> str:
    return f" Still linked from {listed([named(page) for page in pages])}." if pages else ""


def _unlinked(anchors: Sequence[LostAnchor]) -> Part:
    """Tell of places to which nothing in the new site links: those that had links in the old one first."""
    by_page: dict[str, list[LostAnchor]] = defaultdict(list)
    for one in sorted(anchors, key=lambda anchor: not _had_links(anchor)):
        by_page[one.page].append(one)
    sentences = [
        f"{named(page)} no longer has {listed([f'#{one_line(one.anchor, 80)}' for one in lost])}."
        f"{' Other pages linked to that before.' if any(map(_had_links, lost)) else ''}"
        for page, lost in by_page.items()
    ]
    return Part("Places on pages that are gone, with no link to them", len(anchors), tuple(sentences))


def _had_links(anchor: LostAnchor) -> bool:
    return any(page != anchor.page for page in anchor.was_linked_from)
