"""Recording that a person has checked something: the pages are opened, and an entry with their hashes is written."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from audits.assembly import gather
from audits.config.project import Project
from audits.errors import AuditError, WrongUseError
from audits.evidence import Content, NotGathered
from audits.request import Request, attestations_file
from audits.verdict.attestations import Attestation, as_toml, read_attestations


def hashes_of(project: Project, pages: Sequence[str]) -> dict[str, str]:
    """Open the pages that these name, as `--pages` does, and give the hash of each one's content by its file.

    Raises:
        AuditError: a page could not be opened, so its content has no hash.
    """
    request = Request(
        settings=project.settings,
        facts=project.facts,
        rules=(),
        pages=tuple(pages),
        evidence=frozenset({"content"}),
    )
    found: dict[str, str] = {}
    for page in gather(project.site, request).site.pages:
        match page.content:
            case Content(digest):
                found[page.path] = digest
            case NotGathered(reason):
                message = f"{page.path}: {reason}"
                raise AuditError(message)
    return found


def file_to_record_in(project: Project) -> Path:
    """Give the file in which the project's checks are recorded.

    Raises:
        WrongUseError: the settings name none.
    """
    file = attestations_file(project)
    if file is None:
        message = "The settings name no file for this: set `attestations` in [tool.audits]."
        raise WrongUseError(message)
    return file


def record(entry: Attestation, file: Path, today: date) -> None:
    """Write an entry at the end of a file, unless the file could not be read with it.

    Raises:
        WrongUseError: the entry has mistakes, or the file had some before.
    """
    before = file.read_text(encoding="utf-8").rstrip() if file.exists() else ""
    trial = file.with_name(f"{file.name}.new")
    trial.write_text(f"{before}\n\n{as_toml(entry)}".lstrip(), encoding="utf-8")
    try:
        read_attestations(trial, today)
        trial.replace(file)
    finally:
        trial.unlink(missing_ok=True)
