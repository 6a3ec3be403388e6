"""With what a site is built, and where its pages then are, by the files in its folder."""

from pathlib import Path
from typing import NamedTuple

from audits.static.pages import is_page


class Generator(NamedTuple):
    """A program that builds sites: the files that show it, what builds a site by it, and the folder it builds into."""

    name: str
    files: tuple[str, ...]
    build: str
    folder: str


GENERATORS = (
    Generator("MkDocs", ("mkdocs.yml", "mkdocs.yaml"), "mkdocs build", "site"),
    Generator("Hugo", ("hugo.toml", "hugo.yaml", "hugo.json", "config/_default/hugo.toml"), "hugo", "public"),
    Generator("Docusaurus", ("docusaurus.config.js", "docusaurus.config.ts"), "npm run build", "build"),
    Generator("Astro", ("astro.config.mjs", "astro.config.js", "astro.config.ts"), "npm run build", "dist"),
    Generator("Eleventy", (".eleventy.js", "eleventy.config.js", "eleventy.config.mjs"), "npx eleventy", "_site"),
    Generator("Jekyll", ("_config.yml", "_config.yaml"), "bundle exec jekyll build", "_site"),
    Generator("Sphinx", ("conf.py", "docs/conf.py", "docs/source/conf.py"), "make html", "_build/html"),
    Generator("Hugo", ("config.toml", "config.yaml"), "hugo", "public"),
)
"""Hugo's older names come last: other programs have a config.toml, too."""

BUILT_FOLDERS = ("site", "public", "_site", "build", "dist", "out", "_build/html", "docs/_build/html", "html", "www")
"""Where built pages are, as a rule, without a generator that is known."""


class Found(NamedTuple):
    """A project's folder: its generator, if it is known, and the folder with its built pages, if there is one."""

    generator: Generator | None
    built: str | None


def find_generator(project: Path) -> Found:
    """Look at a project's folder; folders come out below it, as `.` where the pages are in it."""
    generator = next((one for one in GENERATORS if any((project / file).is_file() for file in one.files)), None)
    likely = (*((generator.folder,) if generator else ()), *BUILT_FOLDERS, ".")
    return Found(generator, next((name for name in likely if _holds_pages(project / name)), None))


def _holds_pages(folder: Path) -> bool:
    return folder.is_dir() and any(is_page(one.name) and one.is_file() for one in folder.iterdir())
