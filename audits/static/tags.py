"""What is wrong with the tags of a page's file as written: browsers mend it silently, each page in a way of its own."""

from collections.abc import Iterator, Mapping
from typing import Any

import html5lib

from audits.evidence import TagFault, Tags
from audits.static.swallowed import swallowed_in

MAX_FAULTS = 20

FAULTS: Mapping[str, tuple[str, str]] = {
    "unexpected-end-tag": ("name", "ends what is not open"),
    "unexpected-end-tag-treated-as": ("originalName", "ends what has no end"),
    "end-tag-too-early": ("name", "ends while what is inside it is still open"),
    "end-tag-too-early-named": ("gotName", "ends while what is inside it is still open"),
    "end-tag-too-early-ignored": ("name", "ends what is not open"),
    "unexpected-cell-end-tag": ("name", "ends while what is inside it is still open"),
    "adoption-agency-1.1": ("name", "ends what is not open"),
    "adoption-agency-1.2": ("name", "ends what is not open"),
    "adoption-agency-1.3": ("name", "ends while what is inside it is still open"),
    "expected-one-end-tag-but-got-another": ("expectedName", "is never ended"),
    "expected-closing-tag-but-got-eof": ("name", "is never ended"),
    "unexpected-start-tag-implies-end-tag": ("startName", "begins in another of its kind that is still open"),
    "non-void-element-with-trailing-solidus": ("name", "is closed by “/>”, which ends nothing"),
}
"""The parse errors of html5lib that are about tags without a partner: where each says which tag, and what it means."""


def tags_of(text: str) -> Tags:
    """Find the tags that do not match in the text of an HTML file."""
    parser = html5lib.HTMLParser()
    tree = parser.parse(text)
    swallowed = tuple(swallowed_in(text, parser.errors, tree))
    return Tags(tuple(_faults(parser.errors))[:MAX_FAULTS], swallowed[:MAX_FAULTS])


def _faults(errors: list[tuple[tuple[int, int], str, dict[str, Any]]]) -> Iterator[TagFault]:
    for (line, _), code, data in errors:
        if code in FAULTS:
            key, fault = FAULTS[code]
            if name := str(data.get(key) or ""):  # html5lib does not name a `textarea` that is never ended
                yield TagFault(name, line, fault)
