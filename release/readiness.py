"""Whether a release may be made today: it has its entry in the change log, all is committed, it was not made before."""

import re
from collections.abc import Collection, Iterator
from datetime import date

UNRELEASED = "Unreleased"

ENTRY = re.compile(r"^## (?P<name>\S+)(?: - (?P<day>\S+))?\s*\n(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
"""An entry of the change log: `## 1.2.0 - 2027-01-31`, or `## Unreleased`, with what stands below it."""

ITEM = re.compile(r"^- \S", re.MULTILINE)


def mistakes(changelog: str, version: str, day: date, *, uncommitted: str, tags: Collection[str]) -> Iterator[str]:
    """Say what stands in the way of releasing a version on a day, a sentence each; nothing where it may be released.

    `uncommitted` is what `git status --porcelain` prints, `tags` are the names of the tags that there are.
    """
    if uncommitted.strip():
        yield f"These files are not committed, and a release is built from what is: \n{uncommitted.rstrip()}"
    if tag_of(version) in tags:
        yield f"{version} was released before (tag {tag_of(version)}): raise `version` in pyproject.toml."
    yield from _changelog_mistakes(changelog, version, day)


def tag_of(version: str) -> str:
    """Give the name of the tag that a release gets."""
    return f"v{version}"


def _changelog_mistakes(changelog: str, version: str, day: date) -> Iterator[str]:
    entries = {found["name"]: found for found in ENTRY.finditer(changelog)}
    heading = f"## {version} - {day.isoformat()}"
    entry = entries.get(version)
    if entry is None:
        yield f"CHANGELOG.md has no entry for {version}: rename “## {UNRELEASED}” to “{heading}”."
        return
    if entry["day"] != day.isoformat():
        yield f"CHANGELOG.md gives {version} the day {entry['day'] or 'none'}: its heading has to be “{heading}”."
    if not ITEM.search(entry["text"]):
        yield f"CHANGELOG.md says nothing of {version}: list what has changed below its heading, each after “- ”."
    waiting = entries.get(UNRELEASED)
    if waiting is not None and ITEM.search(waiting["text"]):
        yield f"CHANGELOG.md lists changes as “{UNRELEASED}” that {version} has: move them below “{heading}”."
