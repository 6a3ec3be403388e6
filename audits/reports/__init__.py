"""A finished report as text, one format per file; nothing is decided here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from audits.errors import WrongUseError
from audits.reports.as_github import as_github
from audits.reports.as_gitlab import as_gitlab
from audits.reports.as_html import as_html
from audits.reports.as_json import as_json, json_file, schema
from audits.reports.as_junit import as_junit
from audits.reports.as_markdown import as_markdown
from audits.reports.as_sarif import as_sarif
from audits.reports.as_terminal import as_terminal
from audits.verdict.report import Report

__all__ = [
    "FORMATS",
    "Format",
    "as_github",
    "as_gitlab",
    "as_html",
    "as_json",
    "as_junit",
    "as_markdown",
    "as_sarif",
    "as_terminal",
    "schema",
    "write_reports",
]


class Format(NamedTuple):
    """One way of giving a report: the name of its file (none where it is only printed), and how it is made.

    `data`, the bytes of the file, takes the report, the pages that were looked at, and pictures of elements by
    fingerprint.
    """

    file_name: str | None
    data: Callable[[Report, Sequence[str], Mapping[str, bytes]], bytes]


FORMATS: Mapping[str, Format] = {
    "terminal": Format(None, lambda report, _pages, _pictures: as_terminal(report).encode()),
    "json": Format("report.json", lambda report, _pages, _pictures: json_file(report)),
    "html": Format("report.html", lambda report, pages, pictures: as_html(report, pictures, pages).encode()),
    "junit": Format("report.junit.xml", lambda report, _pages, _pictures: as_junit(report).encode()),
    "sarif": Format("report.sarif", lambda report, _pages, _pictures: as_sarif(report).encode()),
    "github": Format("report.github.txt", lambda report, _pages, _pictures: as_github(report).encode()),
    "gitlab": Format("gl-code-quality-report.json", lambda report, _pages, _pictures: as_gitlab(report).encode()),
    "markdown": Format("report.md", lambda report, _pages, _pictures: as_markdown(report).encode()),
}


def write_reports(
    report: Report, pages: Sequence[str], pictures: Mapping[str, bytes], out: Path, formats: Iterable[str]
) -> tuple[Path, ...]:
    """Write a report into a folder in each of these formats, and give the files.

    Formats that are only printed are passed over. All files are complete before the first takes the place of an older
    one.

    Raises:
        WrongUseError: A format is not known, or the folder cannot be written to.
    """
    wanted = tuple(dict.fromkeys(formats))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown:
        message = f"There is no report format {', '.join(unknown)}; the formats are {', '.join(FORMATS)}."
        raise WrongUseError(message)
    files = (
        (file_name, data(report, pages, pictures))
        for file_name, data in (FORMATS[name] for name in wanted)
        if file_name is not None
    )
    try:
        return _write_all(files, out)
    except OSError as error:
        message = f"The reports cannot be written to {out}: {error.strerror or error}."
        raise WrongUseError(message) from error


def _write_all(files: Iterable[tuple[str, bytes]], out: Path) -> tuple[Path, ...]:
    """Write each file before rendering the next, so that one at a time is in memory."""
    written: list[str] = []
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".unfinished-", dir=out) as folder:
        for file_name, data in files:
            (Path(folder) / file_name).write_bytes(data)
            written.append(file_name)
        for file_name in written:
            (Path(folder) / file_name).replace(out / file_name)
    return tuple(out / file_name for file_name in written)
