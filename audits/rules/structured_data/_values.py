"""Reading the values of structured data: numbers, moments, opening hours."""

import re
from datetime import UTC, date, datetime, time
from math import isfinite

NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")

DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)"
DAYS = rf"{DAY}(?:\s?[-–]\s?{DAY})?(?:\s?,\s?{DAY}(?:\s?[-–]\s?{DAY})?)*"
CLOCK = r"\d{1,2}:\d\d"
HOURS = rf"(?:{CLOCK}\s?[-–]\s?{CLOCK}\+?(?:(?:\s?[,;]\s?|\s){CLOCK}\s?[-–]\s?{CLOCK})*|off|closed|24/7)"
OPENING = rf"(?:{DAYS}(?:\s{HOURS})?|{HOURS})"
OPENING_HOURS = re.compile(rf"{OPENING}(?:\s?[;,]?\s{OPENING}|[;,]{OPENING})*;?", re.IGNORECASE)
"""Opening hours as https://schema.org/openingHours has them; several in one text, and spaces, are let be."""
SPAN = re.compile(rf"({CLOCK})\s?[-–]\s?({CLOCK})")


def number_of(text: str) -> float | None:
    """Give a number that stands alone; None where it is none, or too large to be one."""
    number = float(text) if NUMBER.fullmatch(text.strip()) else None
    return number if number is not None and isfinite(number) else None


def moment_of(text: str) -> date | datetime | None:
    """Give a date, or a date with a time (in UTC, where it says its zone), as ISO 8601 writes it; None for others."""
    try:
        if "T" not in text:
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment
    except (ValueError, OverflowError):  # the last where the zone leads out of the years that there are
        return None


def is_before(one: date | datetime, other: date | datetime) -> bool:
    """Tell whether a moment is before another for certain: by the day, unless both say the time in the same way."""
    if isinstance(one, datetime) and isinstance(other, datetime) and (one.tzinfo is None) == (other.tzinfo is None):
        return one < other
    days = [_day_of(moment) for moment in (one, other)]
    return days[0] < days[1]


def _day_of(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def clock_of(text: str) -> time | None:
    """Give a time of day; None where it is none that Python reads."""
    try:
        return time.fromisoformat(text.strip().removeprefix("T").zfill(5))
    except ValueError:
        return None
