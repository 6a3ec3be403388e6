"""Mends what the theme Material for MkDocs gets wrong, on any site: its colours, its document, its script."""

from pathlib import Path
from shutil import copyfile

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from audits.editor.theme.document import mend_document
from audits.lib.theme_files import FOLDER, SCRIPTS, STYLES

THEME = "material"

_log = get_plugin_logger("audits")


def can_be_mended(config: MkDocsConfig) -> bool:
    """Whether a site has the theme that is mended here. If not, a warning says so."""
    if config.theme.name == THEME:
        return True
    _log.warning(
        "mend_theme: the theme of this site is “%s”. Only “%s” can be mended, so nothing was changed. "
        "Take `mend_theme` out of mkdocs.yml.",
        config.theme.name or "its own",
        THEME,
    )
    return False


def add_files(config: MkDocsConfig) -> None:
    """Name the style sheets before those of the site, so that what it has chosen holds, and the scripts after all."""
    config.extra_css[:0] = [f"{FOLDER}/{name}" for name in STYLES]
    config.extra_javascript.extend(f"{FOLDER}/{name}" for name in SCRIPTS)


def copy_files(config: MkDocsConfig) -> None:
    """Copy the files into the built site."""
    folder = Path(config.site_dir, FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*STYLES, *SCRIPTS):
        copyfile(Path(__file__).with_name(name), folder / name)


def mend_page(html: str, where: str) -> str:
    """Mend the document of a built page; `where` names it in a warning about what is not as expected."""
    mended = mend_document(html)
    for fault in mended.missing:
        _log.warning("mend_theme: in %s the theme is not as expected, so one fault is left: %s.", where, fault)
    return mended.html
