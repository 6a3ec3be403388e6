"""The fields of Page, View and Site: read off their annotations, which are the registry."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from types import GenericAlias, NoneType, UnionType
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from audits.evidence.basics import NotGathered
from audits.evidence.site import Page, Site
from audits.evidence.view import View


class Holder(StrEnum):
    """What a field belongs to."""

    PAGE = "page"
    VIEW = "view"
    SITE = "site"


class EvidenceField(NamedTuple):
    """A field of Page, View or Site: the record type it holds, and whether it holds one or many of them.

    `profiles` are those in which a field of View is looked at.
    """

    holder: Holder
    name: str
    record: type
    is_many: bool
    profiles: tuple[str, ...] = ()

    @property
    def gathered(self) -> Any:
        """The type of what was gathered: the record, or a tuple of them, or NotGathered."""
        return (GenericAlias(tuple, (self.record, ...)) if self.is_many else self.record) | NotGathered


HOLDERS: Mapping[Holder, type] = {Holder.PAGE: Page, Holder.VIEW: View, Holder.SITE: Site}


@cache
def evidence_fields() -> tuple[EvidenceField, ...]:
    """Give every field of Page, View and Site."""
    return tuple(
        field
        for holder, struct in HOLDERS.items()
        for name, annotation in get_type_hints(struct, include_extras=True).items()
        for field in _annotated(holder, name, annotation)
    )


def _annotated(holder: Holder, name: str, annotation: Any) -> Iterator[EvidenceField]:
    """Read one annotation: a field for each type of record that it can hold."""
    profiles: tuple[str, ...] = ()
    if get_origin(annotation) is Annotated:
        annotation, profiles = get_args(annotation)
    for kind in get_args(annotation) if isinstance(annotation, UnionType) else (annotation,):
        if kind not in {NotGathered, NoneType}:
            is_many = get_origin(kind) is tuple
            yield EvidenceField(holder, name, get_args(kind)[0] if is_many else kind, is_many, profiles)


@cache
def fields_by_record() -> Mapping[type, tuple[EvidenceField, ...]]:
    """Give the fields that hold each type of record."""
    found: dict[type, list[EvidenceField]] = defaultdict(list)
    for field in evidence_fields():
        found[field.record].append(field)
    return {record: tuple(fields) for record, fields in found.items()}


def field_called(holder: Holder, name: str) -> EvidenceField:
    """Give a field by its name.

    Raises:
        TypeError: there is no such field.
    """
    field = next((one for one in evidence_fields() if (one.holder, one.name) == (holder, name)), None)
    if field is None:
        message = f"{HOLDERS[holder].__name__} has no field {name}"
        raise TypeError(message)
    return field


def field_of(record: type) -> EvidenceField:
    """Give the one field that holds a type of record.

    Raises:
        TypeError: no field holds it, or several do, so that the type alone does not say which is meant.
    """
    fields = fields_by_record().get(record, ())
    if len(fields) != 1:
        names = " and ".join(f"{field.holder}.{field.name}" for field in fields) or "nothing"
        message = f"the annotation {record.__name__} must name one field of Page, View or Site, and names {names}"
        raise TypeError(message)
    return fields[0]
