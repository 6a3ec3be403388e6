"""Which causes a site's theme makes, Material for MkDocs, where the option `mend_theme` of our plugin mends them."""

import re
from collections.abc import Sequence

from msgspec import structs

from audits.evidence import Head, Site, StyleKind, StyleOrigin, StylePlace
from audits.lib.theme_files import FILES
from audits.rules.outcomes import Outcome
from audits.verdict.causes import COVER_RULES, element_of
from audits.verdict.report import Cause

GENERATOR = re.compile(r"mkdocs-material-9\.")
"""What pages of the theme say of themselves, as in `mkdocs-1.6.1, mkdocs-material-9.8.1`."""

STYLE_SHEET = re.compile(r"(?:.*/)?assets/stylesheets/(?:main|palette)\.[0-9a-f]+\.min\.css")
"""The theme's own style sheets, by their paths below SITE."""

MENDED_RULES = frozenset(
    {
        "axe-aria-allowed-attr", "axe-aria-dialog-name", "axe-aria-progressbar-name", "axe-aria-required-children",
        "axe-color-contrast", "axe-link-in-text-block", "contrast-by-picture", "control-contrast", "focus-follows",
        "focus-hidden", "focus-order", "focus-visible", "forced-colors", "hover-content", "keyboard-reach",
        "new-window-told", "reflow-text", "skip-link", "state-contrast", "status-message", "text-spacing",
        "toggle-state",
    }
)  # fmt: skip
"""Rules whose faults in the theme the option mends."""

AUTHORS_CLASSES = frozenset({"md-button", "md-button--primary", "md-tag"})
"""Classes of the theme that authors give to elements of their own."""


def with_theme_marked(causes: Sequence[Cause], outcomes: Sequence[Outcome], site: Site) -> tuple[Cause, ...]:
    """Mark the causes that the option `mend_theme` mends: none where the site has another theme, or has the option.

    `outcomes` are those that the findings of the causes were made of, in the same order.
    """
    if not _has_theme(site) or set(FILES) & set(site.files):
        return tuple(causes)
    return tuple(
        structs.replace(one, mended_by_theme_option=is_of_theme(outcomes[one.findings[0]], one.style)) for one in causes
    )


def _has_theme(site: Site) -> bool:
    heads = (page.head for page in site.pages)
    return any(isinstance(head, Head) and GENERATOR.search(head.content("generator") or "") for head in heads)


def is_of_theme(outcome: Outcome, style: StyleOrigin | None = None) -> bool:
    """Tell whether the theme makes a fault; `style` is the declaration behind it, where that is known.

    Where it is, the theme's own style sheet must hold it, and the colour it uses. Else the element must bear a class of
    the theme, and not come from the Markdown. What cannot be told is not the theme's.
    """
    if outcome.rule not in MENDED_RULES:
        return False
    if style is not None:
        return _is_in_theme(style.place) and (style.variable is None or _is_in_theme(style.variable.place))
    shown = re.search(r"<[^>]+>", outcome.message) if outcome.rule in COVER_RULES else None
    classes = set(element_of(shown[0] if shown else outcome.place.html).classes)
    is_from_markdown = bool(outcome.place.source) and shown is None
    return not is_from_markdown and not classes & AUTHORS_CLASSES and any(name.startswith("md-") for name in classes)


def _is_in_theme(place: StylePlace) -> bool:
    return place.kind is StyleKind.SHEET and STYLE_SHEET.fullmatch(place.file) is not None
