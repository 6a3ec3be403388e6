"""The rule `alternate-language`."""

from collections.abc import Iterator, Sequence

import langcodes

from audits.evidence import Head, HeadLink, PageInfo
from audits.lib.languages import primary_subtag
from audits.lib.urls import NO_ADDRESS, split
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._text import OUTSIDE_HEAD
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import GOOGLE_SEARCH

WHATEVER = "x-default"
"""What stands for all languages that no other line names."""

EN, CY = "https://clinic.example/", "https://clinic.example/cy/"


def _lines(**addresses: str) -> str:
    return "".join(
        f'<link rel="alternate" hreflang="{code.replace("_", "-")}" href="{address}">'
        for code, address in addresses.items()
    )


BOTH = _lines(en_GB=EN, cy=CY)
ENGLISH = f'<html lang="en-GB"><title>Clinic</title>{BOTH}</html>'
WELSH = f'<html lang="cy"><title>Clinig</title>{BOTH}</html>'


@rule("alternate-language", GOOGLE_SEARCH, where=lambda head: bool(_alternates(head)) or "alternate" in head.misplaced)
@good({"index.html": ENGLISH, "cy/index.html": WELSH})
@good({"index.html": ENGLISH.replace(BOTH, BOTH + _lines(x_default=EN)), "cy/index.html": WELSH})
@good(_lines(en=EN, fr="https://clinique.example/"))
@good({"index.html": ENGLISH.replace("en-GB", "en", 1), "cy/index.html": WELSH})
@bad({"index.html": ENGLISH.replace('"cy"', '"welsh"'), "cy/index.html": WELSH}, says="“welsh”")
@bad({"index.html": ENGLISH.replace('hreflang="en-GB"', 'hreflang="en-UK"'), "cy/index.html": WELSH}, says="“en-UK”")
@bad({"index.html": ENGLISH.replace(CY, "/cy/"), "cy/index.html": WELSH}, says="“/cy/”")
@bad({"index.html": ENGLISH.replace(BOTH, BOTH + _lines(cy=EN)), "cy/index.html": WELSH}, says="twice")
@bad({"index.html": ENGLISH}, says="which is not there")
@bad(f"<title>Clinic</title><div>Banner</div>{BOTH}", says="outside of its head")
@bad({"index.html": ENGLISH, "cy/index.html": WELSH.replace(BOTH, "")}, says="does not lead back")
@bad({"index.html": ENGLISH.replace(BOTH, _lines(cy=CY)), "cy/index.html": WELSH}, says="not itself")
@bad(
    {"index.html": ENGLISH, "cy/index.html": WELSH.replace('lang="cy"', 'lang="en"', 1)}, says="says that it is in “en”"
)
@bad(
    {"index.html": ENGLISH, "cy/index.html": WELSH.replace("<title>", '<meta name="robots" content="noindex"><title>')},
    says="search engines may not show",
)
def alternate_language(head: Head, page: PageInfo, index: SiteIndex) -> Iterator[Problem]:
    """A page and its translations name each other

    Let each of them hold the same lines, one for every language, its own included, as in
    `<link rel="alternate" hreflang="cy" href="https://clinic.example/cy/">`. Search engines send people to the page in
    their own language by these, and pass over lines that are not answered.
    """
    if "alternate" in head.misplaced:
        yield Problem(OUTSIDE_HEAD.format("list of its translations"))
        return
    links = _alternates(head)
    yield from _about_codes(links)
    for link in links:
        parts = split(link.href.strip()) or NO_ADDRESS
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            yield Problem(
                f"The address “{link.href}” of the page in “{link.hreflang}” is not whole; it must begin with https://."
            )
        elif index.addresses.path_below_site(link.url) is not None and index.addresses.served_at(link.url) is None:
            yield Problem(f"The page in “{link.hreflang}” is said to be at {link.href}, which is not there.")
    there = {path: link for link in links if (path := index.addresses.served_at(link.url)) in index.pages}
    others = {path: link for path, link in there.items() if path != page.path}
    if others and page.path not in there:
        yield Problem("The page names its translations, but not itself among them.")
    for path, link in others.items():
        yield from _about_translation(path or "", link, page, index)


def _alternates(head: Head) -> Sequence[HeadLink]:
    return [link for link in head.linked("alternate") if link.hreflang and "stylesheet" not in link.rel]


def _about_codes(links: Sequence[HeadLink]) -> Iterator[Problem]:
    for link in links:
        code = link.hreflang
        # Search engines know the United Kingdom as GB alone; langcodes is kinder.
        is_known = "_" not in code and langcodes.tag_is_valid(code) and not code.lower().endswith("-uk")
        if code.lower() != WHATEVER and not is_known:
            yield Problem(f"“{code}” in hreflang is no language; write it as in “cy” or “en-GB”.")
    codes = [link.hreflang.lower() for link in links]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        if len({link.url for link in links if link.hreflang.lower() == code}) > 1:
            yield Problem(f"The page names two translations into “{code}”: twice the same language.")


def _about_translation(path: str, link: HeadLink, page: PageInfo, index: SiteIndex) -> Iterator[Problem]:
    other, head = index.pages[path], index.heads.get(path)
    if head is None:
        return
    said = (head.language or "").strip().lower()
    if other.only_sends_on:
        yield Problem(f"{other.path} is named as the page in “{link.hreflang}”, but only sends its reader on.")
    elif not head.is_indexable:
        yield Problem(f"{other.path} is named as the page in “{link.hreflang}”, but search engines may not show it.")
    elif all(index.addresses.served_at(back.url) != page.path for back in _alternates(head)):
        yield Problem(f"{other.path} is named as the page in “{link.hreflang}”, but does not lead back to this one.")
    elif said and link.hreflang.lower() != WHATEVER and primary_subtag(said) != primary_subtag(link.hreflang):
        yield Problem(f"{other.path} is named as the page in “{link.hreflang}”, but says that it is in “{said}”.")
