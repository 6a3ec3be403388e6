"""The rule `contact-consistent`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from audits.config.facts import Clinic, Facts
from audits.evidence import PageInfo
from audits.lib.phones import region_of, shown
from audits.rules.contact._elsewhere import Telephone, telephones_of
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import SiteIndex
from audits.rules.structured_data._nodes import CLOSE, OPEN, Node
from audits.standards import CAP_CODE

BRANCH = f'{OPEN}{{"@context": "https://schema.org", "@type": "Dentist", "name": "%s", %s "telephone": "%s"}}{CLOSE}'
BAKER, OLD = "+442079460018", "+442079460019"
ID = '"@id": "https://clinic.example/#dentist",'
HOUSE, OTHER_HOUSE = '"address": "1 High Street",', '"address": "2 Low Road",'


def _gives_a_number(page: PageInfo, index: SiteIndex) -> bool:
    return bool(_telephones(page.path, index))


@rule("contact-consistent", CAP_CODE, applies=_gives_a_number, of_all_pages=("head", "data_blocks"))
@good(BRANCH % ("Leeds Clinic", "", "0113 496 0002") + BRANCH % ("Baker", "", BAKER))
@good({"a.html": BRANCH % ("Baker", ID, BAKER), "b.html": BRANCH % ("Baker", ID, "+44 20 7946 0018")})
@good({"a.html": BRANCH % ("Baker", HOUSE, BAKER), "b.html": BRANCH % ("Baker", OTHER_HOUSE, OLD)})
@good(
    {
        "a.html": BRANCH % ("Baker", '"@id": "#here",' + HOUSE, BAKER),
        "b.html": BRANCH % ("Cook", '"@id": "#here",', OLD),
    }
)
@bad(BRANCH % ("Leeds Clinic", "", "0161 496 0001"), says="Manchester Clinic's number")
@bad({"a.html": BRANCH % ("Baker", ID, BAKER), "b.html": BRANCH % ("Baker", ID, OLD)}, says="on a.html")
@bad({"a.html": BRANCH % ("Baker", HOUSE, BAKER), "b.html": BRANCH % ("Baker", HOUSE, OLD)}, says="on a.html")
@bad(
    {"a.html": BRANCH % ("Baker", "", BAKER), "b.html": BRANCH % ("Baker", "", OLD)},
    says="on a.html",
    result=Result.UNSURE,
)
def contact_consistent(page: PageInfo, index: SiteIndex, facts: Facts) -> Iterator[Problem]:
    """Whoever is named has the same number on every page

    Let the structured data take names and numbers from one place, such as the facts about the site. Search
    engines that find two numbers for one clinic show either, and who calls the wrong one thinks that it has closed.
    """
    for telephone in _telephones(page.path, index):
        owner = next((one for one in facts.clinics.values() if one.phone == telephone.e164), None)
        named = _clinic_named(telephone.node, facts)
        if named and owner and named.phone != owner.phone:
            yield Problem(f"The structured data names {named.name}, but gives {owner.name}'s number.", telephone.place)
        elif named is None:
            yield from _against_others(telephone, page.path, index)


def _against_others(telephone: Telephone, page: str, index: SiteIndex) -> Iterator[Problem]:
    """Hold a number against those that other pages give for the same thing."""
    thing = _thing(telephone.node)
    given = _given(index).get(thing, {}) if thing else {}
    here = given.get(page, frozenset())
    for path, numbers in given.items():
        if path == page:
            return  # it agrees with all pages before it; those after it are told of when their turn comes
        if thing and not numbers & here:
            yield Problem(
                f"The structured data gives {telephone.node.called} the number {shown(telephone.e164)} here, but "
                f"{shown(min(numbers))} on {path}.",
                telephone.place,
                Result.FAILED if thing.is_certain else Result.UNSURE,
            )
            return


class _Thing(NamedTuple):
    """What tells one thing from others. Without an address of its own, two may share a name: branches of a chain do."""

    key: str
    is_certain: bool


def _thing(node: Node) -> _Thing | None:
    if "://" in node.id:
        return _Thing(node.id, is_certain=True)
    name, address = node.text("name").casefold(), node.properties.get("address", ())
    return _Thing(f"{' '.join(sorted(node.types))} {name} {address}", bool(address)) if name else None


@lru_cache(maxsize=1)
def _given(index: SiteIndex) -> Mapping[_Thing, Mapping[str, frozenset[str]]]:
    """Give the numbers that each page gives for each thing, the pages in their order."""
    found: dict[_Thing, dict[str, frozenset[str]]] = defaultdict(dict)
    for path in index.pages:
        for one in _telephones(path, index):
            if thing := _thing(one.node):
                found[thing][path] = found[thing].get(path, frozenset()) | {one.e164}
    return found


def _telephones(path: str, index: SiteIndex) -> list[Telephone]:
    """Give the sound numbers of a page's structured data; what is wrong with others is told by phone-number-sound."""
    head = index.heads.get(path)
    region = region_of(index.facts.country, head.language if head else None)
    return [one for one in telephones_of(index.data_blocks.get(path, ()), region) if not one.fault]


def _clinic_named(node: Node, facts: Facts) -> Clinic | None:
    name = " ".join(node.text("name").split()).casefold()
    return next((clinic for clinic in facts.clinics.values() if clinic.name.casefold() == name), None)
