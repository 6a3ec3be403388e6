"""The things that JSON-LD, microdata or RDFa tells of in the words of schema.org, each with what it says."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from audits.evidence import DataBlock
from audits.rules.structured_data._microdata import json_ld_of

OPEN, CLOSE = '<script type="application/ld+json">', "</script>"

SCHEMA_ORG_ADDRESS = re.compile(
    r"https?://(?:www\.)?schema\.org(?:/|/docs/jsonldcontext\.json(?:ld)?)?/?#?", re.IGNORECASE
)
SCHEMA_ORG_TERM = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:)([^/?#\s]+)")
PREFIXED = re.compile(r"[^\s:]+:.*", re.DOTALL)
ALIASES = {"type": "@type", "id": "@id"}
"""What schema.org's own context (https://schema.org/docs/jsonldcontext.json) calls the keywords besides."""

Object = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Context:
    """What the words of an object mean: whether they are schema.org's, and those that the page defines itself."""

    is_schema_org: bool = False
    own_words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Node:
    """One thing: its types and properties by their schema.org names, and where it stands among the others.

    `is_mixed` says that it has types of other vocabularies too. `under` is the property it is the value of, empty at
    the top; `owner` the thing that has that property. `words` are its keys as they are written.
    """

    types: tuple[str, ...]
    is_mixed: bool
    id: str
    properties: Mapping[str, tuple[Any, ...]]
    under: str
    owner: "Node | None"
    words: tuple[str, ...] = ()

    @property
    def is_reference(self) -> bool:
        """Whether it says nothing but which thing is meant."""
        return bool(self.id) and not self.types and not self.is_mixed and not self.properties

    @property
    def called(self) -> str:
        """What a message calls it: its type, and its name where it has one."""
        kind = " and ".join(self.types) or "thing without a type"
        name = self.text("name")
        return f"{kind} “{name}”" if name else kind

    @property
    def owners(self) -> Iterator["Node"]:
        """Give the things that it stands in, from the innermost out."""
        owner = self.owner
        while owner is not None:
            yield owner
            owner = owner.owner

    def text(self, name: str) -> str:
        """Give the first plain text that a property holds; empty where there is none."""
        return next((one.strip() for one in self.properties.get(name, ()) if isinstance(one, str)), "")

    def has(self, name: str) -> bool:
        """Tell whether a property holds anything at all."""
        return any(one not in ("", None) for one in self.properties.get(name, ()))


def is_schema_org(block: DataBlock) -> bool:
    """Tell whether a block can be read and has anything to say in the words of schema.org."""
    return bool(nodes_of(block))


def nodes_of(block: DataBlock) -> tuple[Node, ...]:
    """Give every thing of a block in reading order, whichever way it is written."""
    return nodes_in(block.text, block.syntax)


@lru_cache(maxsize=1024)
def nodes_in(text: str, syntax: str = "json-ld") -> tuple[Node, ...]:
    """Give every thing of a block's text in reading order.

    There is none in a block that is no JSON (the rule `structured-data-parses` tells of that) or speaks in words that
    are not schema.org's.
    """
    data = _json_in(text)
    return tuple(_walk(json_ld_of(data) if syntax != "json-ld" and isinstance(data, dict) else data))


def data_of(block: DataBlock) -> object:
    """Give what a block says as JSON, as it is written; None where it is no JSON."""
    return _json_in(block.text)


def _json_in(text: str) -> Any:
    try:
        return json.loads(text.strip().removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None


def _walk(data: object) -> Iterator[Node]:
    """Walk without recursion: a page may nest its data as deeply as it likes."""
    waiting: list[tuple[Any, Context, str, Node | None]] = [
        (one, Context(), "", None) for one in reversed(_many(data)) if isinstance(one, dict)
    ]
    while waiting:
        thing, outer, under, owner = waiting.pop()
        context = read_context(thing["@context"], outer) if "@context" in thing else outer
        node = read_node(thing, context, under, owner)
        inner: list[tuple[Any, Context, str, Node | None]] = []
        if "@graph" in thing:
            inner += [(one, context, "", None) for one in values_of(thing["@graph"])]
        for name, values in node.properties.items():
            inner += [(one, context, name, node) for one in values]
        reverse = thing.get("@reverse")
        if isinstance(reverse, dict):
            inner += [(one, context, "@reverse", node) for value in reverse.values() for one in values_of(value)]
        if context.is_schema_org and (node.types or node.properties or node.id or node.is_mixed):
            yield node
        waiting += [entry for entry in reversed(inner) if isinstance(entry[0], dict)]


def read_context(value: object, outer: Context = Context()) -> Context:
    """Read a `@context`: an address, an object, or a list of both."""
    is_ours, own = outer.is_schema_org, outer.own_words
    for one in _many(value):
        match one:
            case None:
                is_ours, own = False, frozenset()
            case str():
                is_ours = bool(SCHEMA_ORG_ADDRESS.fullmatch(one.strip()))
                if not is_ours:
                    return Context()
            case dict():
                vocabulary = one.get("@vocab")
                if isinstance(vocabulary, str):
                    is_ours = bool(SCHEMA_ORG_ADDRESS.fullmatch(vocabulary))
                own |= {key for key in one if not key.startswith("@")}
            case _:
                pass
    return Context(is_ours, own)


def read_node(thing: Object, context: Context, under: str = "", owner: Node | None = None) -> Node:
    """Read one object, without what stands in it."""
    keywords = {ALIASES.get(key, key): value for key, value in thing.items() if key in ALIASES or key.startswith("@")}
    written = [one for one in values_of(keywords.get("@type")) if isinstance(one, str) and one.strip()]
    own = [name for one in written if (name := own_name(one, context))]
    properties: dict[str, tuple[Any, ...]] = {}
    for key, value in thing.items():
        name = None if key in ALIASES else own_name(key, context)
        if name:
            properties[name] = properties.get(name, ()) + tuple(values_of(value))
    identifier = keywords.get("@id")
    return Node(
        types=tuple(dict.fromkeys(own)),
        is_mixed=len(own) < len(written),
        id=identifier if isinstance(identifier, str) else "",
        properties=properties,
        under=under,
        owner=owner,
        words=tuple(thing),
    )


def own_name(word: str, context: Context) -> str | None:
    """Give schema.org's name for a word as written; None for keywords and for words of others."""
    if found := SCHEMA_ORG_TERM.fullmatch(word):
        return found[1]
    if not word.strip() or word.startswith("@") or word in context.own_words or PREFIXED.fullmatch(word):
        return None
    return word if context.is_schema_org else None


def values_of(value: object) -> list[Any]:
    """Give the values one by one: lists, `@list`, `@set` and `@value` opened, nulls left out."""
    found: list[Any] = []
    waiting = [value]
    while waiting:
        one = waiting.pop()
        match one:
            case None:
                pass
            case list():
                waiting.extend(reversed(one))
            case {"@list": inner} | {"@set": inner} | {"@value": inner}:
                waiting.append(inner)
            case _:
                found.append(one)
    return found


def _many(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]
