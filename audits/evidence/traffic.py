"""What a page asked for and left behind while it loaded."""

from msgspec import Struct


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
