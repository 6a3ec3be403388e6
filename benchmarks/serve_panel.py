"""How soon an editor sees what there is to mend: seconds from saving a guide to the first and to all findings.

`python benchmarks/serve_panel.py [SAVES]` starts `mkdocs serve` on a copy of our site, saves a guide so many times (9
unless told otherwise), each time with another sentence, and asks for the findings as the panel does. It prints the
seconds of each save, the load of the machine, and the medians.
"""

import os
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from preview import copy_ours, serving

SAVES = 9

GUIDE, ADDRESS = "docs/guides/neck-exercises.md", "/guides/neck-exercises/"

REST_S = 1.3
"""Seconds between two saves, so that they do not fall into step with how often MkDocs looks for changes."""


def main(saves: int) -> None:
    """Measure so many saves."""
    with TemporaryDirectory(prefix="audits-bench-") as home:
        folder = Path(home) / "site"
        folder.mkdir()
        guide = copy_ours(folder) / GUIDE
        text = guide.read_text(encoding="utf-8")
        with serving(folder) as served:
            build = served.wait_for(ADDRESS, 0, "all")["build"]
            taken: dict[str, list[float]] = {"first": [], "all": []}
            for number in range(1, saves + 1):
                time.sleep(REST_S)
                started = time.monotonic()
                guide.write_text(f"{text}\nDo {number} more.\n", encoding="utf-8")
                build += 1
                for stage, seconds in taken.items():
                    served.wait_for(ADDRESS, build, stage)
                    seconds.append(time.monotonic() - started)
                load = os.getloadavg()[0]
                print(f"save {number}: first {taken['first'][-1]:.2f} s, all {taken['all'][-1]:.2f} s, load {load:.1f}")
    for stage, seconds in taken.items():
        print(f"median, {stage} findings: {statistics.median(seconds):.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SAVES)
