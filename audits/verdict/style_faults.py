"""Which findings a style sheet makes: by which properties, in which states, and which declaration is behind each."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from audits.evidence import StyleKind, StyleOrigin, StylePlace, TracedStyle
from audits.lib.css_properties import SHORTHANDS, TELLING
from audits.rules.outcomes import Outcome
from audits.verdict.causes import Key, element_of, opening_of


class StyleFault(Struct, frozen=True):
    """What of the style is behind a finding of these rules.

    `properties` are those to look at, the likeliest first. `said` is what the message begins with where a rule has
    several kinds of finding; `states` are the pseudo-classes in which the element was looked at. With `own_only`, only
    what is declared of the element itself counts; with `is_cover`, the element is the one that the message shows.
    `may_be_content` says that what stands in the page may be at fault as well as its style.
    """

    rules: tuple[str, ...]
    properties: tuple[str, ...]
    said: str = ""
    states: tuple[str, ...] = ()
    own_only: bool = False
    is_cover: bool = False
    may_be_content: bool = False


TEXT_COLOURS = ("color", "background-color")
FOCUS_STATES = ("focus", "focus-visible")

STYLE_FAULTS = (
    StyleFault(("axe-color-contrast",), ("opacity", *TEXT_COLOURS)),
    StyleFault(("contrast-by-picture",), ("color", "background-image", "background-color"), may_be_content=True),
    StyleFault(("control-contrast",), ("fill", "color"), said="The icon"),
    StyleFault(("control-contrast",), ("border-top-color", "background-color")),
    StyleFault(("state-contrast",), TEXT_COLOURS, said="When a pointer", states=("hover",)),
    StyleFault(("state-contrast",), TEXT_COLOURS, said="When the keyboard", states=FOCUS_STATES),
    StyleFault(("state-contrast",), TEXT_COLOURS, said="While it is pressed", states=("active", "hover")),
    StyleFault(("state-contrast",), TEXT_COLOURS, said="Once", states=("visited",)),
    StyleFault(("focus-visible", "focus-contrast"), ("outline-style",), states=FOCUS_STATES, own_only=True),
    StyleFault(("focus-hidden",), ("position",), is_cover=True),
    StyleFault(("axe-link-in-text-block", "link-look"), ("text-decoration-line", "color")),
    StyleFault(("axe-target-size",), ("width", "height", "padding-top", "line-height", "font-size"), own_only=True),
    StyleFault(("line-height",), ("line-height",)),
    StyleFault(("line-length",), ("max-width", "width"), may_be_content=True),
    StyleFault(("print-text",), ("color",)),
    StyleFault(("reduced-motion",), ("animation-name",), own_only=True),
    StyleFault(("reflow",), ("min-width", "width", "white-space"), may_be_content=True),
    StyleFault(("reflow-bars",), ("position",), own_only=True, may_be_content=True),
    StyleFault(("text-justified",), ("text-align",)),
    StyleFault(("text-size",), ("font-size",)),
)
"""The first that fits a finding holds for it. What is drawn in an empty field (`::placeholder`) is not looked for."""

SHOWN_MARKUP = re.compile(r"<[^>]+>")
NO_NAME = re.compile(r"[^\w-]")
"""What a selector writes after a backslash in a name."""

COLOUR = re.compile(r"#[0-9a-f]{3,8}\b")
PARTICULAR = re.compile(r"\[[^\]]*\]|:nth-[\w-]+\(\d+\)|(?<=#)(?:\\.|[\w-])+")
"""What a selector says of one element in particular: its attributes, its number, its id."""

STEPS = 4
"""How many tags of an element's selector tell of what it stands in: its own, and three above."""


def style_fault_of(outcome: Outcome) -> StyleFault | None:
    """Give what of the style is behind an outcome; None where no property in particular is."""
    for one in STYLE_FAULTS:
        if outcome.rule in one.rules and one.said in outcome.message:
            return one
    return None


def selector_of(outcome: Outcome, fault: StyleFault) -> str:
    """Give a selector of the element whose style is at fault; empty where there is none."""
    if not fault.is_cover:
        return outcome.place.selector
    shown = SHOWN_MARKUP.search(outcome.message)
    element = element_of(shown[0]) if shown else None
    if element is None or not element.tag:
        return ""
    return ".".join((element.tag, *(NO_NAME.sub(lambda sign: f"\\{sign[0]}", name) for name in element.classes)))


def kind_of(outcome: Outcome, fault: StyleFault) -> str:
    """Give 16 hexadecimal digits, the same for outcomes of a rule on any page that one declaration is likely behind.

    They have the element's look, three tags that it stands in, the colours named and the first profile in common.
    """
    told: Key
    if fault.is_cover:
        told = (selector_of(outcome, fault),)
    else:
        steps = PARTICULAR.sub("", outcome.place.selector).split(" > ")
        told = (element_of(outcome.place.html).shape, *steps[-STEPS:], *colours_in(outcome.message))
    text = "\n".join((outcome.rule, outcome.result, fault.said, *outcome.profiles[:1], *told))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def colours_in(message: str) -> tuple[str, ...]:
    """Give the colours that a message names, sorted."""
    return tuple(sorted(set(COLOUR.findall(message))))


def in_own_attribute(outcome: Outcome, fault: StyleFault) -> StyleOrigin | None:
    """Give what an element's own `style` attribute says of the properties at fault, if it does."""
    if fault.is_cover or fault.states:
        return None
    opening = opening_of(outcome.place.html)
    declared = {
        name.strip().lower(): value.strip()
        for name, _, value in (one.partition(":") for one in opening.style.split(";"))
        if value.strip()
    }
    for name in fault.properties:
        written = next((one for one in (name, *SHORTHANDS.get(name, ())) if one in declared), None)
        if written is not None and (name not in TELLING or TELLING[name].match(declared[written].lower())):
            place = StylePlace(StyleKind.ATTRIBUTE, outcome.page, None, None, opening.tag)
            return StyleOrigin(written, declared[written], place)
    return None


def origin_finder(traced: Iterable[TracedStyle]) -> Callable[[Outcome], StyleOrigin | None]:
    """Give the function that finds the declaration behind an outcome, from what was traced of a site."""
    by_kind: dict[str, dict[str, TracedStyle]] = {}
    for one in traced:
        by_kind.setdefault(one.kind, {})[one.selector] = one

    def find(outcome: Outcome) -> StyleOrigin | None:
        fault = style_fault_of(outcome)
        if fault is None:
            return None
        return in_own_attribute(outcome, fault) or _traced(outcome, by_kind.get(kind_of(outcome, fault), {}))

    return find


def _traced(outcome: Outcome, known: Mapping[str, TracedStyle]) -> StyleOrigin | None:
    """Find an outcome among those of its kind; where these differ, by its selector, which a template makes alike."""
    if "" in known:
        return known[""].origin
    found = known.get(outcome.place.selector)
    holds = found is not None and (found.page == outcome.page or not outcome.place.in_main)
    return found.origin if found is not None and holds else None
