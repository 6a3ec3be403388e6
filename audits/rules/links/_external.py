"""What the rules about links to other hosts say alike."""

from audits.index import SiteIndex


def told(url: str, because: str, index: SiteIndex) -> str:
    """Say of an address what its first link leads to, and name every other page that links to it."""
    bearers = index.bearers(url)
    words = next((link.name or link.text for _, link in bearers if (link.name or link.text)), url)
    others = list(dict.fromkeys(page.path for page, _ in bearers if page.path != bearers[0][0].path))
    more = f" It is also linked to from {', '.join(others)}." if others else ""
    return f"The link “{words}” leads to {url}, which {because}{more}"
