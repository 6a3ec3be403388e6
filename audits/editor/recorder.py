"""A Markdown extension that changes nothing: it keeps the lines of a page once snippets have been put in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown

PRIORITY = 31.9
"""Right after pymdownx.snippets (32), and before what puts code and HTML aside (30 and less)."""


class SnippetRecorder(Extension):  # type: ignore[misc]  # because Markdown has no types
    """Keeps the lines of the first text that is converted after `begin`: that is the page, others are parts of it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] | None = None
        self.find: Callable[[str], Path | None] = lambda _: None

    def begin(self) -> None:
        """Wait for the next page."""
        self.lines = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  because Markdown names the method
        """Register the step that keeps the lines."""
        md.preprocessors.register(_Keep(md, self), "audits_lines", PRIORITY)


class _Keep(Preprocessor):  # type: ignore[misc]  # because Markdown has no types
    def __init__(self, md: Markdown, recorder: SnippetRecorder) -> None:
        super().__init__(md)
        self._recorder = recorder

    def run(self, lines: list[str]) -> list[str]:
        if self._recorder.lines is None:
            self._recorder.lines = list(lines)
            self._recorder.find = self._find
        return lines

    def _find(self, path: str) -> Path | None:
        """Give the file that the extension takes for a snippet."""
        if "snippet" not in self.md.preprocessors:
            return None
        found = self.md.preprocessors["snippet"].get_snippet_path(path)
        return Path(found) if found else None
