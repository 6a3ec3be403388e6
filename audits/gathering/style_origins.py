"""Which declarations in the style sheets are behind what pages do wrong: the browser is asked once they are judged.

Of all findings that one declaration is likely behind (`kind_of`), those on the first page that has any stand for all,
so that few pages are opened. In a shard that is its own first page; `united` keeps what was seen on the very first.
"""

import asyncio
import contextlib
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from playwright.async_api import Browser, Error, async_playwright

from audits.browser.chromium import find_browser, host_resolver_switch, site_mapping
from audits.browser.load import load, profile_of_load
from audits.browser.page_log import PageLog
from audits.browser.server import serve
from audits.browser.style_sheets import SourceOf, StyleSheets
from audits.browser.tabs import new_tab
from audits.config.facts import Facts
from audits.config.profiles import PROFILES
from audits.errors import BrowserMissingError
from audits.evidence import ORIGIN, StyleOrigin, TracedStyle
from audits.evidence.style_origin import united
from audits.evidence.writing import EvidenceWriter
from audits.gatherers.visit import BrowserDiedError
from audits.gatherers.worker import Worker
from audits.gathering.style_suspects import Origins, Suspect, suspects_of, told_by_kind
from audits.lib.interrupt import until_done_or_interrupted
from audits.request import Request
from audits.reuse.known import Known
from audits.static.pages import address_of
from audits.static.plan import Plan

TRIES = 2
"""How often a page is tried that does not load, or on which the browser dies."""

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
        self.styles: tuple[TracedStyle, ...] = ()
        self.is_done = False

    async def with_browser(self, started: Started) -> bool:
        """Trace with a browser that resolves the site; tell whether it was interrupted."""
        return await self._trace(suspects_of(self._request, self._writer.pages()), started)

    async def with_own_browser(self) -> bool:
        """Trace with a browser of its own, if any is to be had; tell whether it was interrupted."""
        suspects = suspects_of(self._request, self._writer.pages())
        if not suspects:
            return False
        with serve(self._folder, self._plan.base) as port:
            async with async_playwright() as playwright:
                try:
                    executable = find_browser(playwright, self._request.settings.browser)
                except BrowserMissingError:  # the pages come from the cache, or from a cluster
                    return False
                worker = Worker(playwright, executable, [host_resolver_switch(site_mapping(port))])
                try:
                    return await self._trace(suspects, worker.started)
                finally:
                    await worker.close()

    async def _trace(self, suspects: Sequence[Suspect], started: Started) -> bool:
        """Open the pages of all suspects."""
        self.is_done = True
        if not suspects:
            return False
        found: Origins = {}
        queue = _visits(suspects, self._plan)
        try:
            browser = await started()
        except (BrowserMissingError, BrowserDiedError):  # what was seen of the pages is worth more than this
            return False
        source_of = partial(_source_of, self._folder, self._request.facts)

        async def work() -> None:
            while queue and browser.is_connected():
                await _try_page(browser, queue.pop(0), self._plan, source_of, found)

        jobs = min(self._request.jobs, len(queue))
        is_interrupted = await until_done_or_interrupted([asyncio.ensure_future(work()) for _ in range(jobs)])
        order = {path: at for at, path in enumerate(self._writer.paths)}
        self.styles = united(told_by_kind(suspects, found), order)
        return is_interrupted


class _Visit(NamedTuple):
    """A page to open, the profile to load it in, and what is to be found out there."""

    page: str
    profile: str
    suspects: tuple[Suspect, ...]


def _visits(suspects: Sequence[Suspect], plan: Plan) -> list[_Visit]:
    def where(one: Suspect) -> tuple[str, str]:
        return one.page, profile_of_load(one.profile, plan)

    return [_Visit(*key, tuple(group)) for key, group in groupby(sorted(suspects, key=where), key=where)]


async def _try_page(browser: Browser, visit: _Visit, plan: Plan, source_of: SourceOf, found: Origins) -> None:
    asked = replace(plan, profiles=(visit.profile,))
    for _ in range(TRIES):
        with contextlib.suppress(Exception):  # its findings are told without, too: nothing here may cost the run
            found.update(await origins_on(browser, visit.page, asked, visit.suspects, source_of))
            break


async def origins_on(
    browser: Browser, path: str, plan: Plan, suspects: Sequence[Suspect], source_of: SourceOf
) -> Origins:
    """Open a page in the profile of a plan, and find the declarations behind findings on it.

    Raises:
        TimeoutError: it did not load, or took longer than the plan allows.
        ProbeError: a script failed in the page.
        Error: the browser has died.
    """
    context = await browser.new_context(locale="en-GB", timezone_id="Europe/London", service_workers="block")
    try:
        async with asyncio.timeout(plan.page_timeout_ms / 1000):
            url = ORIGIN + plan.base + address_of(path)
            known = Known(tries_search=False)
            opened, _ = await load(await new_tab(context), context, plan, url, log=PageLog(), known=known)
            sheets = StyleSheets(opened.session, path, plan.base, source_of)
            await sheets.start()
            found: Origins = {}
            for profile in dict.fromkeys(one.profile for one in suspects):
                await opened.emulate(PROFILES[profile]._replace(styles=""))  # the gate's own styles are not the page's
                group = [one for one in suspects if one.profile == profile]
                chains = await opened.isolated.call("style_chain", [one.selector for one in group])
                found |= await _origins(sheets, group, chains)
            return found
    finally:
        with contextlib.suppress(Error, TimeoutError):
            await asyncio.wait_for(context.close(), timeout=CLOSES_S)


async def _origins(
    sheets: StyleSheets, suspects: Sequence[Suspect], chains: Sequence[Mapping[str, Any] | None]
) -> Origins:
    """Ask for each suspect, but once for those of one kind that style sheets can hardly tell apart."""
    first: dict[tuple[str, str], tuple[Suspect, Sequence[str]]] = {}
    keys = {one: (one.kind, chain["look"]) for one, chain in zip(suspects, chains, strict=True) if chain is not None}
    for one, chain in zip(suspects, chains, strict=True):
        if chain is not None:
            first.setdefault(keys[one], (one, chain["tags"]))

    async def ask(key: tuple[str, str]) -> None:
        (one, tags), fault = first[key], first[key][0].fault
        known[key] = await sheets.origin(one.selector, tags, fault.properties, fault.states, own_only=fault.own_only)

    known: dict[tuple[str, str], StyleOrigin | None] = {}
    await asyncio.gather(*(ask(key) for key, (one, _) in first.items() if not one.fault.states))
    for key in [key for key in first if key not in known]:
        await ask(key)
    return {one: known[keys[one]] if one in keys else None for one in suspects}


def _source_of(folder: Path, facts: Facts, path: str) -> str | None:
    """Give the file of the project that a file below SITE is a copy of, relative to the project's folder."""
    if not facts.docs_dir:
        return None
    own, built = Path(facts.docs_dir) / path, folder / path
    if not own.is_file() or not built.is_file() or own.read_bytes() != built.read_bytes():
        return None
    return Path(os.path.relpath(own, facts.root)).as_posix()
