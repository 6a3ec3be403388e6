"""What is to be compared: a report, or the folder of a built site."""

from pathlib import Path

import msgspec
from msgspec import Struct

from audits.errors import WrongUseError
from audits.static.pages import is_page
from audits.verdict.decide import SCHEMA
from audits.verdict.report import Report

REPORT = "report.json"


class _Head(Struct):
    """What a report of any schema says of itself; the first had no number in some versions."""

    schema: int | None = None


def read_pair(old: Path, new: Path) -> tuple[Report, Report] | tuple[Path, Path]:
    """Find out what two paths are: two reports, which are read, or the folders of two sites.

    A folder with a report.json is a report.

    Raises:
        WrongUseError: one is neither, they are not of one kind, or a report cannot be read.
    """
    match _report_file(old), _report_file(new):
        case None, None:
            return old, new
        case Path() as first, Path() as second:
            return read_report(first), read_report(second)
        case first, _:
            report, site = (old, new) if first else (new, old)
            message = f"{report} is a report and {site} is a built site. Compare two reports, or two built sites."
            raise WrongUseError(message)


def _report_file(path: Path) -> Path | None:
    """Give the report that a path names; None if it names the folder of a site."""
    if not path.exists():
        message = f"There is no file or folder {path}."
        raise WrongUseError(message)
    if path.is_file():
        return path
    if (path / REPORT).is_file():
        return path / REPORT
    if not any(is_page(file.name) for file in path.rglob("*")):
        message = f"{path} holds neither a {REPORT} nor a page. Name a report, or the folder with a site's HTML."
        raise WrongUseError(message)
    return None


def read_report(file: Path) -> Report:
    """Read a report.json.

    Raises:
        WrongUseError: it cannot be read, is none, or is of another schema.
    """
    try:
        data = file.read_bytes()
        schema = msgspec.json.decode(data, type=_Head).schema
        if schema != SCHEMA:
            raise WrongUseError(_of_another_schema(file, schema))
        report = msgspec.json.decode(data, type=Report)
    except OSError as error:
        message = f"{file} could not be read: {error.strerror}."
        raise WrongUseError(message) from error
    except msgspec.MsgspecError as error:
        message = f"{file} is no report that `audits run` has written, or it is broken: {error}."
        raise WrongUseError(message) from error
    if any(not 0 <= at < len(report.findings) for cause in report.causes for at in cause.findings):
        message = f"{file} is broken: a cause names a finding that is not there. Run the audit again."
        raise WrongUseError(message)
    return report


def _of_another_schema(file: Path, schema: int | None) -> str:
    told = "does not say of which schema it is" if schema is None else f"is of schema {schema}"
    return (
        f"{file} {told}; this version of audits reads reports of schema {SCHEMA}. Audit that site again with this "
        "version, or compare the two built sites."
    )
