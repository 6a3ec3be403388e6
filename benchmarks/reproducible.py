"""Whether every run of a plain Material site gives the same report, on a machine that is busy with other work.

`python benchmarks/reproducible.py [PAGES]` builds such a site, of 5 pages unless told otherwise, and audits it in all
profiles with one job and with two, in turn, then in two shards that are merged, while other processes keep the
processors busy. It prints a digest of each `report.json` and the lines in which it differs from the first, and ends
with exit code 1 where any does.
"""

import difflib
import hashlib
import multiprocessing
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from sample import material

from audits import Request, audit, gather_into, judge, merge_into
from audits.evidence.shard import Shard
from audits.evidence.store import open_kept
from audits.reports import as_json

PAGES = 5

JOBS = (1, 2, 1, 2, 1)
"""Browsers at once, run by run."""

SHARDS = 2

BUSY_PER_CORE = 2
"""Processes that do nothing but count, per processor."""

MAX_LINES = 40
"""Lines that are printed of the differences of a run."""


def main(pages: int) -> int:
    """Audit a site of so many pages again and again, and give the exit code."""
    found: dict[str, str] = {}
    with TemporaryDirectory(prefix="audits-same-") as folder, _busy_machine():
        work = Path(folder)
        site = material(pages, work).site
        for number, jobs in enumerate(JOBS, start=1):
            _tell(found, f"run {number}, jobs {jobs}", as_json(audit(site, replace(Request(), jobs=jobs))))
        _tell(found, f"{SHARDS} shards", _in_shards(site, work))
    are_same = len({*found.values()}) == 1
    print("All the same." if are_same else "They differ.")
    return 0 if are_same else 1


def _tell(found: dict[str, str], run: str, report: str) -> None:
    found[run] = report
    print(f"{run}: {len(report):,} characters, {hashlib.sha256(report.encode()).hexdigest()[:16]}", flush=True)
    first = next(iter(found.values()))
    differing = difflib.unified_diff(first.splitlines(), report.splitlines(), "run 1", run, n=1, lineterm="")
    for line in islice(differing, MAX_LINES):
        print(line, flush=True)


def _in_shards(site: Path, work: Path) -> str:
    kept = {}
    for number in range(1, SHARDS + 1):
        shard = work / f"shard-{number}"
        gather_into(site, replace(Request(), jobs=2, shard=Shard(number, SHARDS)), shard)
        kept[str(number)] = open_kept(shard)
    return as_json(judge(merge_into(kept, Request(), work / "merged"), Request()))


@contextmanager
def _busy_machine() -> Iterator[None]:
    busy = [multiprocessing.Process(target=_count, daemon=True) for _ in range(BUSY_PER_CORE * (os.cpu_count() or 1))]
    for one in busy:
        one.start()
    try:
        yield
    finally:
        for one in busy:
            one.terminate()


def _count() -> None:
    number = 0
    while True:
        number += 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES))
