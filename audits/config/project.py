"""Whose site is this: the settings and facts that go with a folder of HTML."""

import re
from collections.abc import Collection
from pathlib import Path

from msgspec import Struct, structs

from audits.config.facts import Facts, read_facts
from audits.config.settings import Settings, has_settings, read_settings
from audits.errors import SettingsError, WrongUseError

LOOKED_AT = 50
"""Pages read, at most, to see whose canonical addresses a folder bears."""


class Project(Struct, frozen=True):
    """A site to audit, with what its project asks and says. `settings_file` is None where the defaults serve."""

    site: Path
    settings: Settings
    facts: Facts
    settings_file: Path | None = None


def find_project(site: Path | None, settings_file: Path | None, here: Path, rules: Collection[str]) -> Project:
    """Find the settings and facts for a site; `rules` are the ids of the rules that settings may name.

    A settings file that is named is used. Otherwise the pyproject.toml above the site, or above the working folder
    `here`, is used, if the site is its project's: where the settings name a mkdocs.yml, only that project's own built
    site is, or a copy of it, known by its canonical addresses. Any other folder is audited with the defaults.

    Raises:
        WrongUseError: no site was named and no mkdocs.yml says where it is; or the settings have mistakes.
    """
    if settings_file is not None:
        return _read(_with_settings(settings_file), site, here, rules)
    for candidate in _candidates(site, here):
        if has_settings(candidate):
            project = _trusted(_read(candidate, site, here, rules), here)
            if site is None or not project.settings.mkdocs or is_built_from(site, project.facts):
                return project
    for folder in (here,) if site is None else (site.resolve().parent, here):
        mkdocs = folder / "mkdocs.yml"
        if mkdocs.is_file():
            facts = read_facts(mkdocs)
            if site is None or is_built_from(site, facts):
                return Project(site or _shown(Path(facts.site_dir), here), Settings(), facts)
    if site is None:
        message = "Name the folder that holds the site's HTML: no mkdocs.yml here says where it is."
        raise WrongUseError(message)
    return Project(site, Settings(), Facts())


def project_of_evidence(facts: Facts, settings_file: Path | None, here: Path, rules: Collection[str]) -> Project:
    """Find what is asked of a site of which only evidence is left, which brings its own facts.

    The settings are those of the file that is named, else those of the site's own project, if that is here.

    Raises:
        SettingsError: the settings have mistakes.
    """
    if settings_file is not None:
        return Project(Path(), read_settings(_with_settings(settings_file), rules), facts, settings_file)
    for candidate in _candidates(None, here):
        if has_settings(candidate):
            project = _trusted(_read(candidate, Path(), here, rules), here)
            if not project.settings.mkdocs or (facts.site_url and facts.site_url == project.facts.site_url):
                return Project(Path(), project.settings, facts, candidate)
    return Project(Path(), Settings(), facts)


def _with_settings(file: Path) -> Path:
    """Give a file that was named for its settings.

    Raises:
        SettingsError: it holds none, so that all that was meant by it would be passed over.
    """
    if file.is_file() and not has_settings(file):
        raise SettingsError([f"{file}: it holds no table `[tool.audits]`, so there are no settings in it."])
    return file


def _trusted(project: Project, here: Path) -> Project:
    """Give a project without the browser that its settings name, unless it is that of the working folder.

    A folder that comes from elsewhere may bring settings with it, and must not start a program by them.
    """
    file = project.settings_file
    if file is None or file.parent.resolve() in {here.resolve(), *here.resolve().parents}:
        return project
    return structs.replace(project, settings=structs.replace(project.settings, browser=None))


def _candidates(site: Path | None, here: Path) -> list[Path]:
    above_site = [] if site is None else [*site.resolve().parents]
    return list(dict.fromkeys(folder / "pyproject.toml" for folder in (*above_site, here, *here.parents)))


def _read(file: Path, site: Path | None, here: Path, rules: Collection[str]) -> Project:
    settings = read_settings(file, rules)
    facts = read_facts(file.parent / settings.mkdocs) if settings.mkdocs else Facts()
    if site is None and not facts.site_dir:
        message = f"Name the folder that holds the site's HTML: {file} names no mkdocs.yml that says where it is."
        raise WrongUseError(message)
    return Project(site or _shown(Path(facts.site_dir), here), settings, facts, file)


def _shown(folder: Path, here: Path) -> Path:
    """Write a folder as people in the working folder would."""
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def is_built_from(site: Path, facts: Facts) -> bool:
    """Tell whether a folder is a project's built site: its site_dir, or pages that name its address as canonical."""
    if facts.site_dir and site.resolve() == Path(facts.site_dir).resolve():
        return True
    if not facts.site_url or not site.is_dir():
        return False
    link = rf'<link\b[^>]*\brel=["\']?canonical\b[^>]*\bhref=["\']?{re.escape(facts.site_url)}'
    canonical = re.compile(link, re.IGNORECASE)
    pages = [file for _, file in zip(range(LOOKED_AT), sorted(site.rglob("*.html")), strict=False)]
    return any(canonical.search(file.read_text("utf-8", "replace")) for file in pages)
