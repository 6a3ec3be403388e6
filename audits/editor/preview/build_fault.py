"""Why a build failed, in words that help an editor: each fault with its file and line, as far as they can be told."""

import logging
import re
import traceback
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml
from jinja2 import TemplateSyntaxError
from msgspec import Struct, structs

from audits.editor.page_source import FRONT_MATTER


class Fault(Struct, frozen=True):
    """One thing to mend: `file` is named from the folder of mkdocs.yml, empty where nobody knows; `line` is 0 then."""

    message: str
    file: str = ""
    line: int = 0


class BuildFault(Struct, frozen=True):
    """A build that failed: what there is to mend, and all that Python and MkDocs said of it. `build` is its number."""

    faults: tuple[Fault, ...]
    in_full: str
    build: int = 0

    @property
    def summary(self) -> str:
        """All that there is to mend, a line each."""
        where = (f"{one.file}:{one.line}: " if one.line else f"{one.file}: " if one.file else "" for one in self.faults)
        return "\n  ".join(f"{place}{one.message}" for place, one in zip(where, self.faults, strict=True))


class Warnings(logging.Handler):
    """Keeps the warnings and errors that MkDocs and its plugins log, one text each."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self.texts.append(record.getMessage())


MACRO = re.compile(r"\[macros\].*?_File_: `(?P<file>[^`]+)`(?P<rest>.*)", re.DOTALL)
MACRO_SYNTAX = re.compile(r"_Line (?P<line>\d+) in Markdown file:_ \*\*(?P<message>.+?)\*\*", re.DOTALL)
MACRO_LINE = re.compile(r'File "<template>", line (?P<line>\d+)')
MACRO_MESSAGE = re.compile(r"^(?:[\w.]+\.)?\w*(?:Error|Exception|Undefined): (?P<message>.+)$", re.MULTILINE)
UNDEFINED = re.compile(r"^'(?P<name>[^']+)' is undefined$")
DOC_FILE = re.compile(r"^Doc file '(?P<file>[^']+)' (?P<message>.+)$", re.DOTALL)
PAGE_LINE = re.compile(r"^\s*(?P<file>[^\s:'\"]+\.(?:md|markdown)): (?P<message>.+)$")
SAID_LINE = re.compile(r"\bat line (?P<line>\d+)\b")
COUNTED = re.compile(r"^Aborted with ")
QUOTED = re.compile(r"`([^`]+)`|'([^']+)'")


def build_fault(error: BaseException, warnings: Sequence[str], docs: Path, root: Path) -> BuildFault:
    """Say why a build failed.

    `warnings` are what was logged meanwhile; `docs` is the folder of the Markdown, `root` that of mkdocs.yml.
    """
    told = [fault for text in warnings for fault in _faults_in(text, docs, root)]
    of_error = list(_faults_of(error, docs, root))
    faults = tuple(dict.fromkeys((*told, *(one for one in of_error if one.file or not told))))
    in_full = "\n\n".join((*warnings, "".join(traceback.format_exception(error))))
    return BuildFault(faults or (Fault("MkDocs stopped, and did not say why."),), in_full)


def _faults_of(error: BaseException, docs: Path, root: Path) -> Iterator[Fault]:
    """Give what an exception says, and where."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, TemplateSyntaxError):
            yield Fault(f"The template cannot be read: {cause.message}.", _named(cause.filename, root), cause.lineno)
            return
        if isinstance(cause, yaml.MarkedYAMLError) and (mark := cause.problem_mark) is not None:
            said = " ".join(filter(None, (cause.context, cause.problem)))
            yield Fault(f"The settings cannot be read: {said}.", _named(mark.name, root), mark.line + 1)
            return
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, SystemExit) and not str(getattr(error, "message", "")):
        return
    text = str(error)
    if COUNTED.match(text):
        return
    faults = list(_faults_in(text, docs, root))
    frame = _template_frame(error, root)
    yield from (frame_fault(one, frame) for one in faults)


def frame_fault(fault: Fault, frame: tuple[str, int] | None) -> Fault:
    """Add the place in a template that was being filled in, where a fault has no place of its own."""
    if fault.file or frame is None:
        return fault
    return structs.replace(fault, message=_plain(fault.message), file=frame[0], line=frame[1])


def _template_frame(error: BaseException, root: Path) -> tuple[str, int] | None:
    """Give the file and line of the site's own template that was being filled in when an error came."""
    frames = [one for one in traceback.extract_tb(error.__traceback__) if one.filename.endswith((".html", ".xml"))]
    own = [one for one in frames if Path(one.filename).resolve().is_relative_to(root.resolve())]
    return (_named(own[-1].filename, root), own[-1].lineno or 0) if own else None


def _faults_in(text: str, docs: Path, root: Path) -> Iterator[Fault]:
    """Give the faults that one text tells of."""
    if match := MACRO.search(text):
        yield _macro_fault(match["file"], match["rest"], docs, root)
    elif match := DOC_FILE.match(text):
        yield _located(match["file"], f"The page {match['message']}", docs, root)
    elif pages := [match for line in text.splitlines() if (match := PAGE_LINE.match(line))]:
        yield from (_located(match["file"], match["message"], docs, root) for match in pages)
    elif text.strip() and not COUNTED.match(text):
        yield Fault(_plain(text.strip()))


def _macro_fault(file: str, rest: str, docs: Path, root: Path) -> Fault:
    """Say what is wrong with what is written in double braces; the plugin counts lines from below the front matter."""
    syntax, place, said = MACRO_SYNTAX.search(rest), MACRO_LINE.search(rest), MACRO_MESSAGE.findall(rest)
    message = syntax["message"] if syntax else said[-1] if said else "It cannot be worked out."
    number = int(syntax["line"]) if syntax else int(place["line"]) if place else 0
    name = _named(docs / file, root)
    line = number + _lines_above(docs / file) if number else 0
    return Fault(f"What stands in double braces is not right: {_plain(message)}", name, line)


def _plain(message: str) -> str:
    """Say in other words what Jinja says of a name that there is not."""
    match = UNDEFINED.match(message)
    return f"nothing is called `{match['name']}`. See if the name is spelt as it should be." if match else message


def _lines_above(file: Path) -> int:
    """Count the lines of the front matter, and the empty ones after it, which MkDocs takes off the text."""
    text = _text_of(file)
    match = FRONT_MATTER.match(text)
    if match is None:
        return 0
    rest = text[match.end() :]
    return text.count("\n", 0, match.end() + len(rest) - len(rest.lstrip("\n")))


def _located(file: str, message: str, docs: Path, root: Path) -> Fault:
    """Find the line that a message about a page is about: the one it names, or the one that holds what it quotes."""
    said = SAID_LINE.search(message)
    line = int(said["line"]) if said else _line_with(_text_of(docs / file), QUOTED.findall(message))
    return Fault(message, _named(docs / file, root), line)


def _line_with(text: str, quoted: Iterable[tuple[str, str]]) -> int:
    """Give the only line with any of these words, counted from 1; 0 where none stands on one line alone."""
    lines = text.splitlines()
    for pair in quoted:
        found = [number for number, line in enumerate(lines, 1) if any(word and word in line for word in pair)]
        if len(found) == 1:
            return found[0]
    return 0


def _text_of(file: Path) -> str:
    return file.read_text("utf-8", "replace") if file.is_file() else ""


def _named(file: str | Path | None, root: Path) -> str:
    """Name a file from the folder of mkdocs.yml, where it lies below that."""
    if file is None:
        return ""
    path, base = Path(file).resolve(), root.resolve()
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else str(file)
