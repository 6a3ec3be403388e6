"""Which declarations in the style sheets are behind what pages do wrong: the browser is asked once they are judged.

Of all findings that one declaration is likely behind (`kind_of`), those on the first page that has any stand for all,
so that few pages are opened. In a shard that is its own first page; `united` keeps what was seen on the very first.
"""

import asyncio
import contextlib
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Error, async_playwright

from audits.browser.chromium import find_browser, host_resolver_switch, site_mapping
from audits.browser.load import load
from audits.browser.page_log import PageLog
from audits.browser.server import serve
from audits.browser.style_sheets import StyleSheets
from audits.browser.tabs import new_tab
from audits.config.facts import Facts
from audits.config.profiles import PROFILES
from audits.errors import BrowserMissingError
from audits.evidence import ORIGIN, TracedStyle
from audits.evidence.style_origin import united, with_sources
from audits.evidence.writing import EvidenceWriter
from audits.gatherers.visit import BrowserDiedError
from audits.gatherers.worker import Worker
from audits.gathering.style_cache import StyleCache
from audits.gathering.style_suspects import (
    Origins,
    Suspect,
    TracingVisit,
    style_rules,
    suspects_on,
    told_by_kind,
    visits_for,
)
from audits.lib.interrupt import until_done_or_interrupted
from audits.lib.repository import root_of_sources
from audits.request import Request
from audits.reuse.known import Known
from audits.static.pages import address_of
from audits.static.plan import Plan

TRIES = 2
"""How often a page is tried that does not load, or on which the browser dies."""

MOST_LOOKS = 30
"""How many elements of one kind are asked for on a page: each answer takes a quarter of a megabyte."""

CLOSES_S = 10
"""Seconds that a page is given to close."""


Started = Callable[[], Awaitable[Browser]]
"""Gives a browser that runs."""


class StyleTracing:
    """The declarations behind what the rules of a request say of the pages of a site: `styles`, once they are traced.

    Where no rule about style finds anything, nothing is opened. What cannot be opened is left out, and told as before.
    """

    def __init__(self, folder: Path, request: Request, plan: Plan, writer: EvidenceWriter) -> None:
        """Take what pages are gathered with, and the writer that holds them by the time they are traced."""
        self._folder, self._request, self._plan, self._writer = folder, request, plan, writer
        self._cache = StyleCache(folder, request, plan)
        self._found: Origins = {}
        self.styles: tuple[TracedStyle, ...] = ()
        self.is_done = False

    async def with_browser(self, started: Started) -> bool:
        """Trace with a browser that resolves the site, if one is needed; tell whether it was interrupted."""
        self.is_done = True
        suspects: list[Suspect] = []
        if await until_done_or_interrupted([asyncio.ensure_future(self._judge(suspects))]):
            return True
        self._found, visits = self._cache.take(visits_for(suspects, self._plan))
        try:
            return await self._visit(visits, await started()) if visits else False
        except (BrowserMissingError, BrowserDiedError):  # what was seen of the pages is worth more than this
            return False
        finally:
            source_of = partial(_source_of, self._folder, self._request.facts)
            found = {one: origin and with_sources(origin, source_of) for one, origin in self._found.items()}
            order = {path: at for at, path in enumerate(self._writer.paths)}
            self.styles = united(told_by_kind(suspects, found), order)

    async def _judge(self, suspects: list[Suspect]) -> None:
        """Add the findings whose declarations are to be looked for, a page at a time, so that it can be interrupted."""
        rules, first = style_rules(self._request), dict[str, str]()
        for page in self._writer.pages() if rules else ():
            suspects += suspects_on(page, rules, self._request, first)
            await asyncio.sleep(0)

    async def with_own_browser(self) -> bool:
        """Trace with a browser of its own, if one is needed and to be had; tell whether it was interrupted."""
        async with AsyncExitStack() as opened:

            async def started() -> Browser:
                port = opened.enter_context(serve(self._folder, self._plan.base))
                playwright = await opened.enter_async_context(async_playwright())
                executable = find_browser(playwright, self._request.settings.browser)
                worker = Worker(playwright, executable, [host_resolver_switch(site_mapping(port))])
                opened.push_async_callback(worker.close)
                return await worker.started()

            return await self.with_browser(started)

    async def _visit(self, visits: list[TracingVisit], browser: Browser) -> bool:
        """Open these pages, and note what each shows; tell whether it was interrupted."""
        jobs = min(self._request.jobs, len(visits))

        async def work() -> None:
            while visits and browser.is_connected():
                await self._try(visits.pop(0), browser)

        return await until_done_or_interrupted([asyncio.ensure_future(work()) for _ in range(jobs)])

    async def _try(self, visit: TracingVisit, browser: Browser) -> None:
        for _ in range(TRIES):
            with contextlib.suppress(Exception):  # its findings are told without, too: nothing here may cost the run
                found, asked_for = await origins_on(browser, visit, self._plan)
                self._found.update(found)
                self._cache.keep(visit, found, asked_for)
                break


async def origins_on(browser: Browser, visit: TracingVisit, plan: Plan) -> tuple[Origins, tuple[str, ...]]:
    """Open a page in one profile, find the declarations behind findings on it, and say which addresses it asked for.

    Raises:
        TimeoutError: it did not load, or took longer than the plan allows.
        ProbeError: a script failed in the page.
        Error: the browser has died.
    """
    context = await browser.new_context(locale="en-GB", timezone_id="Europe/London", service_workers="block")
    asked_for: dict[str, None] = {}
    context.on("request", lambda request: asked_for.setdefault(request.url))
    try:
        async with asyncio.timeout(plan.page_timeout_ms / 1000):
            asked, known = replace(plan, profiles=(visit.profile,)), Known(tries_search=False)
            url = ORIGIN + plan.base + address_of(visit.page)
            opened, _ = await load(await new_tab(context), context, asked, url, log=PageLog(), known=known)
            sheets = StyleSheets(opened.session, visit.page, plan.base)
            await sheets.start()
            found: Origins = {}
            for profile in dict.fromkeys(one.profile for one in visit.suspects):
                await opened.emulate(PROFILES[profile]._replace(styles=""))  # the gate's own styles are not the page's
                group = [one for one in visit.suspects if one.profile == profile]
                chains = await opened.isolated.call("style_chain", [one.selector for one in group])
                found |= await _origins(sheets, group, chains)
            return found, tuple(asked_for)
    finally:
        with contextlib.suppress(Error, TimeoutError):
            await asyncio.wait_for(context.close(), timeout=CLOSES_S)


async def _origins(
    sheets: StyleSheets, suspects: Sequence[Suspect], chains: Sequence[Mapping[str, Any] | None]
) -> Origins:
    """Ask for each suspect, but once for those of one kind that style sheets can hardly tell apart.

    Of a kind that has more looks than `MOST_LOOKS`, the rest is as the first where these are all alike, else not known.
    """
    seen = {one: chain for one, chain in zip(suspects, chains, strict=True) if chain is not None}
    first: dict[str, dict[str, Suspect]] = {}
    for one, chain in seen.items():
        first.setdefault(one.kind, {}).setdefault(chain["look"], one)
    asked = [one for by_look in first.values() for one in list(by_look.values())[:MOST_LOOKS]]
    known: Origins = {}

    async def ask(one: Suspect) -> None:
        fault, tags = one.fault, seen[one]["tags"]
        known[one] = await sheets.origin(one.selector, tags, fault.properties, fault.states, own_only=fault.own_only)

    await asyncio.gather(*(ask(one) for one in asked if not one.fault.states))
    for one in asked:
        if one.fault.states:
            await ask(one)
    alike = {kind: {known[one] for one in by_look.values() if one in known} for kind, by_look in first.items()}
    rest = {kind: next(iter(origins)) if len(origins) == 1 else None for kind, origins in alike.items()}
    return {
        one: known.get(first[one.kind][seen[one]["look"]], rest[one.kind]) if one in seen else None for one in suspects
    }


def _source_of(folder: Path, facts: Facts, path: str) -> str | None:
    """Give the file of the project that a file below SITE is a copy of, relative to the project's folder."""
    if not facts.docs_dir:
        return None
    own, built = Path(facts.docs_dir) / path, folder / path
    if not own.is_file() or not built.is_file() or own.read_bytes() != built.read_bytes():
        return None
    return Path(os.path.relpath(own, root_of_sources(Path(facts.root)))).as_posix()
