"""The MkDocs plugin `audits`: what it takes from mkdocs.yml, and what it does at each event of a build."""

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin


class AuditsConfig(Config):
    """The options of the plugin in mkdocs.yml."""


class AuditsPlugin(BasePlugin[AuditsConfig]):
    """Knows for each block of a built page from which line of which file it came."""
