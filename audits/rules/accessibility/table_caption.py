"""The rule `table-caption`."""

from collections.abc import Iterator

from audits.evidence import Markup, Table
from audits.rules.accessibility._tables import holds_data
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import technique

CAPTIONS = technique("H39", "Using caption elements to associate data table captions with data tables")
ROWS = "<tr><th>Opens</th><th>Closes</th></tr><tr><td>9am</td><td>5pm</td></tr>"


def _data_tables(markup: Markup) -> list[Table]:
    return [table for table in markup.tables if holds_data(table)]


@rule("table-caption", CAPTIONS, where=lambda markup: bool(_data_tables(markup)))
@good(f"<table><caption>Opening times</caption>{ROWS}</table>")
@good(f"<h2>Opening times</h2><div><table>{ROWS}</table></div>")
@good(f'<table aria-label="Opening times">{ROWS}</table><table role="presentation">{ROWS}</table>')
@good(f"<figure><table>{ROWS}</table><figcaption>Opening times</figcaption></figure>")
@good(f"<h2>Opening times</h2><p>We open on each day.</p><table>{ROWS}</table>")
@bad(f"<h1>Clinic</h1><p>Come and see us.</p><p>You are welcome.</p><table>{ROWS}</table>", says="no caption")
def table_caption(markup: Markup) -> Iterator[Problem]:
    """A table says what it is about

    Give the table a caption (`<caption>Opening times</caption>`), or put a heading above it. Screen reader users
    can go from table to table, and hear the caption first.
    """
    for table in _data_tables(markup):
        if not table.is_named and not table.heading:
            yield Problem("This table has no caption, and no heading above it.", place=table.place)
