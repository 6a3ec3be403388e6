"""Which findings one edit mends: one line of a style sheet, one template, one script, one passage of a page."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser
from typing import NamedTuple

from msgspec import Struct

from audits.evidence import StyleKind, StyleOrigin, StylePlace
from audits.rules.outcomes import Outcome
from audits.verdict.report import Cause, CauseKind, Finding, MendedBy

Key = tuple[str, ...]


STYLE_RULES = frozenset(
    {
        "axe-color-contrast", "axe-css-orientation-lock", "axe-link-in-text-block", "axe-target-size",
        "contrast-by-picture", "control-contrast", "focus-contrast", "focus-visible", "forced-colors",
        "line-height", "line-length", "link-look", "orientation", "print-cut", "print-links", "print-menu",
        "print-text", "reduced-motion", "reflow", "reflow-bars", "reflow-text", "state-contrast",
        "tel-link-comfortable", "text-justified", "text-size", "text-spacing", "text-zoom",
    }
)  # fmt: skip
"""Rules whose faults a style sheet makes: one line of it is at fault on every element that looks the same."""

SCRIPT_RULES = frozenset(
    {
        "axe-scrollable-region-focusable", "context-change", "dragging", "focus-follows", "focus-order",
        "hover-content", "hover-menu", "keyboard-operate", "keyboard-reach", "keyboard-trap",
        "main-content-usable", "no-script", "opens-on-press", "pointer-cancellation", "pointer-gesture",
        "single-key-shortcut", "skip-link", "status-message", "timing", "toggle-state",
    }
)  # fmt: skip
"""Rules whose faults the template or a script makes, alike on every page, whatever words stand there."""

COVER_RULES = frozenset({"focus-hidden"})
"""Rules whose faults come from the element that their message shows, which lies over others."""

TEMPLATE_RULES = frozenset(
    {
        "canonical-absolute", "canonical-address", "character-encoding", "consistent-help", "consistent-name",
        "consistent-navigation", "cookie-or-storage", "document-type", "feed", "not-found-page",
        "page-language", "page-title-single", "robots-file", "several-ways", "site-icon", "sitemap-complete",
        "social-card", "viewport-zoomable",
    }
)  # fmt: skip
"""Rules about what a template writes into every page, or what stands once for the whole site."""

CLINIC_RULES = frozenset({"booking-link-works", "booking-link-consistent"})
"""Rules about the booking service, which the clinic runs."""

LABELS = ("aria-label", "alt", "title", "placeholder", "value", "name", "id", "for", "src", "href")
"""Attributes that tell an element without text from its like, the most telling first."""


REMEMBERED = 2**14
"""Elements: the same one is asked about for its cause, its kind and its label."""


class Element(Struct, frozen=True):
    """What the start of an element's HTML tells of it: tag name, classes, role, and what it is called or says."""

    tag: str = ""
    classes: tuple[str, ...] = ()
    role: str = ""
    label: str = ""

    @property
    def shape(self) -> str:
        """The element as a selector that fits all that look alike, as in `a.button[role=tab]`."""
        role = f"[role={self.role}]" if self.role else ""
        return "".join((self.tag, *(f".{name}" for name in self.classes), role))


@lru_cache(maxsize=REMEMBERED)
def element_of(html: str) -> Element:
    """Read an element from the start of its HTML; empty where not even its opening tag is whole."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    text = " ".join(" ".join(reader.text).split())
    label = next((_last_part(value) for name in LABELS if (value := reader.attributes.get(name))), "")
    classes = tuple(sorted((reader.attributes.get("class") or "").split()))
    return Element(reader.tag, classes, reader.attributes.get("role") or "", text or label)


class Opening(NamedTuple):
    """The opening tag of an element as written, and what its `style` attribute says; empty where it is not whole."""

    tag: str = ""
    style: str = ""


def opening_of(html: str) -> Opening:
    """Read the opening tag from the start of an element's HTML."""
    reader = _Reader()
    reader.feed(html)
    return Opening(reader.opening, reader.attributes.get("style") or "")


def _last_part(value: str) -> str:
    """Give what is the same of an address on pages at different depths: a relative one begins in many ways."""
    return value.rstrip("/").rpartition("/")[2].strip(".")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tag = ""
        self.opening = ""
        self.attributes: dict[str, str | None] = {}
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.tag:
            self.tag, self.attributes = tag, dict(attrs)
            self.opening = self.get_starttag_text() or ""

    def handle_data(self, data: str) -> None:
        if self.tag:
            self.text.append(data)


def cause_key(outcome: Outcome, style: StyleOrigin | None = None) -> Key:
    """Give what is the same for all findings that one edit mends, and differs for all others.

    Faults that a style sheet makes are told apart by the declaration behind them, `style`, or where that is not known
    by the kind of element and the colours they name; those of scripts by the kind of element; those of templates by the
    element and what it says; those of a page's own content by the element's whole HTML.
    """
    return (outcome.rule, outcome.result, *(_key_by(outcome) if style is None else _style_key(style)))


HASH = re.compile(r"[.-][0-9a-f]{8,}(?=\.)")
"""What builders put into the names of style sheets, another at each edit."""


def _style_key(style: StyleOrigin) -> Key:
    """Tell a declaration by what it says and where: not by its line, so that a line above it changes nothing."""
    variable = style.variable
    set_at = (*_style_place_key(variable.place), variable.name) if variable else ()
    return ("declaration", *_style_place_key(style.place), style.property, style.value, *set_at)


def _style_place_key(place: StylePlace) -> Key:
    """Leave out the page in which a `<style>` or an attribute stands: pages share those of their template."""
    file = HASH.sub("", place.file) if place.kind is StyleKind.SHEET else ""
    return (place.kind, file, place.condition, place.selector)


def kind_of(outcome: Outcome) -> CauseKind:
    """Say what kind of edit mends a finding."""
    place = outcome.place
    if outcome.rule in STYLE_RULES | COVER_RULES:
        return CauseKind.STYLE
    if outcome.rule in SCRIPT_RULES and (_is_specific(outcome) or not place.html):
        return CauseKind.SCRIPT
    if not place.html:
        return CauseKind.PAGE
    return CauseKind.CONTENT if place.in_main else CauseKind.TEMPLATE


def _is_specific(outcome: Outcome) -> bool:
    """Tell whether an element is of a kind of its own: outside the main part, or with classes or a role."""
    element = element_of(outcome.place.html)
    return bool(element.classes or element.role) or not outcome.place.in_main


def _key_by(outcome: Outcome) -> Key:
    place = outcome.place
    element = element_of(place.html)
    kind = kind_of(outcome)
    match kind:
        case CauseKind.STYLE if outcome.rule in COVER_RULES:
            return (kind, *(element_of(html).shape for html in re.findall(r"<[^>]+>", outcome.message)))
        case CauseKind.STYLE:
            colours = sorted(set(re.findall(r"#[0-9a-f]{3,8}\b", outcome.message)))
            return (kind, element.shape or place.selector, *colours)
        case CauseKind.SCRIPT:
            return (kind, element.shape or place.selector)
        case CauseKind.TEMPLATE:
            return (kind, element.shape, element.label)
        case CauseKind.CONTENT:
            return (kind, place.html)
        case CauseKind.PAGE:
            return (kind, place.selector, outcome.message)


def cause_id(key: Key) -> str:
    """Give 16 hexadecimal digits that name a cause in every run."""
    return hashlib.sha256("\n".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def mended_by(outcome: Outcome, style: StyleOrigin | None = None) -> MendedBy:
    """Say who can mend a finding; `style` is the declaration behind it, where that is known."""
    if outcome.rule in CLINIC_RULES:
        return MendedBy.CLINIC
    if style is not None and (style.place.kind is not StyleKind.ATTRIBUTE or not outcome.place.in_main):
        return MendedBy.TEMPLATE
    if style is not None:
        return MendedBy.EDITOR
    of_template = outcome.rule in STYLE_RULES | SCRIPT_RULES | COVER_RULES | TEMPLATE_RULES
    has_own_style = " style=" in outcome.place.html.partition(">")[0]
    if (of_template and not (has_own_style and outcome.rule in STYLE_RULES)) or not outcome.page:
        return MendedBy.TEMPLATE
    return MendedBy.EDITOR if outcome.place.in_main else MendedBy.TEMPLATE


def causes_of(
    outcomes: Sequence[Outcome],
    findings: Sequence[Finding],
    styles: Sequence[StyleOrigin | None],
    since: Mapping[int, date],
) -> tuple[Cause, ...]:
    """Group findings by the edit that mends them, in the order in which each cause is first met.

    `outcomes` are those that the findings were made of, and `styles` the declarations behind them where these are
    known, in the same order; `since` says of those that a baseline knows, by position, since when. A cause whose
    findings differ in status is told once for each.
    """
    positions: dict[tuple[Key, str], list[int]] = {}
    for at, (outcome, finding, style) in enumerate(zip(outcomes, findings, styles, strict=True)):
        positions.setdefault((cause_key(outcome, style), finding.status), []).append(at)
    return tuple(
        _cause(key, at, outcomes[at[0]], findings, styles[at[0]], [since[one] for one in at if one in since])
        for (key, _), at in positions.items()
    )


def _cause(  # noqa: PLR0913, PLR0917  because a cause is all of these
    key: Key,
    at: Sequence[int],
    outcome: Outcome,
    findings: Sequence[Finding],
    style: StyleOrigin | None,
    days: Sequence[date],
) -> Cause:
    first = findings[at[0]]
    return Cause(
        id=cause_id(key),
        rule=first.rule,
        level=first.level,
        result=first.result,
        status=first.status,
        kind=kind_of(outcome),
        mended_by=mended_by(outcome, style),
        message=first.message,
        element=element_of(first.html).shape,
        pages=len({findings[one].page for one in at}),
        findings=tuple(at),
        style=style,
        since=min(days) if days and len(days) == len(at) else None,
    )
