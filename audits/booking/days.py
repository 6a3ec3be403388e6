"""Reading the day in the label of a control."""

import re
from datetime import date, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"\b(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
NUMBER = r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{NUMBER}\W{{1,3}}(?:of\W)?{MONTH}",
        rf"{MONTH}\W{{1,3}}{NUMBER}",
        rf"{NUMBER}.*{MONTH}",
        rf"{MONTH}.*{NUMBER}",
    )
)
"""How a day and its month are written, side by side before further apart."""


def is_near(label: str, today: date, horizon: int) -> bool:
    """Tell whether a label's day is not more than `horizon` days away. One whose date cannot be read counts as near."""
    return (day_named(label, today) or today) <= today + timedelta(days=horizon)


def day_named(label: str, today: date) -> date | None:
    """Read the date in a label such as `Tuesday 24 November` or `2026-11-24`, in the year nearest to come."""
    if iso := re.search(r"\b(\d{4})-(\d\d)-(\d\d)\b", label):
        return _date(*(int(part) for part in iso.groups()))
    written = next((found for pattern in DATES if (found := pattern.search(label))), None)
    if written is None:
        return None
    year = re.search(r"\b(20\d\d)\b", label)
    place, day = MONTHS.index(written["month"][:3].lower()) + 1, int(written["day"])
    if year:
        return _date(int(year[1]), place, day)
    this_year = _date(today.year, place, day)
    return this_year if this_year and this_year >= today else _date(today.year + 1, place, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # the thirty-first of a shorter month
        return None
