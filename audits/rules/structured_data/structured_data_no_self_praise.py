"""The rule `structured-data-no-self-praise`."""

from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

from audits.config.facts import Facts
from audits.evidence import DataBlock, PageInfo
from audits.lib.urls import split
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.rules.structured_data._nodes import CLOSE, OPEN, Node, is_schema_org, nodes_of
from audits.standards import GOOGLE_REVIEWS, schema_org

HEAD = f'{OPEN}{{"@context": "https://schema.org", '
RATING = '"aggregateRating": {"@type": "AggregateRating", "ratingValue": 5, "reviewCount": 9}'
PRAISE = ("aggregateRating", "review", "reviews")
KIN = ("parentOrganization", "department", "subOrganization", "branchOf")


def _tells_of_organisation(block: DataBlock) -> bool:
    return is_schema_org(block) and any(_is_organisation(node) for node in nodes_of(block))


def _is_organisation(node: Node) -> bool:
    return any(schema_org.is_a(one, "Organization") for one in node.types)


@rule("structured-data-no-self-praise", GOOGLE_REVIEWS, where=_tells_of_organisation)
@good(f'{HEAD}"@type": "MedicalClinic", "name": "Manchester Clinic", "address": "1 High Street"}}{CLOSE}')
@good(f'{HEAD}"@type": "LocalBusiness", "name": "Another", "url": "https://other.example/", {RATING}}}{CLOSE}')
@good(f'{HEAD}"@type": "Product", "name": "Pillow", "brand": {{"@type": "Organization"}}, {RATING}}}{CLOSE}')
@bad(f'{HEAD}"@type": "MedicalClinic", "name": "Manchester Clinic", {RATING}}}{CLOSE}', says="Manchester Clinic")
@bad(
    f'{HEAD}"@type": "Organization", "url": "https://clinic.example", "review": {{"@type": "Review"}}}}{CLOSE}',
    says="review",
)
@bad(
    f'{HEAD}"@graph": [{{"@type": "WebSite", "publisher": {{"@id": "#us"}}}}, {{"@type": "Dentist", "@id": "#us", '
    f'"name": "Us", {RATING}}}]}}{CLOSE}',
    says="aggregateRating",
)
@bad(
    f'{HEAD}"@type": "Review", "itemReviewed": {{"@type": "MedicalClinic", "name": "Leeds Clinic"}}}}{CLOSE}',
    says="itemReviewed",
)
@bad(
    '<div itemscope itemtype="https://schema.org/Dentist"><a itemprop="url" href="/">Us</a> '
    '<p itemprop="aggregateRating" itemscope itemtype="https://schema.org/AggregateRating">5</p></div>',
    says="aggregateRating",
)
def structured_data_no_self_praise(
    block: DataBlock, page: PageInfo, index: SiteIndex, facts: Facts
) -> Iterator[Problem]:
    """Structured data does not rate the site's own organisation

    Take `aggregateRating` and `review` off your own clinic. Google shows no stars for what an organisation says of
    itself on its own site. Reviews may stand on the page as text.
    """
    nodes = nodes_of(block)
    own_ids = _own_ids(nodes, page, index, facts)
    for node in nodes:
        if not _is_organisation(node) or not (_is_own(node, page, index, facts) or node.id in own_ids):
            continue
        for name in PRAISE:
            if node.has(name):
                yield Problem(f"The {node.called} is the site's own, and bears “{name}”.")
        if node.under == "itemReviewed":
            yield Problem(f"The {node.called} is the site's own, and is rated as “itemReviewed”.")


def _own_ids(nodes: tuple[Node, ...], page: PageInfo, index: SiteIndex, facts: Facts) -> set[str]:
    """Name the organisations that publish this site, and their branches as far as this block tells of them."""
    own = {
        node.id
        for node in nodes
        if node.id and ((node.under == "publisher" and _is_site(node.owner)) or _is_own(node, page, index, facts))
    }
    before = -1
    while before < len(own):
        before = len(own)
        for node in nodes:
            if node.id and node.owner is not None and node.owner.id and node.under in KIN:
                pair = {node.id, node.owner.id}
                own |= pair if own & pair else set()
    return own


def _is_site(node: Node | None) -> bool:
    return node is not None and any(schema_org.is_a(one, "WebSite") for one in node.types)


def _is_own(node: Node, page: PageInfo, index: SiteIndex, facts: Facts) -> bool:
    """Tell whether an organisation is the site's own: its publisher, one of the clinics, or at home at its address."""
    if not _is_organisation(node):
        return False
    names = {clinic.name.casefold() for clinic in facts.clinics.values()}
    is_publisher = node.under == "publisher" and _is_site(node.owner)
    return is_publisher or node.text("name").casefold() in names or _is_home(node.text("url"), page, index)


def _is_home(address: str, page: PageInfo, index: SiteIndex) -> bool:
    if not address or split(address) is None:
        return False
    whole = urldefrag(urljoin(page.url, address)).url
    return index.addresses.path_below_site(whole) in {"", "/"} or index.addresses.served_at(whole) == "index.html"
