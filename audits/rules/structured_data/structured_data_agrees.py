"""The rule `structured-data-agrees`."""

from collections.abc import Iterator

from audits.config.facts import Facts
from audits.evidence import Asset, DataBlock, Head, Link, PageInfo, PhoneNumber, Shown
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import SiteIndex
from audits.rules.structured_data import _said_of_contact, _said_of_page
from audits.rules.structured_data._nodes import CLOSE, OPEN, is_schema_org
from audits.rules.structured_data._said import Said, tellings_in
from audits.standards import GOOGLE_STRUCTURED_DATA

HEAD = f'{OPEN}{{"@context": "https://schema.org", '
CLINIC = f'{HEAD}"@type": "MedicalClinic", "name": "Clinic", '
STREET = '"streetAddress": "1 High Street", "postalCode": "BH24 1AA"'
SHORT = '"streetAddress": "1 High St.", "postalCode": "BH24 1AA"'
FAQ = (
    f'{HEAD}"@type": "FAQPage", "mainEntity": {{"@type": "Question", "name": "May I walk?", '
    '"acceptedAnswer": {"@type": "Answer", '
)
TRAIL = (
    f'{HEAD}"@type": "BreadcrumbList", "itemListElement": ['
    '{"@type": "ListItem", "position": 1, "name": "Home", "item": "https://clinic.example/"}, '
    '{"@type": "ListItem", "position": 2, "name": "Guides", "item": "https://clinic.example/guides/"}, '
    f'{{"@type": "ListItem", "position": 3, "name": "Neck"}}]}}{CLOSE}'
)

COMPARISONS = (
    _said_of_page.headline,
    _said_of_page.dates,
    _said_of_page.address,
    _said_of_page.pictures,
    _said_of_page.trail,
    _said_of_page.answers,
    _said_of_contact.telephone,
    _said_of_contact.postal_address,
)


def _has_data(blocks: tuple[DataBlock, ...], page: PageInfo) -> bool:
    return any(map(is_schema_org, blocks)) and not page.is_error_page


@rule(
    "structured-data-agrees",
    GOOGLE_STRUCTURED_DATA,
    applies=_has_data,
)
@good(f'{HEAD}"@type": "Article", "headline": "Exercises for the neck"}}{CLOSE}<h1>Neck exercise</h1>')
@good(f'{HEAD}"@type": "Article", "datePublished": "2026-11-23T23:30:00Z"}}{CLOSE}Published <time>2026-11-24</time>')
@good(f'{HEAD}"@type": "Article", "dateModified": "2026-11-23"}}{CLOSE}Published <time>2026-11-01</time>')
@good(f'{CLINIC}"telephone": "+44 161 496 0001"}}{CLOSE}<p>Clinic: 0161 496 0001. Library: 0113 496 0002</p>')
@good(
    f'{CLINIC}"address": {{"@type": "PostalAddress", {STREET}}}}}{CLOSE}<p>1 High Street, BH24 1AA</p><p>BH31 6AB</p>'
)
@good(f'{TRAIL}<nav aria-label="Breadcrumb"><a href="/">Start</a> <a href="/guides/">Our guides</a></nav>')
@good(f'{HEAD}"@type": "WebPage", "url": "https://clinic.example/"}}{CLOSE}<p>Neck</p>')
@good(f'{CLINIC}"address": {{"@type": "PostalAddress", {SHORT}}}}}{CLOSE}<p>1 High Street, BH24 1AA</p>')
@good(f'{FAQ}"text": "<p>Yes, every day, in good shoes.</p>"}}}}}}{CLOSE}<h2>May I walk?</h2>Every day, in good shoes.')
@bad(f'{FAQ}"text": "Yes, every day, in good shoes."}}}}}}{CLOSE}<h2>May I walk?</h2>Sleep well.', says="every day")
@bad(f'{HEAD}"@type": "Article", "headline": "Sore knees"}}{CLOSE}<h1>Neck exercises</h1>', says="Sore knees")
@bad(
    f'{HEAD}"@type": "Article", "datePublished": "2026-11-20"}}{CLOSE}Published <time>2026-11-01</time>',
    says="2026-11-01",
)
@bad(
    f'{HEAD}"@type": "Article", "dateModified": "2026-11-20"}}{CLOSE}<dl><dt>Last updated</dt>'
    '<dd><time datetime="2026-11-22">Sunday</time></dd></dl>',
    says="2026-11-22",
)
@bad(f'{CLINIC}"telephone": "+441134960002"}}{CLOSE}<p>Call us on 0161 496 0001.</p>', says="+441614960001")
@bad(f'{CLINIC}"telephone": "+441134960002"}}{CLOSE}<p>Call us.</p>', says="no page shows", result=Result.UNSURE)
@bad(
    f'{CLINIC}"address": {{"@type": "PostalAddress", {STREET}}}}}{CLOSE}<p>1 High Street, Ringwood BH24 1AB</p>',
    says="BH24 1AB",
)
@bad(f'{CLINIC}"address": {{"@type": "PostalAddress", {STREET}}}}}{CLOSE}<p>7 High Street, BH24 1AA</p>', says="7 High")
@bad(f'{TRAIL}<nav aria-label="Breadcrumb"><a href="/">Home</a> <a href="/help/">Guides</a></nav>', says="/help/")
@bad(f'{TRAIL}<nav aria-label="Breadcrumb"><a href="/">Home</a> <a href="/guides/">Clinics</a></nav>', says="Clinics")
@bad(f'{HEAD}"@type": "WebPage", "url": "https://clinic.example/knee/"}}{CLOSE}<p>Neck</p>', says="knee")
@bad(f'{CLINIC}"image": "https://clinic.example/gone.png"}}{CLOSE}<p>Neck</p>', says="gone.png")
def structured_data_agrees(  # noqa: PLR0913, PLR0917  because data is held to all of these
    blocks: tuple[DataBlock, ...],
    page: PageInfo,
    head: Head,
    shown: Shown,
    links: tuple[Link, ...],
    numbers: tuple[PhoneNumber, ...],
    assets: tuple[Asset, ...],
    index: SiteIndex,
    facts: Facts,
) -> Iterator[Problem]:
    """Structured data says what the page says

    Correct the one that is wrong: the headline, dates, telephone number, postal address, trail of pages, answers,
    picture or address in the data, or what readers see. Search engines show the data to people who then find another
    page, and pass over sites whose data says what their pages do not.
    """
    said = Said(page, head, shown, links, numbers, assets, tellings_in(blocks), index, facts)
    for compare in COMPARISONS:
        yield from compare(said)
