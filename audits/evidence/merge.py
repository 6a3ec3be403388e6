"""The evidence of all shards of a site as that of one run."""

from collections.abc import Mapping, Sequence
from itertools import chain, zip_longest
from pathlib import Path
from typing import NamedTuple

from msgspec import structs

from audits.config.facts import Facts
from audits.errors import EvidenceError
from audits.evidence.shard import WHOLE
from audits.evidence.site import Reused, Tools
from audits.evidence.store import Evidence, KeptEvidence
from audits.evidence.style_origin import united

THE_SAME = {
    "base": "the path under which the site is served",
    "profiles": "the profiles",
    "files": "the files of the site",
    "documents": "the site's robots.txt, sitemaps and feeds",
    "picture_files": "the site's pictures",
    "notes": "the pages asked for",
    "bookings": "whether booking links are followed",
    "external": "what other hosts were asked",
}
"""The fields of Site that all shards of one run share, in words."""


class Merged(NamedTuple):
    """The evidence of a whole site but for its pages, and of each page, in the site's order, the file that holds it."""

    rest: Evidence
    files: Mapping[str, Path]


def merge_shards(shards: Mapping[str, KeptEvidence]) -> Merged:
    """Put the evidence of shards together; `shards` are all of them, by the name of the folder each is in.

    Raises:
        EvidenceError: one is missing or there twice, or they are not of one site, asked the same by the same tools.
    """
    ordered = _in_order(shards)
    _check_same({name: one.rest for name, one in shards.items()})
    sites = [one.rest.site for one in ordered]
    reused = Reused(sum(site.reused.pages for site in sites), sum(site.reused.regions for site in sites))
    differing = tuple(sorted({one for site in sites for one in site.differing}))
    # Pages were dealt out like cards (`Shard.of`).
    dealt = chain.from_iterable(zip_longest(*(zip(one.paths, one.files, strict=True) for one in ordered)))
    files = dict(one for one in dealt if one is not None)
    order = {path: at for at, path in enumerate(files)}
    styles = united(chain.from_iterable(site.styles for site in sites), order)
    tools = _tools(ordered)
    site = structs.replace(sites[0], reused=reused, differing=differing, styles=styles, tools=tools)
    rest = Evidence(site, ordered[0].rest.facts, any(one.rest.interrupted for one in ordered), WHOLE)
    return Merged(rest, files)


def _in_order(shards: Mapping[str, KeptEvidence]) -> list[KeptEvidence]:
    named = {name: one.rest.shard for name, one in shards.items()}
    counts = {shard.count for shard in named.values()}
    if len(counts) != 1:
        said = ", ".join(f"{name} is shard {shard}" for name, shard in named.items())
        message = f"These are not the shards of one run: {said}."
        raise EvidenceError(message)
    by_number: dict[int, str] = {}
    for name, shard in named.items():
        if shard.number in by_number:
            message = f"Shard {shard} is there twice: in {by_number[shard.number]} and in {name}."
            raise EvidenceError(message)
        by_number[shard.number] = name
    count = counts.pop()
    missing = [f"{number}/{count}" for number in range(1, count + 1) if number not in by_number]
    if missing:
        message = f"Of {count} shards, some are missing: {', '.join(missing)}."
        raise EvidenceError(message)
    return [shards[by_number[number]] for number in sorted(by_number)]


def _check_same(shards: Mapping[str, Evidence]) -> None:
    (name, first), *others = shards.items()
    for other, one in others:
        differing = [
            words for field, words in THE_SAME.items() if getattr(one.site, field) != getattr(first.site, field)
        ]
        differing += ["the facts about the site"] if _facts(one) != _facts(first) else []
        differing += ["the version of the gate"] if one.site.tools.audits != first.site.tools.audits else []
        if differing:
            message = f"{name} and {other} are not shards of one run. They differ in {', '.join(differing)}."
            raise EvidenceError(message)


def _facts(shard: Evidence) -> Facts:
    """Give what is known of the site, without the folders in which it lay on the machine at hand."""
    return structs.replace(shard.facts, root="", site_dir="", docs_dir="")


def _tools(shards: Sequence[KeptEvidence]) -> Tools:
    """Give the tools that all shards were gathered with; one that has read no page names no browser, or no axe.

    Raises:
        EvidenceError: they are not the same.
    """
    tools = [one.rest.site.tools for one in shards]
    browsers = {one.browser for one in tools} - {""}
    axes = {one.axe for one in tools} - {""}
    if len(browsers) > 1 or len(axes) > 1:
        said = "; ".join(sorted({f"{one.browser}, axe {one.axe or 'not asked'}" for one in tools if one.browser}))
        message = f"The shards were not gathered with the same tools: {said}."
        raise EvidenceError(message)
    return structs.replace(tools[0], browser="".join(browsers), axe="".join(axes))
