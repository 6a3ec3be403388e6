"""What can be seen of a booking page at one moment: its words, and the controls a reader could use next."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import chain

import msgspec
from playwright.async_api import Error, Frame, Locator, Page

from audits.browser.scripts import expression
from audits.config.booking_providers import ControlPattern, Provider
from audits.config.clinics import clinic_pattern
from audits.config.facts import Clinic

SHORT_TEXT = 600
"""A page with no more characters than this has nothing to say but what its few words say."""


class Words(msgspec.Struct, frozen=True):
    """What one frame says. `password` and `fields` tell whether it shows a field of that kind."""

    title: str = ""
    headings: tuple[str, ...] = ()
    text: str = ""
    password: bool = False
    fields: bool = False


class _Read(msgspec.Struct, frozen=True):
    label: str
    sends: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A control that could be used now, and what it is called."""

    label: str
    control: Locator


@dataclass(frozen=True, slots=True)
class FrameView:
    """One frame as it is seen: `clinics` are the offers by the key of each clinic, `full_days` counts disabled days."""

    words: Words
    clinics: Mapping[str, Option]
    days: tuple[Option, ...]
    times: tuple[Option, ...]
    onward: tuple[Option, ...]
    full_days: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole page: its frames, the page itself first. `empty_frame` says that one shows nothing to a reader."""

    frames: tuple[FrameView, ...]
    empty_frame: bool

    @property
    def stage(self) -> FrameView:
        """The frame in which the booking goes on."""
        slots = (view for view in self.frames if view.days or view.times)
        clinics = (view for view in self.frames if view.clinics)
        onward = (view for view in self.frames if view.onward)
        return next(chain(slots, clinics, onward, self.frames))

    @property
    def text(self) -> str:
        """All that can be read."""
        return "\n".join(view.words.text for view in self.frames)

    @property
    def heading(self) -> str:
        """The titles and main headings."""
        return "\n".join(line for view in self.frames for line in (view.words.title, *view.words.headings))

    @property
    def everything(self) -> str:
        """All that can be read, titles included."""
        return f"{self.heading}\n{self.text}"

    @property
    def asks_for_password(self) -> bool:
        """Whether a password field is shown."""
        return any(view.words.password for view in self.frames)

    @property
    def has_fields(self) -> bool:
        """Whether there is something to type into."""
        return any(view.words.fields for view in self.frames)

    @property
    def offers_slots(self) -> bool:
        """Whether a day or a time can be chosen."""
        return bool(self.stage.days or self.stage.times)

    def says(self, pattern: str) -> bool:
        """Tell whether a pattern is found in the text."""
        return re.search(pattern, self.text, re.IGNORECASE) is not None

    def is_about(self, pattern: str) -> bool:
        """Tell whether a pattern is found in the titles and headings, or in a text with little else to say."""
        about = self.heading if len(self.text) > SHORT_TEXT else self.everything
        return re.search(pattern, about, re.IGNORECASE) is not None


NOTHING = FrameView(Words(), {}, (), (), (), 0)
BLANK = Snapshot((NOTHING,), empty_frame=False)
"""What is seen of a page on its way to another."""


async def look(page: Page, provider: Provider, clinics: Mapping[str, Clinic]) -> Snapshot:
    """See the page and its visible frames as they are now.

    Raises:
        Error: the page is going over to another just now; look again.
    """
    frames = [await _look_at(page.main_frame, provider, clinics)]
    empty = False
    for frame in page.frames:
        if frame.parent_frame is None or not await _is_shown(frame):
            continue
        try:
            view = await _look_at(frame, provider, clinics)
        except Error:  # a refused or vanished frame has nothing to read
            view = NOTHING
        has_offers = bool(view.days or view.times or view.clinics or view.onward)
        # The browser's own page saying that a frame was refused is nothing to a reader who wants to book.
        refused = frame.url.startswith("chrome-error:")
        empty = empty or refused or not (view.words.text or has_offers)
        if not refused:
            frames.append(view)
    return Snapshot(tuple(frames), empty)


async def _is_shown(frame: Frame) -> bool:
    """Tell whether a frame takes part in the page: it is displayed, and more than the single pixel of a tracker."""
    try:
        element = await frame.frame_element()
        size = await element.evaluate("e => e.getClientRects().length ? e.offsetWidth + e.offsetHeight : 0")
    except Error:  # it has gone meanwhile
        return False
    return int(size) > 2  # noqa: PLR2004  because a tracker's frame is one pixel each way


async def _look_at(frame: Frame, provider: Provider, clinics: Mapping[str, Clinic]) -> FrameView:
    words, days, times, onward, full = await asyncio.gather(
        frame.evaluate(expression("frame_words")),
        _options(frame, provider.day),
        _options(frame, provider.time),
        _options(frame, provider.onward),
        _located(frame, provider.day, disabled=True).count(),
    )
    by_clinic = {}
    for key, clinic in clinics.items():
        control = ControlPattern(provider.clinic.role, clinic_pattern(provider.clinic.name, clinic, clinics))
        offers = await _options(frame, control)
        if offers:
            by_clinic[key] = offers[0]
    return FrameView(
        words=msgspec.convert(words, Words),
        clinics=by_clinic,
        # What names a day and a time in one is a time: it leaves nothing more to choose.
        days=tuple(option for option in days if not re.search(provider.time.name, option.label, re.IGNORECASE)),
        times=times,
        onward=onward,
        full_days=full,
    )


async def _options(frame: Frame, control: ControlPattern) -> tuple[Option, ...]:
    found = _located(frame, control, disabled=False)
    read = msgspec.convert(await found.evaluate_all(expression("option_labels")), list[_Read])
    return tuple(Option(each.label, found.nth(place)) for place, each in enumerate(read) if not each.sends)


def _located(frame: Frame, control: ControlPattern, *, disabled: bool) -> Locator:
    name = re.compile(control.name, re.IGNORECASE)
    found = reduce(Locator.or_, (frame.get_by_role(role, name=name, disabled=disabled) for role in control.roles))
    # An option of a closed list has no box of its own, and is there for the reader all the same.
    return found.filter(visible=True).or_(found.and_(frame.locator("select option")))
