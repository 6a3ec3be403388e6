"""The Markdown of one page on its way through a build, and where each of its lines came from."""

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from audits.editor.blocks import Origin, Placed, place_elements
from audits.editor.origins import after_macros, after_snippets, as_lines
from audits.editor.page_html import stamps_in
from audits.static.stamps import PageStamps, hash_of

FRONT_MATTER = re.compile(r"\A\ufeff?-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*(?:\n|\Z)", re.DOTALL)
"""As MkDocs reads it (`mkdocs.utils.meta`)."""

KEY = re.compile(r"""(?P<quote>["']?)(?P<name>[^\s"'#:{\[-][^"':]*?)(?P=quote)\s*:(?:\s|$)""")
"""A key of the front matter itself, which is YAML: what belongs to a key is indented."""


@dataclass(slots=True)
class PageSource:
    """What is known of a page so far.

    `file` is its Markdown file below the folder of mkdocs.yml; `markdown` the text before any plugin, `origins` the
    origin of each of its `lines`, which are brought up to date as plugins change them. `is_named_elsewhere` says
    that the page has its title from mkdocs.yml.
    """

    file: str
    front_matter: dict[str, int]
    lines: Sequence[str]
    origins: Sequence[Origin]
    content: str = ""
    is_named_elsewhere: bool = False
    placed: Sequence[Placed] = field(default_factory=list)

    def see_markdown(self, markdown: str) -> None:
        """Take the Markdown as plugins have left it."""
        lines = markdown.split("\n")
        self.origins = after_macros(self.lines, lines, self.origins, self.file)
        self.lines = lines

    def see_snippets(self, lines: Sequence[str], find: Callable[[str], Path | None], root: Path) -> None:
        """Take the lines as the extension for snippets has left them; `find` gives a snippet's file."""
        if list(lines) != list(self.lines):
            name_of = lambda path: below(path, root)  # noqa: E731  because it is a name for an argument
            self.origins = after_snippets(self.lines, lines, self.origins, find, name_of, self.file)
            self.lines = lines

    def see_content(self, content: str) -> None:
        """Take the HTML that was made of the Markdown, and find where its elements came from."""
        self.content = content
        self.placed = place_elements(content, self.lines, self.origins, self.file)
        self.lines, self.origins = (), ()

    def stamps(self, html: bytes) -> PageStamps:
        """Give the stamps of the page as it was written."""
        headings = (one.origin.line for one in self.placed if re.fullmatch("h[1-6]", one.name))
        return PageStamps(
            sha256=hash_of(html),
            file=self.file,
            front_matter=self.front_matter,
            title=None if self.is_named_elsewhere else next(headings, None),
            stamps=stamps_in(html.decode("utf-8", "surrogateescape"), self.content, self.placed),
        )


def page_source(path: Path, markdown: str, root: Path) -> PageSource | None:
    """Begin with a page's file and its Markdown without front matter; None where the file cannot be read."""
    try:
        text = "\n".join(as_lines(path.read_text("utf-8-sig")))
    except (OSError, UnicodeDecodeError):
        return None
    file = below(path, root)
    lines = markdown.split("\n")
    if markdown and text.endswith(markdown):
        first = text.count("\n", 0, len(text) - len(markdown)) + 1
        origins = [Origin(file, first + number) for number in range(len(lines))]
    else:
        whole = text.split("\n")
        origins = after_macros(whole, lines, [Origin(file, number) for number in range(1, len(whole) + 1)], file)
    return PageSource(file, front_matter_lines(text), lines, origins)


def front_matter_lines(text: str) -> dict[str, int]:
    """Give the line of each key in the front matter of a Markdown file."""
    found = FRONT_MATTER.match(text)
    if found is None:
        return {}
    lines = enumerate(found[1].split("\n"), 2)
    return {key["name"]: number for number, line in lines if (key := KEY.match(line))}


def below(path: Path, root: Path) -> str:
    """Name a file as seen from a folder, with forward slashes."""
    return Path(os.path.relpath(path, root)).as_posix()
