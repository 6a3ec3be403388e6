"""Whose site is this: the settings and facts that go with a folder of HTML."""

import re
from collections.abc import Collection
from pathlib import Path

from msgspec import Struct, structs

from audits.config.facts import Facts, read_facts
from audits.config.settings import OWN_FILE, Settings, has_settings, read_settings, settings_file_in
from audits.config.site_facts import facts_with
from audits.errors import SettingsError, WrongUseError

MKDOCS_FILE = "mkdocs.yml"

LOOKED_AT = 50
"""Pages read, at most, to see whose canonical addresses a folder bears."""


class Project(Struct, frozen=True):
    """A site to audit, with what its project asks and says. `settings_file` is None where the defaults serve.

    `passed_over` is a settings file that is here, and was not used because it is about another site.
    """

    site: Path
    settings: Settings
    facts: Facts
    settings_file: Path | None = None
    passed_over: Path | None = None


def find_project(
    site: Path | None, settings_file: Path | None, here: Path, rules: Collection[str], families: Collection[str] = ()
) -> Project:
    """Find the settings and facts for a site; `rules` and `families` are the names that settings may name.

    A settings file that is named is used. Otherwise the audits.toml or pyproject.toml above the site, or above the
    working folder `here`, is used, if the site is its project's. Where the settings name a mkdocs.yml or a folder, only
    that project's own built site is, or a copy of it, known by its canonical addresses; else any folder below the
    settings is. Another folder is audited with the defaults.

    Raises:
        WrongUseError: no site was named and no file says where it is; or settings or facts have mistakes.
    """
    if settings_file is not None:
        return _read(_with_settings(settings_file), site, here, rules, families)
    passed_over: Path | None = None
    for file in _candidates(site, here):
        project = _trusted(_read(file, site, here, rules, families), here)
        if site is None or _is_of(project, site, file.parent):
            return project
        passed_over = passed_over or file
    for folder in (here,) if site is None else (site.resolve().parent, here):
        if (folder / MKDOCS_FILE).is_file():
            facts = read_facts(folder / MKDOCS_FILE)
            if site is None or is_built_from(site, facts):
                return Project(site or _shown(Path(facts.site_dir), here), Settings(), facts, passed_over=passed_over)
    if site is None:
        message = (
            f"Name the folder that holds the site's HTML: no {OWN_FILE} and no {MKDOCS_FILE} here says where it is. "
            f"`audits init` writes an {OWN_FILE}."
        )
        raise WrongUseError(message)
    return Project(site, Settings(), Facts(), passed_over=passed_over)


def project_of_evidence(
    facts: Facts, settings_file: Path | None, here: Path, rules: Collection[str], families: Collection[str] = ()
) -> Project:
    """Find what is asked of a site of which only evidence is left, which brings its own facts.

    The settings are those of the file that is named, else those of the site's own project, if that is here.

    Raises:
        SettingsError: the settings have mistakes.
    """
    if settings_file is not None:
        return Project(Path(), read_settings(_with_settings(settings_file), rules, families), facts, settings_file)
    for file in _candidates(None, here):
        project = _trusted(_read(file, Path(), here, rules, families), here)
        if not project.facts.site_url or facts.site_url == project.facts.site_url:
            return Project(Path(), project.settings, facts, file)
    return Project(Path(), Settings(), facts)


def _is_of(project: Project, site: Path, folder: Path) -> bool:
    """Tell whether a folder holds the site that settings in another are about."""
    if is_built_from(site, project.facts):
        return True
    if project.settings.mkdocs or project.settings.site.folder:
        return False
    return not project.facts.site_url or site.resolve().is_relative_to(folder.resolve())


def _with_settings(file: Path) -> Path:
    """Give a file that was named for its settings.

    Raises:
        SettingsError: it holds none, so that all that was meant by it would be passed over.
    """
    if file.is_file() and not has_settings(file):
        message = f"{file}: it holds no table `[tool.audits]`, so there are no settings in it."
        raise SettingsError([f"{message} At the top level they stand in a file called {OWN_FILE}."])
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
    """Give the settings files above a site, then above the working folder, the nearest first."""
    above_site = [] if site is None else [*site.resolve().parents]
    folders = dict.fromkeys((*above_site, here, *here.parents))
    return [file for folder in folders if (file := settings_file_in(folder))]


def _read(file: Path, site: Path | None, here: Path, rules: Collection[str], families: Collection[str]) -> Project:
    """Read settings and the facts that go with them.

    Raises:
        SettingsError: with the mistakes of both.
    """
    beside = file.parent / MKDOCS_FILE
    mistakes: list[str] = []
    settings, facts = Settings(), Facts()
    try:
        settings = read_settings(file, rules, families)
    except SettingsError as error:
        mistakes += error.mistakes
    try:
        if settings.mkdocs or beside.is_file():
            facts = read_facts(file.parent / settings.mkdocs if settings.mkdocs else beside)
    except WrongUseError as error:
        mistakes += str(error).splitlines()
    if mistakes:
        raise SettingsError(mistakes)
    facts = facts_with(facts, settings.site, file.parent)
    if site is None and not facts.site_dir:
        message = f"Name the folder that holds the site's HTML, or write it into {file} as `folder` under `site`."
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
