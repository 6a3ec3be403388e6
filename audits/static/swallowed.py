"""What swallows the rest of a page: a comment, a quote or an element for text alone that its file never ends."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from audits.evidence import Swallowed

TEXT_ALONE = ("style", "script", "textarea", "title", "iframe", "template", "xmp", "noembed", "noframes")
"""Elements in which tags are no tags, or are not shown: without their end, all that follows is theirs."""

UNENDED = frozenset({"expected-named-closing-tag-but-got-eof", "expected-closing-tag-but-got-eof"})
TAG = re.compile(r"</?[a-z][a-z0-9]*(?:[\s>/]|$)", re.IGNORECASE)
BROKEN_NAME = re.compile(r"[\"'<]")
"""In the name of an attribute: what was meant to be outside of its tag."""
START = 40
"""Characters of a value by which it is found again."""

ParseError = tuple[tuple[int, int], str, dict[str, Any]]
"""An error of html5lib: line and column, code, and what it is about."""


def swallowed_in(text: str, errors: list[ParseError], tree: Element) -> Iterator[Swallowed]:
    """Find what swallows a part of a page, in the text of its file as html5lib has parsed it.

    `tree` is what it was parsed to, `errors` what was wrong with it.
    """
    codes = {code for _, code, _ in errors}
    if any(code.startswith("eof-in-comment") for code in codes):
        yield Swallowed("comment", _line(text, text.rfind("<!--")))
    elif any(code.startswith("eof-in-attribute-value") for code in codes):
        yield Swallowed("quote", _line(text, text.rfind('="') if '="' in text else text.rfind("='")))
    elif codes & UNENDED:
        yield from _unended_element(text)
    for element in tree.iter():
        names, values = map(str, element.attrib), map(str, element.attrib.values())
        if any(map(BROKEN_NAME.search, names)):
            for value in values:
                if found := TAG.search(value):
                    yield Swallowed("quote", _line(text, text.find(value[: found.end()][:START])))


def _unended_element(text: str) -> Iterator[Swallowed]:
    """Find the first element for text alone that is begun, and not ended after that."""
    small = text.lower()
    for name in TEXT_ALONE:
        starts = [found.start() for found in re.finditer(rf"<{name}[\s>/]", small)]
        if starts and f"</{name}" not in small[starts[-1] :]:
            yield Swallowed(name, _line(text, starts[-1]))
            return


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, max(at, 0)) + 1
