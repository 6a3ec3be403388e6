"""The comparison from end to end: read two reports or two built sites, compare them, and write what they differ in."""

from pathlib import Path

from audits.diff.built_site import read_sites
from audits.diff.formats import FORMATS, Diff
from audits.diff.inputs import read_pair
from audits.diff.report_diff import diff_reports
from audits.diff.site_diff import diff_sites
from audits.errors import WrongUseError
from audits.verdict.report import Report


def compare(old: Path, new: Path) -> Diff:
    """Compare two reports, or the folders of two built sites.

    Raises:
        WrongUseError: one is neither, they are not of one kind, or something could not be read.
    """
    match read_pair(old, new):
        case (Report() as first, Report() as second):
            return diff_reports(first, second)
        case (Path() as first, Path() as second):
            return diff_sites(*read_sites(first, second))


def write(diff: Diff, format_name: str, file: Path) -> None:
    """Write a comparison into a file.

    Raises:
        WrongUseError: the file cannot be written.
    """
    try:
        file.write_text(FORMATS[format_name](diff), encoding="utf-8")
    except OSError as error:
        message = f"The comparison cannot be written to {file}: {error.strerror}."
        raise WrongUseError(message) from error
