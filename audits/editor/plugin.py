"""The MkDocs plugin `audits`: what it takes from mkdocs.yml, and what it does at each event of a build."""

from pathlib import Path
from typing import Literal

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from audits.editor import theme
from audits.editor.page_source import PageSource, page_source
from audits.editor.preview.preview import Preview, published_address
from audits.editor.recorder import SnippetRecorder
from audits.lib.repository import root_of_sources
from audits.static.stamps import PageStamps, hash_of, read_stamps, stamped, write_stamps

FIRST, LAST = 100, -100
"""When a step is taken among those of other plugins (https://www.mkdocs.org/dev-guide/plugins/#event-priorities)."""


class AuditsConfig(Config):
    """The options of the plugin in mkdocs.yml.

    `preview` says whether `mkdocs serve` shows what there is to mend, `mend_theme` whether to mend what Material for
    MkDocs gets wrong.
    """

    preview = Type(bool, default=True)
    mend_theme = Type(bool, default=False)


class AuditsPlugin(BasePlugin[AuditsConfig]):
    """Knows for each block of a built page from which line of which file it came.

    What is built for publishing stays as it is: the stamps go into a file beside the site. What `mkdocs serve` shows
    bears them in its HTML.
    """

    def __init__(self) -> None:
        self._is_preview = False
        self._is_partial = False
        self._preview: Preview | None = None
        self._recorder = SnippetRecorder()
        self._sources: dict[str, PageSource] = {}
        self._root = Path()
        self._mends_theme = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note what the build is for, and whether it leaves out pages that have not changed."""
        self._is_preview, self._is_partial = command == "serve", dirty
        is_whole = self._is_preview and not dirty  # what is left of an older build bears its stamps
        self._preview = Preview() if is_whole and self.config.preview else None

    @event_priority(FIRST)
    def _with_published_address(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let a preview that is looked at be built as it would be published, not for the address of the preview."""
        if self._preview is not None:
            config.site_url = published_address(Path(config.config_file_path))
        return config

    @event_priority(LAST)
    def _begin(self, config: MkDocsConfig) -> MkDocsConfig:
        """Begin anew, see to it that the lines of each page are kept, and name the files that mend the theme."""
        self._sources = {}
        self._root = root_of_sources(Path(config.config_file_path or ".").resolve().parent)
        config.markdown_extensions.append(self._recorder)
        self._mends_theme = self.config.mend_theme and theme.can_be_mended(config)
        if self._mends_theme:
            theme.add_files(config)
        return config

    on_config = CombinedEvent(_with_published_address, _begin)

    @event_priority(LAST)
    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002  because MkDocs names the arguments
        """Show what is found, and why a build fails, in the pages of the preview."""
        if self._preview is not None:
            self._preview.serve(server, config)
        return server

    def on_shutdown(self) -> None:
        """End what the preview has started."""
        if self._preview is not None:
            self._preview.close()

    @event_priority(FIRST)
    def _before_plugins(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002  because MkDocs names the arguments
        """Take the Markdown of a page as its editor wrote it."""
        path = page.file.abs_src_path
        source = page_source(Path(path), markdown, self._root) if path else None
        if source is not None:
            self._sources[page.file.dest_uri] = source
        return markdown

    @event_priority(LAST)
    def _after_plugins(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002  because MkDocs names the arguments
        """Take the Markdown of a page as it will be turned into HTML."""
        self._recorder.begin()
        if source := self._sources.get(page.file.dest_uri):
            source.see_markdown(markdown)
        return markdown

    on_page_markdown = CombinedEvent(_before_plugins, _after_plugins)

    @event_priority(LAST)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002  because MkDocs names the arguments
        """Find where each element of a page's content came from."""
        if source := self._sources.get(page.file.dest_uri):
            if self._recorder.lines is not None:
                source.see_snippets(self._recorder.lines, self._recorder.find, self._root)
            source.is_named_elsewhere = "title" in vars(page)
            source.see_content(html)
        return html

    @event_priority(FIRST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002  because MkDocs names the arguments
        """Mend the document of a page, before others make it shorter."""
        return theme.mend_page(output, page.file.src_uri) if self._mends_theme else output

    @event_priority(FIRST)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002  because MkDocs names the arguments
        """Mend the document of a page that is a template, such as 404.html."""
        is_mended = self._mends_theme and template_name.endswith(".html")
        return theme.mend_page(output_content, template_name) if is_mended else output_content

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add the files that mend the theme, and find the elements in the pages as they were written."""
        site = Path(config.site_dir)
        if self._mends_theme:
            theme.copy_files(config)
        pages: dict[str, PageStamps] = {}
        for path, source in self._sources.items():
            file = site / path
            if not file.is_file():  # another plugin has taken it away
                continue
            html = file.read_bytes()
            pages[path] = source.stamps(html)
        self._sources = {}
        if self._preview is not None:
            self._preview.see_build(site, pages)
        if self._is_preview:
            for path, known in pages.items():
                file = site / path
                file.write_bytes(stamped(file.read_bytes(), known.stamps))
        if not self._is_preview:
            write_stamps(site, _still_there(site, pages) | pages if self._is_partial else pages)


def _still_there(site: Path, pages: dict[str, PageStamps]) -> dict[str, PageStamps]:
    """Give the stamps of pages that an earlier build has written and this one has left as they were."""
    return {
        path: known
        for path, known in read_stamps(site).items()
        if path not in pages and (site / path).is_file() and hash_of((site / path).read_bytes()) == known.sha256
    }
