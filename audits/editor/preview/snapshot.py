"""Copies of the built site, each as it would be published, to be looked at while the next is built in its place."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp

from audits.static.pages import is_page
from audits.static.stamps import PageStamps, write_stamps

KEPT = 2
"""Copies that are kept: one may still be looked at when the next is made."""


class Snapshots:
    """A folder of copies, which is removed when it is closed."""

    def __init__(self) -> None:
        self._folder = Path(mkdtemp(prefix="audits-preview-"))
        self._copies: list[Path] = []

    def take(self, site: Path, pages: Mapping[str, PageStamps]) -> Path:
        """Copy a built site before anything is added for the preview, with the stamps of its pages beside it."""
        home = Path(mkdtemp(dir=self._folder))
        copy = home / "site"
        shutil.copytree(site, copy, copy_function=_link_or_copy)
        write_stamps(copy, pages)
        self._copies.append(home)
        while len(self._copies) > KEPT:
            shutil.rmtree(self._copies.pop(0), ignore_errors=True)
        return copy

    def close(self) -> None:
        """Remove all copies."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _link_or_copy(source: str, target: str) -> None:
    """Let both names mean one file where the disk can do that, but for pages: the preview writes stamps into them."""
    if not is_page(source):
        try:
            os.link(source, target)
        except OSError:
            pass
        else:
            return
    shutil.copy2(source, target)
