"""Holding what data says of the page itself to what the page shows: its headline, dates, pictures, address, trail."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from urllib.parse import unquote

from audits.evidence import ORIGIN, Step
from audits.lib.urls import split
from audits.rules.outcomes import Problem
from audits.rules.structured_data._nodes import Context, Node, read_node
from audits.rules.structured_data._said import Said, address_of, bare, stems
from audits.standards import schema_org

MEANINGS = {
    "datePublished": r"publi(?:shed|é|cado|cación)|posted|veröffentlicht|gepubliceerd|pubblicato",
    "dateModified": (
        r"updated?|modified|revised|changed|aktualisiert|geändert|mis à jour|modifié|actualizado|bijgewerkt|aggiornato"
    ),
    "lastReviewed": r"reviewed|geprüft|überprüft",
}
"""The words by which readers are told what happened on a date. Of several before a date the last counts."""

WORDS = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in MEANINGS.items()), re.IGNORECASE)
DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?P<time>[T ].*)?")
PICTURES = ("image", "logo", "photo", "primaryImageOfPage", "thumbnailUrl", "thumbnail")
OURS = Context(is_schema_org=True)
TAG = re.compile(r"<[^>]*>")
RUN = 4
"""Words in a row that two texts have in common only where one is taken from the other."""
LONGEST_SHOWN = 200_000
"""Characters: of a longer page the text is not known to its end."""


def headline(said: Said) -> Iterator[Problem]:
    """Hold headline and name to the page's heading and title: not one word in common is another page.

    A home page is called “Home”, and headed by the site's name.
    """
    shown = [*said.head.h1, *said.head.titles]
    known = stems(" ".join(shown))
    for node, place in said.of_this_page():
        name = "headline" if node.has("headline") else "name"
        text = "" if name == "name" and said.page.path == "index.html" else node.text(name)
        if known and stems(text) and known.isdisjoint(stems(text)):
            yield Problem(f"The {name} in the data is “{text}”, but the page is headed “{shown[0]}”.", place)


def dates(said: Said) -> Iterator[Problem]:
    """Hold each date to the one date that the page shows with the same meaning."""
    for name in MEANINGS:
        visible = {time.when for time in said.shown.times if _meaning(time.label) == name}
        if len(visible) != 1:
            continue
        (when,) = visible
        for node, place in said.of_this_page():
            text = node.text(name)
            if text and _differ(text, when):
                yield Problem(f"“{name}” is {text}, but the page shows its readers {when}.", place)


def _meaning(label: str) -> str:
    found = list(WORDS.finditer(label))
    return (found[-1].lastgroup or "") if found else ""


def _differ(one: str, other: str) -> bool:
    """Tell whether two dates are of different days, a time zone's difference allowed for."""
    first, second = DAY.fullmatch(one), DAY.fullmatch(other)
    if first is None or second is None:
        return False
    try:
        days = abs(date.fromisoformat(first[1]) - date.fromisoformat(second[1]))
    except ValueError:
        return False
    return days > timedelta(days=1 if first["time"] or second["time"] else 0)


def pictures(said: Said) -> Iterator[Problem]:
    """Say which pictures are not there, but for those of which asset-link or social-card tells."""
    elsewhere = [said.whole(one) for one in (*(asset.url for asset in said.assets), *said.head.contents("og:image"))]
    told = {*elsewhere, *(said.index.addresses.path_below_site(one) for one in elsewhere)} - {None}
    for node, place in said.tellings:
        for name in PICTURES:
            for address in map(address_of, node.properties.get(name, ())):
                whole = said.whole(address)
                if not address or split(whole) is None or {whole, said.index.addresses.path_below_site(whole)} & told:
                    continue
                if (
                    said.index.addresses.path_below_site(whole) is not None
                    and said.index.addresses.served_at(whole) is None
                ):
                    told.add(whole)
                    # A name that other data explains is no address of a picture.
                    if not any(other.node.id == address for other in said.tellings if not other.node.is_reference):
                        yield Problem(f"The picture {unquote(address)} in “{name}” is not there.", place)


def address(said: Said) -> Iterator[Problem]:
    """Hold the address of the page to the page's own; silent where nobody says where the site is published."""
    for node, place in said.page_itself():
        written = node.text("url")
        if not written or split(said.whole(written)) is None or said.leads_here(written):
            continue
        if said.below(written) is None and not said.facts.site_url:
            continue
        own = next((link.href for link in said.head.linked("canonical")), said.page.path)
        yield Problem(f"The {node.called} gives {written} as the page's address, but this page is {own}.", place)


def answers(said: Said) -> Iterator[Problem]:
    """Hold the questions and answers of an FAQ to the page's text: not one run of words in common is another text."""
    text = bare(said.shown.text)
    if len(said.shown.text) >= LONGEST_SHOWN:
        return
    for node, place in said.of_type("Question", "Answer"):
        if not any(schema_org.is_a(kind, "FAQPage") for owner in node.owners for kind in owner.types):
            continue
        words = TAG.sub(" ", unescape(node.text("text") or node.text("name"))).split()
        runs = ["".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))]
        if words and not any(bare(run) in text for run in runs):
            what = "answer" if "Answer" in node.types else "question"
            yield Problem(f"The {what} “{' '.join(words)[:60]}” is in the data, but not on the page.", place)


def trail(said: Said) -> Iterator[Problem]:
    """Hold the trail of pages to the one that the page shows."""
    lists = list(said.of_type("BreadcrumbList"))
    if len(lists) != 1 or len(said.shown.trails) != 1:
        return
    (visible,), ((node, place),) = said.shown.trails, lists
    told = [_step(one) for one in node.properties.get("itemListElement", ()) if isinstance(one, dict)]
    for number, step in enumerate(told, 1):
        if step.url and said.below(step.url) is None:
            continue  # it is elsewhere, or nobody says where this site is published
        here = [one for one in visible.steps if step.url and said.is_same_page(step.url, one.url)]
        alike = [one for one in visible.steps if step.name and bare(one.name) == bare(step.name)]
        if alike and step.url and not here:
            yield Problem(
                f"“{step.name}” leads to {step.url} in the trail of pages, "
                f"but to {alike[0].url.removeprefix(ORIGIN)} on the page.",
                place,
            )
        elif here and not alike and number > 1 and _are_unlike(step.name, [one.name for one in here]):
            yield Problem(
                f"The trail of pages calls {step.url} “{step.name}”, but the page calls it “{here[0].name}”.", place
            )
        elif not here and not alike and 1 < number < len(told) and not _is_shortened(visible.text, step.name):
            yield Problem(f"“{step.name or step.url}” is not in the trail that the page shows: {visible.text}.", place)


def _step(written: dict[str, object]) -> Step:
    step = read_node(written, OURS)
    item = next(iter(step.properties.get("item", ())), "")
    inner: Node | None = read_node(item, OURS) if isinstance(item, dict) else None
    name = step.text("name") or (inner.text("name") if inner else "")
    return Step(name, ((inner.id or inner.text("url")) if inner else address_of(item)) or step.text("url"))


def _are_unlike(name: str, others: list[str]) -> bool:
    known = stems(" ".join(others))
    return bool(known and stems(name)) and known.isdisjoint(stems(name))


def _is_shortened(text: str, name: str) -> bool:
    return "…" in text or "..." in text or bare(name) in bare(text)
