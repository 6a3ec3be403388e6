"""The rule `label-in-name`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from audits.evidence import NO_SPACE, AccessibleNode
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

NAMED_BY_CONTENT = frozenset({
    "button", "checkbox", "link", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio", "switch", "tab",
    "treeitem",
})  # fmt: skip
"""The roles whose name is what stands in the element, unless ARIA says otherwise."""

IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^][]*\]")
HYPHEN = re.compile(r"[-\u2010\u2011\u2043\u00ad]")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
APOSTROPHE = re.compile(r"(?<=\w)['\u2019](?=\w)")
WORD = re.compile(r"[^\W_]+(?=(\.)?)")
WRITTEN_TOGETHER = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that put no space between words."""

CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()  # noqa: SIM905  because words are read as words
)
SHORTEST_DATE = 3
"""Letters: `Mon`, `Sep`."""


class Word(NamedTuple):
    """A word in lower case, and whether a full stop follows it, as after a word cut short."""

    text: str
    is_cut: bool


def _has_words_aside(node: AccessibleNode) -> bool:
    """Tell whether ARIA names it in place of words that can be seen: on it, or in its label."""
    return node.is_renamed and bool(node.name) and bool(_lines(node))


def _lines(node: AccessibleNode) -> list[str]:
    seen = node.seen if node.role in NAMED_BY_CONTENT and node.seen else node.label
    return [line for line in seen.splitlines() if _is_label(line)]


@rule("label-in-name", wcag("2.5.3"), where=_has_words_aside)
@good('<a href="neck/" aria-label="Neck exercises, with pictures">Neck exercises</a>')
@good(
    '<button aria-label="Close">X</button> <button aria-label="Bold">B</button><button aria-label="Next">Next…</button>'
)
@good('<button aria-label="Search by date">Search by date (YYYY-MM-DD)</button>')
@good('<a href="c/" aria-label="Some article by John Doe"><h3>Some article</h3><p>by John Doe</p></a>')
@good('<a href="c/" aria-label="Neck pain: read the guide"><h3>Neck pain</h3><p>It comes and goes, and passes.</p></a>')
@good('<a href="c/" aria-label="University Avenue">University Ave.</a> <button aria-label="Monday">Mon</button>')
@good(
    '<a href="c/" aria-label="non-standard">nonstandard</a>'
    '<a href="t/" aria-label="Terms and conditions">Terms &amp; conditions</a>'
)
@good(
    '<style>.icon { font-family: "Material Icons" }</style><button class="icon" aria-label="Find">search</button>'
    '<button aria-label="Find a clinic"><i class="icon">search</i> Find</button>'
)
@good(
    "<style>.away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }</style>"
    '<a href="d/" aria-label="Download leaflet">Download <span class="away">the</span> leaflet</a>'
)
@good('<button aria-label="Messages 3 unread">Messages<b style="display: inline-block">3</b></button>')
@good('<a href="d/" aria-label="Das Dokument">Das Dokument</a> <a href="j/" aria-label="予約ページへ">予約ページ</a>')
@good(
    '<label for="q">Your name (needed)</label><input id="q" aria-label="Your name">'
    '<input type="submit" value="Send" aria-label="Send the form">'
)
@bad('<a href="neck/" aria-label="Our guide">Neck exercises</a>', says="“Neck exercises”")
@bad('<button aria-label="Download the leaflet">Download leaflet</button>', says="“Download leaflet”")
@bad('<a href="d/" aria-label="Discover Italy">Discover It</a>', says="“Discover It”")
@bad('<a href="tel:+441632960001" aria-label="0 1 6 3 2 9 6 0 0 0 1">01632 960001</a>', says="01632 960001")
@bad('<a href="d/" aria-label="Fetch leaflet">Fetch <span aria-hidden="true">neck</span> leaflet</a>', says="neck")
@bad('<a href="w/" aria-label="WCAG">W C A G</a>', says="“W C A G”")
@bad('<input type="submit" value="Send" aria-label="Search">', says="“Send”")
@bad('<label for="q">Your name</label><input id="q" aria-label="Query">', says="“Your name”")
def label_in_name(node: AccessibleNode) -> Iterator[Problem]:
    """What is called by one name in sight is called by the same in speech

    Take the `aria-label` away, or begin it with the very words that can be seen. People who steer by voice say what
    they see, such as “click Neck exercises”, and nothing happens where the hidden name has other words.
    """
    lines = _lines(node)
    if any(WRITTEN_TOGETHER.search(line) for line in lines):
        is_held = all(_run_together(line) in _run_together(node.name) for line in lines)
    else:
        # Of several lines, such as the heading and the teaser of a card, any may be what people take for its name.
        is_held = any(_holds(node.name, words) for words in (" ".join(lines), *lines))
    if not is_held:
        seen = " ".join(lines).replace(NO_SPACE, " ")
        yield Problem(f"People see “{seen}”, but its name for speech is “{node.name}”, which has other words.")


def _is_label(line: str) -> bool:
    """Tell whether a line has words to say; a single letter, such as an X that closes, is a sign."""
    signs = "".join(word.text for word in _words(line, ""))
    return len(signs) > 1 or signs.isdigit()


def _holds(name: str, seen: str) -> bool:
    """Tell whether a name has the words that can be seen, whole and in the same order, however they are hyphenated."""
    wanted = [_words(seen.replace(NO_SPACE, gap), hyphen) for gap in ("", " ") for hyphen in ("", " ")]
    names = [_words(name, hyphen) for hyphen in ("", " ")]
    return any(_is_run_of(words, of) for words in wanted for of in names)


def _is_run_of(words: list[Word], of: list[Word]) -> bool:
    return any(
        all(_is_same(one, other) for one, other in zip(words, of[start:], strict=False))
        for start in range(len(of) - len(words) + 1)
    )


def _is_same(seen: Word, named: Word) -> bool:
    """Tell whether two words are the same, or the one seen is the other cut short: `Ave.`, `Mon`."""
    if seen.text == named.text:
        return True
    if seen.is_cut:
        return not seen.text.isdigit() and named.text.startswith(seen.text[0])
    return named.text in CALENDAR and len(seen.text) >= SHORTEST_DATE and named.text.startswith(seen.text)


def _words(text: str, hyphen: str) -> list[Word]:
    """Split a text into its words, without punctuation, signs, and what is in brackets."""
    text = HYPHEN.sub(hyphen, IN_BRACKETS.sub(" ", text).casefold()).replace("&", " and ")
    text = APOSTROPHE.sub("", THOUSANDS.sub("", text))
    return [Word(one[0], one[1] is not None) for one in WORD.finditer(text)]


def _run_together(text: str) -> str:
    return "".join(word.text for word in _words(text.replace(NO_SPACE, ""), ""))
