"""Pages with only what is needed once each has been judged by itself, so that a large site can be judged in memory."""

from msgspec import structs

from audits.evidence.basics import NOT_ASKED, NotGathered
from audits.evidence.site import Page
from audits.evidence.view import View

ALWAYS = frozenset({"path", "url", "source", "loaded", "sends_on_to", "head"})
"""The fields of a page that say what it is."""

OF_A_VIEW = frozenset(one.name for one in structs.fields(View)) - {"profile", "state"}


def slimmed(page: Page, fields: frozenset[str]) -> Page:
    """Give a page with these fields of evidence, of it and of its views, beside those that say what it is."""
    left_out = {one.name for one in structs.fields(Page)} - ALWAYS - fields - {"views"}
    slim = structs.replace(page, **dict.fromkeys(left_out, NOT_ASKED))
    if isinstance(page.views, NotGathered) or "views" in fields:
        return slim
    dropped = dict.fromkeys(OF_A_VIEW - fields)
    views = tuple(structs.replace(view, **dropped) for view in page.views) if OF_A_VIEW & fields else NOT_ASKED
    return structs.replace(slim, views=views)
