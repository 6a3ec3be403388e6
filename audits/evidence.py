"""What was seen of a site: frozen, JSON-shaped records that rules judge and a folder can keep.

Addresses are as the browser resolved them, with the site's own origin written as `ORIGIN`, whatever port served it.
Lengths are CSS pixels. A record that could not be had is `NotGathered` with its reason, never an empty one.
"""

from enum import StrEnum

from msgspec import Struct

ORIGIN = "http://site.localhost"
"""The origin under which the browser sees the audited site: the same in every run, so evidence can be compared."""


SEARCH_INDEX = "search/search_index.json"
"""The file, below SITE, in which MkDocs keeps what its search finds."""

READ_BEFORE_MOVING_ON = 200
"""Characters: a page that shows more than this is read, even if it sends its reader on."""


class NotGathered(Struct, frozen=True, tag="not-gathered"):
    """Evidence that is missing, and why."""

    reason: str


class Place(Struct, frozen=True):
    """Where something stands on a page: a CSS selector and the start of its HTML (300 characters at most).

    `in_main` is false for what stands outside the page's main landmark: that comes from the template, not the Markdown.
    """

    selector: str = ""
    html: str = ""
    in_main: bool = True


class Meta(Struct, frozen=True):
    """A `meta` element in the head: its `name`, `property` or `http-equiv` in lower case, and its content."""

    key: str
    content: str


class HeadLink(Struct, frozen=True):
    """A `link` element in the head: its relation in lower case, its address as written and as resolved."""

    rel: str
    href: str
    url: str
    hreflang: str = ""


class Head(Struct, frozen=True, tag="head"):
    """What a page says of itself."""

    titles: tuple[str, ...]
    language: str | None
    metas: tuple[Meta, ...]
    links: tuple[HeadLink, ...]
    h1: tuple[str, ...]
    has_doctype: bool
    characters: str
    parse_error: str
    """What the browser could not read of an XHTML page; empty where it could read all."""
    main_text: str
    """The first 2,000 characters of the main text, to tell in what language it is."""
    quirks: bool | None = None
    """Whether the browser shows the page in quirks mode, as pages of the 1990s were; `None` in evidence without it."""

    def content(self, key: str) -> str | None:
        """Give the content of the first `meta` with this name or property."""
        return next((meta.content for meta in self.metas if meta.key == key), None)

    def contents(self, key: str) -> tuple[str, ...]:
        """Give the content of every `meta` with this name or property."""
        return tuple(meta.content for meta in self.metas if meta.key == key)

    @property
    def is_indexable(self) -> bool:
        """Whether the page lets search engines show it (https://developers.google.com/search/docs/crawling-indexing)."""
        asked = ",".join(content for key in ("robots", "googlebot") for content in self.contents(key)).lower()
        return not {word.strip() for word in asked.split(",")} & {"noindex", "none"}

    def linked(self, rel: str) -> tuple[HeadLink, ...]:
        """Give every `link` with this relation."""
        return tuple(link for link in self.links if rel in link.rel.split())


class Encoding(Struct, frozen=True, tag="encoding"):
    """In what encoding a page's file says it is written, and in what it is.

    `declared` is the label of its byte order mark or its first declaration, in lower case, empty where there is none;
    `ends_at` the byte at which that declaration ends. `is_readable` says whether the bytes can be read as declared.
    """

    declared: str
    ends_at: int
    is_readable: bool
    is_ascii: bool
    is_utf_8: bool
    has_mark: bool = False
    is_xml: bool = False


class Heading(Struct, frozen=True):
    """A heading that assistive technology meets, with its level (1 to 6, or `aria-level`)."""

    level: int
    text: str
    place: Place


class Landmark(Struct, frozen=True):
    """A landmark region: its role and accessible name."""

    role: str
    name: str
    place: Place


class Link(Struct, frozen=True):
    """An element that leads somewhere: `a` or `area` with an `href`.

    `href` is as written, `url` as resolved; `text` is what can be read, `name` the accessible name (an approximation of
    https://www.w3.org/TR/accname-1.2/). `visible` says whether it was rendered in the first profile; `nearby` is the
    text of the block around it (300 characters at most); `landmark` the role of the nearest landmark.
    """

    href: str
    url: str
    text: str
    name: str
    visible: bool
    nearby: str
    landmark: str
    place: Place
    rel: str = ""
    target: str = ""
    headed: str = ""
    """What stands above it: the last heading before it, and the term or the row's first cell it belongs to."""

    @property
    def scheme(self) -> str:
        """The scheme of the address, in lower case: `https`, `tel`, `mailto`."""
        return self.url.partition(":")[0].lower()


class Picture(Struct, frozen=True):
    """An image: its address as written, its alternative (`None` where there is no `alt`), and its natural size."""

    src: str
    alt: str | None
    width: int
    height: int
    place: Place


class Asset(Struct, frozen=True):
    """A file the page asks for: a picture candidate, a script, a stylesheet, an icon, a track, a frame."""

    kind: str
    href: str
    url: str
    place: Place


class DataBlock(Struct, frozen=True):
    """What a page tells machines in one place: a block of JSON-LD, or an item of microdata that is no other's property.

    `syntax` is `json-ld`, whose `text` is as written, or `microdata`, whose `text` is the item as JSON in the form of
    https://html.spec.whatwg.org/multipage/microdata.html#json.
    """

    text: str
    place: Place
    syntax: str = "json-ld"


class ShownTime(Struct, frozen=True):
    """A date or time that the page shows in a `time` element: for machines, and the words before it."""

    when: str
    label: str


class Step(Struct, frozen=True):
    """One link of a trail of pages: what it is called, and its address as resolved."""

    name: str
    url: str


class Trail(Struct, frozen=True):
    """A trail of pages (breadcrumbs) that the page shows: its whole text, and its links."""

    text: str
    steps: tuple[Step, ...]
    place: Place


class Shown(Struct, frozen=True, tag="shown"):
    """What a reader can find out from the page: its text (the first 200,000 characters), its own dates, its trails."""

    text: str
    times: tuple[ShownTime, ...]
    trails: tuple[Trail, ...]


class PhoneNumber(Struct, frozen=True):
    """A telephone number that can be read in the page's text.

    `e164` is the number dialled from anywhere; `href` the address of the link around it, empty where there is none;
    `nearby` the text of its block.
    """

    text: str
    e164: str
    href: str
    nearby: str
    place: Place


class Request(Struct, frozen=True):
    """Something the page asked for while it loaded.

    `status` is `None` where no answer came, with the browser's word for it in `failure`. `host` is empty for the site.
    """

    url: str
    host: str
    method: str
    kind: str
    status: int | None = None
    failure: str = ""


class Stored(Struct, frozen=True):
    """Something left in the visitor's browser: a cookie or an entry of web storage."""

    kind: str
    name: str
    host: str = ""


class Message(Struct, frozen=True):
    """An error on the browser's console."""

    text: str
    where: str = ""


class AxeNode(Struct, frozen=True):
    """One element an axe rule is about, with axe's own words of what is wrong."""

    place: Place
    summary: str


class AxeFinding(Struct, frozen=True):
    """The elements one axe rule did not pass."""

    rule: str
    help: str
    nodes: tuple[AxeNode, ...]


class Axe(Struct, frozen=True, tag="axe"):
    """What axe said of one view.

    `passes` maps a rule to how many elements passed it; `elsewhere` names the rules left to another view of the same
    page, where they see the same.
    """

    version: str
    violations: tuple[AxeFinding, ...]
    incomplete: tuple[AxeFinding, ...]
    passes: dict[str, int]
    inapplicable: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


class Overflow(Struct, frozen=True):
    """An element that reaches past the viewport's right edge: its edges, its text (80 characters at most).

    `within` names the nearest element around it, or itself, that may need two dimensions: `table`, `pre`, `img`, `svg`,
    `canvas`, `video`, `iframe`, `math`, `object` or `embed`; it is empty where there is none.
    """

    left: int
    right: int
    text: str
    within: str
    place: Place


class Layout(Struct, frozen=True, tag="layout"):
    """The sizes of one view.

    `scroll_width` more than `width` means scrolling sideways, or being cut off where the page `scrolls_sideways` not.
    """

    width: int
    height: int
    scroll_width: int
    scroll_height: int
    scrolls_sideways: bool
    past_edge: tuple[Overflow, ...]


class TouchTarget(Struct, frozen=True):
    """A link as large as it is rendered, in CSS pixels; `is_inline` says that it flows with the words of a sentence."""

    href: str
    url: str
    text: str
    width: float
    height: float
    is_inline: bool
    place: Place


class TouchTargets(Struct, frozen=True, tag="touch-targets"):
    """The links of one view that call somebody or lead to another site, and whether the view is a phone's."""

    is_phone: bool
    links: tuple[TouchTarget, ...]


class Pressed(Struct, frozen=True, tag="pressed"):
    """What came of one press: the address the browser was asked for, empty where it was asked for none.

    `over` is the start of the HTML of what lies over the link, empty where nothing does; it is `dismissable` where it
    is a dialog, which a reader can close.
    """

    asked_for: str
    over: str = ""
    dismissable: bool = False


class Activation(Struct, frozen=True):
    """What came of pressing one visible telephone link, by click and by Enter, as real input to the browser."""

    href: str
    url: str
    text: str
    click: Pressed | NotGathered
    enter: Pressed | NotGathered
    place: Place


class View(Struct, frozen=True):
    """One page in one profile and state (`loaded`, `menu-open`, `search-open`)."""

    profile: str
    state: str
    axe: Axe | NotGathered
    layout: Layout | NotGathered
    targets: TouchTargets | NotGathered = NotGathered("Nobody measured the links of this view.")

    @property
    def label(self) -> str:
        """The profile as reports name it, with the state where it is not as loaded: `mobile (menu-open)`."""
        return self.profile if self.state == "loaded" else f"{self.profile} ({self.state})"


class Page(Struct, frozen=True):
    """Everything seen of one page.

    `path` is the file below SITE, `url` its address, `source` the Markdown file, if known. `sends_on_to` is the address
    to which the page sends its reader by itself. `loaded` says whether the page could be opened at all.
    """

    path: str
    url: str
    source: str | None
    loaded: bool | NotGathered
    sends_on_to: str
    head: Head | NotGathered
    headings: tuple[Heading, ...] | NotGathered
    landmarks: tuple[Landmark, ...] | NotGathered
    links: tuple[Link, ...] | NotGathered
    pictures: tuple[Picture, ...] | NotGathered
    assets: tuple[Asset, ...] | NotGathered
    anchors: tuple[str, ...] | NotGathered
    data_blocks: tuple[DataBlock, ...] | NotGathered
    numbers: tuple[PhoneNumber, ...] | NotGathered
    requests: tuple[Request, ...] | NotGathered
    stored: tuple[Stored, ...] | NotGathered
    console: tuple[Message, ...] | NotGathered
    views: tuple[View, ...] | NotGathered
    encoding: Encoding | NotGathered = NotGathered("Nobody looked at the bytes of the page's file.")
    activations: tuple[Activation, ...] | NotGathered = NotGathered("Nobody pressed the page's telephone links.")
    shown: Shown | NotGathered = NotGathered("Nobody read what the page shows.")

    @property
    def only_sends_on(self) -> bool:
        """Whether nobody reads this page: it sends its reader on by itself, and shows next to nothing."""
        shown = self.head.main_text if isinstance(self.head, Head) else ""
        return bool(self.sends_on_to) and len(shown) <= READ_BEFORE_MOVING_ON

    @property
    def is_error_page(self) -> bool:
        """Whether a host shows this page in place of one that is not there."""
        return self.path.rpartition("/")[2] == "404.html"


class BookingOutcome(StrEnum):
    """How far following a booking link came."""

    WORKS = "works"
    NO_SLOT = "no-slot"
    NOT_FOUND = "not-found"
    WRONG_CLINIC = "wrong-clinic"
    LOGIN_WALL = "login-wall"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    INSECURE_HOP = "insecure-hop"
    UNEXPECTED_HOST = "unexpected-host"
    BAD_CERTIFICATE = "bad-certificate"
    EMPTY_FRAME = "empty-frame"
    CANNOT_CHOOSE = "cannot-choose"
    UNREACHABLE = "unreachable"


class BookingVisit(Struct, frozen=True):
    """What came of following one booking link as far as choosing a day and a time.

    `because` is one sentence for an editor; `trail` the addresses passed through, from the link's own on; `stand_in`
    says that the gate's own booking desk answered for the host; `refused` the requests that were not let out of the
    browser because they might have completed a booking, as `POST /path`.
    """

    url: str
    outcome: BookingOutcome
    because: str
    trail: tuple[str, ...]
    stand_in: bool = False
    refused: tuple[str, ...] = ()


class ExternalOutcome(StrEnum):
    """What became of asking for an address on another host."""

    WORKS = "works"
    MOVED = "moved"
    GONE = "gone"
    ANSWERS_ERROR = "answers-error"
    NO_SUCH_HOST = "no-such-host"
    BAD_CERTIFICATE = "bad-certificate"
    ENDLESS_REDIRECTS = "endless-redirects"
    SAYS_NOT_FOUND = "says-not-found"
    PARKED = "parked"
    SENT_HOME = "sent-home"
    REFUSES_PROGRAMS = "refuses-programs"
    BUSY = "busy"
    UNREACHABLE = "unreachable"


class ExternalVisit(Struct, frozen=True):
    """What came of asking another host for an address that pages of the site link to.

    `because` goes on a sentence about the address after “which”; `trail` are the addresses passed through, from `url`
    on. `moved_to` is where the host says the page is now for good. An address is judged without its fragment; one whose
    page lacks the place that its fragment names has a visit of its own, with that name in `missing_anchor`.
    `given_time` says why a link that fails is not given up yet:
    it worked before, and has not failed often and long enough; it is empty where there is no such reason.
    """

    url: str
    outcome: ExternalOutcome
    because: str
    trail: tuple[str, ...] = ()
    moved_to: str = ""
    missing_anchor: str = ""
    given_time: str = ""


class Tools(Struct, frozen=True):
    """What the evidence was gathered with."""

    audits: str
    axe: str
    browser: str


class Document(Struct, frozen=True):
    """A file of the site that is no page but says something of its pages, such as its sitemap: its path and text."""

    path: str
    text: str | NotGathered


class Site(Struct, frozen=True):
    """Everything seen of a site: what a rule may ask for.

    `files` are the paths below SITE of all files; `base` the path under which the site is served, with both slashes;
    `documents` its robots.txt, its sitemaps and its search index; `external` what other hosts said of the addresses
    linked to.
    """

    base: str
    profiles: tuple[str, ...]
    files: tuple[str, ...]
    pages: tuple[Page, ...]
    bookings: tuple[BookingVisit, ...] | NotGathered
    tools: Tools
    notes: tuple[str, ...] = ()
    documents: tuple[Document, ...] | NotGathered = NotGathered("Nobody read the site's robots.txt and sitemaps.")
    external: tuple[ExternalVisit, ...] | NotGathered = NotGathered("This run did not ask other hosts.")
