"""Labels tables made from Markdown, so that they can be stacked on a phone and still be read out as tables."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.extensions.toc import render_inner_html, strip_tags

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from markdown import Markdown

# After everything that still changes the text of a cell: attribute lists run at 8, unescaping at 0.
PRIORITY = -1


class TableLabels(Extension):  # type: ignore[misc]  # Markdown has no types
    """Adds the labelling to MkDocs' own Markdown; a table typed as HTML stays as its editor wrote it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown names the method
        """Register the step that labels the tables of a parsed page."""
        md.treeprocessors.register(TableLabeller(md), "table_labels", PRIORITY)


class TableLabeller:
    """Gives the tables of a parsed page their roles and labels."""

    def __init__(self, md: Markdown) -> None:
        self.md = md

    def run(self, root: Element) -> None:
        """Label every table that has a head."""
        for table in root.iter("table"):
            if table.find("thead") is not None:
                label_table(table, [self._name(cell) for cell in table.iterfind("thead/tr/th")])

    def _name(self, cell: Element) -> str:
        return html.unescape(strip_tags(render_inner_html(cell, self.md)))


def label_table(table: Element, names: Sequence[str]) -> None:
    """Give a table and its parts their roles: styles that stack a table make browsers forget them."""
    table.set("role", "table")
    for group in (*table.iterfind("thead"), *table.iterfind("tbody")):
        group.set("role", "rowgroup")
    for row in table.iterfind("*/tr"):
        row.set("role", "row")
    for cell in table.iterfind("thead/tr/th"):
        cell.attrib |= {"role": "columnheader", "scope": "col"}
    for row in table.iterfind("tbody/tr"):
        label_row(row, names)


def label_row(row: Element, names: Sequence[str]) -> None:
    """Let the first cell head the row, unless it is empty; give each other cell its column's name."""
    for position, cell in enumerate(row):
        if position == 0 and (cell.text or len(cell)):
            cell.tag = "th"
            cell.attrib |= {"role": "rowheader", "scope": "row"}
        else:
            cell.set("role", "cell")
            if position < len(names):
                cell.set("data-label", names[position])
