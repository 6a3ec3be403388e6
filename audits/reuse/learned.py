"""What pages have shown of the parts that they share, kept from one audit to the next of a site that is being edited.

A page that is edited stands for itself then, as the first page of a template does for the others: what it has shown
before need not be found out again. It holds as long as the template and all scripts and style sheets are the same.
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from audits.reuse.knowledge import without_sources
from audits.reuse.known import Found, Known, without_search
from audits.reuse.templates import template_key
from audits.static.pages import BuiltPage, is_page
from audits.static.search_index import is_search_index

CHANGING = (".md", ".xml", ".gz", ".txt")
"""Ends of the names of files that no page is drawn or worked with, and that each build may change."""


class Learned:
    """What was found of each template, by the files that pages of it are drawn and worked with."""

    def __init__(self) -> None:
        self._found: dict[str, Found] = {}
        self._files = ""

    def see_site(self, site: Path, files: Iterable[str]) -> None:
        """Take the files of the site that is audited next; what was found with others does not count any more."""
        digest = sha256()
        for file in files:
            if not (is_page(file) or is_search_index(file) or file.endswith(CHANGING)):
                digest.update(file.encode("utf-8", "surrogatepass") + b"\0" + (site / file).read_bytes())
        if digest.hexdigest() != self._files:
            self._files, self._found = digest.hexdigest(), {}

    def known_of(self, page: BuiltPage, site: Path) -> Known:
        """Give what is known of a page before it is visited; the search is tried anew, for its index has changed."""
        found = self._found.get(_key(page, site))
        return Known() if found is None else Known(without_search(found))

    def add(self, page: BuiltPage, site: Path, shown: Found) -> None:
        """Learn what a page has shown."""
        key = _key(page, site)
        learned = {one: without_sources(value) for one, value in shown.items()}
        self._found[key] = {**self._found.get(key, {}), **learned}


def _key(page: BuiltPage, site: Path) -> str:
    return template_key((site / page.path).read_bytes(), page.address)
