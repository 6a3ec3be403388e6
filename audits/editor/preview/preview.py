"""The part of the plugin `audits` in `mkdocs serve`: each build is looked at, and what was found shows in its pages."""

import logging
import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils.yaml import yaml_load

from audits.editor.preview.build_fault import Warnings, build_fault
from audits.editor.preview.checker import Checker
from audits.editor.preview.process import PageProcess
from audits.editor.preview.server import PreviewState, with_panel
from audits.editor.preview.snapshot import Snapshots
from audits.static.stamps import PageStamps

MOST_EDITED = 3
"""Pages whose HTML differs from the build before; of more it is the theme or the menu that was edited."""

log = get_plugin_logger("audits")


def published_address(config_file: Path) -> str:
    """Give the `site_url` of a mkdocs.yml, in whose place MkDocs puts that of the preview; empty where it has none."""
    if not config_file.is_file():  # MkDocs takes its settings from standard input, too
        return ""
    with config_file.open(encoding="utf-8-sig") as stream:
        address: str = yaml_load(stream).get("site_url") or ""
    return address and f"{address.rstrip('/')}/"


class Preview:
    """The builds of one `mkdocs serve`."""

    def __init__(self) -> None:
        self._snapshots = Snapshots()
        self._hashes: dict[str, str] = {}
        self._copy: Path | None = None
        self._edited: list[str] = []
        self._process: PageProcess | None = None
        self._building = threading.Lock()

    def see_build(self, site: Path, pages: Mapping[str, PageStamps]) -> None:
        """Keep a site that was just built, before anything is added to it for the preview."""
        hashes = {path: stamps.sha256 for path, stamps in pages.items()}
        edited = [path for path, known in hashes.items() if self._hashes.get(path) != known]
        self._edited = edited if self._hashes and len(edited) <= MOST_EDITED else []
        self._hashes = hashes
        self._copy = self._snapshots.take(site, pages)

    def serve(self, server: LiveReloadServer, config: MkDocsConfig) -> None:
        """Show what is found in the pages of a server, from the build that is there on."""
        file = Path(config.config_file_path).resolve()
        self._process = PageProcess(file)
        checker = Checker(self._process.send)
        self._process.listen(checker.keep, partial(self._give_up, checker))
        state = PreviewState(checker, server.mount_path)
        self._look(checker)
        build = server.builder

        def build_or_tell() -> None:
            self._build(build, state, Path(config.docs_dir), file.parent)

        server.builder = build_or_tell
        server.set_app(with_panel(server.serve_request, state))

    def close(self) -> None:
        """End what was started."""
        if self._process is not None:
            self._process.close()
        self._snapshots.close()

    def _build(self, build: Callable[[], None], state: PreviewState, docs: Path, root: Path) -> None:
        """Build; where that fails, keep why, so that the server goes on and tells of it."""
        state.checker.begin_build()
        warnings = Warnings()
        logger = logging.getLogger("mkdocs")
        logger.addHandler(warnings)
        self._copy = None
        try:
            with self._building:
                build()
        except (Exception, SystemExit) as error:  # noqa: BLE001  because any mistake in a page, template or plugin ends here
            fault = build_fault(error, warnings.texts, docs, root)
            state.fault = state.checker.fail_build(fault)
            log.error("The site could not be built: %s", fault.summary)  # noqa: TRY400  because the text is all an editor needs
        else:
            state.fault = None
            self._look(state.checker)
        finally:
            logger.removeHandler(warnings)

    def _look(self, checker: Checker) -> None:
        if self._copy is not None:
            checker.end_build(self._copy, self._edited)

    def _give_up(self, checker: Checker, reason: str) -> None:
        """Show the site without the panel, and say so between builds: a strict one counts warnings as its faults."""
        checker.turn_off()
        with self._building:
            log.warning("Pages are not checked in this preview. %s", reason)
