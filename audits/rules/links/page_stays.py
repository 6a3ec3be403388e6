"""The rule `page-stays`."""

from collections.abc import Iterator

from audits.evidence import READ_BEFORE_MOVING_ON, Head, PageInfo, Redirect, RedirectBy
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import RFC9110

READ = f"<p>{'A page with something to read on it. ' * 9}</p>"
NECK = {"neck/index.html": "<title>Neck</title><p>Neck</p>"}
MOVED = '<meta http-equiv="refresh" content="0; url={}"><p>Moved to <a href="{}">its new place</a></p>'
ONCE = "<script>if (!localStorage.seen) {{ localStorage.seen = 1; {} }}</script>"


def _departs(_redirect: Redirect, page: PageInfo, head: Head) -> bool:
    """Leave out what waits before it goes on, of which timing and axe-meta-refresh tell, and error pages."""
    return not (head.waits_to_refresh or page.is_error_page)


@rule("page-stays", RFC9110, where=lambda redirect: redirect.by or redirect.is_reload, applies=_departs)
@good({**NECK, "index.html": MOVED.format("neck/", "neck/")})
@good({**NECK, "index.html": f'<link rel="canonical" href="neck/">{MOVED.format("neck/", "neck/")}{READ}'})
@good(
    {
        "index.html": "<script>location.replace('a.html')</script>",
        "a.html": MOVED.format("b.html", "b.html"),
        "b.html": READ,
    }
)
@good(f"{READ}{ONCE.format('location.reload()')}")
@bad({**NECK, "index.html": MOVED.format("neck/", "neck/") + READ}, says="away to neck/ as soon as they open it")
@bad({**NECK, "index.html": f"<script>location.replace('neck/')</script>{READ}"}, says="words that nobody can read")
@bad({**NECK, "index.html": f"<p>Hours</p>{ONCE.format('location = `neck/`')}"}, says="on their first visit alone")
@bad({"index.html": "<script>location.replace('/')</script>"}, says="opens itself again and again")
@bad(f"{READ}<script>location.reload()</script>", says="opens itself again and again")
@bad('<meta http-equiv="refresh" content="0"><p>Hours</p>', says="opens itself again and again")
@bad(
    {"index.html": "<script>location.replace('a.html')</script>", "a.html": MOVED.format("a.html", "a.html")},
    says="a.html opens itself",
)
@bad(
    {"a.html": MOVED.format("b.html", "b.html"), "b.html": "<p>B</p><script>location.replace('a.html')</script>"},
    says="by way of b.html back to where it began",
)
@bad(
    {**NECK, "index.html": '<form action="neck/"></form><script>document.forms[0].submit()</script>'},
    says="sends off a form",
)
def page_stays(redirect: Redirect, page: PageInfo, head: Head, index: SiteIndex) -> Iterator[Problem]:
    """A page that has something to say stays open

    Take out the script, or the `<meta http-equiv="refresh">`, that leads readers away by itself. Where a page has moved
    for good, keep nothing in its place but a line with a link to the new one, or ask whoever keeps the host to answer
    with a permanent redirect (301).
    """
    if redirect.is_reload:
        if redirect.is_repeated:
            yield Problem(f"{page.path} opens itself again and again, so that nobody can read it.")
        return
    to = index.addresses.path_below_site(page.sends_on_to) or page.sends_on_to
    if redirect.by is RedirectBy.FORM:
        yield Problem(f"{page.path} sends off a form to {to} by itself as soon as it is opened.")
    elif way := _way_back(page.path, index):
        yield Problem(f"{page.path} leads by way of {', '.join(way)} back to where it began, and never ends.")
    elif not redirect.is_repeated:
        yield Problem(
            f"{page.path} leads readers away to {to} on their first visit alone; the next time it stays open."
        )
    elif len(head.main_text) > READ_BEFORE_MOVING_ON and not _says_that_it_moved(page, head, index):
        told = "It has words that nobody can read"
        yield Problem(
            f"{page.path} leads readers away to {to} as soon as they open it. {told}: “{head.main_text[:60]}…”."
        )


def _way_back(path: str, index: SiteIndex) -> tuple[str, ...]:
    """Give the pages by which a page leads back to itself, each by sending its reader on; empty where it does not.

    A loop is told once, of the first of its pages in the alphabet.
    """
    way: list[str] = []
    at = path
    while (page := index.pages.get(at)) is not None and page.sends_on_to and page.redirect.is_repeated:
        at = index.addresses.served_at(page.sends_on_to) or ""
        if at == path:
            return tuple(way) if path == min(path, *way) else ()
        if at in way:
            return ()
        way.append(at)
    return ()


def _says_that_it_moved(page: PageInfo, head: Head, index: SiteIndex) -> bool:
    """Tell whether it is no page of its own: where it leads is its canonical address, or search engines skip it."""
    target = index.addresses.served_at(page.sends_on_to) or page.sends_on_to
    canonical = {index.addresses.served_at(link.url) or link.url for link in head.linked("canonical")}
    return target in canonical or not head.is_indexable
