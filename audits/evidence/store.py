"""Evidence as JSON in a folder, so that judging needs no browser."""

from pathlib import Path

import msgspec
from msgspec import Struct

from audits.config.facts import Facts
from audits.errors import EvidenceError
from audits.evidence import Site

FILE = "evidence.json"


class Evidence(Struct, frozen=True, omit_defaults=True):
    """What was seen of a site, what the site's project says of itself, and whether an interrupt ended the gathering."""

    site: Site
    facts: Facts
    interrupted: bool = False


def save(evidence: Evidence, folder: Path) -> Path:
    """Write the evidence into a folder, in one move; an older file stays whole until the new one is."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / FILE
    unfinished = folder / f".{FILE}.part"
    unfinished.write_bytes(msgspec.json.format(msgspec.json.encode(evidence), indent=1))
    unfinished.replace(target)
    return target


def load(folder: Path) -> Evidence:
    """Read evidence back.

    Raises:
        EvidenceError: there is none, or it is not what this version writes.
    """
    file = folder / FILE if folder.is_dir() else folder
    try:
        return msgspec.json.decode(file.read_bytes(), type=Evidence)
    except OSError as error:
        message = f"{folder} holds no evidence: {error.strerror}. `audits gather` writes it."
        raise EvidenceError(message) from error
    except msgspec.DecodeError as error:
        message = f"{file} is not evidence this version of audits can read: {error}"
        raise EvidenceError(message) from error
