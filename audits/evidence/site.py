"""A page and a site: everything seen of them."""

from msgspec import Struct

from audits.evidence.accessible import AccessibleNode
from audits.evidence.arrangement import Arrangement
from audits.evidence.basics import NOT_ASKED, NotGathered, Written
from audits.evidence.blocks import Block
from audits.evidence.controls import Control
from audits.evidence.document import (
    Anchors,
    Asset,
    DataBlock,
    Heading,
    Landmark,
    Link,
    MainContent,
    PhoneNumber,
    Picture,
    Prose,
    SentenceLink,
    Shown,
)
from audits.evidence.embedded import Frame, Graphic, Media
from audits.evidence.followed_links import BookingVisit, ExternalVisit
from audits.evidence.forms import Field, FieldGroup, Form, StatusChange
from audits.evidence.head import Encoding, Head
from audits.evidence.keyboard import Reaction, Shortcuts, SkipLink, TabSequence
from audits.evidence.listeners import Listeners
from audits.evidence.markup import Markup, Tags
from audits.evidence.motion import Motion
from audits.evidence.opened import Opened
from audits.evidence.orientation import Orientation
from audits.evidence.page_features import Content, Feature
from audits.evidence.pointer import Hovering, Pointing
from audits.evidence.style_origin import TracedStyle
from audits.evidence.tel_activation import TelActivation
from audits.evidence.traffic import NO_REDIRECT, Redirect, RedirectBy, Request, Stored
from audits.evidence.view import View

SEARCH_INDEX = "search/search_index.json"
"""The file, below SITE, in which MkDocs keeps what its search finds."""

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
"""How the names of the files end that are pages, in lower case."""

READ_BEFORE_MOVING_ON = 200
"""Characters: a page that shows more than this is read, even if it sends its reader on."""


class Page(Struct, frozen=True, omit_defaults=True):
    """Everything seen of one page.

    `path` is the file below SITE, `url` its address, `source` the Markdown file, if known. `sends_on_to` is the address
    to which the page sends its reader by itself, and `redirect` says how it does so. `loaded` says whether the page
    could be opened at all. `written` is there where the build of the site has noted which element came from where.
    """

    path: str
    url: str
    source: str | None
    loaded: bool | NotGathered
    sends_on_to: str = ""
    redirect: Redirect = NO_REDIRECT
    written: Written | None = None
    head: Head | NotGathered = NOT_ASKED
    headings: tuple[Heading, ...] | NotGathered = NOT_ASKED
    landmarks: tuple[Landmark, ...] | NotGathered = NOT_ASKED
    main_content: MainContent | NotGathered = NOT_ASKED
    links: tuple[Link, ...] | NotGathered = NOT_ASKED
    sentence_links: tuple[SentenceLink, ...] | NotGathered = NOT_ASKED
    pictures: tuple[Picture, ...] | NotGathered = NOT_ASKED
    assets: tuple[Asset, ...] | NotGathered = NOT_ASKED
    anchors: Anchors | NotGathered = NOT_ASKED
    data_blocks: tuple[DataBlock, ...] | NotGathered = NOT_ASKED
    numbers: tuple[PhoneNumber, ...] | NotGathered = NOT_ASKED
    requests: tuple[Request, ...] | NotGathered = NOT_ASKED
    stored: tuple[Stored, ...] | NotGathered = NOT_ASKED
    views: tuple[View, ...] | NotGathered = NOT_ASKED
    encoding: Encoding | NotGathered = NOT_ASKED
    tel_activations: tuple[TelActivation, ...] | NotGathered = NOT_ASKED
    shown: Shown | NotGathered = NOT_ASKED
    orientation: Orientation | NotGathered = NOT_ASKED
    prose: Prose | NotGathered = NOT_ASKED
    tab_sequences: tuple[TabSequence, ...] | NotGathered = NOT_ASKED
    features: tuple[Feature, ...] | NotGathered = NOT_ASKED
    content: Content | NotGathered = NOT_ASKED
    listeners: Listeners | NotGathered = NOT_ASKED
    motion: Motion | NotGathered = NOT_ASKED
    blocks: tuple[Block, ...] | NotGathered = NOT_ASKED
    markup: Markup | NotGathered = NOT_ASKED
    tags: Tags | NotGathered = NOT_ASKED
    accessible: tuple[AccessibleNode, ...] | NotGathered = NOT_ASKED
    frames: tuple[Frame, ...] | NotGathered = NOT_ASKED
    graphics: tuple[Graphic, ...] | NotGathered = NOT_ASKED
    media: Media | NotGathered = NOT_ASKED
    fields: tuple[Field, ...] | NotGathered = NOT_ASKED
    forms: tuple[Form, ...] | NotGathered = NOT_ASKED
    field_groups: tuple[FieldGroup, ...] | NotGathered = NOT_ASKED
    status_changes: tuple[StatusChange, ...] | NotGathered = NOT_ASKED
    controls: tuple[Control, ...] | NotGathered = NOT_ASKED
    shortcuts: Shortcuts | NotGathered = NOT_ASKED
    reactions: tuple[Reaction, ...] | NotGathered = NOT_ASKED
    skip_links: tuple[SkipLink, ...] | NotGathered = NOT_ASKED
    arrangements: tuple[Arrangement, ...] | NotGathered = NOT_ASKED
    pointing: Pointing | NotGathered = NOT_ASKED
    hovering: Hovering | NotGathered = NOT_ASKED
    opened: tuple[Opened, ...] | NotGathered = NOT_ASKED

    @property
    def only_sends_on(self) -> bool:
        """Whether nobody reads this page: it sends each reader on at once, every time, and shows next to nothing."""
        if not self.sends_on_to or not self.redirect.is_repeated or self.redirect.by is RedirectBy.FORM:
            return False
        if not isinstance(self.head, Head):
            return True
        return not self.head.waits_to_refresh and len(self.head.main_text) <= READ_BEFORE_MOVING_ON

    @property
    def is_error_page(self) -> bool:
        """Whether a host shows this page in place of one that is not there."""
        return self.path.rpartition("/")[2] == "404.html"


class Tools(Struct, frozen=True):
    """What the evidence was gathered with."""

    audits: str
    axe: str
    browser: str


class SiteDocument(Struct, frozen=True):
    """A file of the site that is no page but says something of its pages, such as its sitemap: its path and text."""

    path: str
    text: str | NotGathered


def may_be_feed(path: str) -> bool:
    """Tell by its name whether a file may be a feed, RSS or Atom."""
    name = path.rpartition("/")[2].lower()
    return name.endswith((".xml", ".rss", ".atom")) and not name.startswith("sitemap")


class PictureFile(Struct, frozen=True):
    """A picture among the site's files, with its size in pixels; `unreadable` says why it is none, if it is none."""

    path: str
    width: int
    height: int
    unreadable: str = ""


class Reused(Struct, frozen=True):
    """Pages taken from the cache (`pages`), and pages that reused findings of their template (`regions`)."""

    pages: int = 0
    regions: int = 0


class Site(Struct, frozen=True, omit_defaults=True):
    """Everything seen of a site: what a rule may ask for.

    `files` are the paths below SITE of all files; `base` the path under which the site is served, with both slashes;
    `documents` its robots.txt, sitemaps, feeds, search index and manifests; `picture_files` its pictures of pixels;
    `external` what other hosts said of the addresses linked to; `differing` the pages, with ids of
    rules, where reuse and full gathering disagreed; `styles` which declarations are behind what style sheets do wrong,
    told kind by kind; `left_out` sentences on what the run was told to leave out; `folder` the path of SITE from the
    root of its repository, empty where it lies in none.
    """

    base: str
    profiles: tuple[str, ...]
    files: tuple[str, ...]
    pages: tuple[Page, ...]
    bookings: tuple[BookingVisit, ...] | NotGathered
    tools: Tools
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    reused: Reused = Reused()
    differing: tuple[str, ...] = ()
    styles: tuple[TracedStyle, ...] = ()
    documents: tuple[SiteDocument, ...] | NotGathered = NotGathered("Nobody read the site's robots.txt and sitemaps.")
    picture_files: tuple[PictureFile, ...] | NotGathered = NotGathered("Nobody read the site's pictures.")
    external: tuple[ExternalVisit, ...] | NotGathered = NotGathered("This run did not ask other hosts.")
    folder: str = ""
