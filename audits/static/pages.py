"""From a built folder to its pages, their addresses, and the Markdown they came from."""

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from msgspec import Struct, structs

from audits.errors import NothingToAuditError, WrongUseError
from audits.evidence import PAGE_SUFFIXES, Written
from audits.static.stamps import PageStamps, hash_of, read_stamps, stamped


class BuiltPage(Struct, frozen=True):
    """A page before anyone has looked at it.

    `path` is the file below SITE with forward slashes; `address` what follows the site's base path in its URL;
    `source` the Markdown file below the project's folder, if known; `in_sample` says whether it is shown in those
    profiles too that a run keeps for a sample of pages. `stamps` say where its elements came from, if the build has
    noted that; `stamped` is its HTML with these, while it is visited.
    """

    path: str
    address: str
    source: str | None = None
    in_sample: bool = True
    stamps: PageStamps | None = None
    stamped: str = ""

    @property
    def written(self) -> Written | None:
        """What is known of its Markdown file, where it has stamps."""
        stamps = self.stamps
        return Written(stamps.file, stamps.front_matter, stamps.title) if stamps else None


def find_files(site: Path) -> tuple[str, ...]:
    """List every file below a folder, sorted, with forward slashes.

    Raises:
        WrongUseError: there is no such folder, or it is a file.
    """
    if not site.exists():
        message = f"There is no folder {site}. Build the site first, or name the folder that holds its HTML."
        raise WrongUseError(message)
    if not site.is_dir():
        message = f"{site} is a file. Name the folder that holds the site's HTML."
        raise WrongUseError(message)
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    for file in files:
        try:
            file.encode()
        except UnicodeEncodeError as error:
            message = f"The name of {file!r} below {site} is not UTF-8, so it has no address. Rename it."
            raise WrongUseError(message) from error
    return tuple(files)


def passed_over(site: Path) -> tuple[str, ...]:
    """List what stands below a folder and is neither a file nor a folder of its own: links that lead out or nowhere."""
    found = (one for one in site.rglob("*") if not one.is_file() and (one.is_symlink() or not one.is_dir()))
    return tuple(sorted(one.relative_to(site).as_posix() for one in found))


def is_page(path: str) -> bool:
    """Tell whether a file is a page, by the end of its name."""
    return PurePosixPath(path).suffix.lower() in PAGE_SUFFIXES


def find_pages(site: Path, files: tuple[str, ...]) -> tuple[BuiltPage, ...]:
    """Pick the pages among the files.

    Raises:
        NothingToAuditError: there is none.
    """
    pages = tuple(BuiltPage(path, address_of(path)) for path in files if is_page(path))
    if not pages:
        message = f"{site} holds no page: no .html, .htm or .xhtml file anywhere below it."
        raise NothingToAuditError(message)
    return pages


def address_of(path: str) -> str:
    """Give the address of a page below the site's base path: a folder's index is reached by the folder."""
    pure = PurePosixPath(path)
    folder = "" if pure.parent == PurePosixPath() else f"{pure.parent.as_posix()}/"
    return quote(folder if pure.name == "index.html" else path)


def with_stamps(pages: Sequence[BuiltPage], site: Path) -> tuple[BuiltPage, ...]:
    """Add the stamps that the build of the site has left, but for pages that have changed since."""
    known = read_stamps(site)
    if not known:
        return tuple(pages)
    return tuple(
        structs.replace(page, stamps=stamps)
        if (stamps := known.get(page.path)) and stamps.sha256 == hash_of((site / page.path).read_bytes())
        else page
        for page in pages
    )


def with_stamped_html(page: BuiltPage, site: Path) -> BuiltPage:
    """Add the HTML of a page with its stamps in it, if it has any."""
    if page.stamps is None:
        return page
    html = stamped((site / page.path).read_bytes(), page.stamps.stamps)
    return structs.replace(page, stamped=html.decode("utf-8", "replace"))


def source_of(path: str, docs: Path) -> Path | None:
    """Find the Markdown file from which MkDocs made a page: `x/index.html` comes from x.md or x/index.md."""
    pure = PurePosixPath(path)
    stem = pure.with_suffix("")
    if stem.name == "index":
        candidates = [stem.with_suffix(".md"), pure.parent / "README.md"]
        if pure.parent != PurePosixPath():
            candidates.append(pure.parent.parent / f"{pure.parent.name}.md")
    else:
        candidates = [stem.parent / f"{stem.name}.md"]
    return next((docs / candidate for candidate in candidates if (docs / candidate).is_file()), None)


def line_of(markdown: str, html: str) -> int | None:
    """Find the line of Markdown that an element most likely came from, counted from 1; None where nothing points to it.

    What identifies an element is tried in turn: the address it leads to, then its text. A needle that stands on more
    than one line proves nothing and is passed over.
    """
    lines = markdown.splitlines()
    for needle in _needles(html):
        found = [number for number, line in enumerate(lines, 1) if needle in line]
        if len(found) == 1:
            return found[0]
    return None


def _needles(html: str) -> list[str]:
    """Give the pieces of an element's HTML that its Markdown is likely to hold, the most telling first."""
    addresses = [value for value in re.findall(r'(?:href|src|id)="([^"]+)"', html) if len(value) > 1]
    texts = [" ".join(text.split()) for text in re.sub(r"<[^>]*>?", "\n", html).splitlines()]
    shortest_telling = 4
    return [*addresses, *(text for text in texts if len(text) >= shortest_telling)]
