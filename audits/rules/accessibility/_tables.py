"""What the rules about tables ask alike."""

from audits.evidence import Table


def holds_data(table: Table) -> bool:
    """Tell whether a table holds data, rather than arranging the parts of a page."""
    return not arranges(table) and not table.is_layout and table.rows > 1 and table.columns > 1 and _is_drawn(table)


def arranges(table: Table) -> bool:
    """Tell whether a table arranges parts of a page: it has no headers, and holds headings, forms, other tables."""
    return table.headers == 0 and not table.is_named and table.holds_parts


def _is_drawn(table: Table) -> bool:
    """Tell whether a table shows that it is one: by lines, headers, a caption, or a first row in bold."""
    return table.has_lines or table.headers > 0 or table.is_named or table.first_row_is_bold
