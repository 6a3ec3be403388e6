"""Declarations kept from run to run, for pages of which no file has changed that they asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
from msgspec import Struct

from audits.browser.chromium import browser_key
from audits.evidence import StyleOrigin
from audits.gathering.style_suspects import Origins, Suspect, TracingVisit
from audits.request import Request
from audits.reuse.cache import Cache
from audits.static.pages import BuiltPage, address_of
from audits.static.plan import Plan


class _Kept(Struct, frozen=True):
    """What is kept of a visit: what was asked, and the answers in the same order."""

    suspects: tuple[Suspect, ...]
    origins: tuple[StyleOrigin | None, ...]


class StyleCache:
    """The part of the cache that holds declarations; without a cache, none."""

    def __init__(self, site: Path, request: Request, plan: Plan) -> None:
        """Take the folder of the site, and what its pages are gathered with."""
        self._folder = request.cache.resolve() if request.cache else None
        self._site, self._browser, self._plan = site, request.settings.browser, plan
        self._caches: dict[str, Cache] = {}

    def take(self, visits: Iterable[TracingVisit]) -> tuple[Origins, list[TracingVisit]]:
        """Give what is known of these visits, and those of which nothing is."""
        found: Origins = {}
        left: list[TracingVisit] = []
        for visit in visits:
            cache = self._of(visit.profile)
            entry = cache.get(_page(visit)) if cache is not None else None
            kept = msgspec.json.decode(entry.evidence, type=_Kept) if entry is not None else None
            if kept is not None and kept.suspects == visit.suspects:
                found.update(zip(kept.suspects, kept.origins, strict=True))
            else:
                left.append(visit)
        return found, left

    def keep(self, visit: TracingVisit, found: Origins, asked_for: Sequence[str]) -> None:
        """Keep what came of a visit, in which the page asked for these addresses."""
        cache = self._of(visit.profile)
        if cache is not None:
            kept = _Kept(visit.suspects, tuple(found[one] for one in visit.suspects))
            cache.put(_page(visit), cache.entry(_page(visit), msgspec.json.encode(kept), asked_for, {}, ""))

    def _of(self, profile: str) -> Cache | None:
        if self._folder is None:
            return None
        if profile not in self._caches:
            about = replace(self._plan, profiles=(profile,), fields=frozenset({"styles"}))
            self._caches[profile] = Cache(self._folder, self._site, about, browser_key(self._browser))
        return self._caches[profile]


def _page(visit: TracingVisit) -> BuiltPage:
    return BuiltPage(visit.page, address_of(visit.page))
