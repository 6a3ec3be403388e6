"""Visiting the pages of a folder without the rest of an audit."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from audits.evidence import Page
from audits.evidence.writing import EvidenceWriter
from audits.gatherers.site import gather_pages
from audits.lib.progress_report import no_progress
from audits.static.pages import find_files, find_pages
from audits.static.plan import Plan


def visited(folder: Path, plan: Plan) -> tuple[Page, ...]:
    """Visit every page of a folder, one after the other, and give what was seen, in the site's order."""
    pages = find_pages(folder, find_files(folder))
    with TemporaryDirectory() as out, EvidenceWriter(Path(out), [page.path for page in pages]) as writer:
        asyncio.run(gather_pages(folder, pages, plan, writer, browser=None, jobs=1, progress=no_progress))
        return tuple(writer.pages())
