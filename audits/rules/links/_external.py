"""What the rules about links to other hosts say alike."""

from audits.rules.site_index import SiteIndex


def told(url: str, because: str, index: SiteIndex) -> str:
    """Say of an address what names it first, and name every other page that does."""
    references = index.references_to(url)
    others = list(dict.fromkeys(one.page.path for one in references if one.page.path != references[0].page.path))
    more = f" It is also named on {', '.join(others)}." if others else ""
    return f"{references[0].says} {url}, which {because}{more}"
