"""What is read from the site's files themselves, because no browser shows it: encodings, sitemaps, and the like."""

import codecs
import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import msgspec
import webencodings
from PIL import Image

from audits.evidence import (
    NOT_ASKED,
    SEARCH_INDEX,
    Encoding,
    NotGathered,
    Page,
    PictureFile,
    SiteDocument,
    Tags,
    may_be_feed,
)
from audits.static.plan import Plan
from audits.static.tags import tags_of

LONGEST_DOCUMENT = 50 * 1024 * 1024
"""Bytes: what the Sitemaps protocol allows a sitemap at most."""

FEED_BEGINS = re.compile(r"<(rss|feed|rdf:RDF|atom:feed)[\s>]")
READ_OF_FEED = 4096
"""Characters, within which a feed names itself."""

PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be"))
COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
META = re.compile(rb"""<meta[\s/](?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
ATTRIBUTE = re.compile(rb"""([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
XML_DECLARATION = re.compile(rb"""\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([^"']+)["'][^>]*\?>""")
EVERY_BYTE = frozenset({"windows-1252"})
"""Encodings that have a character for every byte to browsers (https://encoding.spec.whatwg.org/), and not to Python."""


def with_file(page: Page, site: Path, plan: Plan) -> Page:
    """Add what the file of a page says, as far as the plan asks for it."""
    read = {"encoding": _encoding, "tags": _tags}
    found: dict[str, Encoding | Tags | NotGathered] = dict.fromkeys(read, NOT_ASKED)
    for field in read.keys() & plan.fields:
        try:
            found[field] = read[field]((site / page.path).read_bytes(), page.path)
        except OSError as error:
            found[field] = NotGathered(f"The file could not be read: {error.strerror}")
    return msgspec.structs.replace(page, **found)


def _encoding(data: bytes, path: str) -> Encoding | Tags:
    return encoding_of(data, path)


def _tags(data: bytes, path: str) -> Encoding | Tags:
    encoding = encoding_of(data, path)
    if encoding.is_xml:  # in XML, the browser itself refuses tags that do not match
        return Tags(())
    text = data.decode(encoding.declared if encoding.is_readable and encoding.declared else "utf-8", "replace")
    return tags_of(text.removeprefix("\ufeff"))  # the byte order mark is no text, which would end the head


def encoding_of(data: bytes, path: str) -> Encoding:
    """Find in what encoding a file says it is written, and whether it is."""
    is_xml = path.lower().endswith(".xhtml")
    mark = next(((label, len(sign)) for sign, label in MARKS if data.startswith(sign)), None)
    declared, ends_at = mark or (_xml_declaration(data) if is_xml else _declaration(data))
    return Encoding(
        declared=declared,
        ends_at=ends_at,
        is_readable=_can_be_read(data, declared),
        is_ascii=data.isascii(),
        is_utf_8=_can_be_read(data, "utf-8"),
        has_mark=mark is not None,
        is_xml=is_xml,
    )


def _xml_declaration(data: bytes) -> tuple[str, int]:
    found = XML_DECLARATION.match(data)
    return (_label(found[1]), found.end()) if found else ("", 0)


def _declaration(data: bytes) -> tuple[str, int]:
    """Find the first `meta` that declares an encoding, outside of comments, and the byte at which it ends."""
    without_comments = COMMENT.sub(lambda comment: b" " * len(comment[0]), data)
    for meta in META.finditer(without_comments):
        values = {name.lower(): double or single or bare for name, double, single, bare in ATTRIBUTE.findall(meta[0])}
        if b"charset" in values:
            return _label(values[b"charset"]), meta.end()
        if values.get(b"http-equiv", b"").strip().lower() == b"content-type":
            found = re.search(rb"charset\s*=\s*[\"']?([^\s\"';]+)", values.get(b"content", b""), re.IGNORECASE)
            if found:
                return _label(found[1]), meta.end()
    return "", 0


def _label(label: bytes) -> str:
    return label.decode("ascii", "replace").strip().lower()


def _can_be_read(data: bytes, label: str) -> bool:
    """Tell whether bytes can be read in an encoding; not where there is no such encoding."""
    encoding = webencodings.lookup(label or "utf-8")
    if encoding is None:
        return False
    try:
        data.decode("latin-1" if encoding.name in EVERY_BYTE else encoding.codec_info.name)
    except ValueError:
        return False
    return True


def read_documents(site: Path, files: Sequence[str]) -> tuple[SiteDocument, ...]:
    """Read the site's robots.txt, its sitemaps, its feeds, the index of MkDocs' search, and manifests of web apps."""
    named = {"robots.txt", SEARCH_INDEX}
    patterns = ("sitemap*.xml", "*.webmanifest", "*manifest*.json", "site.json", "app.json")
    wanted = [
        path
        for path in files
        if path in named or may_be_feed(path) or any(PurePosixPath(path).match(pattern) for pattern in patterns)
    ]
    found = [SiteDocument(path, _read(site / path)) for path in wanted]
    return tuple(one for one in found if not may_be_feed(one.path) or _is_feed(one.text))


def _is_feed(text: str | NotGathered) -> bool:
    """Tell whether a file is a feed, or may be one that nobody read."""
    return isinstance(text, NotGathered) or FEED_BEGINS.search(text[:READ_OF_FEED]) is not None


def measure_pictures(site: Path, files: Sequence[str]) -> tuple[PictureFile, ...]:
    """Read the size of every picture that is made of pixels, from its first bytes."""
    return tuple(_measured(site, path) for path in files if PurePosixPath(path).suffix.lower() in PICTURE_SUFFIXES)


def _measured(site: Path, path: str) -> PictureFile:
    try:
        with Image.open(site / path) as picture:
            return PictureFile(path, *picture.size)
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        return PictureFile(path, 0, 0, type(error).__name__)


def _read(file: Path) -> str | NotGathered:
    try:
        if file.stat().st_size > LONGEST_DOCUMENT:
            return NotGathered(f"{file.name} is larger than 50 MB, which nobody reads whole.")
        return file.read_text("utf-8-sig", "replace")
    except OSError as error:
        return NotGathered(f"{file.name} could not be read: {error.strerror}")
