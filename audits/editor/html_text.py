"""The words of a page's content as HTML, with the elements that hold them."""

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from audits.editor.markdown_syntax import INLINE, NOTE, SHORTCODE, TAB, letters_of, sign_of, value_of

TOKEN = re.compile(
    r"""<!--.*?-->
    |<(?P<unread>script|style|svg|template)\b(?P<with>(?:[^>"']|"[^"]*"|'[^']*')*)>.*?</(?P=unread)\s*>
    |<(?P<ends>/?)(?P<name>(?!span\b)[a-zA-Z][\w:-]*)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>""",
    re.DOTALL | re.VERBOSE,
)

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
                  "track", "wbr"})  # fmt: skip
"""Elements that hold nothing (https://html.spec.whatwg.org/multipage/syntax.html#void-elements)."""

SPAN = re.compile(
    r"""<span\b[^>]*\bclass="linenos[^>]*>[^<]*</span>|</?span\b(?:[^>"']|"[^"]*"|'[^']*')*>""",
)
"""Numbers of lines, and spans, of which a program in colours has one for each word: nobody needs to find them."""

PASSED_OVER = frozenset({"br", "wbr", "option"})
"""Elements nobody needs to find, for they have no place of their own."""

MARKS = {"label": (1, "tabbed-labels", TAB), "li": (2, "footnote", NOTE)}
"""Elements that stand elsewhere than in the Markdown: how far above stands one, of which class, and their mark."""

GENERATED = re.compile(
    r"""class\s*=\s*["']?(?:[^"'>]*\s)?(?:toc|headerlink|footnote-ref|footnote-backref|linenos|linenodiv)(?=[\s"'>])"""
)
"""What Markdown's extensions add of their own: nothing of it stands in the Markdown at that place."""


@dataclass(slots=True)
class Element:
    """An element: where the name in its opening tag ends, and its letters, from the first to behind the last.

    `attributes` are as written; `depth` counts the elements around it.
    """

    at: int
    name: str
    attributes: str
    depth: int
    begins: int
    ends: int = -1

    @property
    def is_block(self) -> bool:
        """Whether it ends the line of words that it stands in."""
        return self.name not in INLINE

    @property
    def sign(self) -> str:
        """What it is told from others by: the name of the file that it shows, or its class."""
        return sign_of(self.name, self.attributes)


@dataclass(slots=True)
class Segment:
    """Words that stand together in one block: their letters, where they begin among all, and the block's number."""

    at: int
    letters: str
    owner: int | None


@dataclass(frozen=True, slots=True)
class HtmlText:
    """The words of a page's content, and its elements, both in their order."""

    segments: Sequence[Segment]
    elements: Sequence[Element]
    starts: Sequence[int]

    def segment_at(self, letter: int) -> int:
        """Give the number of the segment in which a letter stands; -1 before the first."""
        return bisect_right(self.starts, letter) - 1


def read_html(content: str) -> HtmlText:
    """Read the words of a page's content, and the elements around them."""
    reading = _Reading()
    done = 0
    for found in TOKEN.finditer(content):
        reading.text(content[done : found.start()])
        done = found.end()
        name = (found["name"] or "").lower()
        if found["unread"]:
            reading.end_segment()
        elif found["ends"]:
            reading.end(name)
        elif name:
            reading.start(name, found["attributes"], found.end("name"))
    reading.text(content[done:])
    return reading.finished()


class _Reading:
    """How far the content has been read."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.elements: list[Element] = []
        self.open: list[tuple[str, int | None]] = []
        self.blocks: list[int | None] = [None]
        """The numbers of the blocks that are open, the innermost last."""
        self.said: list[str] = []
        self.letters = 0
        self.mark = ""
        """What the next words begin with: they are those of a tab or a footnote."""
        self.passed_over = 0
        """The number of open elements, with the one in which nothing is read; 0 outside of such a one."""

    def text(self, text: str) -> None:
        """Take words, as far as they are not generated."""
        if self.passed_over or not text or text.isspace():
            return
        plain = html.unescape(SPAN.sub("", text) if "<" in text else text)
        if letters := letters_of(SHORTCODE.sub(" ", plain) if ":" in plain else plain):
            self.said.append(self.mark + letters)
            self.letters += len(self.mark) + len(letters)
            self.mark = ""

    def end_segment(self) -> None:
        """End the words that stand together."""
        if self.said:
            letters = "".join(self.said)
            self.segments.append(Segment(self.letters - len(letters), letters, self.blocks[-1]))
            self.said = []

    def start(self, name: str, attributes: str, at: int) -> None:
        """Begin an element."""
        if name not in INLINE:
            self.end_segment()
        number: int | None = None
        if name not in PASSED_OVER and not self.passed_over:
            number = len(self.elements)
            self.elements.append(Element(at, name, attributes, len(self.open), self.letters))
            if name in MARKS and self._is_open(*MARKS[name][:2]):
                self.mark = MARKS[name][2]
        if name in VOID:
            if number is not None:
                self._see_alternative(name, attributes)
                self.elements[number].ends = self.letters
            return
        self.open.append((name, number))
        if number is not None and name not in INLINE:
            self.blocks.append(number)
        if "class" in attributes and not self.passed_over and GENERATED.search(attributes):
            self.passed_over = len(self.open)

    def _is_open(self, above: int, sign: str) -> bool:
        """Tell whether the element so far above the innermost has a class that begins so."""
        number = self.open[-above][1] if len(self.open) >= above else None
        return number is not None and self.elements[number].sign.startswith(sign)

    def _see_alternative(self, name: str, attributes: str) -> None:
        if name == "img":
            self.text(value_of(attributes, "alt"))

    def end(self, name: str) -> None:
        """End an element, and those in it that are still open."""
        if name not in INLINE:
            self.end_segment()
        is_open = self.open and (self.open[-1][0] == name or any(one == name for one, _ in self.open))
        while is_open:
            ended, number = self.open.pop()
            if number is not None:
                self.elements[number].ends = self.letters
                if self.blocks[-1] == number:
                    self.blocks.pop()
            if ended == name:
                break
        if len(self.open) < self.passed_over:
            self.passed_over = 0

    def finished(self) -> HtmlText:
        """End all that is open."""
        self.end_segment()
        for element in self.elements:
            if element.ends < 0:
                element.ends = self.letters
        return HtmlText(self.segments, self.elements, [one.at for one in self.segments])
