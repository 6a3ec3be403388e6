"""Driving a booking page: which clinic, which day, which time, until the page asks who the reader is."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from playwright.async_api import Error, Page

from audits.booking.days import is_near
from audits.booking.outcome import (
    VisitOutcome,
    cannot_choose,
    judge_clinic,
    judge_dead_end,
    judge_redirects,
    judge_stuck,
    works,
    wrong_clinic,
)
from audits.booking.press import press
from audits.booking.redirect_chain import RedirectChain
from audits.booking.snapshot import BLANK, Option, Snapshot, look
from audits.booking.visit_request import VisitRequest
from audits.config.clinics import clinics_shown
from audits.config.facts import Clinic

STEPS = 14
"""How many controls are used at most on the way to a time."""
DAYS_TRIED = 5
"""How many days are tried when a day turns out to have no free time."""
CHECK_INTERVAL_S = 0.1
"""How long to wait between two looks at a page."""
QUIET_S = 0.5
"""A page that has not changed for so long, with no request under way, has said what it has to say."""


class Driver:
    """One reader's way through a booking page, from the first page that stays."""

    def __init__(self, page: Page, chain: RedirectChain, request: VisitRequest) -> None:
        self.page, self.chain, self.request, self.provider = page, chain, request, request.provider
        self._wanted = request.clinic
        self._wanted_seen = False
        self._clinic_chosen = False
        self._days_tried: list[str] = []
        self._days_page = ""
        self._awaits_times = False
        self._used: set[tuple[str, str]] = set()
        self._timeout_s = request.settings.timeout_ms / 3000
        self._today = datetime.now().astimezone().date()

    async def run(self) -> VisitOutcome:
        """Choose until a time is chosen or nothing is left to choose."""
        for _ in range(STEPS):
            snapshot = await self._wait(self._can_go_on)
            wrong = self._judge(snapshot)
            if wrong:
                return wrong
            if clinic := self._clinic_to_choose(snapshot):
                self._wanted, option = clinic
                self._clinic_chosen = self._wanted_seen = True
            elif snapshot.stage.times and (self._days_tried or not self._days(snapshot)):
                return await self._choose_time(snapshot.stage.times[0])
            elif day := self._day_to_choose(snapshot):
                self._days_tried.append(day.label)
                self._awaits_times = True
                self._days_page, option = self.page.url, day
            elif found := self._onward(snapshot):
                option = found
            elif self._days_tried and len(self._days_tried) < DAYS_TRIED and await self._back_to_days():
                continue
            else:
                return judge_stuck(snapshot, self.request, self.chain, days_tried=len(self._days_tried))
            if failed := await self._use(option, snapshot):
                return failed
        return cannot_choose(self.request, self.chain, f"no time is reached within {STEPS} steps")

    async def _wait(self, enough: Callable[[Snapshot], bool]) -> Snapshot:
        """Look again and again until there is enough, the page is still, or the time is up."""
        clock = asyncio.get_running_loop().time
        end, still_since, last = clock() + self._timeout_s, clock(), ""
        while True:
            try:
                snapshot = await look(self.page, self.provider, self.request.clinics)
            except Error:  # the page is going over to another just now
                if self.page.is_closed():
                    raise
                snapshot, last = BLANK, ""
            if last != snapshot.text or not self.chain.is_quiet:
                last, still_since = snapshot.text, clock()
            still = clock() - still_since >= QUIET_S
            if enough(snapshot) or clock() > end or (still and self._has_said_all(snapshot)):
                return snapshot
            await asyncio.sleep(CHECK_INTERVAL_S)

    def _can_go_on(self, snapshot: Snapshot) -> bool:
        """Tell whether what is seen already leads on, or ends the matter."""
        if judge_redirects(self.chain, self.request) is not None:
            return True
        if self._awaits_times:
            return bool(snapshot.stage.times)
        return snapshot.offers_slots or self._clinic_to_choose(snapshot) is not None

    def _has_said_all(self, snapshot: Snapshot) -> bool:
        """Tell whether a page that has come to rest gives a clear answer, so that nothing more need be waited for."""
        provider = self.provider
        return bool(
            snapshot.stage.onward
            or snapshot.stage.full_days
            or self.chain.refused
            or snapshot.asks_for_password
            or any(snapshot.says(words) for words in (provider.no_slots, provider.not_found, provider.login))
        )

    def _judge(self, snapshot: Snapshot) -> VisitOutcome | None:
        wrong = judge_redirects(self.chain, self.request) or judge_dead_end(
            snapshot, self.request, chosen=self.chain.chosen
        )
        if wrong or self._wanted is None:
            return wrong
        self._wanted_seen = self._wanted_seen or self._wanted in clinics_shown(
            snapshot.everything, self.request.clinics
        )
        return judge_clinic(snapshot, self.request, self._wanted)

    def _clinic_to_choose(self, snapshot: Snapshot) -> tuple[Clinic, Option] | None:
        """Give the clinic to choose and its control. On a page that shows days already there is none to choose."""
        if self._clinic_chosen or snapshot.offers_slots:
            return None
        offers = snapshot.stage.clinics
        return next(
            (
                (clinic, offers[key])
                for key, clinic in self.request.clinics.items()
                if key in offers and self._wanted in (None, clinic)
            ),
            None,
        )

    def _days(self, snapshot: Snapshot) -> tuple[Option, ...]:
        horizon = self.request.settings.horizon_days
        return tuple(day for day in snapshot.stage.days if is_near(day.label, self._today, horizon))

    def _day_to_choose(self, snapshot: Snapshot) -> Option | None:
        """Give the next day to try: after a day with nothing free first what leads on, unless the page says so."""
        tried = self._days_tried
        if tried and (
            len(tried) >= DAYS_TRIED or (self._onward(snapshot) and not snapshot.says(self.provider.no_slots))
        ):
            return None
        return next((day for day in self._days(snapshot) if day.label not in tried), None)

    def _onward(self, snapshot: Snapshot) -> Option | None:
        """Give a control that leads on and was not yet used on this very page."""
        return next(
            (option for option in snapshot.stage.onward if (option.label, snapshot.text) not in self._used), None
        )

    async def _back_to_days(self) -> bool:
        """Go back to the page with the days, if choosing one led away from it."""
        if self.page.url == self._days_page:
            return False
        self.chain.choose()
        try:
            await self.page.go_back(wait_until="domcontentloaded")
        except Error:
            return False
        self._awaits_times = False
        return self.page.url == self._days_page

    async def _choose_time(self, option: Option) -> VisitOutcome:
        """Choose a time, and see whether the page then asks for the reader's details."""
        failed = await self._use(option, None)
        if failed:
            return failed
        snapshot = await self._wait(self._asks_for_details)
        wrong = judge_redirects(self.chain, self.request)
        if wrong:
            return wrong
        shown = clinics_shown(snapshot.everything, self.request.clinics)
        if self._wanted and self._wanted not in shown and (shown or not self._wanted_seen):
            seen = f"once a time is chosen it shows {shown[0].name}" if shown else "nothing says which clinic is booked"
            return wrong_clinic(self.request, self._wanted, seen)
        return works(self.request, self._wanted, asks_for_details=self._asks_for_details(snapshot))

    def _asks_for_details(self, snapshot: Snapshot) -> bool:
        return judge_redirects(self.chain, self.request) is not None or (
            snapshot.says(self.provider.details) and snapshot.has_fields
        )

    async def _use(self, option: Option, snapshot: Snapshot | None) -> VisitOutcome | None:
        """Use a control as a reader would; nothing is typed."""
        if snapshot:
            self._used.add((option.label, snapshot.text))
        self.chain.choose()
        failed = await press(option.control, self.request.settings.timeout_ms)
        if failed is None:
            return None
        return judge_redirects(self.chain, self.request) or cannot_choose(self.request, self.chain, failed)
