"""What a rule judges on a page, and what it is handed with each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from audits.evidence import Asset, Head, InView, Link, NotGathered, Page, Redirect, Request, View, info_of
from audits.evidence.registry import Holder
from audits.rules.declaration import Rule
from audits.rules.signature import Parameter
from audits.rules.site_evidence import MissingEvidenceError

ON_REDIRECTS = frozenset({Link, Asset, Redirect, Request})
"""What is still judged, one by one, on a page that only sends its reader on; nobody reads the rest of it."""

SharedInputs = Mapping[type, Any]
"""What rules may ask for that no gatherer brings, by its type."""


class Target(NamedTuple):
    """What is judged, or NotGathered where it should be, the view it is of, and the profiles it was seen in."""

    value: Any
    profiles: tuple[str, ...]
    view: View | None = None


@dataclass(slots=True)
class Context:
    """Where targets stand: the page's path (empty for the whole site), the page, if they are of one, what is at hand.

    `arguments` keeps the values of parameters, by view, for all the targets of a page share them.
    """

    path: str
    page: Page | None
    shared_inputs: SharedInputs
    arguments: dict[tuple[int, int], list[Any]] = field(default_factory=dict)


def targets_on(rule: Rule, page: Page, profiles: tuple[str, ...]) -> list[Target]:
    """List what a rule judges on a page."""
    if isinstance(page.loaded, NotGathered):
        return [Target(page.loaded, profiles)]
    if page.only_sends_on and (rule.together or rule.target not in ON_REDIRECTS):
        return []
    missing = _missing(rule, page)
    if missing is not None:
        return [Target(missing, profiles[:1])]
    place = rule.field
    if place is None:
        return [Target(info_of(page), profiles[:1])]
    if place.holder is Holder.VIEW:
        return _in_views(rule, page, place.name, profiles)
    seen = getattr(page, place.name)
    records = seen if place.is_many and not rule.together and isinstance(seen, tuple) else (seen,)
    return [Target(record, _seen_in(record, profiles)) for record in records]


def _missing(rule: Rule, page: Page) -> NotGathered | None:
    """Find what a rule names beside its target and cannot do without, and nobody gathered of this page."""
    named = [one for one in (*rule.parameters, *rule.conditions) if one.field is not None and not one.is_optional]
    values = [
        *((page.head,) if rule.asks_pages_language else ()),
        *(getattr(page, name) for name in rule.of_all_pages),
        *(getattr(page, one.field.name) for one in named if one.field and one.field.holder is Holder.PAGE),
        *(page.views for one in named if one.in_views),
    ]
    return next((value for value in values if isinstance(value, NotGathered)), None)


def _seen_in(record: Any, profiles: tuple[str, ...]) -> tuple[str, ...]:
    """Give the profile a record names, or else the run's first."""
    own = getattr(record, "profile", None)
    return (own,) if own else profiles[:1]


def _in_views(rule: Rule, page: Page, name: str, profiles: tuple[str, ...]) -> list[Target]:
    if isinstance(page.views, NotGathered):
        return [Target(page.views, profiles)]
    return [
        Target(record, (view.label,), view)
        for view in page.views
        if (not rule.profiles or view.profile in rule.profiles) and (record := getattr(view, name)) is not None
    ]


def arguments_for(parameters: Sequence[Parameter], target: Target, context: Context) -> list[Any]:
    """Give each parameter its value, worked out once for all the targets of a view or page."""
    key = (id(parameters), id(target.view))
    if key not in context.arguments:
        context.arguments[key] = _values(parameters, target, context)
    return context.arguments[key]


def _values(parameters: Sequence[Parameter], target: Target, context: Context) -> list[Any]:
    """Give each parameter its value; None for optional evidence that nobody gathered.

    Raises:
        MissingEvidenceError: evidence of the same view is not there.
    """
    values: list[Any] = []
    for one in parameters:
        if one.field is None or context.page is None:
            values.append(context.shared_inputs[one.kind])
            continue
        value = _value(one, context.page, target.view)
        if value is None or isinstance(value, NotGathered):
            if not one.is_optional:
                message = value.reason if value else f"Nobody looked at {one.field.name} in this view."
                raise MissingEvidenceError(message)
            value = None
        values.append(value)
    return values


def _value(one: Parameter, page: Page, view: View | None) -> Any:
    """Give what a parameter names, or NotGathered."""
    if one.field is None:
        return None
    if not one.in_views:
        return getattr(page if one.field.holder is Holder.PAGE else view, one.field.name)
    if isinstance(page.views, NotGathered):
        return page.views
    seen = [InView(each.profile, each.state, getattr(each, one.field.name)) for each in page.views]
    missing = next((each.seen for each in seen if isinstance(each.seen, NotGathered)), None)
    if missing is not None and not one.is_optional:
        return missing
    return tuple(each for each in seen if each.seen is not None and not isinstance(each.seen, NotGathered))


def language_of(value: Any, context: Context) -> str | None:
    """Give the language that a record states, or else its page; None or nothing where neither does."""
    head = context.page.head if context.page else None
    own: str | None = getattr(value, "language", None)
    return own or (head.language if isinstance(head, Head) else None)
