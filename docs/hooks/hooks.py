"""What MkDocs asks of us at each event of a build; the rooms beside this one hold the answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from contact import book_link, booking_address, call_link, telephone_faults, telephone_text
from front_matter import front_matter_faults, last_change, page_dates, reference_address, references, syntax_fault
from macros import macros_for
from page_head import breadcrumb_trail, not_found_head, page_head
from statement import read_kept, statement_macros
from structured_data import SOCIAL_PICTURE, structured_data
from table_labels import TableLabels

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

# Files of the theme that no page of ours asks for: its script, its styles, its word stemmers for other languages.
THEME_FILES_LEFT_OUT = (
    "assets/javascripts/bundle.",
    "assets/javascripts/lunr/",
    "assets/stylesheets/",
    "assets/images/favicon.png",
)
SEARCH_WORKER = "assets/javascripts/workers/search."
# A page's faults wait in its own meta until all pages were read; a module's list would outlive a build in the preview.
FAULTS = "faults"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Give editors their macros and their labelled tables."""
    faults = list(telephone_faults(config.extra["clinics"]))
    if faults:
        raise PluginError("\n  ".join(["These facts in mkdocs.yml cannot be used:", *faults]))
    plugin: Any = config.plugins["macros"]

    def report(fault: str) -> None:
        plugin.page.meta[FAULTS].append(fault)

    plugin.register_macros(macros_for(config.extra, lambda: plugin.page, report) | statement_macros(read_kept))
    config.markdown_extensions.append(TableLabels())
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG001 - MkDocs names the argument
    """Leave out the theme's files that no page uses."""
    for file in list(files):
        if file.src_uri.startswith(THEME_FILES_LEFT_OUT) or file.src_uri.endswith(".min.js.map"):
            files.remove(file)
    return files


@event_priority(100)  # before the macros are run
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Check a page's front matter, and date the page by it in the sitemap."""
    unreadable = syntax_fault(page.file.content_string)
    page.meta[FAULTS] = [unreadable] if unreadable else list(front_matter_faults(page.meta, config.extra["clinics"]))
    changed = last_change(page.meta)
    if changed:
        page.update_date = changed.isoformat()
    # Front matter is laid over the macros by name, and would hide the macro `clinic`.
    page.meta["about_clinic"] = page.meta.pop("clinic", None)
    return markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Stop at faults, all at once; otherwise hand the clinic's facts to the templates."""
    faults = [f"{file.src_uri}: {fault}" for file in files if file.page for fault in file.page.meta.get(FAULTS, ())]
    if faults:
        raise PluginError("\n  ".join(["These pages cannot be built:", *faults]))
    workers = [file.src_uri for file in files if file.src_uri.startswith(SEARCH_WORKER)]
    if len(workers) != 1:
        message = f"The theme should hold one search worker, not {len(workers)}; see docs/javascripts/search.js."
        raise PluginError(message)
    env.trim_blocks = env.lstrip_blocks = True
    env.globals |= {
        "clinics": config.extra["clinics"],
        "booking": config.extra["booking"],
        "call_link": call_link,
        "book_link": book_link,
        "booking_address": booking_address,
        "telephone_text": telephone_text,
        "reference_address": reference_address,
        "search_worker": workers[0],
        "social_picture": SOCIAL_PICTURE,
    }
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a page's template its head, its trail, its dates and its references."""
    head, trail = page_head(page, config), breadcrumb_trail(page, nav)
    return context | {
        "head": replace(head, structured_data=structured_data(head, page.meta, trail, config)),
        "trail": trail,
        "dates": page_dates(page.meta),
        "references": references(page.meta),
    }


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give the page for addresses that do not exist a head of its own."""
    return context | {"head": not_found_head(config)} if template_name == "404.html" else context
