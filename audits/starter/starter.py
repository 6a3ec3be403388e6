"""The settings to begin with, as the text of an audits.toml: what was found, said where it was guessed."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from audits.config.settings import OWN_FILE, settings_file_in
from audits.errors import WrongUseError
from audits.starter.generators import Found
from audits.starter.guesses import FoundClinic, Guesses

START = """\
# Settings of the release gate `audits`; `audits settings` describes every one. Editors complete them where
# `audits settings --schema > audits.schema.json` was run and the first line is `#:schema audits.schema.json`.

# What stands here was guessed from the files and the built pages. Correct it: rules judge
# telephone numbers and booking links by it. Lines that begin with # do nothing.
"""

END = """\

# How many outcomes that only a person can decide a clean verdict may hold; any number without it.
# unsure-allowed = 0

# What is left out of the audit; every report says so.
# [[exclude]]
# pages = ["archive/*"]
# reason = "Kept as it was, and linked to from nowhere."

# A finding that somebody has settled, until a day.
# [[waivers]]
# rule = "reflow"
# pages = "map/*"
# reason = "A map is two-dimensional."
# owner = "web team"
# until = 2027-01-31
"""


def starter(found: Found, guesses: Guesses) -> str:
    """Write an audits.toml for what was found in a folder and on its pages."""
    return "\n".join([START, *_site(found, guesses), *_clinics(guesses), *_booking(guesses), END])


def write_starter(folder: Path, text: str) -> Path:
    """Write the file into a project's folder, and give it.

    Raises:
        SettingsError: both of the folder's files have settings already.
        WrongUseError: it has settings already, or cannot be written.
    """
    if (there := settings_file_in(folder)) is not None:
        message = f"{there} has settings already. `audits init --print` shows what would be written."
        raise WrongUseError(message)
    file = folder / OWN_FILE
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror or error}."
        raise WrongUseError(message) from error
    return file


def summary(found: Found, guesses: Guesses) -> str:
    """Say in sentences what was found, for whoever started it."""
    lines = [f"Built with: {found.generator.name if found.generator else 'nothing that is known here'}."]
    if found.built is None:
        build = f" Build the site (`{found.generator.build}`), and run this again." if found.generator else ""
        return f"{lines[0]}\nThere are no built pages yet, so nothing could be learnt from them.{build}"
    facts = {
        "its address": guesses.url,
        "its name": guesses.name,
        "the country": guesses.country,
        "clinics": ", ".join(one.name for one in guesses.clinics),
        "other numbers": ", ".join(guesses.numbers),
        "booking": guesses.booking,
    }
    known = [f"{what} ({value})" for what, value in facts.items() if value]
    lines.append(
        f"Pages read: {guesses.pages}, in {found.built}. They say {'; '.join(known) or 'nothing of the site'}."
    )
    return "\n".join(lines)


def _site(found: Found, guesses: Guesses) -> Iterator[str]:
    is_mkdocs = found.generator is not None and found.generator.name == "MkDocs"
    yield "[site]"
    if found.generator:
        yield f"# Built with {found.generator.name}: `{found.generator.build}`."
    if found.built and not (is_mkdocs and found.built == "site"):
        yield f"folder = {_text(found.built)}"
    elif not is_mkdocs:
        yield '# folder = "public"'
    if is_mkdocs:
        yield "# Its name and address are those of mkdocs.yml, unless they stand here."
    yield _line("name", guesses.name, "Clinic guides", stands_elsewhere=is_mkdocs)
    yield _line("url", guesses.url, "https://www.clinic.example/", stands_elsewhere=is_mkdocs)
    yield _line("country", guesses.country, "GB")
    if guesses.numbers:
        yield "# Numbers that links dial, and that no clinic below has. Take out those that are wrong."
    numbers = ", ".join(map(_text, guesses.numbers))
    yield f"other-numbers = [{numbers}]" if numbers else '# other-numbers = ["111"]'


def _clinics(guesses: Guesses) -> Iterator[str]:
    yield ""
    if not guesses.clinics:
        yield "# Each clinic, so that rules can tell whether a number is the right one:"
        yield from _commented(_clinic("leeds", FoundClinic("Leeds Clinic", "+44 113 496 0002", "Leeds")))
        return
    yield "# From the structured data of the pages:"
    met: Counter[str] = Counter()
    for clinic in guesses.clinics:
        key = _key(clinic)
        met[key] += 1
        yield from _clinic(key if met[key] == 1 else f"{key}-{met[key]}", clinic)


def _clinic(key: str, clinic: FoundClinic) -> Iterator[str]:
    yield f"[site.clinics.{key}]"
    yield f"name = {_text(clinic.name)}"
    yield f"phone = {_text(clinic.phone)}"
    if clinic.town:
        yield f"town = {_text(clinic.town)}"


def _booking(guesses: Guesses) -> Iterator[str]:
    yield ""
    if not guesses.booking:
        yield "# Where readers book, so that rules follow the links to a free time; nothing is ever booked:"
        yield from _commented(["[site.booking]", 'url = "https://book.clinic.example/"'])
        return
    yield "# The address that most links to a booking service lead to. Nothing is ever booked there."
    yield "[site.booking]"
    yield f"url = {_text(guesses.booking)}"
    if hosts := ", ".join(map(_text, guesses.booking_hosts)):
        yield f"hosts = [{hosts}]"


def _line(name: str, value: str, example: str, *, stands_elsewhere: bool = False) -> str:
    return f"{name} = {_text(value)}" if value and not stands_elsewhere else f"# {name} = {_text(value or example)}"


def _commented(lines: Iterable[str]) -> Iterator[str]:
    return (f"# {line}" for line in lines)


def _key(clinic: FoundClinic) -> str:
    """Give a key made of the town, or the name: `[site.clinics.leeds]`."""
    words = re.sub(r"[^a-z0-9]+", "-", (clinic.town or clinic.name).lower()).strip("-")
    return words or "clinic"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
