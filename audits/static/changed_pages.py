"""The pages that changed files may have changed: by their Markdown, by what the build included, by files they name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from audits.static.pages import BuiltPage

SHARED = frozenset({".css", ".js", ".mjs"})
"""Endings of assets that pages ask for by way of others."""

MARKDOWN = ".md"


class Layout(Struct, frozen=True):
    """Where a site and what it is built from lie in a repository; all are absolute.

    `project` is the folder of mkdocs.yml and `docs` that of its Markdown, None for a site that MkDocs did not build;
    `is_tracked` says that the built site itself is kept in Git.
    """

    root: Path
    site: Path
    project: Path | None
    docs: Path | None
    is_tracked: bool


class Changed(Struct, frozen=True):
    """The paths of the pages that may have changed; `shared` names a changed file on which all of them may depend."""

    pages: frozenset[str]
    shared: str | None = None


def pages_changed(pages: Sequence[BuiltPage], files: Iterable[str], layout: Layout) -> Changed:
    """Find the pages that changed files may have changed; `files` are named from the repository's root.

    A file of which that cannot be told asks for every page. Markdown beside the site's own, such as a README, and what
    lies in hidden folders asks for none.
    """
    made_from = _pages_by_source(pages)
    changed: set[str] = set()
    for name in files:
        found = made_from.get(name) or _pages_on(pages, layout.root / name, layout)
        if found is None:
            return Changed(frozenset(page.path for page in pages), name)
        changed |= found
    return Changed(frozenset(changed))


def _pages_by_source(pages: Iterable[BuiltPage]) -> Mapping[str, set[str]]:
    """Map each file that pages are known to be made from, snippets included, to the paths of these pages."""
    made_from: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        stamped = (stamp.file for stamp in page.stamps.stamps) if page.stamps else ()
        for source in {page.source, *stamped} - {None}:
            made_from[str(source)].add(page.path)
    return made_from


def _pages_on(pages: Sequence[BuiltPage], file: Path, layout: Layout) -> set[str] | None:
    """Give the pages that a file may have changed of which no page is known to be made; None for all of them."""
    if layout.is_tracked and file.is_relative_to(layout.site):
        return _pages_that_show(pages, file, file.relative_to(layout.site).as_posix(), layout.site)
    if layout.docs is not None and file.is_relative_to(layout.docs):
        return _pages_that_show(pages, file, file.relative_to(layout.docs).as_posix(), layout.site)
    if layout.is_tracked or (layout.project is not None and not file.is_relative_to(layout.project)):
        return set()
    below = file.relative_to(layout.project or layout.root)
    if file.suffix == MARKDOWN and layout.project is not None:
        return set()
    return set() if any(part.startswith(".") for part in below.parts) else None


def _pages_that_show(pages: Sequence[BuiltPage], file: Path, path: str, site: Path) -> set[str] | None:
    """Give the page that a file of the site is, or the pages whose HTML names it; None where all may depend on it."""
    if any(page.path == path for page in pages):
        return {path} if file.exists() else None
    if not file.exists() or file.suffix in SHARED:
        return None
    names = {form.encode() for form in (file.name, quote(file.name))}
    naming = {page.path for page in pages if any(name in (site / page.path).read_bytes() for name in names)}
    return naming or None
