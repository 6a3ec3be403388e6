"""Driving a booking page: which clinic, which day, which time, until the page asks who the reader is."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from playwright.async_api import Error, Locator, Page

from audits.clinics import clinics_shown
from audits.facts import Clinic
from audits.gather.booking_days import is_near
from audits.gather.booking_errand import Errand
from audits.gather.booking_judge import (
    Ending,
    cannot_choose,
    judge_clinic,
    judge_dead_end,
    judge_stuck,
    judge_trail,
    works,
    wrong_clinic,
)
from audits.gather.booking_sight import BLANK, Offer, Scene, look
from audits.gather.booking_trail import Journey

STEPS = 14
"""How many controls are used at most on the way to a time."""
DAYS_TRIED = 5
"""How many days are tried when a day turns out to have no free time."""
GLANCE_S = 0.1
"""How long to wait between two looks at a page."""
STILL_S = 0.5
"""A page that has not changed for so long, with no request under way, has said what it has to say."""


class Drive:
    """One reader's way through a booking page, from the first page that stays."""

    def __init__(self, page: Page, journey: Journey, errand: Errand) -> None:
        self.page, self.journey, self.errand, self.provider = page, journey, errand, errand.provider
        self._wanted = errand.clinic
        self._wanted_seen = False
        self._clinic_chosen = False
        self._days_tried: list[str] = []
        self._days_page = ""
        self._awaits_times = False
        self._used: set[tuple[str, str]] = set()
        self._patience_s = errand.settings.timeout_ms / 3000
        self._today = datetime.now().astimezone().date()

    async def run(self) -> Ending:
        """Choose until a time is chosen or nothing is left to choose."""
        for _ in range(STEPS):
            scene = await self._wait(self._can_go_on)
            wrong = self._judge(scene)
            if wrong:
                return wrong
            if clinic := self._clinic_to_choose(scene):
                self._wanted, offer = clinic
                self._clinic_chosen = self._wanted_seen = True
            elif scene.stage.times and (self._days_tried or not self._days(scene)):
                return await self._choose_time(scene.stage.times[0])
            elif day := self._day_to_choose(scene):
                self._days_tried.append(day.label)
                self._awaits_times = True
                self._days_page, offer = self.page.url, day
            elif found := self._onward(scene):
                offer = found
            elif self._days_tried and len(self._days_tried) < DAYS_TRIED and await self._back_to_days():
                continue
            else:
                return judge_stuck(scene, self.errand, self.journey, days_tried=len(self._days_tried))
            if failed := await self._use(offer, scene):
                return failed
        return cannot_choose(self.errand, self.journey, f"no time is reached within {STEPS} steps")

    async def _wait(self, enough: Callable[[Scene], bool]) -> Scene:
        """Look again and again until there is enough, the page is still, or patience is at an end."""
        clock = asyncio.get_running_loop().time
        end, still_since, last = clock() + self._patience_s, clock(), ""
        while True:
            try:
                scene = await look(self.page, self.provider, self.errand.clinics)
            except Error:  # the page is going over to another just now
                if self.page.is_closed():
                    raise
                scene, last = BLANK, ""
            if last != scene.text or not self.journey.is_quiet:
                last, still_since = scene.text, clock()
            still = clock() - still_since >= STILL_S
            if enough(scene) or clock() > end or (still and self._has_said_all(scene)):
                return scene
            await asyncio.sleep(GLANCE_S)

    def _can_go_on(self, scene: Scene) -> bool:
        """Tell whether what is seen already leads on, or ends the matter."""
        if judge_trail(self.journey, self.errand) is not None:
            return True
        if self._awaits_times:
            return bool(scene.stage.times)
        return scene.offers_slots or self._clinic_to_choose(scene) is not None

    def _has_said_all(self, scene: Scene) -> bool:
        """Tell whether a page that has come to rest gives a clear answer, so that nothing more need be waited for."""
        provider = self.provider
        return bool(
            scene.stage.onward
            or scene.stage.full_days
            or self.journey.refused
            or scene.asks_for_password
            or any(scene.says(words) for words in (provider.no_slots, provider.not_found, provider.login))
        )

    def _judge(self, scene: Scene) -> Ending | None:
        wrong = judge_trail(self.journey, self.errand) or judge_dead_end(scene, self.errand, chosen=self.journey.chosen)
        if wrong or self._wanted is None:
            return wrong
        self._wanted_seen = self._wanted_seen or self._wanted in clinics_shown(scene.everything, self.errand.clinics)
        return judge_clinic(scene, self.errand, self._wanted)

    def _clinic_to_choose(self, scene: Scene) -> tuple[Clinic, Offer] | None:
        """Give the clinic to choose and its control. On a page that shows days already there is none to choose."""
        if self._clinic_chosen or scene.offers_slots:
            return None
        offers = scene.stage.clinics
        return next(
            (
                (clinic, offers[key])
                for key, clinic in self.errand.clinics.items()
                if key in offers and self._wanted in (None, clinic)
            ),
            None,
        )

    def _days(self, scene: Scene) -> tuple[Offer, ...]:
        horizon = self.errand.settings.horizon_days
        return tuple(day for day in scene.stage.days if is_near(day.label, self._today, horizon))

    def _day_to_choose(self, scene: Scene) -> Offer | None:
        """Give the next day to try: after a day with nothing free first what leads on, unless the page says so."""
        tried = self._days_tried
        if tried and (len(tried) >= DAYS_TRIED or (self._onward(scene) and not scene.says(self.provider.no_slots))):
            return None
        return next((day for day in self._days(scene) if day.label not in tried), None)

    def _onward(self, scene: Scene) -> Offer | None:
        """Give a control that leads on and was not yet used on this very page."""
        return next((offer for offer in scene.stage.onward if (offer.label, scene.text) not in self._used), None)

    async def _back_to_days(self) -> bool:
        """Go back to the page with the days, if choosing one led away from it."""
        if self.page.url == self._days_page:
            return False
        self.journey.choose()
        try:
            await self.page.go_back(wait_until="domcontentloaded")
        except Error:
            return False
        self._awaits_times = False
        return self.page.url == self._days_page

    async def _choose_time(self, offer: Offer) -> Ending:
        """Choose a time, and see whether the page then asks for the reader's details."""
        failed = await self._use(offer, None)
        if failed:
            return failed
        scene = await self._wait(self._asks_for_details)
        wrong = judge_trail(self.journey, self.errand)
        if wrong:
            return wrong
        shown = clinics_shown(scene.everything, self.errand.clinics)
        if self._wanted and self._wanted not in shown and (shown or not self._wanted_seen):
            seen = f"once a time is chosen it shows {shown[0].name}" if shown else "nothing says which clinic is booked"
            return wrong_clinic(self.errand, self._wanted, seen)
        return works(self.errand, self._wanted, asks_for_details=self._asks_for_details(scene))

    def _asks_for_details(self, scene: Scene) -> bool:
        return judge_trail(self.journey, self.errand) is not None or (
            scene.says(self.provider.details) and scene.has_fields
        )

    async def _use(self, offer: Offer, scene: Scene | None) -> Ending | None:
        """Use a control as a reader would; nothing is typed."""
        if scene:
            self._used.add((offer.label, scene.text))
        self.journey.choose()
        try:
            await _choose(offer.control, self._patience_s * 1000)
        except Error:
            return judge_trail(self.journey, self.errand) or cannot_choose(
                self.errand,
                self.journey,
                "something lies over a day, time or clinic that is shown, and it cannot be pressed",
            )
        return None


async def _choose(control: Locator, timeout_ms: float) -> None:
    """Press a control, or pick it where it is an option of a list.

    Raises:
        Error: it cannot be pressed.
    """
    if await control.evaluate("element => element.matches('select option')", timeout=timeout_ms):
        value = await control.evaluate("option => option.value")
        await control.locator("xpath=ancestor::select[1]").select_option(value=value, timeout=timeout_ms)
    else:
        await control.click(timeout=timeout_ms)
