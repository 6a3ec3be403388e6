"""A page's front matter: what is wrong with it, and the references and dates that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

import yaml
from mkdocs.utils.meta import YAML_RE

Meta: TypeAlias = Mapping[str, Any]

KINDS = ("guide", "clinic", "service", "policy", "index")
DATES = {
    "published": "Published",
    "modified": "Updated",
    "evidence_checked": "Evidence last checked",
    "next_check": "Next check due",
}
DESCRIPTION_LENGTH = range(50, 161)
DOI = re.compile(r"10\.\d{4,9}/\S+")
REFERENCE_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def references(meta: Meta) -> list[Meta]:
    """List the well-formed references of a page, in the order of its front matter."""
    given = meta.get("references") or []
    if not isinstance(given, list):
        return []
    return [item for item in given if isinstance(item, dict) and item.get("id") and item.get("citation")]


def reference_address(reference: Meta) -> str:
    """Give the address at which a reference can be read."""
    return f"https://doi.org/{reference['doi']}" if reference.get("doi") else str(reference.get("url", ""))


def reference_faults(given: object) -> Iterator[str]:
    """Say what is wrong with a page's list of references."""
    if not isinstance(given, list):
        yield "`references` must be a list, each with `id`, `citation`, and `doi` or `url`"
        return
    seen: set[str] = set()
    for number, item in enumerate(given, start=1):
        if not isinstance(item, dict) or not item.get("id") or not item.get("citation"):
            yield f"reference {number} needs an `id` and a `citation`"
            continue
        name = str(item["id"])
        if not REFERENCE_ID.fullmatch(name):
            yield f"reference id `{name}` may hold only small letters, digits and hyphens"
        if name in seen:
            yield f"reference id `{name}` is used twice"
        seen.add(name)
        if not item.get("doi") and not str(item.get("url", "")).startswith("https://"):
            yield f"reference `{name}` needs a `doi` or an https `url`"
        if item.get("doi") and not DOI.fullmatch(str(item["doi"])):
            yield f"the doi of reference `{name}` must look like 10.1000/xyz, without https://doi.org/"


def date_faults(meta: Meta) -> Iterator[str]:
    """Say which dates of a page are missing or cannot be right."""
    for key in ("published", "next_check"):
        if key not in meta:
            yield f"`{key}` is missing; write a date such as 2026-11-23"
    dates = {key: meta[key] for key in DATES if key in meta}
    wrong = [key for key, value in dates.items() if type(value) is not date]
    yield from (f"`{key}` is {dates[key]!r}; write a date such as 2026-11-23" for key in wrong)
    if (
        not wrong
        and {"published", "next_check"} <= dates.keys()
        and dates["next_check"] <= max(value for key, value in dates.items() if key != "next_check")
    ):
        yield "`next_check` must come after the page's other dates"


def condition_faults(given: object) -> Iterator[str]:
    """Say what is wrong with the condition that a page is about."""
    if not isinstance(given, dict) or not given.get("name"):
        yield "`condition` needs a `name`"
        return
    code = given.get("code")
    if code is not None and not (isinstance(code, dict) and code.get("value") and code.get("system")):
        yield "`condition.code` needs a `value` and a `system`"


def syntax_fault(source: str) -> str | None:
    """Say why front matter cannot be read: MkDocs itself passes over it and shows it to readers as text."""
    match = YAML_RE.match(source)
    if match is None:
        return None
    try:
        yaml.safe_load(match[1])
    except yaml.MarkedYAMLError as error:
        line = f" at line {error.problem_mark.line + 2}" if error.problem_mark else ""
        return f"the front matter cannot be read{line}: {error.problem}"
    except (yaml.YAMLError, ValueError) as error:  # a date such as 2026-02-30 is a ValueError
        return f"the front matter cannot be read: {error}"
    return None


def front_matter_faults(meta: Meta, clinics: Iterable[str]) -> Iterator[str]:
    """Say what is wrong with a page's front matter."""
    if not meta.get("title"):
        yield "`title` is missing"
    description = meta.get("description")
    if not isinstance(description, str) or not description:
        yield "`description` is missing"
    elif len(description) not in DESCRIPTION_LENGTH:
        yield f"`description` has {len(description)} characters; 50 to 160 fit where search engines show it"
    if meta.get("kind") not in KINDS:
        yield f"`kind` is {meta.get('kind')!r}; choose one of {', '.join(KINDS)}"
    yield from date_faults(meta)
    yield from reference_faults(meta.get("references") or [])
    if "clinic" in meta and meta["clinic"] not in list(clinics):
        yield f"there is no clinic `{meta['clinic']}`; choose one of {', '.join(clinics)}"
    if meta.get("condition") is not None:
        yield from condition_faults(meta["condition"])


def last_change(meta: Meta) -> date | None:
    """Give the day on which the page last changed, by its own front matter."""
    dates = [meta[key] for key in ("published", "modified", "evidence_checked") if type(meta.get(key)) is date]
    return max(dates, default=None)


def date_text(day: date) -> str:
    """Write a date as 23 November 2026."""
    return f"{day.day} {day:%B %Y}"


def page_dates(meta: Meta) -> list[tuple[str, str, str]]:
    """List the page's dates as a label, the machine's form and the reader's form."""
    return [(label, meta[key].isoformat(), date_text(meta[key])) for key, label in DATES.items() if key in meta]
