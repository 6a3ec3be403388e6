"""Recording that a person has checked something: the pages are opened, and an entry with their hashes is written."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from audits.config.project import Project
from audits.errors import AuditError, WrongUseError
from audits.evidence import Content, NotGathered
from audits.pipeline import Run, find, gather
from audits.verdict.attestations import Attestation, as_toml, read_attestations


def attestations_file(project: Project) -> Path | None:
    """Give the file in which the project's settings say that checks are recorded, if they say so."""
    if project.settings_file is None or project.settings.attestations is None:
        return None
    return project.settings_file.parent / project.settings.attestations


def hashes_of(project: Project, globs: Sequence[str]) -> dict[str, str]:
    """Open the pages that match, and give the hash of each one's content.

    Raises:
        AuditError: a page could not be opened, so its content has no hash.
    """
    asked = Run(
        site_folder=project.site,
        settings=project.settings,
        facts=project.facts,
        rules=(),
        profiles=project.settings.profiles,
        out=Path(),
        formats=(),
        globs=tuple(globs),
        extra_fields=frozenset({"content"}),
    )
    evidence = gather(find(asked)).evidence
    found: dict[str, str] = {}
    for page in evidence.site.pages if evidence else ():
        match page.content:
            case Content(digest):
                found[page.path] = digest
            case NotGathered(reason):
                message = f"{page.path}: {reason}"
                raise AuditError(message)
    return found


def record(entry: Attestation, project: Project, today: date) -> Path:
    """Write an entry at the end of the project's file, unless the file could not be read with it; give the file.

    Raises:
        WrongUseError: the settings name no file, or the entry has mistakes.
    """
    file = attestations_file(project)
    if file is None:
        message = "The settings name no file for this: set `attestations` in [tool.audits]."
        raise WrongUseError(message)
    before = file.read_text(encoding="utf-8").rstrip() if file.exists() else ""
    trial = file.with_name(f"{file.name}.new")
    trial.write_text(f"{before}\n\n{as_toml(entry)}".lstrip(), encoding="utf-8")
    try:
        read_attestations(trial, today)
        trial.replace(file)
    finally:
        trial.unlink(missing_ok=True)
    return file
