"""A plain Material for MkDocs site of any number of pages: `python benchmarks/material_site.py PAGES FOLDER`.

Then `mkdocs build` in FOLDER. The same number of pages always gives the same files. What a topic says depends on its
number alone, so that sites of different sizes share their first topics, apart from where the links of the last ones
lead.
"""

import struct
import zlib
from pathlib import Path
from random import Random
from typing import NamedTuple

import click
from material_blocks import BLOCKS, PICTURES, Pen, Spot

PER_SECTION = 10
MAX_IN_NAVIGATION = 100
"""Entries of the navigation beside the home page; further pages are reached from other pages and by search."""

SETTINGS = """\
site_name: Handbook
site_url: https://handbook.example/
site_description: A handbook of gentle plans
theme:
  name: material
  language: en
  font: false
  features:
    - content.code.copy
    - content.tabs.link
    - navigation.footer
    - navigation.tabs
    - navigation.top
    - search.highlight
    - search.suggest
    - toc.follow
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/brightness-7, name: Switch to dark mode}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/brightness-4, name: Switch to light mode}
plugins: [search]
markdown_extensions:
  - admonition
  - footnotes
  - tables
  - toc: {permalink: true}
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist
not_in_nav: "*"
nav:
  - Home: index.md
"""


class Topic(NamedTuple):
    """A page: its number from 1, its title, and its Markdown."""

    number: int
    title: str
    markdown: str

    @property
    def file(self) -> str:
        """The page's Markdown file below `docs/`."""
        return file_of(self.number)


def file_of(number: int) -> str:
    """Give the Markdown file below `docs/` of the topic with this number, counted from 1."""
    return f"part-{(number - 1) // PER_SECTION + 1:03d}/topic-{number:04d}.md"


def topic(number: int, topics: int) -> Topic:
    """Write the topic with this number, counted from 1, of so many topics."""
    pen = Pen(Random(f"topic {number}"))  # noqa: S311  because the text is to be the same each time
    title = f"Topic {number}: {pen.phrase(3).lower()}"
    others = tuple(f"../{file_of((number + step) % topics + 1)}" for step in (6, 12))
    lines = ["---", f"description: {pen.phrase(9)}", "---", "", f"# {title}", "", pen.paragraph(), ""]
    for section in range(pen.random.randint(4, 7)):
        block = BLOCKS[(number + section) % len(BLOCKS)]
        lines += [f"## {pen.phrase(2)} {section + 1}", "", pen.paragraph(), ""]
        lines += [*block(pen, Spot(section + 1, number, (others[0], others[1]))), ""]
        if section % 2:
            lines += [f"### {pen.phrase(2)}", "", pen.paragraph(3), ""]
    return Topic(number, title, "\n".join(lines))


def home(topics: int) -> str:
    """Write the home page, with links to the first topics."""
    pen = Pen(Random("home"))  # noqa: S311  because the text is to be the same each time
    links = (f"- [Topic {number}]({file_of(number)})" for number in range(1, min(topics, 20) + 1))
    return "\n".join(["# Handbook", "", pen.paragraph(), "", *links, ""])


def settings(topics: list[Topic]) -> str:
    """Write `mkdocs.yml`: the navigation lists the first topics, in sections of ten."""
    lines: list[str] = []
    listed = topics[:MAX_IN_NAVIGATION]
    for start in range(0, len(listed), PER_SECTION):
        section = listed[start : start + PER_SECTION]
        lines += [f"  - Part {start // PER_SECTION + 1}:", *(f'      - "{one.title}": {one.file}' for one in section)]
    return SETTINGS + "\n".join([*lines, ""])


def picture(number: int, width: int = 320, height: int = 180) -> bytes:
    """Draw a colour gradient as a PNG file, width and height in pixels."""
    rows = (bytes(channel for x in range(width) for channel in _colour(number, x, y)) for y in range(height))
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _colour(number: int, x: int, y: int) -> tuple[int, int, int]:
    return x % 256, y % 256, 60 * number % 256


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def generate(pages: int, folder: Path) -> list[str]:
    """Write a site of so many pages, the home page included, into a folder; give their Markdown files below `docs/`."""
    topics = [topic(number, pages - 1) for number in range(1, pages)]
    docs = folder / "docs"
    (docs / "img").mkdir(parents=True, exist_ok=True)
    for number in range(PICTURES):
        (docs / "img" / f"{number}.png").write_bytes(picture(number))
    (folder / "mkdocs.yml").write_text(settings(topics), "utf-8")
    texts = {"index.md": home(len(topics)), **{one.file: one.markdown for one in topics}}
    for file, text in texts.items():
        (docs / file).parent.mkdir(exist_ok=True)
        (docs / file).write_text(text, "utf-8")
    return list(texts)


@click.command()
@click.argument("pages", type=click.IntRange(min=1))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def main(pages: int, folder: Path) -> None:
    """Write a Material site of PAGES pages into FOLDER."""
    generate(pages, folder)


if __name__ == "__main__":
    main()
