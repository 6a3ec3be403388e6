"""How fast the gate is, alone and beside the tools people use today: `nox -s bench`."""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from judging import LINKS, PAGES, judging, large_site
from others import TOOLS, Round, pages_per_second

from audits.browser.server import serve
from audits.static.pages import find_files, find_pages

TIMES = 5
"""How often what is quick is done; the middle of the times counts."""

COMPARED = 5
"""Pages of our site that every tool looks at."""


def main() -> None:
    """Measure one thing after the other."""
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.platform()}"
    print(f"{datetime.now(UTC):%Y-%m-%d}, {machine}")
    evidence = large_site()
    times = [judging(evidence) for _ in range(TIMES)]
    loaded, judged = (median(column) for column in zip(*times, strict=True))
    print(
        f"The links family over {PAGES:,} pages of {LINKS} links: {judged:.1f} s (loading the evidence: {loaded:.1f} s)"
    )
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", site], check=True)  # noqa: S603  because it is our own site
        pages = find_pages(site, find_files(site))
        print(f"audits run, our site, {len(pages)} pages, ten profiles: {_audits(site, Path(folder)):.2f} s a page")
        _compare(site, Path(folder))


def _audits(site: Path, folder: Path, *arguments: str) -> float:
    """Audit a site and give the seconds for each page."""
    command = [sys.executable, "-m", "audits", "run", str(site), "--out", str(folder / "reports"), "--format", "json"]
    subprocess.run([*command, *arguments], check=False, capture_output=True)  # noqa: S603  because it is our own command
    seconds = json.loads((folder / "reports" / "timings.json").read_bytes())
    report = json.loads((folder / "reports" / "report.json").read_bytes())
    return float(sum(seconds.values()) / report["site"]["pages"])


def _compare(site: Path, folder: Path) -> None:
    """Put the gate and the other tools to the same few pages, one after the other."""
    pages = find_pages(site, find_files(site))[:COMPARED]
    chosen = [argument for page in pages for argument in ("--pages", page.path)]
    own = 1 / _audits(site, folder, "--jobs", "1", *chosen)
    print(f"\n{len(pages)} pages, one at a time, pages a second:\n  audits run        {own:6.2f}")
    browser = shutil.which("chromium") or shutil.which("google-chrome") or ""
    with serve(site, "/") as port:
        urls = [f"http://127.0.0.1:{port}/{page.address}" for page in pages]
        one = Round(folder, browser, urls, [site / page.path for page in pages])
        for tool in TOOLS:
            found = pages_per_second(tool, one)
            said = found if isinstance(found, str) else f"{found:6.2f}  ({found / own:.1f} times as many)"
            print(f"  {tool.package:<17} {said}", flush=True)


if __name__ == "__main__":
    main()
