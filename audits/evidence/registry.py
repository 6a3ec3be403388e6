"""Where each kind of record is kept: read off the annotations of Page, View and Site, which are the registry."""

from collections import defaultdict
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import NamedTuple, get_args, get_origin, get_type_hints

from audits.evidence.basics import NotGathered
from audits.evidence.site import Page, Site
from audits.evidence.view import View


class Holder(StrEnum):
    """What a field belongs to."""

    PAGE = "page"
    VIEW = "view"
    SITE = "site"


class EvidenceField(NamedTuple):
    """A field of Page, View or Site: the record type it holds, and whether it holds one or many of them."""

    holder: Holder
    name: str
    record: type
    is_many: bool


HOLDERS: Mapping[Holder, type] = {Holder.PAGE: Page, Holder.VIEW: View, Holder.SITE: Site}


@cache
def fields_by_record() -> Mapping[type, tuple[EvidenceField, ...]]:
    """Give the fields that hold each type of record."""
    found: dict[type, list[EvidenceField]] = defaultdict(list)
    for holder, struct in HOLDERS.items():
        for name, annotation in get_type_hints(struct).items():
            kinds = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
            for kind in kinds:
                if kind in {NotGathered, NoneType}:
                    continue
                is_many = get_origin(kind) is tuple
                record = get_args(kind)[0] if is_many else kind
                found[record].append(EvidenceField(holder, name, record, is_many))
    return {record: tuple(fields) for record, fields in found.items()}


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
