"""What a page embeds: frames, graphics, sound and film."""

from enum import StrEnum

from msgspec import Struct

from audits.evidence.basics import NotGathered, Place


class FrameContent(Struct, frozen=True, tag="frame-content"):
    """The page in a frame: its title, and the first 1,000 characters of its text."""

    title: str
    text: str


class Frame(Struct, frozen=True):
    """A frame that assistive technology meets, in the page or in a frame of it, and what stands in it."""

    name: str
    url: str
    content: FrameContent | NotGathered
    place: Place


class GraphicKind(StrEnum):
    """The elements that draw."""

    PICTURE = "img"
    DRAWING = "svg"
    CANVAS = "canvas"


class Graphic(Struct, frozen=True, omit_defaults=True):
    """A graphic in sight that assistive technology does not meet, outside of named links and buttons.

    `alternative` are the words that would stand for it, if it were not hidden. `is_declared_decorative` says that the
    page says so: by an empty `alt`, by `aria-hidden` or by its role. `beside` is the text of what is right around it.
    """

    kind: GraphicKind
    src: str
    width: int
    height: int
    alternative: str
    is_declared_decorative: bool
    place: Place
    beside: str = ""


class Track(Struct, frozen=True):
    """A text track of a film or sound: its kind, its language, and how many cues it has, `None` if it did not load."""

    kind: str
    language: str
    cues: int | None


class Recording(Struct, frozen=True, omit_defaults=True):
    """A film or sound on the page that a reader can play, or that plays by itself.

    `seconds` is how long it plays, without end where it `loops`; `has_sound` whether anything can be heard in it,
    `has_picture` whether anything can be seen. Each is `None` where the browser could not tell. `beside` are the words
    that can be seen and heard in the part of the page it stands in (2,000 characters), `transcripts` the links there
    that promise its words.
    """

    kind: str
    src: str
    seconds: float | None
    has_sound: bool | None
    has_picture: bool | None
    plays_by_itself: bool
    has_controls: bool
    is_in_sight: bool
    loops: bool
    tracks: tuple[Track, ...]
    beside: str
    transcripts: tuple[str, ...]
    place: Place


class Player(Struct, frozen=True):
    """A frame that shows a film or plays a sound from another host."""

    host: str
    title: str
    place: Place


class Media(Struct, frozen=True, tag="media"):
    """Every film and sound of a page, and the players of other hosts in it.

    `stops` are the names of controls that promise to stop or silence something.
    """

    recordings: tuple[Recording, ...]
    players: tuple[Player, ...]
    stops: tuple[str, ...] = ()
