"""Which clinic a booking link asks for, and which clinics a text is about."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import parse_qs, urlsplit

from audits.config.facts import Booking, Clinic


def booking_value(key: str, clinic: Clinic) -> str:
    """Give the value with which a link asks for this clinic: the one stated, else the clinic's key in the facts."""
    return clinic.booking_value or key


def value_asked(url: str, booking: Booking) -> str | None:
    """Give the clinic value in an address; `None` where the address asks for no particular clinic."""
    if not booking.clinic_parameter:
        return None
    try:
        values = parse_qs(urlsplit(url).query).get(booking.clinic_parameter, [])
    except ValueError:  # no address at all: the visit itself will say so
        return None
    return values[0] if values else None


def clinic_of(value: str, clinics: Mapping[str, Clinic]) -> Clinic | None:
    """Give the clinic that a value asks for, or `None` where it is none of ours."""
    return next((clinic for key, clinic in clinics.items() if booking_value(key, clinic) == value), None)


def clinic_of_page(path: str, clinics: Mapping[str, Clinic]) -> Clinic | None:
    """Give the clinic whose own page this is, by the Markdown file that the facts name and the path it is built to."""
    own = _without_index(path)
    return next((clinic for clinic in clinics.values() if clinic.page and _without_index(clinic.page) == own), None)


def _without_index(path: str) -> str:
    stem = PurePosixPath(path).with_suffix("")
    return (stem.parent if stem.name in {"index", "README"} else stem).as_posix()


def clinic_names(clinic: Clinic, clinics: Mapping[str, Clinic]) -> tuple[str, ...]:
    """Give the words by which a page can mean this clinic: its name, and its town if no other clinic is there too."""
    towns = Counter(other.town.casefold() for other in clinics.values())
    return (clinic.name, clinic.town) if clinic.town and towns[clinic.town.casefold()] == 1 else (clinic.name,)


def clinic_pattern(template: str, clinic: Clinic, clinics: Mapping[str, Clinic]) -> str:
    """Put a clinic's names into a control's pattern where it says `{clinic}`."""
    names = "|".join(re.escape(name) for name in clinic_names(clinic, clinics))
    return template.replace("{clinic}", f"\\b({names})\\b")


def clinics_shown(text: str, clinics: Mapping[str, Clinic]) -> tuple[Clinic, ...]:
    """Give the clinics that a text is about, in the order of the facts.

    Full names decide. Towns count only where no clinic is named in full, because the organisation's own name often
    holds the towns of all its clinics.
    """
    named = tuple(clinic for clinic in clinics.values() if _says(text, clinic.name))
    if named:
        return named
    return tuple(
        clinic
        for clinic in clinics.values()
        if any(_says(text, name) for name in clinic_names(clinic, clinics) if name != clinic.name)
    )


def _says(text: str, name: str) -> bool:
    words = r"\s+".join(re.escape(word) for word in name.split())
    return bool(words) and re.search(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE) is not None
