"""The macros that editors use in their pages; a wrong id is reported as a fault of the page that holds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from jinja2 import ChainableUndefined

from contact import Facts, book_link, call_link, opening_hours_text, postal_address
from front_matter import references

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

Report: TypeAlias = Callable[[str], None]


def macros_for(extra: Facts, current_page: Callable[[], Page], report: Report) -> dict[str, Callable[..., Any]]:
    """Make the macros. A wrong id renders nothing, so that the build goes on and lists every fault at once."""
    clinics, booking = extra["clinics"], extra["booking"]

    def known(name: str) -> Facts | None:
        if name not in clinics:
            report(f"there is no clinic `{name}`; choose one of {', '.join(clinics)}")
        facts: Facts | None = clinics.get(name)
        return facts

    def clinic(name: str) -> Facts | ChainableUndefined:
        return known(name) or ChainableUndefined()

    def call(name: str) -> str:
        facts = known(name)
        return call_link(facts) if facts else ""

    def book(name: str | None = None) -> str:
        facts = known(name) if name else None
        return "" if name and not facts else book_link(booking, facts)

    def address(name: str) -> str:
        return postal_address(known(name) or {})

    def opening_hours(name: str) -> str:
        return opening_hours_text(known(name) or {})

    def ref(name: str) -> str:
        names = [str(reference["id"]) for reference in references(current_page().meta)]
        if str(name) not in names:
            report(f"ref({name!r}) names no reference; the page's front matter has: {', '.join(names) or 'none'}")
            return ""
        number = names.index(str(name)) + 1
        link = f'<a href="#ref-{name}" aria-label="Reference {number}">{number}</a>'
        return f'<sup class="ref" data-search-exclude="true">{link}</sup>'

    return {function.__name__: function for function in (call, book, ref, clinic, address, opening_hours)}
