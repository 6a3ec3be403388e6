"""What all records share: where something stands, what is missing, and the site's own address."""

from typing import Any

from msgspec import UNSET, Struct, UnsetType

ORIGIN = "http://site.localhost"
"""The origin under which the browser sees the audited site: the same in every run, so evidence can be compared."""


class NotGathered(Struct, frozen=True, tag="not-gathered"):
    """Evidence that is missing, and why."""

    reason: str


NOT_ASKED = NotGathered("No rule of this run asks for it.")


class Source(Struct, frozen=True):
    """The place to mend: a file, named from the root of the repository, and its line where it is known."""

    file: str
    line: int | None = None


class Written(Struct, frozen=True):
    """What is known of the Markdown file of a page: its path below the root of the repository, and lines in it.

    `front_matter` holds the line of each key; `title` that of the heading that gives the page its title.
    """

    file: str
    front_matter: dict[str, int]
    title: int | None


class Place(Struct, frozen=True):
    """Where something stands on a page: a CSS selector and the start of its HTML (300 characters at most).

    `in_main` is false for what stands outside the page's main landmark: that comes from the template, not the Markdown.
    `source` is where it came from, where the build of the site has noted that. `excluded` are the selectors of the
    settings that exclude it.
    """

    selector: str = ""
    html: str = ""
    in_main: bool = True
    source: Source | UnsetType = UNSET
    excluded: tuple[str, ...] | UnsetType = UNSET


def place_of(record: Any) -> Place:
    """Give the place of a record that has one, or is one."""
    place: Place = record if isinstance(record, Place) else record.place
    return place
