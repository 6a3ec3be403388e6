"""Where the style comes from that is at fault: the declaration that wins for an element, in which file and line."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from msgspec import Struct, structs


class StyleKind(StrEnum):
    """Where a declaration stands: in a style sheet of its own, a page's `<style>`, or an element's `style`."""

    SHEET = "sheet"
    BLOCK = "block"
    ATTRIBUTE = "attribute"


class StylePlace(Struct, frozen=True, omit_defaults=True):
    """Where a declaration stands.

    `file` is the path below SITE of the style sheet, or of the page that holds the declaration; `line` and `column`
    (in UTF-16 code units) count from 1, and are None for a `style` attribute, whose place in the page nobody says.
    `source` is the file of the project that has the same bytes, relative to the repository's root, if there is one.
    `selector` is the selector of the rule, or the opening tag that has the attribute (120 characters at most);
    `condition` the at-rules that it stands in, such as `@media print`.
    """

    kind: StyleKind
    file: str
    line: int | None
    column: int | None
    selector: str
    condition: str = ""
    source: str | None = None


class StyleVariable(Struct, frozen=True):
    """A custom property that a value is taken from: its name, as in `--accent`, its value, and where that is set."""

    name: str
    value: str
    place: StylePlace


class StyleOrigin(Struct, frozen=True, omit_defaults=True):
    """The declaration at fault: property and value as written, where it stands, and the variable that it uses last."""

    property: str
    value: str
    place: StylePlace
    variable: StyleVariable | None = None


class TracedStyle(Struct, frozen=True, omit_defaults=True):
    """What came of looking for the declaration behind findings of one kind, on the first page that has any.

    `kind` is that of `audits.verdict.style_faults.kind_of`, `page` the path of the page. `selector` is empty where all
    findings of that kind on the page have the same origin; else there is a record for each selector. `origin` is None
    where the browser's own style sheet, a script, or nothing in particular decides.
    """

    kind: str
    page: str
    selector: str = ""
    origin: StyleOrigin | None = None


def united(traced: Iterable[TracedStyle], order: Mapping[str, int]) -> tuple[TracedStyle, ...]:
    """Put together what was traced, by shards if need be, in the order of the pages.

    Of each kind, what was seen on the page that comes first is kept.
    """
    ordered = sorted(traced, key=lambda one: (order[one.page], one.kind, one.selector))
    first: dict[str, str] = {}
    for one in ordered:
        first.setdefault(one.kind, one.page)
    return tuple(one for one in ordered if first[one.kind] == one.page)


def with_sources(origin: StyleOrigin, source_of: Callable[[str], str | None]) -> StyleOrigin:
    """Add the project's own files, as `source_of` gives them for the paths of style sheets below SITE."""

    def known(place: StylePlace) -> StylePlace:
        return structs.replace(place, source=source_of(place.file)) if place.kind is StyleKind.SHEET else place

    variable = origin.variable and structs.replace(origin.variable, place=known(origin.variable.place))
    return structs.replace(origin, place=known(origin.place), variable=variable)
