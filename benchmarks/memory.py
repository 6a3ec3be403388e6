"""How much memory a large site takes to merge and to judge, on made-up evidence: no browser has a part in it.

`python benchmarks/memory.py [PAGES…]` does it for sites of so many pages, 1,000 and 5,000 without any, each command in
a process of its own, and writes seconds and the peak of memory as a table in Markdown.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from judging import FACTS, made_up_page
from msgspec import json, structs

from audits.evidence import NOT_ASKED, Block, Heading, Page, Place, Prose, Shown, Site, Tools
from audits.evidence.shard import Shard
from audits.evidence.store import Evidence
from audits.evidence.writing import EvidenceWriter

SIZES = (1_000, 5_000)

SHARDS = 2

BLOCKS = 1_500
"""Blocks of text of a page: they make its evidence as large as that of a large real one."""

FAMILIES = "links,metadata"
"""Families of rules for which these pages have evidence."""

PROSE = "Lift your arm a little higher every day, as far as it goes without pain. " * 70


def main(sizes: Sequence[int]) -> None:
    """Measure sites of so many pages, and write a row for each command."""
    size = len(json.encode(_page(1))) / 1e6
    print(f"Each page has {size:.1f} MB of evidence, as JSON.\n")
    print("| pages | command | exit | wall s | peak MB |\n|---|---|---|---|---|")
    for pages in sizes:
        with TemporaryDirectory(prefix="audits-memory-") as folder:
            for words in _commands(pages, Path(folder)):
                print(f"| {pages:,} | `audits {words[0]}` | {' | '.join(_measured(words, Path(folder)))} |", flush=True)


def _commands(pages: int, folder: Path) -> Iterator[tuple[str, ...]]:
    shards = [Shard(number, SHARDS) for number in range(1, SHARDS + 1)]
    for shard in shards:
        _write(pages, shard, folder / str(shard.number))
    merged = str(folder / "merged")
    yield ("merge", *(str(folder / str(shard.number)) for shard in shards), "--out", merged, "-q")
    yield ("judge", merged, "--rules", FAMILIES, "--out", str(folder / "reports"), "-q")


def _write(pages: int, shard: Shard, out: Path) -> None:
    """Write the evidence of a shard, as `audits gather --shard` does."""
    paths = [made_up_page(number).path for number in range(pages)]
    site = Site("/", ("desktop",), tuple(sorted(paths)), (), NOT_ASKED, Tools("", "", "Chromium"))
    with EvidenceWriter(out, shard.of(paths)) as writer:
        for number in shard.of(range(pages)):
            writer.write(_page(number))
        writer.finish(Evidence(site, FACTS, shard=shard))


def _page(number: int) -> Page:
    page = made_up_page(number)
    text = f"Guide {number}. {PROSE}"
    return structs.replace(
        page,
        headings=tuple(Heading(2, f"Part {at} of {number}", Place(f"#h-{at}")) for at in range(20)),
        prose=Prose(text, text),
        shown=Shown(text, (), ()),
        blocks=tuple(_block(number, at) for at in range(BLOCKS)),
    )


def _block(number: int, at: int) -> Block:
    text = f"Paragraph {at} of guide {number}: {PROSE[:200]}"
    return Block(
        tag="p",
        text=text,
        around=("main",),
        container=at // 10,
        language="en-GB",
        weight=400,
        size=16.0,
        left=20,
        top=at * 60,
        width=600,
        height=48,
        place=Place(f"#content > section:nth-of-type({at // 10}) > p:nth-of-type({at})", f"<p>{text}</p>"),
    )


def _measured(words: Sequence[str], folder: Path) -> tuple[str, str, str]:
    """Give the exit code of a command, its seconds, and the peak of its memory in megabytes, where no settings are."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "audits", *words]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:  # noqa: S603  because it is our own command
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return str(process.returncode), f"{time.perf_counter() - started:.1f}", f"{used.ru_maxrss / 1024:.0f}"


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or SIZES)
