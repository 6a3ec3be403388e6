"""The rule `structured-data-required`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from audits.evidence import DataBlock
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.structured_data._nodes import (
    CLOSE,
    OPEN,
    Context,
    Node,
    is_schema_org,
    nodes_of,
    own_name,
    read_node,
)
from audits.standards import GOOGLE_STRUCTURED_DATA, schema_org

HEAD = f'{OPEN}{{"@context": "https://schema.org", '
GUIDES = "https://developers.google.com/search/docs/appearance/structured-data/"
OURS = Context(is_schema_org=True)


class Need(NamedTuple):
    """What Google asks of a thing before it shows it: of each group of properties at least one, and where it says so.

    `below` counts subtypes in, but those that `but` names; `nested` asks it of things that stand within others too,
    and `alone` names what is asked only where a thing does not. `within` are the types in which alone it is asked.
    """

    guide: str
    groups: tuple[tuple[str, ...], ...]
    below: bool = False
    nested: bool = False
    but: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


NEEDS: Mapping[str, Need] = {
    "BreadcrumbList": Need("breadcrumb", (("itemListElement",),), nested=True),
    "LocalBusiness": Need("local-business", (("name",), ("address",)), below=True),
    "Product": Need("product-snippet", (("name",), ("review", "aggregateRating", "offers", "hasVariant"))),
    "AggregateRating": Need(
        "review-snippet", (("ratingValue",), ("ratingCount", "reviewCount")), nested=True, alone=("itemReviewed",)
    ),
    "Review": Need("review-snippet", (("author",), ("reviewRating",)), nested=True, alone=("itemReviewed",)),
    "Event": Need(
        "event",
        (("name",), ("startDate",), ("location",)),
        below=True,
        but=("PublicationEvent", "UserInteraction", "CourseInstance", "EventSeries"),
    ),
    "Recipe": Need("recipe", (("name",), ("image",))),
    "JobPosting": Need(
        "job-posting",
        (("title",), ("description",), ("datePosted",), ("hiringOrganization",), ("jobLocation", "jobLocationType")),
    ),
    "VideoObject": Need("video", (("name",), ("thumbnailUrl", "thumbnail"), ("uploadDate",))),
    "FAQPage": Need("faqpage", (("mainEntity",),)),
    "QAPage": Need("qapage", (("mainEntity",),)),
    "Question": Need(
        "faqpage", (("name",), ("acceptedAnswer", "suggestedAnswer")), nested=True, within=("FAQPage", "QAPage")
    ),
    "Answer": Need("faqpage", (("text",),), nested=True, within=("FAQPage", "QAPage")),
    "Offer": Need("product-snippet", (("price", "priceSpecification"),), nested=True, within=("Product",)),
    "AggregateOffer": Need("product-snippet", (("lowPrice",), ("priceCurrency",)), nested=True, within=("Product",)),
    "SoftwareApplication": Need("software-app", (("name",), ("offers",), ("aggregateRating", "review")), below=True),
    "Dataset": Need("dataset", (("name",), ("description",))),
    "ProfilePage": Need("profile-page", (("mainEntity",),)),
    "Course": Need("course", (("name",), ("description",))),
}
"""By type; each guide is a page below GUIDES. An Article needs nothing."""


def _needs_of(node: Node) -> list[tuple[str, Need]]:
    return [
        (kind, need)
        for kind, need in NEEDS.items()
        if (not node.under or need.nested)
        and any(one == kind or (need.below and schema_org.is_a(one, kind)) for one in node.types)
        and not any(schema_org.is_a(one, *need.but) for one in node.types)
        and (not need.within or any(schema_org.is_a(one, *need.within) for owner in node.owners for one in owner.types))
    ]


def _is_shown(block: DataBlock) -> bool:
    return is_schema_org(block) and any(_needs_of(node) for node in nodes_of(block))


CRUMB = '{"@type": "ListItem", "position": 1, "name": "Home", "item": "https://clinic.example/"}'
LAST = '{"@type": "ListItem", "position": 2, "name": "Guides"}'
CLINIC = '"@type": "MedicalClinic", "name": "Clinic"'
QUESTION, ANSWER = '{"@type": "Question", "name": "May I walk?"', '{"@type": "Answer"'
PRODUCT = '"@type": "Product", "name": "Pillow"'
JOB = (
    '"@type": "JobPosting", "title": "Osteopath", "description": "Part time", "datePosted": "2026-11-30", '
    '"hiringOrganization": "Clinic"'
)


@rule("structured-data-required", GOOGLE_STRUCTURED_DATA, where=_is_shown)
@good(f'{HEAD}"@type": "BreadcrumbList", "itemListElement": [{CRUMB}, {LAST}]}}{CLOSE}')
@good(
    f'{HEAD}"@type": "BreadcrumbList", "itemListElement": '
    f'{{"@type": "ListItem", "position": "1", "item": {{"@id": "https://clinic.example/", "name": "Home"}}}}}}{CLOSE}'
)
@good(f'{HEAD}{CLINIC}, "address": "1 High Street", "department": {{"@type": "Physiotherapy"}}}}{CLOSE}')
@good(
    f'{HEAD}"@id": "#c", {CLINIC}, "address": "1 High Street"}}{CLOSE}'
    f'{HEAD}"@id": "#c", "@type": "MedicalClinic", "telephone": "+441614960001"}}{CLOSE}'
)
@good(
    '<ol itemscope itemtype="https://schema.org/BreadcrumbList"><li itemprop="itemListElement" itemscope '
    'itemtype="https://schema.org/ListItem"><a itemprop="item" itemscope itemtype="https://schema.org/WebPage" '
    'href="/"><b itemprop="name">Home</b></a> <meta itemprop="position" content="1"></li></ol>'
)
@good(f'{HEAD}"@type": "FAQPage", "mainEntity": [{QUESTION}, "acceptedAnswer": {ANSWER}, "text": "Yes."}}}}]}}{CLOSE}')
@good(f'{HEAD}{CLINIC}, "address": "1 High Street", "makesOffer": {{"@type": "Offer"}}, "about": {QUESTION}}}}}{CLOSE}')
@good(f'{HEAD}{JOB}, "jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": "GB"}}{CLOSE}')
@bad(f'{HEAD}"@type": "BreadcrumbList", "name": "Trail"}}{CLOSE}', says="itemListElement")
@bad(f'{HEAD}"@type": "FAQPage", "mainEntity": [{QUESTION}}}]}}{CLOSE}', says="acceptedAnswer")
@bad(f'{HEAD}"@type": "FAQPage", "mainEntity": [{QUESTION}, "acceptedAnswer": {ANSWER}}}}}]}}{CLOSE}', says="text")
@bad(f'{HEAD}{PRODUCT}, "offers": {{"@type": "Offer", "priceCurrency": "GBP"}}}}{CLOSE}', says="price")
@bad(f'{HEAD}{PRODUCT}, "offers": {{"@type": "AggregateOffer", "lowPrice": 9}}}}{CLOSE}', says="priceCurrency")
@bad(f'{HEAD}{JOB}, "jobLocationType": "TELECOMMUTE"}}{CLOSE}', says="applicantLocationRequirements")
@bad(
    f'{HEAD}"@type": "BreadcrumbList", "itemListElement": [{{"@type": "ListItem", "position": 1, "name": "Home"}}, '
    f"{LAST}]}}{CLOSE}",
    says="item",
)
@bad(
    f'{HEAD}"@type": "BreadcrumbList", "itemListElement": [{{"@type": "ListItem", "name": "Home"}}]}}{CLOSE}',
    says="position",
)
@bad(f'{HEAD}{CLINIC}, "telephone": "+441614960001"}}{CLOSE}', says="address")
@bad(f'{HEAD}"@type": "Event", "name": "Open day", "location": "Leeds"}}{CLOSE}', says="startDate")
@bad(
    '<ol itemscope itemtype="https://schema.org/BreadcrumbList"><li itemprop="itemListElement" itemscope '
    'itemtype="https://schema.org/ListItem"><a itemprop="item" href="/"><b itemprop="name">Home</b></a></li></ol>',
    says="position",
)
@bad('<div vocab="https://schema.org/" typeof="MedicalClinic"><b property="name">Clinic</b></div>', says="address")
def structured_data_required(block: DataBlock, blocks: tuple[DataBlock, ...]) -> Iterator[Problem]:
    """Structured data has all that a search engine asks for before it shows it

    Add what is missing: a place with `name` and `address`, a trail of pages whose every step has `position`, `name`
    and `item`. Without it the page is still found, but shown plainly.
    """
    told = _told_of(blocks)
    for node in nodes_of(block):
        for kind, need in _needs_of(node):
            asked = (*need.groups, *((one,) for one in need.alone if not node.under))
            has = told[node.id] if node.id else frozenset(name for name in node.properties if node.has(name))
            missing = [" or ".join(group) for group in asked if has.isdisjoint(group)]
            if missing:
                yield Problem(f"The {node.called} lacks {', '.join(missing)}, which {GUIDES}{need.guide} asks for.")
            if kind == "BreadcrumbList":
                yield from _steps(node)
            if kind == "JobPosting":
                yield from _place_of_work(node)


def _told_of(blocks: tuple[DataBlock, ...]) -> Mapping[str, frozenset[str]]:
    """Give the properties that the blocks of a page together give to each thing that has a name."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for block in blocks:
        for node in nodes_of(block):
            if node.id:
                found[node.id] |= {name for name in node.properties if node.has(name)}
    return found


def _steps(trail: Node) -> Iterator[Problem]:
    """Look at every step of a trail that is written out where it stands. The last may do without an address."""
    steps = [read_node(one, OURS) for one in trail.properties.get("itemListElement", ()) if isinstance(one, dict)]
    written = [step for step in steps if "ListItem" in step.types and not (step.id and not step.properties)]
    for number, step in enumerate(written, 1):
        missing = [] if step.has("position") else ["position"]
        if not step.has("name") and not _names_its_item(step):
            missing.append("name")
        if number < len(written) and not step.has("item"):
            missing.append("item")
        if missing:
            yield Problem(f"Step {number} of the BreadcrumbList lacks {', '.join(missing)} ({GUIDES}breadcrumb).")


def _place_of_work(job: Node) -> Iterator[Problem]:
    """Ask of a job that is done from home where its people may live."""
    if job.has("jobLocationType") and not job.has("jobLocation") and not job.has("applicantLocationRequirements"):
        yield Problem(
            f"The {job.called} is done from home and lacks applicantLocationRequirements, "
            f"which {GUIDES}job-posting asks for."
        )


def _names_its_item(step: Node) -> bool:
    items = [one for one in step.properties.get("item", ()) if isinstance(one, dict)]
    return any(own_name(key, OURS) == "name" and value for one in items for key, value in one.items())
