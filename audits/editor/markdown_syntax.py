"""What of a Markdown text is syntax, and what of it the page will say."""

import html
import re
from typing import NamedTuple
from urllib.parse import unquote

LETTERS = re.compile(r"[\W_]+")
NO_LETTERS = bytes(one for one in range(128) if not chr(one).isalnum())
SHORTCODE = re.compile(r"(?<![\w:]):[a-z][\w+-]*:(?![\w:])")
TAB = "\u01c2"
"""Begins the label of a tab, in Markdown and HTML: labels stand before all tabs in HTML, and match only each other."""
NOTE = "\u01c3"
"""Begins a footnote, likewise: in HTML, all stand at the end."""

BREAK = "\0"
"""Stands where a tag was, which ends what a line says up to there."""


def letters_of(text: str) -> str:
    """Give the letters and digits of a text, small: all that Markdown and the HTML made of it have in common."""
    if text.isascii():  # which is many times as fast
        return text.encode().translate(None, NO_LETTERS).decode().lower()
    return LETTERS.sub("", text).lower()


_ADDRESS = r"""\(\s*(?:<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)"""
_ATTRIBUTES = r"""(?:[^<>"']|"[^"]*"|'[^']*')*"""

SYNTAX = re.compile(
    rf"""
    ^(?=[ \t>]*[\[`~:=!?/\#*_+\d-])(?:
        (?P<fence>[ \t>]*(?:(?:[-*+]|\d+[.)]|:)[ \t]+)?(?P<mark>`{{3,}}|~{{3,}})(?P<info>[^`\n]*)\n
            (?P<code>.*?)(?:^[ \t>]*(?P=mark)[`~]*[ \t]*$|\Z))
        |(?P<reference>[ ]{{0,3}}(?:\[(?!\^)[^\]\n]+\]:[ \t]*\S[^\n]*|\*\[[^\]\n]+\]:[^\n]*|\[TOC\][ \t]*)$)
        |(?P<note>[ ]{{0,3}}\[\^[^\]\n]+\]:)
        |[ \t>]*(?:
            (?P<rule>(?:(?:-[ ]*){{3,}}|(?:\*[ ]*){{3,}}|(?:_[ ]*){{3,}})$)
            |(?P<empty_heading>(?P<hashes>\#{{1,6}})[ \t]*(?:\{{[^{{}}\n]*\}}[ \t]*)?$)
            |(?P<tab>===[!+]*[ \t]+(?="))
            |(?P<admonition>(?P<sort>!!!|\?\?\?\+?)[ \t]*(?P<kinds>(?:[\w-]+[ \t]+)*[\w-]+)(?=[ \t]+"))
            |(?P<plain_admonition>(?P<plain>!!!|\?\?\?\+?)[ \t]*(?P<kind>[\w-]+)(?P<modifiers>(?:[ \t]+[\w-]+)*)[ \t]*$)
            |(?P<block>/{{3,}}[ \t]*[\w-]+[ \t]*\|)
            |(?P<marker>(?:[-*+][ \t]+)*(?:\d{{1,9}}[.)][ \t]+(?:\[[ xX]\][ \t])?|[-*+][ \t]+\[[ xX]\][ \t]))
        )
    )
    |(?=[<\[\]\\`!:{{&])(?:
        (?P<comment><!--.*?-->)
        |(?P<unread><(?P<which>script|style|svg|template)\b{_ATTRIBUTES}>.*?</(?P=which)\s*>)
        |(?P<mention>\[\^[^\]\n]+\])
        |(?P<escape>\\[\\`*_{{}}\[\]()\#+.!|<>~^"'-])
        |(?P<code_span>(?<!`)(?P<ticks>`+)(?!`)(?:[^`\n]|\n(?![ \t]*\n)|(?!(?P=ticks)(?!`))`)+?(?<!`)(?P=ticks)(?!`))
        |(?P<image>!\[(?P<alt>[^\]]*)\](?:(?P<address>{_ADDRESS})|\[[^\]\n]*\]))
        |(?P<autolink><(?:https?|ftp|mailto|tel):[^<>\s]*>)
        |(?P<tag></?(?P<name>[a-zA-Z][\w-]*)(?=[\s/>]){_ATTRIBUTES}>)
        |(?P<link>\](?:{_ADDRESS}|\[[^\]\n]*\]))
        |(?P<attributes>\{{:?[ ]*(?:[\#.][^\s{{}}]|[\w:-]+=)[^{{}}\n]*\}})
        |(?P<shortcode>{SHORTCODE.pattern})
        |(?P<entity>&(?:\#\d+|\#[xX][\da-fA-F]+|[a-zA-Z]\w*);)
    )
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
"""What is syntax, tried in this order at each place; the rest is what the page will say."""

INLINE = frozenset({"a", "abbr", "b", "br", "code", "del", "em", "i", "img", "input", "ins", "kbd", "mark", "q", "s",
                    "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"})  # fmt: skip
"""Elements among the words of a line."""

SIGN = {name: re.compile(rf"""(?<![\w-]){name}\s*=\s*["']?([^"'>]*)""") for name in ("class", "src", "alt", "title")}


def value_of(attributes: str, name: str) -> str:
    """Give the value of one of the attributes in a tag, of those in `SIGN`; empty where it has none."""
    found = SIGN[name].search(attributes)
    return html.unescape(found[1]) if found else ""


def file_name(address: str) -> str:
    """Give the name of the file that an address leads to."""
    return unquote(re.split(r"[?#]", address.strip(" <>"), maxsplit=1)[0].rpartition("/")[2])


def sign_of(tag: str, attributes: str) -> str:
    """Give what a tag is told from others by: the file it shows, or its class."""
    return file_name(value_of(attributes, "src")) or (value_of(attributes, "class").strip() if tag != "img" else "")


def _blank(text: str, kept: tuple[int, int] = (0, 0), first: str = "") -> str:
    """Replace all but line ends and a kept part by spaces; `first` takes the place of the first character."""
    begins, ends = kept
    blank = re.sub(r"[^\n]", " ", text)
    return first + (blank[:begins] + text[begins:ends] + blank[ends:])[len(first) :]


class WrittenTag(NamedTuple):
    """A tag in the Markdown, or what becomes one without a word: its name, and its class or the file that it shows."""

    name: str
    sign: str


def tag_of(found: re.Match[str]) -> WrittenTag | None:
    """Give the tag that a piece of syntax is, or becomes."""
    match found.lastgroup:
        case "image":
            tag = WrittenTag("img", file_name((found["address"] or "").strip("() \n").partition(" ")[0]))
        case "tag" if not found[0].startswith("</"):
            name = found["name"].lower()
            tag = WrittenTag(name, sign_of(name, found[0]))
        case "rule":
            tag = WrittenTag("hr", "")
        case "empty_heading":
            tag = WrittenTag(f"h{len(found['hashes'])}", "")
        case "admonition":
            tag = _box(found["sort"], found["kinds"])
        case "plain_admonition":
            tag = _box(found["plain"], found["kind"] + found["modifiers"])
        case _:
            return None
    return tag


def _box(mark: str, kinds: str) -> WrittenTag:
    """Give the element that an admonition becomes."""
    classes = " ".join(kinds.lower().split())
    return WrittenTag("div", f"admonition {classes}") if mark == "!!!" else WrittenTag("details", classes)


def masked(found: re.Match[str]) -> str:
    """Give a piece of syntax as what it says, in as many characters."""
    text, start = found[0], found.start()
    kept, first = (0, 0), ""
    match found.lastgroup:  # the group that ended last, which is the one around all others
        case "fence":
            code, ends = found.start("code") - start, found.end("code") - start
            title = SIGN["title"].search(text[:code])
            return _blank(text[:code], title.span(1) if title else kept) + text[code:ends] + _blank(text[ends:])
        case "escape" | "code_span" | "autolink":
            return text
        case "entity":
            return html.unescape(text).ljust(len(text))[: len(text)]
        case "tab":
            first = TAB
        case "note":
            first = NOTE
        case "plain_admonition":
            kept = (0, found.start("modifiers") - start)
        case "image":
            kept = (found.start("alt") - start, found.end("alt") - start)
        case "tag":
            is_inline = found["name"].lower() in INLINE
            alt = SIGN["alt"].search(text) if found["name"].lower() == "img" else None
            kept, first = alt.span(1) if alt else kept, "" if is_inline else BREAK
        case _:
            pass
    return _blank(text, kept, first)
