"""What a rule asks for, read off the annotations of its function."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from audits.config.facts import Facts
from audits.evidence import BookingVisit, ExternalVisit, InView, PageInfo, Site
from audits.evidence.registry import EvidenceField, Holder, field_of
from audits.rules.site_index import SiteIndex

SHARED_INPUT_TYPES = frozenset({Facts, PageInfo, SiteIndex})
"""Types that every rule may ask for without a gatherer."""

LINK_VISITS = frozenset({BookingVisit, ExternalVisit})
"""What came of following a link; it concerns every page with that link."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a rule, by its annotation.

    `kind` is a type of record, or one of those that are at hand; `field` is where the record is kept, None for what is
    at hand. `is_many` stands for `tuple[Record, ...]`, `in_views` for `tuple[InView[Record], ...]`: what every view
    shows. `is_optional` stands for `… | None`: the rule can do without.
    """

    kind: type
    field: EvidenceField | None = None
    is_many: bool = False
    in_views: bool = False
    is_optional: bool = False


@cache
def parameter_of(annotation: Any) -> Parameter:
    """Read one annotation.

    Raises:
        TypeError: it names no evidence, or several fields hold such records.
    """
    is_optional = isinstance(annotation, UnionType) and NoneType in get_args(annotation)
    if is_optional:
        (annotation,) = (one for one in get_args(annotation) if one is not NoneType)
    is_many = get_origin(annotation) is tuple
    inner = get_args(annotation)[0] if is_many else annotation
    in_views = get_origin(inner) is InView
    kind = get_args(inner)[0] if in_views else inner
    field = None if kind in SHARED_INPUT_TYPES or kind is Site else field_of(kind)
    if in_views and (field is None or field.holder is not Holder.VIEW):
        message = f"{kind.__name__} is not looked at view by view"
        raise TypeError(message)
    return Parameter(kind, field, is_many, in_views, is_optional)


def target_of(question: Callable[..., object]) -> Parameter:
    """Read what a question judges off its first parameter.

    Raises:
        TypeError: it can be no target.
    """
    first = next(iter(inspect.signature(question).parameters))
    target = parameter_of(get_type_hints(question)[first])
    if target.is_optional or target.in_views or target.kind in {Facts, SiteIndex}:
        message = f"no rule can judge {first}: the first parameter of a rule is a record, or a tuple of records"
        raise TypeError(message)
    return target


def further_parameters(function: Callable[..., object] | None, target: Parameter) -> tuple[Parameter, ...]:
    """Read the annotations of all parameters but the first, which is what the function judges.

    Raises:
        TypeError: one of them does not say which of many records is meant, or of which view.
    """
    if function is None:
        return ()
    names = list(inspect.signature(function).parameters)[1:]
    hints = get_type_hints(function) if names else {}
    rest = tuple(parameter_of(hints[name]) for name in names)
    for one in rest:
        _check(one, target)
    return rest


def _check(one: Parameter, target: Parameter) -> None:
    if one.field is None:
        is_clear = one.kind in SHARED_INPUT_TYPES
    elif one.field.holder is Holder.VIEW:
        is_same_view = target.field is not None and target.field.holder is Holder.VIEW and not target.in_views
        is_clear = one.in_views or is_same_view
    else:
        is_clear = one.field.holder is Holder.PAGE and one.is_many == one.field.is_many
    if target.kind in LINK_VISITS or target.kind is Site:
        is_clear = one.kind in {Facts, SiteIndex}
    if not is_clear:
        message = (
            f"{one.kind.__name__} is not named so: write tuple[…, ...] for many, tuple[InView[…], ...] for all views"
        )
        raise TypeError(message)
