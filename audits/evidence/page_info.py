"""What is known of a page without any one gatherer: where it stands, and what kind of page it is."""

from msgspec import Struct

from audits.evidence.site import Page
from audits.evidence.traffic import Redirect


class PageInfo(Struct, frozen=True):
    """A page's place in its site.

    `path` is the file below SITE, `url` its address, `source` the Markdown file, if known. `sends_on_to` is the address
    to which it sends its reader by itself, and `redirect` how it does so; `only_sends_on` says that nobody reads it,
    because it does so at once and shows next to nothing. `is_error_page` says that a host shows it in place of a page
    that is not there.
    """

    path: str
    url: str
    source: str | None
    sends_on_to: str
    redirect: Redirect
    only_sends_on: bool
    is_error_page: bool


def info_of(page: Page) -> PageInfo:
    """Say of a page what is known without its evidence."""
    return PageInfo(
        page.path, page.url, page.source, page.sends_on_to, page.redirect, page.only_sends_on, page.is_error_page
    )
