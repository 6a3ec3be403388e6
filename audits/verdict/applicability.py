"""What criteria are about, found in the evidence: where a person has to look, and what shows that one does not apply.

It stands here rather than among the rules: that a whole site holds no video is said of no single page, is no fault, and
is worth saying only where every page was looked at.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import urljoin

from audits.evidence import (
    ORIGIN,
    Feature,
    FeatureKind,
    Head,
    Listeners,
    Motion,
    NotGathered,
    Page,
    Picture,
    Request,
    Site,
)
from audits.standards.wcag import Subject
from audits.verdict.report import FoundSubject

SOUND_FILES = frozenset({".aac", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav"})
VIDEO_FILES = frozenset({".avi", ".m3u8", ".m4v", ".mkv", ".mov", ".mp4", ".mpd", ".ogv", ".swf", ".webm"})
MEDIA_FILES = SOUND_FILES | VIDEO_FILES
MOVING_FILES = MEDIA_FILES | {".apng", ".gif"}
RASTER_FILES = frozenset({".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"})

OPAQUE = (FeatureKind.FRAME, FeatureKind.PLUG_IN)
"""Features whose content is not inspected, so they may hold anything."""

PLAYERS = (FeatureKind.AUDIO, FeatureKind.VIDEO, *OPAQUE)
ENTRIES = (FeatureKind.FIELD, *OPAQUE)


PRESSES = ("mousedown", "pointerdown", "touchstart")
MOVES = ("mousemove", "pointermove", "touchmove", "gesturestart", "gesturechange", "gestureend")
RELEASES = ("mouseup", "pointerup", "touchend")
DRAGS = ("drag", "dragstart", "dragover", "drop")
DEVICE_MOTION = ("devicemotion", "deviceorientation", "deviceorientationabsolute")

LONGEST = 120
"""Characters of an address that are shown."""

Finder = Callable[[Site], Iterable[FoundSubject]]


class SubjectSearch(NamedTuple):
    """How a subject is looked for: in which fields of every page, and by which function.

    `absent` says what is shown where nothing is found; it is empty where that shows nothing.
    """

    fields: tuple[str, ...]
    find: Finder
    absent: str = ""


def _on_pages(on_page: Callable[[Page], Iterable[str]], files: frozenset[str] = frozenset()) -> Finder:
    """Look on every page, and among the site's files for those whose names end so; name each thing once."""

    def find(site: Site) -> Iterator[FoundSubject]:
        found: dict[str, list[str]] = {}
        for page in site.pages:
            for what in on_page(page):
                found.setdefault(what, []).append(page.path)
        yield from (FoundSubject(what, tuple(dict.fromkeys(pages))) for what, pages in found.items())
        yield from (FoundSubject(f"the site's file `{path}`", ()) for path in site.files if _suffix(path) in files)

    return find


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def _features(*kinds: FeatureKind) -> Callable[[Page], Iterator[str]]:
    def on_page(page: Page) -> Iterator[str]:
        features: tuple[Feature, ...] = page.features if isinstance(page.features, tuple) else ()
        for one in features:
            if one.kind in kinds:
                yield f"{one.kind} `{_shown(one.about)}`" if one.about else str(one.kind)
        requests: tuple[Request, ...] = page.requests if isinstance(page.requests, tuple) else ()
        if FeatureKind.AUDIO in kinds:
            yield from (f"media file `{_shown(one.url)}`" for one in requests if one.kind == "media")

    return on_page


def _listeners(*events: str, draggable: bool = False) -> Callable[[Page], Iterator[str]]:
    """Look for what waits for these events, and for frames and canvases, in which nobody looked."""
    unseen = _features(*OPAQUE, FeatureKind.CANVAS)

    def on_page(page: Page) -> Iterator[str]:
        if isinstance(page.listeners, Listeners):
            for one in page.listeners.of(*events):
                yield f"a script that waits for `{one.event}` on `{one.place.selector or one.on}`"
            for place in page.listeners.draggable if draggable else ():
                yield f"what can be dragged, `{place.selector}`"
        yield from unseen(page)

    return on_page


def _moving(*kinds: FeatureKind) -> Callable[[Page], Iterator[str]]:
    unseen = _features(*kinds)

    def on_page(page: Page) -> Iterator[str]:
        moving = page.motion.moving if isinstance(page.motion, Motion) else ()
        yield from (f"{one.kind} `{_shown(one.name)}`" for one in moving)
        yield from unseen(page)

    return on_page


def _pictures(page: Page) -> Iterator[str]:
    pictures: tuple[Picture, ...] = page.pictures if isinstance(page.pictures, tuple) else ()
    for one in pictures:
        alternative = f"the alternative “{one.alt}”" if one.alt else "an empty alternative"
        yield f"picture `{_shown(urljoin(page.url, one.src))}` with {alternative}"


def _raster_pictures(page: Page) -> Iterator[str]:
    pictures: tuple[Picture, ...] = page.pictures if isinstance(page.pictures, tuple) else ()
    for one in pictures:
        if _suffix(one.src.partition("?")[0]) in RASTER_FILES or one.src.startswith("data:"):
            yield f"picture `{_shown(urljoin(page.url, one.src))}`"


def _shown(text: str) -> str:
    """Write the site's own addresses without its host, and cut what has no end, such as a picture within an address."""
    text = text.removeprefix(ORIGIN)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _titles(page: Page) -> Iterator[str]:
    titles = page.head.titles if isinstance(page.head, Head) else ()
    yield from (f"“{title}”" for title in titles[:1])


def _several_pages(site: Site) -> Iterator[FoundSubject]:
    pages = tuple(page.path for page in site.pages if not page.only_sends_on)
    if len(pages) > 1:
        yield FoundSubject("", pages)


FEATURE_FIELDS = ("features", "requests")

SEARCHES: Mapping[Subject, SubjectSearch] = {
    Subject.PICTURES: SubjectSearch(("pictures",), _on_pages(_pictures)),
    Subject.RASTER_PICTURES: SubjectSearch(("pictures",), _on_pages(_raster_pictures)),
    Subject.TITLES: SubjectSearch(("head",), _on_pages(_titles)),
    Subject.MEDIA: SubjectSearch(
        FEATURE_FIELDS,
        _on_pages(_features(*PLAYERS), MEDIA_FILES),
        "no page has a sound, a video, a frame or a plug-in, or asked for a media file, and the site holds none",
    ),
    Subject.MOVING_IMAGES: SubjectSearch(
        FEATURE_FIELDS,
        _on_pages(_features(*PLAYERS, FeatureKind.MOVING_PICTURE, FeatureKind.CANVAS), MOVING_FILES),
        "no page has a sound, a video, a moving picture, a frame or a plug-in, or asked for a media file, and the site "
        "holds none",
    ),
    Subject.FIELDS: SubjectSearch(
        FEATURE_FIELDS,
        _on_pages(_features(FeatureKind.SEARCH_FIELD, FeatureKind.TOGGLE, *ENTRIES)),
        "no page has a field, a box to tick, a list to choose from, a frame or a plug-in",
    ),
    Subject.ENTRIES: SubjectSearch(
        FEATURE_FIELDS,
        _on_pages(_features(*ENTRIES)),
        "no page has a field other than for searching, a frame or a plug-in",
    ),
    Subject.FORMS: SubjectSearch(
        FEATURE_FIELDS,
        _on_pages(_features(FeatureKind.FORM, *ENTRIES)),
        "no page has a form or a field other than for searching, a frame or a plug-in, so nothing can be entered and "
        "sent, and nobody can log in",
    ),
    Subject.TIME_LIMITS: SubjectSearch(
        FEATURE_FIELDS,
        _on_pages(_features(FeatureKind.SCRIPT, FeatureKind.REFRESH, *OPAQUE)),
        "no page has a script, a refresh, a frame or a plug-in, so nothing can run out",
    ),
    Subject.MOVEMENT: SubjectSearch(
        (*FEATURE_FIELDS, "motion"),
        _on_pages(_moving(*OPAQUE, FeatureKind.CANVAS)),
        "left to itself for a minute and a half, no page moved, blinked or changed, and none has a canvas, a frame or "
        "a plug-in",
    ),
    Subject.FLASHES: SubjectSearch(
        (*FEATURE_FIELDS, "motion"),
        _on_pages(_moving(*PLAYERS, FeatureKind.MOVING_PICTURE, FeatureKind.CANVAS), MOVING_FILES),
        "left to itself for a minute and a half, no page moved, blinked or changed, and none has a video, a moving "
        "picture, a canvas, a frame or a plug-in",
    ),
    Subject.GESTURES: SubjectSearch(
        (*FEATURE_FIELDS, "listeners"),
        _on_pages(_listeners(*PRESSES, *MOVES, *RELEASES)),
        "no script waits for a touch, a press or a move of the pointer, and no page has a canvas, a frame or a plug-in",
    ),
    Subject.PRESSES: SubjectSearch(
        (*FEATURE_FIELDS, "listeners"),
        _on_pages(_listeners(*PRESSES)),
        "no script acts on a press before it is let go, and no page has a canvas, a frame or a plug-in",
    ),
    Subject.DEVICE_MOTION: SubjectSearch(
        (*FEATURE_FIELDS, "listeners"),
        _on_pages(_listeners(*DEVICE_MOTION)),
        "no script asks how the device is moved or held, and no page has a canvas, a frame or a plug-in",
    ),
    Subject.DRAGGING: SubjectSearch(
        (*FEATURE_FIELDS, "listeners"),
        _on_pages(_listeners(*PRESSES, *MOVES, *DRAGS, draggable=True)),
        "nothing can be dragged: no script waits for that or for a press, and no page has a canvas, a frame or a "
        "plug-in",
    ),
    Subject.SEVERAL_PAGES: SubjectSearch(
        (), _several_pages, "the site has one page, so nothing is shared between pages"
    ),
}

EVIDENCE = frozenset({"content", *(field for search in SEARCHES.values() for field in search.fields)})
"""The fields of Page that this rests on, and what people's checks are held to."""


def look_for(subject: Subject, site: Site) -> tuple[FoundSubject, ...] | NotGathered:
    """Find everything of a kind on a site, each with the pages it is on, or say why that cannot be told."""
    search = SEARCHES[subject]
    for page in site.pages:
        for name in ("loaded", *search.fields):
            value = getattr(page, name)
            if isinstance(value, NotGathered):
                return NotGathered(f"{page.path}: {value.reason}")
    return tuple(search.find(site))
