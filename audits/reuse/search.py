"""The search is tried on the representative of a template: what came of it belongs to every page of that template."""

from collections.abc import Mapping, Sequence

from msgspec import structs

from audits.evidence import NotGathered, Page, View

STATE = "search-open"
ACTION = "search"


def with_search_of_template(
    pages: Sequence[Page], templates: Mapping[str, str], representatives: frozenset[str]
) -> tuple[Page, ...]:
    """Give the pages with what their representative shows of the search today, whenever they were gathered."""
    first = {templates[page.path]: page for page in pages if page.path in representatives}
    return tuple(
        _with_search_of(page, first[template])
        if (template := templates.get(page.path)) in first and page.path not in representatives
        else page
        for page in pages
    )


def _with_search_of(page: Page, representative: Page) -> Page:
    views, changes = page.views, page.status_changes
    if isinstance(views, tuple) and isinstance(representative.views, tuple):
        known = {view.profile: view for view in representative.views if view.state == STATE}
        views = tuple(_of_today(view, known) for view in views)
    if not isinstance(changes, NotGathered) and not isinstance(representative.status_changes, NotGathered):
        told = [one for one in representative.status_changes if one.action == ACTION]
        changes = tuple(told[0] if one.action == ACTION and told else one for one in changes)
    return structs.replace(page, views=views, status_changes=changes)


def _of_today(view: View, known: Mapping[str, View]) -> View:
    return known.get(view.profile, view) if view.state == STATE else view
