"""What the rules about links to other hosts say alike."""

from audits.rules.site_index import SiteIndex


def told(url: str, because: str, index: SiteIndex) -> str:
    """Say of an address what its first link leads to, and name every other page that links to it."""
    links = index.links_to(url)
    words = next((link.name or link.text for _, link in links if (link.name or link.text)), url)
    others = list(dict.fromkeys(page.path for page, _ in links if page.path != links[0][0].path))
    more = f" It is also linked to from {', '.join(others)}." if others else ""
    return f"The link “{words}” leads to {url}, which {because}{more}"
