"""The probes: what fills which field of a page, asked once, of the page as loaded in the run's first profile."""

import hashlib
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

import msgspec

from audits.browser.open_page import OpenPage
from audits.evidence import (
    AccessibleNode,
    Arrangement,
    Asset,
    Block,
    Content,
    DataBlock,
    Feature,
    Field,
    Form,
    Frame,
    Graphic,
    Head,
    Heading,
    Landmark,
    Link,
    Listeners,
    Markup,
    PhoneNumber,
    Picture,
    Prose,
    Shown,
    Stored,
)
from audits.gatherers.accessible import accessible_nodes
from audits.gatherers.listeners import find_listeners
from audits.gatherers.phone_numbers import find_numbers
from audits.lib.phones import region_of

DIGITS = 16
"""Hexadecimal digits of a page's hash: enough to tell any two versions of it apart."""


class Probe(NamedTuple):
    """What fills one field of Page: how the page is asked, and what the answer is read as."""

    field: str
    record: Any
    ask: Callable[[OpenPage], Awaitable[Any]]


def _by_script(name: str, record: Any) -> Probe:  # noqa: ANN401  because records differ
    """Make a probe of the script that has the name of the field."""

    async def ask(page: OpenPage) -> Any:  # noqa: ANN401  because it is JSON
        return await page.isolated.call(name)

    return Probe(name, record, ask)


async def _numbers(page: OpenPage) -> tuple[PhoneNumber, ...]:
    region = region_of(page.plan.country, await page.isolated.call("language"))
    return find_numbers(await page.isolated.call("digits"), region)


async def _stored(page: OpenPage) -> tuple[Stored, ...]:
    found = msgspec.convert(await page.isolated.call("stored"), tuple[Stored, ...])
    cookies = (Stored("cookie", one.get("name", ""), one.get("domain", "")) for one in await page.context.cookies())
    return tuple(sorted({*found, *cookies}, key=lambda one: (one.kind, one.name)))


async def _content(page: OpenPage) -> Content:
    text = await page.isolated.call("content")
    return Content(hashlib.sha256(text.encode()).hexdigest()[:DIGITS])


PAGE_PROBES = (
    _by_script("head", Head),
    _by_script("headings", tuple[Heading, ...]),
    _by_script("landmarks", tuple[Landmark, ...]),
    _by_script("links", tuple[Link, ...]),
    _by_script("pictures", tuple[Picture, ...]),
    _by_script("assets", tuple[Asset, ...]),
    _by_script("anchors", tuple[str, ...]),
    _by_script("data_blocks", tuple[DataBlock, ...]),
    _by_script("shown", Shown),
    _by_script("prose", Prose),
    _by_script("features", tuple[Feature, ...]),
    Probe("content", Content, _content),
    _by_script("blocks", tuple[Block, ...]),
    _by_script("markup", Markup),
    _by_script("frames", tuple[Frame, ...]),
    _by_script("graphics", tuple[Graphic, ...]),
    _by_script("fields", tuple[Field, ...]),
    _by_script("forms", tuple[Form, ...]),
    Probe("accessible", tuple[AccessibleNode, ...], accessible_nodes),
    _by_script("arrangements", tuple[Arrangement, ...]),
    Probe("numbers", tuple[PhoneNumber, ...], _numbers),
    Probe("stored", tuple[Stored, ...], _stored),
    Probe("listeners", Listeners, find_listeners),
)
