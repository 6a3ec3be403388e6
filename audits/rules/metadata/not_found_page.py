"""The rule `not-found-page`."""

from collections.abc import Iterator

from audits.addresses import host_of, split
from audits.evidence import Link, Site
from audits.facts import Facts
from audits.index import SiteIndex
from audits.outcomes import Problem, Result
from audits.rule import bad, good, rule
from audits.standards import GOOGLE_SEARCH

FILE = "404.html"
HOME = '<a href="/">Home</a>'
CALL = '<a href="tel:+441134960002">Call Leeds</a>'
BOOK = '<a href="https://booking.clinic.example/">Book online</a>'
INDEX = {"index.html": "<title>Clinic</title>"}


@rule("not-found-page", GOOGLE_SEARCH, given=lambda facts: bool(facts.site_url), needs=("links",))
@good({**INDEX, FILE: HOME + CALL + BOOK})
@good({**INDEX, FILE: f'<a href="https://clinic.example/">Home</a>{CALL}{BOOK}'})
@good({**INDEX, FILE: f'<a href="./">Home</a>{HOME}{CALL}{BOOK}'})
@bad(INDEX, says="no 404.html")
@bad({**INDEX, FILE: CALL + BOOK}, says="to the home page")
@bad({**INDEX, FILE: f'<a href="./">Home</a>{CALL}{BOOK}'}, says="“./”", result=Result.UNSURE)
@bad({**INDEX, FILE: f"<div hidden>{HOME}</div>{CALL}{BOOK}"}, says="to the home page")
@bad({**INDEX, FILE: HOME + BOOK}, says="that calls a clinic")
@bad({**INDEX, FILE: HOME + CALL}, says="to book online")
def not_found_page(_site: Site, index: SiteIndex, facts: Facts) -> Iterator[Problem]:
    """Who meets a dead link finds the way back

    Give the site a page `404.html` that links to the home page by its whole path (`/`), calls a clinic and leads to
    online booking. Hosts show it in place of a page that is not there, at whatever address was asked for.
    """
    if FILE not in index.files:
        yield Problem(f"The site has no {FILE}, so who follows a dead link meets the host's own error page.")
        return
    page = index.pages.get(FILE)
    if page is None or page.only_sends_on:
        yield Problem("The page is not read.", result=Result.INAPPLICABLE)
        return
    links = [link for link in page.links if link.visible] if isinstance(page.links, tuple) else []
    home = [link for link in links if index.served_at(link.url) == "index.html"]
    if not home:
        yield Problem(f"{FILE} has no link to the home page.")
    elif not any(_leads_from_everywhere(link) for link in home):
        yield Problem(
            f"The link “{home[0].href}” to the home page in {FILE} leads elsewhere from a deeper address, "
            "unless the page names its base. Write the whole path, as in “/”.",
            result=Result.UNSURE,
        )
    if facts.clinics and not any(link.scheme == "tel" for link in links):
        yield Problem(f"{FILE} has no link that calls a clinic.")
    if facts.booking and not any(host_of(link.url) in facts.booking.all_hosts for link in links):
        yield Problem(f"{FILE} has no link to book online.")


def _leads_from_everywhere(link: Link) -> bool:
    """Tell whether a link leads to the same page from whatever address the error page is shown at."""
    parts = split(link.href.strip())
    return parts is not None and bool(parts.scheme or parts.netloc or parts.path.startswith("/"))
