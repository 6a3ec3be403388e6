"""The rule `structured-data-graph`."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeVar
from urllib.parse import urldefrag, urljoin

from audits.evidence import DataBlock, PageInfo, Place
from audits.lib.urls import split
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.rules.structured_data._nodes import CLOSE, OPEN, Node, is_schema_org, nodes_of
from audits.standards import SCHEMA_ORG, schema_org

T = TypeVar("T")
HEAD = f'{OPEN}{{"@context": "https://schema.org", '
CLINIC, ORG = '"@id": "https://clinic.example/#clinic"', '"@id": "https://clinic.example/#org"'


class Key(NamedTuple):
    """Which thing is meant: the file or the address its name begins with, and what follows the number sign."""

    page: str
    fragment: str


class Telling(NamedTuple):
    """One place where a thing is told of."""

    path: str
    language: str
    place: Place
    node: Node


class Graph(NamedTuple):
    """Every thing of the site that has a name, and who tells of it."""

    tellings: Mapping[Key, tuple[Telling, ...]]
    unseen: frozenset[str]
    """Pages whose data was not looked at."""


def _has_data(blocks: tuple[DataBlock, ...]) -> bool:
    return any(map(is_schema_org, blocks))


@rule("structured-data-graph", SCHEMA_ORG, where=_has_data, of_all_pages=("head",))
@good(
    f'{HEAD}"@graph": [{{"@type": "MedicalClinic", {CLINIC}, "parentOrganization": {{{ORG}}}}}, '
    f'{{"@type": "Organization", {ORG}, "sameAs": {{"@id": "https://www.wikidata.org/wiki/Q1"}}}}]}}{CLOSE}'
)
@good(
    {
        "index.html": f'{HEAD}"@type": "Organization", {ORG}, "name": "Clinic"}}{CLOSE}',
        "about/index.html": f'{HEAD}"@type": "WebPage", "about": {{{ORG}}}, "isPartOf": {{"@id": "/"}}}}{CLOSE}',
    }
)
@good(
    f'{HEAD}"@type": "Organization", "@id": "#org", "name": "Clinic"}}{CLOSE}'
    f'{HEAD}"@type": "MedicalClinic", "@id": "#org", "telephone": "+441614960001"}}{CLOSE}'
)
@bad(f'{HEAD}"@type": "MedicalClinic", "parentOrganization": {{{ORG}}}}}{CLOSE}', says="#org")
@bad(f'{HEAD}"@type": "WebPage", "breadcrumb": {{"@id": "#breadcrumbs"}}}}{CLOSE}', says="#breadcrumbs")
@bad(
    f'{HEAD}"@graph": [{{"@type": "WebSite", {ORG}}}, {{"@type": "Organization", {ORG}}}]}}{CLOSE}',
    says="Organization",
)
@bad(
    {
        "index.html": f'{HEAD}"@type": "Organization", {ORG}, "name": "Clinic"}}{CLOSE}',
        "about/index.html": f'{HEAD}"@type": "Organization", {ORG}, "name": "Klinic"}}{CLOSE}',
    },
    says="Klinic",
)
@bad(
    f'<div itemscope itemtype="https://schema.org/Person" itemid="#org">Ann</div>{HEAD}"@graph": ['
    f'{{"@type": "Organization", "@id": "#org"}}, {{"@type": "Organization", "@id": "#org"}}]}}{CLOSE}',
    says="Organization",
)
def structured_data_graph(blocks: tuple[DataBlock, ...], page: PageInfo, index: SiteIndex) -> Iterator[Problem]:
    """Things in structured data are called by one name each, and each name leads to its thing

    An `@id` is the name by which machines know a thing. Give one thing the same `@id`, type and name on every page,
    and let `{"@id": "…"}` name only what is told of on the same page or on the page that its address begins with.
    """
    graph = _graph(index)
    for block in blocks:
        for node in nodes_of(block):
            key = _key(node.id, page, index) if node.id else None
            if key is None:
                continue
            if node.is_reference:
                yield from _dangling(node, key, block, page, graph, index)
            else:
                yield from _at_odds(node, graph.tellings[key], block, _language(page.path, index))


def _dangling(  # noqa: PLR0913, PLR0917  because a name leads somewhere only seen from the page it stands on
    node: Node, key: Key, block: DataBlock, page: PageInfo, graph: Graph, index: SiteIndex
) -> Iterator[Problem]:
    """Say that a name of this site leads to nothing. A page's own address needs nobody to tell of it."""
    known = {telling.path for telling in graph.tellings.get(key, ())}
    if key.page not in index.pages:
        if (
            not known
            and key.fragment
            and index.addresses.path_below_site(urljoin(page.url, node.id)) not in {None, *index.files}
        ):
            yield Problem(f"The name “{node.id}” leads to nothing: there is no page at its address.", block.place)
        return
    if known & {page.path, key.page} or not key.fragment or key.page in graph.unseen:
        return
    where = "this page" if key.page == page.path else f"neither this page nor {key.page}"
    verb = "does not tell" if key.page == page.path else "tells"
    yield Problem(f"The name “{node.id}” leads to nothing: {where} {verb} of a thing with that @id.", block.place)


def _at_odds(node: Node, tellings: tuple[Telling, ...], block: DataBlock, language: str) -> Iterator[Problem]:
    """Hold what is said of a thing to what most places say of it."""
    typed = [one for one in tellings if one.node.types and not one.node.is_mixed]
    if node.types and not node.is_mixed and len(typed) > 1:
        usual = _usual([one.node.types for one in typed])
        if not _agree(node.types, usual):
            other = next(one for one in typed if one.node.types == usual)
            kinds, others = " and ".join(node.types), " and ".join(usual)
            yield Problem(f"“{node.id}” is of type {kinds} here and {others} on {other.path}.", block.place)
            return
    named = [one for one in tellings if one.language == language and len(_names(one.node)) == 1]
    if len(_names(node)) == 1 and len(named) > 1:
        usual_name = _usual([_names(one.node)[0] for one in named])
        name = _names(node)[0]
        if name != usual_name:
            other = next(one for one in named if _names(one.node)[0] == usual_name)
            yield Problem(f"“{node.id}” is called “{name}” here and “{usual_name}” on {other.path}.", block.place)


def _names(node: Node) -> list[str]:
    return [" ".join(one.split()) for one in node.properties.get("name", ()) if isinstance(one, str)]


def _usual(values: list[T]) -> T:
    return Counter(values).most_common(1)[0][0]


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two lists of types may be of one thing: some type of one is, or stands below, one of the other."""
    if not all(schema_org.is_type(name) for name in (*one, *other)):
        return True
    return any(schema_org.is_a(a, b) or schema_org.is_a(b, a) for a in one for b in other)


@lru_cache(maxsize=1)
def _graph(index: SiteIndex) -> Graph:
    found: dict[Key, list[Telling]] = defaultdict(list)
    for page in index.pages.values():
        for block in index.data_blocks.get(page.path, ()):
            for node in nodes_of(block):
                key = _key(node.id, page, index) if node.id and not node.is_reference else None
                if key is not None:
                    found[key].append(Telling(page.path, _language(page.path, index), block.place, node))
    unseen = frozenset(path for path in index.pages if path not in index.data_blocks)
    return Graph({key: tuple(tellings) for key, tellings in found.items()}, unseen)


def _key(identifier: str, page: PageInfo, index: SiteIndex) -> Key | None:
    """Give what an @id means seen from a page; None for names that hold within one block, and for no addresses."""
    if identifier.startswith("_:") or split(identifier) is None:
        return None
    address, fragment = urldefrag(urljoin(page.url, identifier.strip()))
    parts = split(address)
    path = None if parts is None or parts.query else index.addresses.path_below_site(address)
    if path is None:
        return Key(address, fragment)
    return Key(index.addresses.file_at(path) or path, fragment)


def _language(path: str, index: SiteIndex) -> str:
    head = index.heads.get(path)
    return (head.language or "").lower() if head else ""
