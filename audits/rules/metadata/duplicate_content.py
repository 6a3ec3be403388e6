"""The rule `duplicate-content`."""

from collections.abc import Iterator

from audits.evidence import Page, Prose
from audits.lib.near_duplicates import LEAST_RUNS
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._text import stands_elsewhere
from audits.rules.outcomes import Problem, Result
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


@rule("duplicate-content", GOOGLE_SEARCH, needs=("head",))
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
def duplicate_content(prose: Prose, page: Page, index: SiteIndex) -> Iterator[Problem]:
    """No two pages say the same

    Keep one of the two and let the other send its readers there, or name the one in the other's canonical address.
    Search engines show only one of them, and not always the one that is kept up to date.
    """
    original = index.pages.get(index.near_copies.get(page.path, ""))
    if original is not None and not (stands_elsewhere(page, index) or stands_elsewhere(original, index)):
        yield Problem(f"The main text of this page is nearly the same as that of {original.path}.")
    elif page.path not in index.found or len(prose.main.split()) < LEAST_RUNS:
        yield Problem("The page is short, or nobody finds it by searching.", result=Result.INAPPLICABLE)
