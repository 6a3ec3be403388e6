"""The rule `frame-purpose`."""

import re
from collections.abc import Iterator
from urllib.parse import urldefrag

from audits.evidence import Frame, FrameContent
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

SAYS_NOTHING = frozenset(
    {
        "frame", "iframe", "i-frame", "inline frame", "embed", "embedded content", "content", "untitled", "widget",
        "external content", "title", "blank", "page", "window", "iframe title", "no title", "frame title",
    }
)  # fmt: skip
"""Names that any frame could have."""

ONE, TWO = "<title>Team</title><p>Who we are.</p>", "<title>Prices</title><p>What it costs.</p>"


@rule("frame-purpose", wcag("4.1.2"), where=lambda frame: bool(frame.name))
@good(
    {
        "index.html": '<iframe title="Team" src="a.html"></iframe><iframe title="Prices" src="b.html"></iframe>',
        "a.html": ONE,
        "b.html": TWO,
    }
)
@good(
    {
        "index.html": '<iframe title="Team" src="a.html"></iframe><iframe aria-label="team" src="c.html"></iframe>',
        "a.html": ONE,
        "c.html": ONE,
    }
)
@good(
    {
        "index.html": '<iframe title="Advert" src="a.html"></iframe><iframe title="Advert" src="b.html"></iframe>',
        "a.html": "<title>Advert one</title><p>Shoes</p>",
        "b.html": "<title>Advert two</title><p>Socks</p>",
    }
)
@good('<iframe title="Map" src="about:blank"></iframe><iframe title="Map" src="about:blank" hidden></iframe>')
@bad(
    {
        "index.html": '<iframe title="Team" src="a.html"></iframe><iframe title="Team" src="b.html"></iframe>',
        "a.html": ONE,
        "b.html": TWO,
    },
    says="“Team”",
)
@bad(
    '<iframe title="Film" src="https://film.example/a"></iframe><iframe title="Film" src="https://film.example/b"></iframe>',
    says="A person must",
    result=Result.UNSURE,
)
@bad('<iframe title="iFrame" src="about:blank"></iframe>', says="says nothing")
def frame_purpose(frame: Frame, frames: tuple[Frame, ...]) -> Iterator[Problem]:
    """A frame is called by what it shows, and frames of the same name show the same

    Give each `<iframe>` a `title` that tells what it shows, such as “Map of the Ringwood clinic”. Screen reader users
    choose by these names which frame to enter.
    """
    if frame.name.casefold().strip() in SAYS_NOTHING:
        yield Problem(f"The frame is called “{frame.name}”, which says nothing of what it shows.")
        return
    for other in frames:
        if other is frame:
            return
        if other.name.casefold() != frame.name.casefold() or _is_same_page(frame, other):
            continue
        if isinstance(frame.content, FrameContent) and isinstance(other.content, FrameContent):
            if not _serve_alike(frame.name, frame.content, other.content):
                yield Problem(
                    f"Two frames are called “{frame.name}”, but show different pages: "
                    f"“{_shown(other.content)}” and “{_shown(frame.content)}”."
                )
                return
        else:
            yield Problem(
                f"Two frames are called “{frame.name}”: they show {other.url} and {frame.url}, which are not opened "
                "here. A person must say whether both show the same.",
                result=Result.UNSURE,
            )
            return


def _is_same_page(one: Frame, other: Frame) -> bool:
    return urldefrag(one.url).url == urldefrag(other.url).url and one.content == other.content


def _serve_alike(name: str, one: FrameContent, other: FrameContent) -> bool:
    """Tell whether two pages are of one title or text, or each is titled with what both frames are called."""
    if one.text == other.text or (one.title and one.title == other.title):
        return True
    words = set(_words(name))
    return words <= set(_words(one.title)) and words <= set(_words(other.title))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _shown(content: FrameContent) -> str:
    return content.title or content.text[:60]
