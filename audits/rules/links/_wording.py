"""What the rules about links ask alike; each fault has one rule that tells of it."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from audits.evidence import Asset, Link, PageInfo
from audits.lib.urls import NO_ADDRESS, host_of, split
from audits.lib.words import bare_words
from audits.rules.links._hosts import is_own_computer

WEB = frozenset({"http", "https"})
AROUND_CONTENT = frozenset({"navigation", "banner", "contentinfo"})
DOI_HOSTS = frozenset({"doi.org", "dx.doi.org", "www.doi.org"})

SAYS_NOTHING = frozenset(
    words
    for line in (
        "click|click here|click this|click this link|click the link|click on this link|click here for details",
        "click here for more|click here for more information|click here to find out more|click here to read more",
        "click for more|click to read more|press here|tap here|go here|see here|read here|look here|over here|here",
        "more|see more|view more|show more|read more|read more here|learn more|learn more here|discover more|more here",
        "find out more|find out more here|more info|more information|more detail|more details|full details",
        "further details|further information|detail|details|see details|view details|continue reading|read on",
        "link|a link|the link|this link|link here|this|this one|this page|this site|this website|this article|website",
        "this document|follow this link|visit site|visit website|visit the website|web site",
        "arrow|arrow right|right arrow|chevron|icon|image|picture|photo|graphic",
    )
    for words in line.split("|")
)
"""Words that fit any link, and so say nothing of this one."""

SAYS_FORMAT = frozenset(
    {"download", "open", "view", "html", "pdf", "epub", "word", "plain text", "go", "start", "next step"}
)
"""Words that say in what form something comes, or that it comes, and of what only with the words around them."""

NO_CONTEXT = frozenset(
    {
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "is",
        "it",
        "now",
        "of",
        "on",
        "or",
        "please",
        "see",
        "that",
        "the",
    }
    | {"this", "to", "us", "with", "you", "your", "we", "our"}
)
"""Words around a link that say nothing of it either."""

BARE_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s/]\S*", re.IGNORECASE)
AFTER_TITLE = re.compile(
    r"\w{3}\W?[.?!]\W*$|\b(?:available|retrieved|accessed)(?:\s+(?:from|at|on))?:?\W*$|\b(?:url|source):\W*$",
    re.IGNORECASE,
)
"""What stands before the address in a reference: the end of the title, or words such as “Available at:”."""
CLIPPED = 300
"""Characters: the text nearby is kept up to here, so that two texts of this length may differ further on."""
WINDOW_TOLD = re.compile(
    r"\b(?:new|another|other|separate|different|external|own)\s+(?:browser\s+)?(?:tab|window)s?\b"
    r"|\bopens?\s+(?:\S+\s+){0,3}?in\b|\bpop-?up\b",
    re.IGNORECASE,
)
STAYS = frozenset({"", "_self", "_parent", "_top", "_unfencedtop"})


def heard(link: Link) -> str:
    """Give what a screen reader says of a link."""
    return link.name or link.text


def is_read(link: Link) -> bool:
    """Tell whether people meet a link and something can be read of it; that something can is asked by axe."""
    return link.visible and bool(heard(link))


def is_on_page_read(_link: Link, page: PageInfo) -> bool:
    """Tell whether a link stands on a page that people read, rather than on one that sends them on."""
    return not page.only_sends_on


NUMBERED = re.compile(r"(?:link|button|item)\s*\d+")
"""What templates call links until somebody does."""


def says_nothing(link: Link) -> bool:
    """Tell whether a link's whole name would fit any other link as well, arrows and punctuation aside.

    Where the place it leads to bears that very name, as in a list of a page's headings, it is told as it is.
    """
    words = bare_words(heard(link))
    if words not in SAYS_NOTHING and not NUMBERED.fullmatch(words):
        return False
    parts = split(link.url) or NO_ADDRESS
    own_name = unquote(parts.fragment or parts.path.rstrip("/").rpartition("/")[2]).lower()
    return own_name.removesuffix(".html").replace("_", "-") != words.replace(" ", "-")


def says_something_in_context(link: Link) -> bool:
    """Tell whether what a program can tell of a link beside its name says where it leads."""
    return any(word not in NO_CONTEXT and word.isalpha() for word in bare_words(link.context).split())


def says_only_a_format(link: Link) -> bool:
    """Tell whether a link's whole name says in what form something comes, but not what."""
    return bare_words(heard(link)) in SAYS_FORMAT


def is_bare_address(link: Link) -> bool:
    """Tell whether a link shows an address where its words should stand.

    In a reference, the address follows the title, a sentence of its own; a DOI in full is how studies are cited.
    """
    text = heard(link).strip("<>()[]«»“”\"' ")
    if BARE_ADDRESS.fullmatch(text) is None or is_own_computer(link.url):
        return False
    before, found, _ = link.nearby.partition(text)
    is_cited = AFTER_TITLE.search(before) if found else len(link.nearby) >= CLIPPED
    return not is_cited and host_of(text if "://" in text else f"http://{text}") not in DOI_HOSTS


def opens_window(link: Link, assets: Iterable[Asset]) -> bool:
    """Tell whether a link opens in a window of its own rather than here or in a frame of the page."""
    target = link.target.strip()
    if target.lower() in STAYS or link.scheme not in WEB:
        return False
    frames = [one for one in assets if one.kind == "frame"]
    return target.lower() == "_blank" or not any(_is_named(frame, target) for frame in frames)


def _is_named(frame: Asset, name: str) -> bool:
    tag = frame.place.html.partition(">")[0]
    return re.search(rf"""\sname=["']?{re.escape(name)}["'\s]""", f"{tag} ") is not None
