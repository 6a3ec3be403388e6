"""The rule `table-headers`."""

from collections.abc import Iterator

from audits.evidence import Markup, Table
from audits.rules.accessibility._tables import holds_data
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import technique

LARGE = 3
"""Rows and columns from which axe asks for headers itself (axe-td-has-header)."""

HEADERS = technique("H51", "Using table markup to present tabular information")
ROW = "<tr><td>9am</td><td>5pm</td></tr>"


def _hides_headers(table: Table) -> bool:
    return table.is_layout and table.headers > 1 and table.rows > 1 and table.columns > 1


def _small_tables(markup: Markup) -> list[Table]:
    return [one for one in markup.tables if holds_data(one) and (one.rows < LARGE or one.columns < LARGE)]


def _is_asked(markup: Markup) -> bool:
    return bool(_small_tables(markup)) or any(_hides_headers(one) for one in markup.tables)


@rule("table-headers", HEADERS, where=_is_asked)
@good(f"<table border><tr><th>Opens</th><th>Closes</th></tr>{ROW}</table>")
@good("<table border><tr><th>Opens</th><td>9am</td></tr><tr><th>Closes</th><td>5pm</td></tr></table>")
@bad(f"<table border><tr><td><b>Opens</b></td><td><b>Closes</b></td></tr>{ROW}</table>", says="bold")
@bad(f"<table role='presentation'><tr><th>Opens</th><th>Closes</th></tr>{ROW}</table>", says="take the role away")
@bad(f"<table border>{ROW}{ROW}{ROW}</table>", says="no header cells")
def table_headers(markup: Markup) -> Iterator[Problem]:
    """A table of data has header cells

    Write the names of the columns as header cells (`<th>`); in Markdown, the first line of a table becomes them. A
    screen reader says them with each cell, so that people know what a number means.
    """
    for table in markup.tables:
        if _hides_headers(table):
            yield Problem(
                "This table has header cells, but says that it only arranges things (`role`), so that no screen reader "
                "tells them: take the role away.",
                place=table.place,
            )
    for table in _small_tables(markup):
        if table.headers == 0:
            why = "its first row is only bold" if table.first_row_is_bold else "it has no header cells"
            yield Problem(f"The names of the columns cannot be told in this table: {why}.", place=table.place)
