"""What was seen of a site: frozen, JSON-shaped records that rules judge and a folder can keep.

Addresses are as the browser resolved them, with the site's own origin written as `ORIGIN`, whatever port served it.
Lengths are CSS pixels. A record that could not be had is `NotGathered` with its reason, never an empty one.
"""

from audits.evidence.accessible import NO_SPACE, AccessibleNode
from audits.evidence.basics import NOT_ASKED, ORIGIN, NotGathered, Place
from audits.evidence.blocks import Block, Part
from audits.evidence.calls import Activation, Pressed
from audits.evidence.document import (
    Asset,
    DataBlock,
    Encoding,
    Head,
    Heading,
    HeadLink,
    Landmark,
    Link,
    Meta,
    PhoneNumber,
    Picture,
    Prose,
    Shown,
    ShownTime,
    Step,
    Trail,
)
from audits.evidence.elsewhere import BookingOutcome, BookingVisit, ExternalOutcome, ExternalVisit
from audits.evidence.embedded import (
    Frame,
    FrameContent,
    Graphic,
    GraphicKind,
    Media,
    Player,
    Recording,
    Track,
)
from audits.evidence.forms import ErrorMessage, Field, Form, NewText, StatusChange
from audits.evidence.keyboard import Indicator, Jump, Pictured, Stop, Trap, Walk
from audits.evidence.listeners import Listener, Listeners
from audits.evidence.markup import Breaks, DuplicateId, Markup, Presentational, Table, TagFault, Tags, Titled
from audits.evidence.motion import Departure, Motion, Moving, MovingKind
from audits.evidence.presence import Content, Feature, FeatureKind
<<<<<<< HEAD
from audits.evidence.screen import Animation, Bar, Bars, EndlessMotion, Underneath
from audits.evidence.site import PAGE_SUFFIXES, READ_BEFORE_MOVING_ON, SEARCH_INDEX, Document, Page, Site, Tools
from audits.evidence.text import Cut, CutText, LostLink, LostText, Overlap, Reveal, Shrunk, TextLayout
=======
from audits.evidence.site import (
    PAGE_SUFFIXES,
    READ_BEFORE_MOVING_ON,
    SEARCH_INDEX,
    Document,
    Page,
    PictureFile,
    Site,
    Tools,
    may_be_feed,
)
>>>>>>> 925049f (Pages hidden from search engines, translations, feeds, and the sizes of pictures)
from audits.evidence.traffic import Message, Request, Stored
from audits.evidence.view import Axe, AxeFinding, AxeNode, Contrast, Layout, Overflow, TouchTarget, TouchTargets, View

__all__ = [
    "NOT_ASKED",
    "NO_SPACE",
    "ORIGIN",
    "PAGE_SUFFIXES",
    "READ_BEFORE_MOVING_ON",
    "SEARCH_INDEX",
    "AccessibleNode",
    "Activation",
    "Animation",
    "Asset",
    "Axe",
    "AxeFinding",
    "AxeNode",
    "Bar",
    "Bars",
    "Block",
    "BookingOutcome",
    "BookingVisit",
    "Breaks",
    "Content",
    "Contrast",
    "Cut",
    "CutText",
    "DataBlock",
    "Departure",
    "Document",
    "DuplicateId",
    "Encoding",
    "EndlessMotion",
    "ErrorMessage",
    "ExternalOutcome",
    "ExternalVisit",
    "Feature",
    "FeatureKind",
    "Field",
    "Form",
    "Frame",
    "FrameContent",
    "Graphic",
    "GraphicKind",
    "Head",
    "HeadLink",
    "Heading",
    "Indicator",
    "Jump",
    "Landmark",
    "Layout",
    "Link",
    "Listener",
    "Listeners",
    "LostLink",
    "LostText",
    "Markup",
    "Media",
    "Message",
    "Meta",
    "Motion",
    "Moving",
    "MovingKind",
    "NewText",
    "NotGathered",
    "Overflow",
    "Overlap",
    "Page",
    "Part",
    "PhoneNumber",
    "Picture",
    "PictureFile",
    "Pictured",
    "Place",
    "Player",
    "Presentational",
    "Pressed",
    "Prose",
    "Recording",
    "Request",
    "Reveal",
    "Shown",
    "ShownTime",
    "Shrunk",
    "Site",
    "StatusChange",
    "Step",
    "Stop",
    "Stored",
    "Table",
    "TagFault",
    "Tags",
    "TextLayout",
    "Titled",
    "Tools",
    "TouchTarget",
    "TouchTargets",
    "Track",
    "Trail",
    "Trap",
    "Underneath",
    "View",
    "Walk",
    "may_be_feed",
]
