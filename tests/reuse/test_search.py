"""What the representative of a template shows of the search today is shown by every page of that template."""

from msgspec import structs

from audits.evidence import NotGathered, Page, StatusChange, View
from audits.reuse.search import Searches
from audits.reuse.templates import TemplateOrder

STANDING = TemplateOrder({"a.html": "guide", "b.html": "guide", "home.html": "home"})
OPEN = View("desktop", "search-open", text=NotGathered("today"))
OLD = View("desktop", "search-open", text=NotGathered("yesterday"))
LOADED, ON_MOBILE = View("desktop", "loaded"), View("mobile", "search-open")


def told(message: str, action: str = "search") -> StatusChange:
    return StatusChange(action, shown=(), told=(message,))


def page(path: str, *views: View, changes: tuple[StatusChange, ...] = ()) -> Page:
    return Page(path, f"http://site.localhost/{path}", None, loaded=True, views=views, status_changes=changes)


def searches(representative: Page) -> Searches:
    found = Searches(STANDING)
    for one in (representative, page("home.html", OPEN)):
        found.add(one)
    return found


def test_a_page_shows_the_search_as_its_representative_does() -> None:
    ours = page("b.html", LOADED, OLD, changes=(told("1 result"), told("Copied", "copy")))
    found = searches(page("a.html", LOADED, OPEN, changes=(told("2 results"),)))
    assert [path for path in STANDING.key_by_path if found.is_shown_for_others_by(path)] == ["a.html"]
    shown = found.shown_on(ours)
    assert shown == page("b.html", LOADED, OPEN, changes=(told("2 results"), told("Copied", "copy")))


def test_what_the_representative_shows_no_more_is_shown_no_more() -> None:
    ours = page("b.html", LOADED, OLD, ON_MOBILE, changes=(told("1 result"), told("Copied", "copy")))
    shown = searches(page("a.html", LOADED)).shown_on(ours)
    assert shown == page("b.html", LOADED, changes=(told("Copied", "copy"),))


def test_the_key_changes_with_what_the_representative_shows_of_the_search_and_with_nothing_else() -> None:
    before = searches(page("a.html", LOADED, OPEN)).key_of("b.html")
    assert searches(page("a.html", OPEN, ON_MOBILE)).key_of("b.html") != before
    assert searches(page("a.html", OPEN, changes=(told("2 results"),))).key_of("b.html") != before
    assert searches(page("a.html", OPEN, changes=(told("Copied", "copy"),))).key_of("b.html") == before
    assert searches(page("a.html", LOADED, OPEN)).key_of("home.html") == ""


def test_what_nobody_could_look_at_stays_so() -> None:
    missing = NotGathered("The page was not visited.")
    unread = structs.replace(page("b.html"), views=missing, status_changes=missing)
    assert searches(page("a.html", OPEN, changes=(told("2 results"),))).shown_on(unread) == unread
