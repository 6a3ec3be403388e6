"""What stands in a page: its headings, links, pictures, data and numbers."""

from msgspec import Struct

from audits.evidence.basics import Place


class Heading(Struct, frozen=True):
    """A heading that assistive technology meets, with its level (1 to 6, or `aria-level`)."""

    level: int
    text: str
    place: Place


class MainContent(Struct, frozen=True, tag="main-content"):
    """Whether a reader can use the main part of a page as it was loaded, or the body where there is no main landmark.

    `has_text` says that it holds a hundred characters of text, shown or not, `is_seen` that anything of it is shown.
    `kept_by` is the attribute, `inert` or `aria-hidden`, that keeps all of its text from some readers, or empty.
    `is_blocked` says that nothing in it takes a press of the pointer, `blocked_by` is the tag of what lies over it,
    empty where nothing does. `asks_first` says that a dialog is open, or that what lies over it has controls of its
    own: then the reader is to deal with that first. `place` is that of what keeps it, or of what cannot be pressed.
    """

    has_text: bool
    is_seen: bool
    kept_by: str
    is_blocked: bool
    blocked_by: str
    asks_first: bool
    place: Place


class Landmark(Struct, frozen=True):
    """A landmark region: its role and accessible name."""

    role: str
    name: str
    place: Place


class Anchors(Struct, frozen=True, omit_defaults=True, tag="anchors"):
    """What an address can name after `#` on a page, each sorted.

    `names` are those of elements; `views` those in answer to which a script showed something else, though no element
    has them; `untried` those that links on the page name, no element has, and nobody could try.
    """

    names: tuple[str, ...]
    views: tuple[str, ...] = ()
    untried: tuple[str, ...] = ()


class Link(Struct, frozen=True):
    """An element that leads somewhere: `a` or `area` with an `href`, or one that a script opens.

    The last are elements whose `onclick` opens an address, and those with the role `link` that can have the focus;
    their address is `javascript:` and the text of `onclick`.

    `href` is as written, `url` as resolved; `text` is what can be read, `name` the accessible name (an approximation of
    https://www.w3.org/TR/accname-1.2/). `visible` says whether it was rendered in the first profile; `nearby` is the
    text of the block around it (300 characters at most); `landmark` the role of the nearest landmark; `target` its
    own or that of the page's `base`.
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
    context: str = ""
    """What a program can tell of it beside its name (300 characters at most).

    The words of its paragraph, its list items, its header cells and its description, and the heading right above in the
    same small part of the page.
    """
    headed: str = ""
    """What stands above it: the last heading before it, and the term or the row's first cell it belongs to."""
    role: str = ""
    """The role it is given, where it is given one: `button`, `tab`."""
    repeats: bool = False
    """Whether it follows right upon another link to the same address, with nothing but white space between."""

    @property
    def scheme(self) -> str:
        """The scheme of the address, in lower case: `https`, `tel`, `mailto`."""
        return self.url.partition(":")[0].lower()


class SentenceLink(Struct, frozen=True):
    """A link among the words of a sentence; `is_plain` says that it looks just like them."""

    name: str
    is_plain: bool
    place: Place


class Picture(Struct, frozen=True):
    """An image: its address as written, its alternative (`None` where there is no `alt`), and its natural size.

    `name` is what assistive technology says of it, empty where it is kept from it or the link around it has a label
    that takes its place; `language` the one that holds there.
    `caption` is the caption of its figure; `beside` the text right before or after it, or of the link around it.
    """

    src: str
    alt: str | None
    width: int
    height: int
    place: Place
    name: str = ""
    language: str = ""
    is_shown: bool = True
    shown_width: int = 0
    shown_height: int = 0
    is_linked: bool = False
    caption: str = ""
    beside: str = ""


EMBEDDED_PAGES = frozenset({"frame", "page that a script embeds"})
"""Asset kinds that may be an embedded booking page: `iframe`, and pages that a script inserts."""


class Asset(Struct, frozen=True):
    """A file the page asks for: a picture candidate, a script, a stylesheet, an icon, a track, a frame."""

    kind: str
    href: str
    url: str
    place: Place

    @property
    def is_embedded_page(self) -> bool:
        """Whether it is another page that readers see in this one, in a frame or put there by a script."""
        return self.kind in EMBEDDED_PAGES


class DataBlock(Struct, frozen=True):
    """What a page tells machines in one place: a block of JSON-LD, or an item of microdata or RDFa that is no property.

    `syntax` is `json-ld`, whose `text` is as written, or `microdata` or `rdfa`, whose `text` is the item as JSON in the
    form of https://html.spec.whatwg.org/multipage/microdata.html#json.
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


class Prose(Struct, frozen=True, tag="prose"):
    """What a reader came for: the page's main text, without menus, banners and the like.

    `main` is all of it (the first 100,000 characters); `plain` the page's title and what of the text is plain prose in
    the page's own language, without code and passages that name another (the first 5,000 characters).
    """

    main: str
    plain: str


class PhoneNumber(Struct, frozen=True):
    """A telephone number that can be read in the page's text.

    `e164` is the number dialled from anywhere; `href` the address of the link around it, empty where there is none;
    `nearby` the text of its block. `is_backwards` says that it is shown with its end first, as among Arabic letters.
    """

    text: str
    e164: str
    href: str
    nearby: str
    place: Place
    is_backwards: bool = False
