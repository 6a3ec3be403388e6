"""The rule `address-form`."""

from collections.abc import Iterator

from audits.evidence import Site
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._text import named
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import GOOGLE_SEARCH

MEAN_MORE = frozenset('?#%&+;=<>"\\|')
"""Signs that part an address, or that are written otherwise in it."""

NECK = "<title>Neck</title>"


@rule("address-form", GOOGLE_SEARCH, given=lambda facts: bool(facts.site_url), of_all_pages=("head",))
@good({"neck-exercises/index.html": NECK})
@good({"api/audits_rule.html": NECK})
@good({"caf\u00e9/index.html": NECK})
@good({"neck.html": '<meta http-equiv="refresh" content="0; url=neck/">', "neck/index.html": NECK})
@good({"index.html": NECK, "Thanks.html": f'<meta name="robots" content="noindex">{NECK}'})
@bad({"Neck-Exercises/index.html": NECK}, says="capital letters")
@bad({"neck exercises/index.html": NECK}, says="a space")
@bad({"neck.html": NECK, "neck/index.html": NECK}, says="neck.html and neck/index.html")
@bad({"what?.html": NECK}, says="“?”")
@bad({"100%-neck.html": NECK}, says="“%”")
def address_form(_site: Site, index: SiteIndex) -> Iterator[Problem]:
    """A page's address can be read, said and typed

    Name the page's file with small letters, digits and hyphens, as in `neck-exercises.md`, and give each page one
    address. To many hosts `Neck` and `neck` are two pages, and a space becomes `%20` when somebody passes it on.
    """
    found = list(index.found)
    capitals = [path for path in found if path != path.lower()]
    spaced = [path for path in found if any(sign.isspace() for sign in path)]
    twins = [
        f"{path} and {other}"
        for path in found
        if (other := f"{path.removesuffix('.html')}/index.html") != path and other in found
    ]
    signs = sorted({sign for path in found for sign in path if sign in MEAN_MORE})
    if signs:
        paths = [path for path in found if any(sign in path for sign in signs)]
        yield Problem(f"“{' '.join(signs)}” means something else in an address; rename {named(paths)}.")
    if capitals:
        yield Problem(f"There are capital letters in the addresses of {named(capitals)}. Write them small.")
    if spaced:
        yield Problem(f"There is a space in the addresses of {named(spaced)}. Write a hyphen in its place.")
    if twins:
        yield Problem(f"Two pages would have one address: {named(twins)}. Hosts show the one or the other.")
