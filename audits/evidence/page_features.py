"""What a page holds that brings further criteria in: media, frames, forms, fields; and what its content is known by."""

from enum import StrEnum

from msgspec import Struct

from audits.evidence.basics import Place


class FeatureKind(StrEnum):
    """What kind of thing it is: what criteria of WCAG are about, rather than what an element is called.

    A `toggle` is a checkbox, radio or slider outside every form, a `field` what a reader enters something in.
    """

    AUDIO = "audio"
    VIDEO = "video"
    MOVING_PICTURE = "moving picture"
    FRAME = "frame"
    PLUG_IN = "plug-in"
    CANVAS = "canvas"
    FORM = "form"
    FIELD = "field"
    SEARCH_FIELD = "search field"
    TOGGLE = "toggle"
    SCRIPT = "script"
    REFRESH = "refresh"


class Feature(Struct, frozen=True):
    """One such thing, whether it is rendered or not: its kind, and what tells it apart (a label, an address)."""

    kind: FeatureKind
    about: str
    place: Place


class Content(Struct, frozen=True, tag="content"):
    """What a page's main content is known by: the hash of its text and structure, without what changes by itself.

    `digest` is the start of the SHA-256 of what `gatherers/content.js` writes of the main landmark, or of the body
    where there is none.
    """

    digest: str
