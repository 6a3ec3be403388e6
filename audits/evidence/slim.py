"""Pages with only what is needed once each has been judged by itself, so that a large site can be judged in memory."""

from contextlib import suppress
from typing import Any, TypeVar

from msgspec import Struct, structs

from audits.evidence.basics import NOT_ASKED, NotGathered
from audits.evidence.site import Page
from audits.evidence.view import View

ALWAYS = frozenset({"path", "url", "source", "loaded", "sends_on_to", "redirect", "written", "head"})
"""The fields of a page that say what it is."""

Kept = TypeVar("Kept")

VIEW_FIELDS = frozenset(one.name for one in structs.fields(View)) - {"profile", "state"}


def slimmed(page: Page, fields: frozenset[str]) -> Page:
    """Give a page with these fields of evidence, of it and of its views, beside those that say what it is."""
    left_out = {one.name for one in structs.fields(Page)} - ALWAYS - fields - {"views"}
    slim = structs.replace(page, **dict.fromkeys(left_out, NOT_ASKED))
    if isinstance(page.views, NotGathered) or "views" in fields:
        return slim
    dropped = dict.fromkeys(VIEW_FIELDS - fields)
    views = tuple(structs.replace(view, **dropped) for view in page.views) if VIEW_FIELDS & fields else NOT_ASKED
    return structs.replace(slim, views=views)


class Interner:
    """Interns equal records and strings, such as the links of a menu, so that each is in memory once."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def intern(self, value: Kept) -> Kept:
        """Give a value that equals this one, made of what was given before as far as that is the same."""
        found: Kept = self._of(value)
        return found

    def _of(self, value: Any) -> Any:
        if type(value) is str:  # no StrEnum, which would equal its text
            return self._known.setdefault(value, value)
        if isinstance(value, tuple):
            return tuple([self._of(one) for one in value])
        if not isinstance(value, Struct):
            return value
        try:
            known = self._known.get(value)
        except TypeError:  # what holds a dict has no hash
            return self._made(value)
        return self._made(value) if known is None else known

    def _made(self, value: Struct) -> Struct:
        """Make a record anew of what was given before, and remember it."""
        made = structs.replace(value, **{name: self._of(getattr(value, name)) for name in value.__struct_fields__})
        with suppress(TypeError):
            self._known[made] = made
        return made
