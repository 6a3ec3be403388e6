"""The MkDocs plugin `audits`: what it takes from mkdocs.yml, and what it does at each event of a build."""

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

from audits.editor import theme


class AuditsConfig(Config):
    """The options of the plugin in mkdocs.yml."""

    mend_theme = config_options.Type(bool, default=False)
    """Whether to mend what Material for MkDocs gets wrong."""


class AuditsPlugin(BasePlugin[AuditsConfig]):
    """Knows for each block of a built page from which line of which file it came."""

    mends_theme = False
    """Whether the site asks for the theme to be mended, and has one that can be."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Take note of what is asked for."""
        self.mends_theme = self.config.mend_theme and theme.can_be_mended(config)
        if self.mends_theme:
            theme.add_files(config)

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002  because MkDocs names them
        """Mend the document of a page."""
        return theme.mend_page(output, page.file.src_uri) if self.mends_theme else output

    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002  because MkDocs names them
        """Mend the document of a page that is a template, such as 404.html."""
        is_page = self.mends_theme and template_name.endswith(".html")
        return theme.mend_page(output_content, template_name) if is_page else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add the files that the built pages name."""
        if self.mends_theme:
            theme.copy_files(config)
