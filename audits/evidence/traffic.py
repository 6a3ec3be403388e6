"""What a page asked for and left behind while it loaded, and where it led its reader."""

from enum import StrEnum

from msgspec import Struct


class RedirectBy(StrEnum):
    """What leads a reader away from a page as soon as it is opened."""

    NOTHING = ""
    REFRESH = "refresh"
    """A `meta` element or a header field."""
    SCRIPT = "script"
    FORM = "form"
    """A form that a script submits."""


class Redirect(Struct, frozen=True, omit_defaults=True, tag="redirect"):
    """How a page leads its reader away by itself as soon as it is opened.

    `is_repeated` says whether it does so on each visit, or on the first alone; `is_reload` that it opens itself again.
    """

    by: RedirectBy = RedirectBy.NOTHING
    is_repeated: bool = True
    is_reload: bool = False


NO_REDIRECT = Redirect()
"""Of a page that stays where it is."""


class Request(Struct, frozen=True):
    """Something the page asked for while it loaded.

    `status` is `None` where no answer came, with the browser's word for it in `failure`. `host` is empty for the site.
    """

    url: str
    host: str
    kind: str
    status: int | None = None
    failure: str = ""


class Stored(Struct, frozen=True):
    """Something left in the visitor's browser: a cookie or an entry of web storage."""

    kind: str
    name: str
    host: str = ""
