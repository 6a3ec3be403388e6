"""The rule `layout-table`."""

from collections.abc import Iterator

from audits.evidence import Markup
from audits.rules.accessibility._tables import arranges
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import technique

MANY_WORDS = 30
"""Words from which a table of one row or one column is text put in a frame."""


ROW = "<tr><th>A</th><th>B</th></tr>"


@rule(
    "layout-table",
    technique("F49", "Using an HTML layout table that does not make sense when linearized"),
    where=lambda markup: bool(markup.tables),
)
@good("<table><tr><th>Opens</th><td>9am</td></tr></table>")
@good('<table role="presentation"><tr><td><h2>Neck</h2></td><td><h2>Back</h2></td></tr></table>')
@good("<table><tr><th>Neck</th><th>Back</th></tr><tr><td><h3>Do</h3></td><td><h3>Do not</h3></td></tr></table>")
@bad("<table><tr><td><h2>Neck</h2></td><td><h2>Back</h2></td></tr></table>", says="arranges")
@bad(f"<table>{ROW}<tr><td>1</td><td><table>{ROW}</table></td></tr></table>", says="inside")
@bad(f"<table><tr><td>{'word ' * 40}</td></tr></table>", says="one cell")
def layout_table(markup: Markup) -> Iterator[Problem]:
    """Tables hold data, and nothing else

    Arrange the parts of a page with a stylesheet, not with a table. A screen reader announces a table with its rows and
    columns and reads it cell by cell; on a narrow screen it cannot be made to fit.
    """
    for table in markup.tables:
        if table.is_nested:
            yield Problem("This table stands inside another; make them two, one after the other.", place=table.place)
        elif table.is_layout:
            continue
        elif arranges(table):
            yield Problem("This table holds no data, but arranges parts of the page.", place=table.place)
        elif table.headers == 0 and table.rows == 1 and table.columns == 1 and table.words >= MANY_WORDS:
            yield Problem("This table has one cell with text, and is no table at all.", place=table.place)
