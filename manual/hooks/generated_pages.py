"""The pages of the manual that are made from the code at each build: those of the rules, and that of the commands."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from command_page import command_page
from rule_pages import rule_pages


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """List the pages of the rules in the menu, after all others."""
    config.nav = [*(config.nav or ()), {"Rules": list(rule_pages())}]
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the pages that no file holds."""
    for path, text in {**rule_pages(), "commands.md": command_page()}.items():
        files.append(File.generated(config, path, content=text))
    return files
