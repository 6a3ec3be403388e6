"""The pages that a person names: by file, address or Markdown file, with wildcards; `!` leaves out."""

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from audits.config.facts import Facts
from audits.errors import NothingToAuditError, WrongUseError
from audits.lib.nearest import nearest, question
from audits.lib.repository import root_of_sources
from audits.lib.urls import host_of, split
from audits.static.pages import BuiltPage

OUT = "!"
"""How a pattern begins that leaves pages out."""

PREVIEW_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
"""Where `mkdocs serve` and its like show the site, under the same paths as it is published."""

ADDRESS = re.compile(r"https?://", re.IGNORECASE)
WILDCARDS = re.compile(r"[*?\[\]]+")

MARKDOWN = ".md"

NO_FACTS = Facts()

Names = Mapping[str, set[str]]
"""What pages are called, each with the paths of the pages called so: `x` may be x.html and x/index.html."""

Called = tuple[Names, Names]
"""What pages are called as built, and by the Markdown they come from: a built folder may be called docs, too."""


def choose(
    pages: Sequence[BuiltPage], patterns: Sequence[str], folder: Path, facts: Facts = NO_FACTS
) -> tuple[BuiltPage, ...]:
    """Keep the pages below `folder` that match a pattern, all where none asks for any, and none that a `!` leaves out.

    Raises:
        WrongUseError: a pattern matches no page, and would silently leave something out, or in.
        NothingToAuditError: no page is left.
    """
    if not patterns:
        return tuple(pages)
    called = _called(pages, facts)
    found = {typed: _matching(called, typed.removeprefix(OUT), folder, facts) for typed in patterns}
    wanted = [paths for typed, paths in found.items() if not typed.startswith(OUT)]
    asked = frozenset[str]().union(*wanted) if wanted else frozenset(page.path for page in pages)
    left = asked.difference(*(paths for typed, paths in found.items() if typed.startswith(OUT)))
    if mistakes := [_told(typed, pages, folder, facts) for typed, paths in found.items() if not paths]:
        raise (WrongUseError if left else NothingToAuditError)("\n".join(mistakes))
    if not left:
        left_out = " and ".join(f"`{typed}`" for typed in found if typed.startswith(OUT))
        message = f"--pages leaves no page below {folder}: {left_out} takes out all that it asks for."
        raise NothingToAuditError(message)
    return tuple(page for page in pages if page.path in left)


def _called(pages: Sequence[BuiltPage], facts: Facts) -> Called:
    return _by_name(pages, _built_names), _by_name(pages, lambda page: _markdown_names(page, facts))


def _by_name(pages: Iterable[BuiltPage], names_of: Callable[[BuiltPage], Iterable[str]]) -> Names:
    named: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for name in names_of(page):
            named[name].add(page.path)
    return named


def _built_names(page: BuiltPage) -> Iterator[str]:
    """Give what a page is called by its file, and by its address with and without what hosts let one leave out."""
    yield page.path
    address = unquote(page.address)
    yield address
    yield str(PurePosixPath(address).with_suffix("")) if address == page.path else address.rstrip("/")


def _markdown_names(page: BuiltPage, facts: Facts) -> Iterator[str]:
    """Give what a page is called by its Markdown file, below the project's folder and below that of the documents."""
    if page.source:
        yield page.source
        source = root_of_sources(Path(facts.root)) / page.source
        if source.is_relative_to(facts.docs_dir):
            yield source.relative_to(facts.docs_dir).as_posix()


def _matching(called: Called, pattern: str, folder: Path, facts: Facts) -> frozenset[str]:
    """Give the paths of the pages that a pattern names; Markdown files are thought of where no built page matches."""
    forms = tuple(_forms(pattern, folder, facts))
    built, markdown = called
    return _named(built, forms) or _named(markdown, forms)


def _named(names: Names, forms: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for form in forms:
        found |= names.get(form, set())
        if WILDCARDS.search(form):
            found |= {path for name, paths in names.items() if fnmatchcase(name, form) for path in paths}
    return frozenset(found)


def _forms(pattern: str, folder: Path, facts: Facts) -> Iterator[str]:
    """Give what may be meant by a pattern, in the form of the names of pages; nothing by an address of another site."""
    if ADDRESS.match(pattern):
        yield from _of_address(pattern, facts)
        return
    if pattern.startswith("/"):
        yield from _below_base(unquote(pattern), facts)
        yield unquote(pattern).removeprefix("/")
    elif pattern:
        yield pattern.removeprefix("./")
    if pattern.startswith(f"{folder.as_posix()}/"):
        yield pattern.removeprefix(f"{folder.as_posix()}/")
    # As a shell completes it, or a tool names the files that were changed. Path.exists would raise of some names.
    if pattern.strip("/") and os.path.exists(pattern):  # noqa: PTH110  because it raises nothing
        here = Path(pattern).resolve()
        for above in (folder.resolve(), *([Path(facts.root)] if facts.root else [])):
            if here.is_relative_to(above):
                yield here.relative_to(above).as_posix()


def _of_address(address: str, facts: Facts) -> Iterator[str]:
    parts, host = split(address), host_of(address)
    if parts is None:
        return
    if not facts.site_url or host in PREVIEW_HOSTS or host == host_of(facts.site_url):
        yield from _below_base(unquote(parts.path) or "/", facts)


def _below_base(path: str, facts: Facts) -> Iterator[str]:
    """Give a path below the one under which the site is published, if it is below it."""
    if f"{path}/" == facts.base:
        yield ""
    if path.startswith(facts.base):
        yield path.removeprefix(facts.base)


def _told(typed: str, pages: Sequence[BuiltPage], folder: Path, facts: Facts) -> str:
    """Say that a pattern matches nothing, and what was probably meant."""
    count = f"any of the {len(pages):,} pages" if len(pages) > 1 else "the one page"
    return f"--pages `{typed}` does not match {count} below {folder}.{_hint(typed, pages, folder, facts)}"


def _hint(typed: str, pages: Sequence[BuiltPage], folder: Path, facts: Facts) -> str:
    mark, pattern = (OUT, typed.removeprefix(OUT)) if typed.startswith(OUT) else ("", typed)
    all_below = f"{pattern.rstrip('/')}/*"
    if pattern and not WILDCARDS.search(pattern) and _matching(_called(pages, facts), all_below, folder, facts):
        return f" To name all pages below it, write '{mark}{all_below}'."
    if facts.site_url and ADDRESS.match(pattern) and not any(_forms(pattern, folder, facts)):
        return f" The site's own address is {facts.site_url}."
    for form in _forms(pattern, folder, facts):
        if likely := _nearest(WILDCARDS.sub("", form), pages, facts):
            return question(likely)
    if pattern.endswith(MARKDOWN) and not facts.docs_dir:
        return " No mkdocs.yml says which Markdown its pages come from: name a page by its file or its address."
    return ""


def _nearest(form: str, pages: Sequence[BuiltPage], facts: Facts) -> tuple[str, ...]:
    """Give the files of the pages whose names are most like this one: their Markdown, where that is what was typed."""
    shown = {
        name: page.source if page.source and form.endswith(MARKDOWN) else page.path
        for page in pages
        for name in (*_built_names(page), *_markdown_names(page, facts))
    }
    return tuple(dict.fromkeys(shown[name] for name in nearest(form, shown)))
