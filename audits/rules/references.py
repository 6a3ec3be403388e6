"""Every address that a page names, in whatever way: links, files, its head and its structured data."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

from audits.evidence import Asset, DataBlock, Head, Link, PageInfo, Place
from audits.lib.urls import split
from audits.rules.structured_data._nodes import nodes_of
from audits.rules.wording import link_called

NAMING_FIELDS = ("links", "assets", "head", "data_blocks")
"""The fields of a page that name addresses."""

SENT = "receiver of the form"
"""The kind of asset that is sent something: nobody can ask for it without sending."""

OF_HEAD = ("canonical", "alternate")
OF_METAS = frozenset(
    {
        "og:url", "og:image", "og:image:url", "og:image:secure_url", "og:video", "og:audio", "twitter:image",
        "twitter:player",
    }
)  # fmt: skip
OF_DATA = ("url", "sameAs", "image", "logo", "photo", "thumbnailUrl", "contentUrl", "embedUrl", "hasMap", "menu")
"""What a page names in its head, and in its structured data as the value of a property."""


class Reference(NamedTuple):
    """An address, as resolved, where it stands, and what a message calls it with its verb: `The picture is`."""

    page: PageInfo
    url: str
    says: str
    place: Place


def references_on(
    page: PageInfo,
    links: tuple[Link, ...] = (),
    assets: tuple[Asset, ...] = (),
    head: Head | None = None,
    data_blocks: tuple[DataBlock, ...] = (),
) -> Iterator[Reference]:
    """Give every address that a page names, its links first.

    Only a link's fragment is kept, which names a place on a page; in a file of drawings it names one of them.
    """
    for link in links:
        says = f"The {link_called(link.name, link.text)} leads to"
        yield Reference(page, link.url, says, link.place)
    for asset in assets:
        if asset.kind != SENT:
            yield Reference(page, _whole(page, asset.url), f"The {asset.kind} is", asset.place)
    if head is not None:
        for what, url in _in_head(head):
            yield Reference(page, _whole(page, url), f"The {what} in the head is", Place())
    for block in data_blocks:
        for name, url in _in_data(block):
            yield Reference(page, _whole(page, url), f"“{name}” in the structured data is", block.place)


def _in_head(head: Head) -> Iterator[tuple[str, str]]:
    yield from ((f"{rel} address", link.url) for rel in OF_HEAD for link in head.linked(rel))
    yield from ((meta.key, meta.content) for meta in head.metas if meta.key in OF_METAS)


def _in_data(block: DataBlock) -> Iterator[tuple[str, str]]:
    for node in nodes_of(block):
        for name in OF_DATA:
            yield from ((name, one) for one in node.properties.get(name, ()) if isinstance(one, str))


def _whole(page: PageInfo, address: str) -> str:
    """Give an address as resolved, without its fragment; empty where it is none, of which other rules tell."""
    return urldefrag(urljoin(page.url, address.strip())).url if split(address.strip()) is not None else ""
