"""What all records share: where something stands, what is missing, and the site's own address."""

from typing import Any

from msgspec import Struct

ORIGIN = "http://site.localhost"
"""The origin under which the browser sees the audited site: the same in every run, so evidence can be compared."""


class NotGathered(Struct, frozen=True, tag="not-gathered"):
    """Evidence that is missing, and why."""

    reason: str


NOT_ASKED = NotGathered("No rule of this run asks for it.")


class Place(Struct, frozen=True):
    """Where something stands on a page: a CSS selector and the start of its HTML (300 characters at most).

    `in_main` is false for what stands outside the page's main landmark: that comes from the template, not the Markdown.
    """

    selector: str = ""
    html: str = ""
    in_main: bool = True


def place_of(record: Any) -> Place:
    """Give the place of a record that has one, or is one."""
    place: Place = record if isinstance(record, Place) else record.place
    return place
