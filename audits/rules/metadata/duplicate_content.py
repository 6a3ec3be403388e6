"""The rule `duplicate-content`."""

from collections.abc import Iterator

from audits.evidence import PageInfo, Prose
from audits.lib.near_duplicates import LEAST_RUNS
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._text import stands_elsewhere
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import GOOGLE_SEARCH

NECK = " ".join(
    f"Step {step}: turn your head to the left {step} times, then rest for {60 - step} seconds." for step in range(20)
)
SLEEP = " ".join(
    f"Night {night}: lie on your side with {night} cushions and count to {90 - night}." for night in range(20)
)
MENU = "<nav><a href='/'>Home</a></nav>"


def _page(text: str, head: str = "") -> str:
    return f"<title>Clinic</title>{head}{MENU}<main><h1>Advice</h1><p>{text}</p></main>"


def _is_long_and_found(prose: Prose, page: PageInfo, index: SiteIndex) -> bool:
    is_found = page.path in index.found and len(prose.main.split()) >= LEAST_RUNS
    return is_found or _original(page.path, index) is not None


@rule("duplicate-content", GOOGLE_SEARCH, applies=_is_long_and_found, of_all_pages=("head",))
@good({"neck.html": _page(NECK), "sleep.html": _page(SLEEP)})
@good(
    {
        "neck.html": _page(NECK),
        "copy.html": _page(NECK, '<link rel="canonical" href="https://clinic.example/neck.html">'),
    }
)
@good({"neck.html": _page(NECK), "print.html": _page(NECK, '<meta name="robots" content="noindex">')})
@good(
    {
        "leeds.html": _page(NECK.replace("left", "left in Leeds")),
        "york.html": _page(NECK.replace("left", "left in York")),
    }
)
@good(
    {
        "a.html": f"<nav>{NECK}</nav><main>{SLEEP}</main>",
        "b.html": f"<nav>{NECK}</nav><main>{SLEEP.replace('side', 'back')}</main>",
    }
)
@bad({"neck.html": _page(NECK), "old-neck.html": _page(NECK)}, says="nearly the same as that of neck.html")
@bad({"neck.html": _page(NECK), "old-neck.html": _page(f"{NECK} Stop if it hurts.")}, says="that of neck.html")
def duplicate_content(_prose: Prose, page: PageInfo, index: SiteIndex) -> Iterator[Problem]:
    """No two pages say the same

    Keep one of the two and let the other send its readers there, or name the one in the other's canonical address.
    Search engines show only one of them, and not always the one that is kept up to date.
    """
    original = _original(page.path, index)
    if original is not None:
        yield Problem(f"The main text of this page is nearly the same as that of {original}.")


def _original(path: str, index: SiteIndex) -> str | None:
    """Give the page that says nearly the same, where neither of the two says that it is a copy."""
    original = index.near_copies.get(path)
    if original is None or stands_elsewhere(path, index) or stands_elsewhere(original, index):
        return None
    return original
