"""What the head of a page says about it, and the way from the home page to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of one page says about it."""

    title: str
    name: str
    description: str
    kind: str
    url: str | None = None
    structured_data: str = ""


NOT_FOUND = "Page not found"
NOT_FOUND_DESCRIPTION = (
    "The page you asked for is not here. Find our guides, call a clinic or book a consultation online."
)


def page_title(page: Page) -> str:
    """Give the title that a page's front matter gives it."""
    return str(page.meta.get("title") or page.title)


def breadcrumb_trail(page: Page, nav: Navigation) -> list[tuple[str, str]]:
    """List titles and addresses from the home page to this page, passing over sections without a page."""
    if page.is_homepage or nav.homepage is None:
        return []
    trail = [("Home", str(nav.homepage.canonical_url))]
    for section in reversed(list(page.ancestors)):
        first = section.children[0] if isinstance(section, Section) else None
        if isinstance(first, Page) and first.is_index and first is not page:
            trail.append((str(section.title), str(first.canonical_url)))
    return [*trail, (page_title(page), str(page.canonical_url))]


def page_head(page: Page, config: MkDocsConfig) -> Head:
    """Gather what the head of a page says, all but its structured data."""
    title = page_title(page)
    whole = (
        f"{config.site_name} \N{EN DASH} {config.theme['tagline']}"
        if page.is_homepage
        else f"{title} \N{EN DASH} {config.site_name}"
    )
    return Head(whole, title, page.meta["description"], page.meta["kind"], page.canonical_url)


def not_found_head(config: MkDocsConfig) -> Head:
    """Give the page for addresses that do not exist a head of its own."""
    return Head(f"{NOT_FOUND} \N{EN DASH} {config.site_name}", NOT_FOUND, NOT_FOUND_DESCRIPTION, "error")
