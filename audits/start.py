"""What commands and publishing do with an audit: show how far it is, write its reports, and give the exit code."""

import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from secrets import token_hex

from audits.assembly import gather_external, gather_into, judge, merge_into
from audits.config.project import Project
from audits.errors import ExitCode
from audits.evidence.store import KeptEvidence
from audits.lib.interrupt import was_terminated
from audits.output import Output, Seconds, print_report, say, say_where, telling, write_timings
from audits.reports import FORMATS, write_reports
from audits.request import Request, today
from audits.verdict.baseline import as_toml, summary, updated
from audits.verdict.report import Report, Verdict

NO_SANDBOX = "Chromium runs without its sandbox, because you are root."

EXIT_CODES: Mapping[Verdict, ExitCode] = {
    Verdict.CLEAN: ExitCode.CLEAN,
    Verdict.FAILING: ExitCode.FAILING,
    Verdict.INCOMPLETE: ExitCode.INCOMPLETE,
}


def run_site(site: Path, request: Request, output: Output) -> ExitCode:
    """Gather, judge, and report, with pictures of what was found."""
    seconds: Seconds = {}
    _remove_older(site, output)
    with _for_now(output) as folder:
        evidence = _gathered(site, request, folder, output, seconds)
        is_interrupted = evidence.rest.interrupted
        report = _reported(evidence, request, output, seconds, pictures_of=None if is_interrupted else site)
    return _ended_early() if is_interrupted else EXIT_CODES[report.verdict]


def run_for_baseline(site: Path, request: Request, output: Output, file: Path, *, adds: bool) -> ExitCode:
    """Gather and judge, and keep what blocks as a baseline in a file; causes that it did not hold only if `adds`."""
    seconds: Seconds = {}
    with _for_now(output) as folder:
        evidence = _gathered(site, request, folder, output, seconds)
        if evidence.rest.interrupted:
            return _ended_early()
        report = _reported(evidence, request, output, seconds)
    is_partial = bool(evidence.rest.site.left_out)
    baseline = updated(request.baseline, report, today(), adds=adds, is_partial=is_partial)
    file.write_text(as_toml(baseline), encoding="utf-8")
    say(summary(request.baseline, baseline, report, file), output)
    return ExitCode.CLEAN


def run_external(site: Path, request: Request, record: Path, output: Output) -> ExitCode:
    """Gather, ask other hosts for what pages link to, judge, and report. `record` is as for `gather_external`."""
    seconds: Seconds = {}
    with _for_now(output) as folder:
        evidence = _gathered(site, request, folder, output, seconds)
        with _timed(seconds, "follow_external"), telling(output, "addresses") as tell:
            evidence = gather_external(evidence, replace(request, progress=tell), record)
        report = _reported(evidence, request, output, seconds)
    return _ended_early() if evidence.rest.interrupted else EXIT_CODES[report.verdict]


def gather_site(site: Path, request: Request, output: Output) -> ExitCode:
    """Gather, and keep the evidence, so that it can be judged without a browser."""
    seconds: Seconds = {}
    return _kept(_gathered(site, request, output.folder, output, seconds), output, seconds)


def merge_evidence(shards: Mapping[str, KeptEvidence], request: Request, output: Output) -> ExitCode:
    """Put the evidence of all shards together, by the folders it is in, and keep it."""
    seconds: Seconds = {}
    with _timed(seconds, "merge"):
        evidence = merge_into(shards, request, output.folder)
    return _kept(evidence, output, seconds)


def judge_evidence(evidence: KeptEvidence, request: Request, output: Output) -> ExitCode:
    """Judge evidence that was kept, and report."""
    return EXIT_CODES[_reported(evidence, request, output, {}).verdict]


def _kept(evidence: KeptEvidence, output: Output, seconds: Seconds) -> ExitCode:
    write_timings(seconds, output)
    say_where("Evidence is", seconds, output)
    return _ended_early() if evidence.rest.interrupted else ExitCode.CLEAN


def _ended_early() -> ExitCode:
    return ExitCode.TERMINATED if was_terminated() else ExitCode.INTERRUPTED


@contextmanager
def _for_now(output: Output) -> Iterator[Path]:
    """Give a folder for evidence that nobody asks to keep, on the disk that the reports go to; it is removed."""
    folder = output.folder / f".gathered-{token_hex(4)}"
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remove_older(site: Path, output: Output) -> None:
    """Take the reports of an earlier run away once a run begins: whatever becomes of it, none looks like today's."""
    if site.is_dir():
        for one in FORMATS.values():
            if one.file_name is not None:
                (output.folder / one.file_name).unlink(missing_ok=True)


def record_file(project: Project, out: Path) -> Path:
    """Give the file that remembers other hosts' answers: beside the settings, or among the reports without them."""
    folder = out if project.settings_file is None else project.settings_file.parent
    return folder / project.settings.external.record


def _gathered(site: Path, request: Request, folder: Path, output: Output, seconds: Seconds) -> KeptEvidence:
    from audits.browser.chromium import runs_as_root  # noqa: PLC0415  because judging must not import Playwright

    if runs_as_root():
        say(NO_SANDBOX, output)
    with _timed(seconds, "gather"), telling(output, "pages") as tell:
        return gather_into(site, replace(request, progress=tell), folder)


def _reported(
    evidence: KeptEvidence, request: Request, output: Output, seconds: Seconds, *, pictures_of: Path | None = None
) -> Report:
    """Judge, write the reports, and print what is to be read at once.

    Raises:
        KeyboardInterrupt: it came while pictures were taken; the report has been written without them.
    """
    with _timed(seconds, "judge"):
        report = judge(evidence, request)
    pictures: Mapping[str, bytes] = {}
    interrupt: KeyboardInterrupt | None = None
    if pictures_of is not None and "html" in output.formats:
        try:
            with _timed(seconds, "take_screenshots"):
                pictures = _screenshots(pictures_of, report, request)
        except KeyboardInterrupt as error:  # the audit is over, and its report is worth more than its pictures
            interrupt = error
    with _timed(seconds, "write"):
        write_reports(report, evidence.paths, pictures, output.folder, output.formats)
    write_timings(seconds, output)
    print_report(report, output)
    say_where("Reports are", seconds, output)
    if interrupt is not None:
        raise interrupt
    return report


def _screenshots(site: Path, report: Report, request: Request) -> Mapping[str, bytes]:
    """Take a picture of each cause, for the report that people read."""
    from audits.gathering.pictures import screenshots  # noqa: PLC0415  because judging must not import Playwright

    return screenshots(site, report, request)


@contextmanager
def _timed(seconds: Seconds, stage: str) -> Iterator[None]:
    started = time.monotonic()
    yield
    seconds[stage] = round(time.monotonic() - started, 3)
