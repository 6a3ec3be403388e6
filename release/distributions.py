"""What the built distributions hold and ask for, beside what they ought to."""

import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from email import message_from_string
from pathlib import Path, PurePosixPath
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def content_mistakes(tracked: Iterable[str], held: Iterable[str], left_out: Collection[str]) -> Iterator[str]:
    """Say in which files of the package a wheel differs from the Git tree, a sentence each.

    `tracked` and `held` are paths from the root, such as `audits/cli.py`; `left_out` are the patterns of files that
    stay out on purpose. What the wheel holds about itself (`*.dist-info`) is not looked at.
    """
    wanted = {path for path in tracked if not any(PurePosixPath(path).match(pattern) for pattern in left_out)}
    found = {path for path in held if not PurePosixPath(path).parts[0].endswith(".dist-info")}
    yield from (f"The wheel lacks {path}, which Git tracks." for path in sorted(wanted - found))
    yield from (f"The wheel holds {path}, which is not to be in it." for path in sorted(found - wanted))


def requirement_mistakes(metadata: str, groups: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Say which packages the wheel installs with itself that are for development alone, a sentence each.

    `metadata` is the wheel's METADATA; `groups` are the dependency groups of pyproject.toml.
    """
    group_of = {_name(text): group for group, listed in groups.items() for text in listed}
    for text in message_from_string(metadata).get_all("Requires-Dist", []):
        needed = Requirement(text)
        optional = needed.marker is not None and "extra" in str(needed.marker)
        if not optional and (group := group_of.get(_name(text))):
            yield f"The wheel requires {needed.name}, which is for the group “{group}” alone."


def wheel_mistakes(wheel: Path, tracked: Iterable[str], project: Mapping[str, Any]) -> Iterator[str]:
    """Say what is wrong with a wheel; `project` is what pyproject.toml says."""
    with zipfile.ZipFile(wheel) as file:
        held = file.namelist()
        (path,) = (name for name in held if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        metadata = file.read(path).decode()
    yield from content_mistakes(tracked, held, project["tool"]["hatch"]["build"]["targets"]["wheel"]["exclude"])
    yield from requirement_mistakes(metadata, project["dependency-groups"])


def _name(requirement: str) -> str:
    return canonicalize_name(Requirement(requirement).name)
