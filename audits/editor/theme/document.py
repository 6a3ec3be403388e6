"""What the document of Material for MkDocs gets wrong, and how each of its tags is mended in a built page."""

import re
from collections.abc import Iterator
from functools import partial

from msgspec import Struct


class TagMend(Struct, frozen=True):
    """One fault of the theme's document: a kind of opening tag that has attributes too many, or lacks some."""

    fault: str
    """What is wrong, for whom, and the rule that tells of it."""
    tag: str
    """The name of the element."""
    has: str
    """A regular expression for what stands inside the opening tag, by which it is known."""
    drop: tuple[str, ...] = ()
    """Names of attributes that are taken away."""
    add: tuple[tuple[str, str], ...] = ()
    """Names and values of attributes that are put in, where the tag has none of that name."""
    beside: str = ""
    """What a page holds that must hold the tag, too. Empty: the tag may be missing."""


SEARCH = 'data-md-component="search"'

TAG_MENDS = (
    TagMend(
        "the search is said to be a dialog, which it is not, and has no name (4.1.2, axe-aria-dialog-name)",
        "div", SEARCH, drop=("role",), beside=SEARCH,
    ),
    TagMend(
        "how many results there are is told to nobody who does not see it (4.1.3, status-message)",
        "div", 'class="md-search-result__meta"', add=(("role", "status"),), beside=SEARCH,
    ),
    TagMend(
        "the list of results is said to be no list (1.3.1, axe-aria-required-children)",
        "ol", 'class="md-search-result__list"', drop=("role",), beside=SEARCH,
    ),
    TagMend(
        "the keyboard stops at the results while there are none (2.4.3, focus-order)",
        "div", 'class="md-search__scrollwrap"', drop=("tabindex",), beside=SEARCH,
    ),
    TagMend(
        "what clears the search field is out of reach of the keyboard (2.1.1, keyboard-reach)",
        "button", 'type="reset" class="md-search__icon', drop=("tabindex",), beside=SEARCH,
    ),
    TagMend(
        "what shares a search is out of reach of the keyboard (2.1.1, keyboard-reach)",
        "a", 'data-md-component="search-share"', drop=("tabindex",),
    ),
    TagMend(
        "the logo's name appears under the pointer, though it stands beside it (1.4.13, hover-content)",
        "a", r'class="md-header__button md-logo"', drop=("title",),
    ),
    TagMend(
        "“Copied to clipboard” is told to nobody who does not see it (4.1.3, status-message)",
        "div", 'class="md-dialog__inner md-typeset"', add=(("role", "status"),), beside='data-md-component="dialog"',
    ),
    TagMend(
        "the bar that grows while a page loads has no name (1.1.1, axe-aria-progressbar-name)",
        "div", 'data-md-component="progress"', drop=("role",),
    ),
    TagMend(
        "a list in the menu is said to be expanded, which its button should say (4.1.2, axe-aria-allowed-attr)",
        "nav", r'aria-labelledby="__nav_[0-9_]+_label"', drop=("aria-expanded",),
    ),
    TagMend(
        "the keyboard stops at a label that is no button (4.1.2, focus-follows)",
        "label", r'id="__nav_[0-9_]+_label"', drop=("tabindex",),
    ),
    TagMend(
        "GitHub or GitLab is asked for the number of stars, and the answer kept in the reader's browser, though nobody "
        "has agreed (third-party-request, cookie-or-storage)",
        "a", 'class="md-source"', drop=("data-md-component",),
    ),
    TagMend(
        "a link opens a new window and does not say so (new-window-told)",
        "a", 'class="md-social__link"', drop=("target",),
    ),
    TagMend(
        "a link opens a new window and does not say so (new-window-told)",
        "a", 'href="https://squidfunk.github.io/mkdocs-material/"', drop=("target",),
    ),
)  # fmt: skip
"""Seen in Material for MkDocs 9.8.1."""

_ATTRIBUTE = r'\s+{name}(?:="[^"]*")?(?=[\s/>])'


class Mended(Struct, frozen=True):
    """A page as it is now, and the faults whose place was not found in it."""

    html: str
    missing: tuple[str, ...]


def mend_document(html: str, mends: tuple[TagMend, ...] = TAG_MENDS) -> Mended:
    """Mend a whole page of the theme. What is not as expected is left as it is; mending twice changes nothing more."""
    missing = []
    for mend in mends:
        html, count = _tag(mend).subn(partial(_mend_tag, mend), html)
        if not count and mend.beside and mend.beside in html:
            missing.append(mend.fault)
    return Mended(html, tuple(missing))


def _tag(mend: TagMend) -> re.Pattern[str]:
    return re.compile(rf"<{mend.tag}\s(?:[^<>]*\s)?{mend.has}[^<>]*>")


def _mend_tag(mend: TagMend, found: re.Match[str]) -> str:
    tag = found[0]
    for name in mend.drop:
        tag = re.sub(_ATTRIBUTE.format(name=re.escape(name)), "", tag)
    return tag[:-1] + "".join(_lacking(tag, mend)) + ">"


def _lacking(tag: str, mend: TagMend) -> Iterator[str]:
    for name, value in mend.add:
        if not re.search(_ATTRIBUTE.format(name=re.escape(name)), tag):
            yield f' {name}="{value}"'
