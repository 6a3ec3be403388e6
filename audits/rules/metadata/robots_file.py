"""The rule `robots-file`."""

from collections.abc import Iterator

from audits.evidence import ORIGIN, Site
from audits.lib.urls import NO_ADDRESS, split
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._robots import Robots, read_robots
from audits.rules.metadata._sitemap import FILE, SitemapError, listed
from audits.rules.metadata._text import named
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import SiteIndex
from audits.standards import RFC9309

HOME, NECK = "https://clinic.example/", "https://clinic.example/neck/"
MAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    f"<url><loc>{HOME}</loc></url><url><loc>{NECK}</loc></url></urlset>"
)
PAGES = {"index.html": "<title>Clinic</title>", "neck/index.html": "<title>Neck</title>", FILE: MAP}
THANKS = {"thanks/index.html": '<meta name="robots" content="noindex"><title>Thanks</title>'}
NEEDED = frozenset({"stylesheet", "script"})
STYLED = {
    "index.html": '<title>Clinic</title><link rel="stylesheet" href="/css/site.css">',
    "css/site.css": "p { color: #222 }",
}
LINE = f"Sitemap: {HOME}{FILE}"


def _is_read(_site: Site, index: SiteIndex) -> bool:
    """Tell whether crawlers find a robots.txt of this site: it counts at a host's root."""
    return "robots.txt" in index.files and index.site.base == "/"


@rule("robots-file", RFC9309, applies=_is_read, of_all_pages=("head", "assets"))
@good({**PAGES, "robots.txt": f"User-agent: *\nAllow: /\n\n{LINE}\n"})
@good({**PAGES, "robots.txt": "User-agent: *\nDisallow:\n"})
@good({**PAGES, **THANKS, "robots.txt": "User-agent: *\nDisallow: /thanks/\nDisallow: /*.pdf$\n"})
@good({**PAGES, "robots.txt": "User-agent: *\nDisallow: /\nAllow: /$\nAllow: /neck/ # longer\n"})
@good({**PAGES, "robots.txt": "User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n\nUser-agent: *\nAllow: /\n"})
@good({**PAGES, "robots.txt": "User-agent: *\nDisallow: /\n\nUser-agent: Googlebot\nDisallow:\n"})
@good({**PAGES, "robots.txt": "User-agent: *\nDisallow: /neck$\nDisallow: /Neck/\n"})
@bad({**PAGES, "robots.txt": "User-agent: *\nDisallow: /\n"}, says="“/” in robots.txt")
@bad({**PAGES, "robots.txt": "User-agent: *\nDisallow: /n*k/$\n"}, says="though the sitemap lists")
@bad({**PAGES, "robots.txt": "User-agent: *\nAllow: /\n\nUser-agent: googlebot\nDisallow: /neck\n"}, says="“/neck”")
@bad({"index.html": "<title>Clinic</title>", "robots.txt": "User-agent: *\nDisallow: /\n"}, says="home page")
@bad({**PAGES, "robots.txt": f"User-agent: *\nAllow: /\nSitemap: /{FILE}\n"}, says="not whole")
@bad({**PAGES, "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {HOME}map.xml\n"}, says="not there")
@bad(
    {**PAGES, "old/index.html": "<title>Old</title>", "robots.txt": "User-agent: *\nDisallow: /old/\n"},
    says="old/index.html",
    result=Result.UNSURE,
)
@good({**PAGES, **STYLED, "robots.txt": "User-agent: *\nDisallow: /css/\nAllow: /css/site.css\n"})
@bad({**PAGES, **STYLED, "robots.txt": "User-agent: *\nDisallow: /css/\n"}, says="css/site.css")
def robots_file(_site: Site, index: SiteIndex) -> Iterator[Problem]:
    """The robots.txt hides no page that people should find

    Take the `Disallow:` line that fits the page out of robots.txt, or make it fit less. A page that robots.txt hides is
    not read by search engines, however well it is written. A page that nobody should find says `noindex` instead.
    """
    robots = read_robots(index.document("robots.txt") or "")
    yield from _about_sitemaps(robots, index)
    yield from _about_pages(robots, index)
    yield from _about_what_pages_need(robots, index)


def _about_what_pages_need(robots: Robots, index: SiteIndex) -> Iterator[Problem]:
    """Search engines show a page as a browser does, so that they have to read its styles and scripts."""
    hidden: dict[str, list[str]] = {}
    named_by_pages = {asset.url for assets in index.assets.values() for asset in assets if asset.kind in NEEDED}
    for path in sorted({path for url in named_by_pages if (path := index.addresses.served_at(url))}):
        pattern = robots.hidden_by(f"/{path}")
        if pattern is not None and pattern != "/":
            hidden.setdefault(pattern, []).append(path)
    for pattern, paths in hidden.items():
        yield Problem(
            f"The line “{pattern}” in robots.txt hides {named(paths)} from search engines, "
            "which need the styles and scripts of a page to see it as its readers do."
        )


def _about_sitemaps(robots: Robots, index: SiteIndex) -> Iterator[Problem]:
    for address in robots.sitemaps:
        parts = split(address) or NO_ADDRESS
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            yield Problem(f"The sitemap's address “{address}” in robots.txt is not whole; it must begin with https://.")
        elif index.addresses.path_below_site(address) is not None and index.addresses.served_at(address) is None:
            yield Problem(f"The sitemap {address} in robots.txt is not there.")


def _about_pages(robots: Robots, index: SiteIndex) -> Iterator[Problem]:
    try:
        in_sitemap = {index.addresses.served_at(entry.address) for entry in listed(index)}
    except SitemapError:  # the rule sitemap-complete tells of it
        in_sitemap = set()
    listed_pages: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for page in index.found.values():
        pattern = robots.hidden_by(page.url.removeprefix(ORIGIN))
        if pattern is not None:
            wanted = page.path in in_sitemap or page.path == "index.html"
            (listed_pages if wanted else others).setdefault(pattern, []).append(page.path)
    for pattern, paths in listed_pages.items():
        why = "though the sitemap lists it" if set(paths) <= in_sitemap else "the site's home page"
        yield Problem(f"The line “{pattern}” in robots.txt hides {named(paths)} from search engines, {why}.")
        others.pop(pattern, None)
    for pattern, paths in others.items():
        yield Problem(
            f"The line “{pattern}” in robots.txt hides {named(paths)}, which nothing else keeps from being found.",
            result=Result.UNSURE,
        )
