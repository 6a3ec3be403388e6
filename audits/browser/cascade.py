"""Which declaration wins for an element, from the rules that match it, as the debugger lists them.

See https://chromedevtools.github.io/devtools-protocol/tot/CSS/#method-getMatchedStylesForNode.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from audits.lib.css_properties import SHORTHANDS, TELLING

INHERITED = frozenset({"color", "fill", "font-size", "line-height", "text-align", "white-space"})
"""Of the properties that are asked for, those that an element without a value of its own has from its parent."""

FELT_BELOW = INHERITED | {"background-color", "background-image", "max-width", "min-width", "opacity", "width"}
"""Those by which an element shows what stands in it, too; any other is at fault only on the element itself."""

VARIABLE = re.compile(r"var\(\s*(--[^\s,)]+)")

IMPORTANT = re.compile(r"\s*!\s*important\s*$")

AS_PARENT = frozenset({"inherit", "unset"})

MOST_STEPS = 8
"""How many variables are followed from one to the next."""


class Declaration(NamedTuple):
    """A declaration as the debugger tells of it.

    `value` is as written, `computed` that of the property asked for, which may be a part of it. `level` is how far
    above the element it stands: 0 is the element itself. `sheet` names the style sheet, empty for the browser's own and
    for old attributes; `range` is that of its text there. `rule` is the debugger's record of the rule, None for
    attributes.
    """

    name: str
    value: str
    computed: str
    level: int
    sheet: str
    range: Mapping[str, int]
    rule: Mapping[str, Any] | None
    is_important: bool


class Traced(NamedTuple):
    """The declaration behind a value, and the last of the variables it takes that from, if it does."""

    declaration: Declaration
    variable: Declaration | None = None


def at_fault(matched: Mapping[str, Any], properties: Sequence[str], *, own_only: bool = False) -> Traced | None:
    """Find the declaration that decides one of these properties, from the debugger's answer for an element.

    Of several, it is the one that stands nearest to the element, then the one whose property is named first. With
    `own_only`, what the element has from those around it does not count. None where the browser's own style sheet
    decides, or nothing does.
    """
    levels = _levels(matched)
    found = (_winner(levels, name, 0, own_only=own_only) for name in properties)
    told = [one for one in found if one is not None and one.sheet]
    if not told:
        return None
    nearest = min(told, key=lambda one: one.level)
    return Traced(nearest, _variable_of(levels, nearest))


def _winner(levels: Sequence[Mapping[str, Any]], name: str, start: int, *, own_only: bool) -> Declaration | None:
    """Give the declaration that decides a property, the nearest at or above a level; a browser's own has no sheet."""
    is_felt_below = name.startswith("--") or (name in FELT_BELOW and not own_only)
    for level in range(start, len(levels) if is_felt_below else start + 1):
        declared = list(_declarations(levels[level], name, level))
        if not declared:
            continue
        winner = next((one for one in reversed(declared) if one.is_important), declared[-1])
        if winner.computed in AS_PARENT:
            continue
        if winner.computed.lower() == "currentcolor" and name != "color":
            return _winner(levels, "color", level, own_only=False)
        if name not in TELLING or TELLING[name].match(winner.computed.lower()):
            return winner
        if name in INHERITED:
            return None
    return None


def _variable_of(levels: Sequence[Mapping[str, Any]], using: Declaration) -> Declaration | None:
    """Give the declaration of the last variable that a value is taken from, one after the other."""
    last: Declaration | None = None
    for _ in range(MOST_STEPS):
        one = last or using
        named = VARIABLE.search(one.value)
        found = _winner(levels, named[1], one.level, own_only=False) if named else None
        if found is None or not found.sheet:
            break
        last = found
    return last


def _levels(matched: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Give what matches the element, then its parent, and so on."""
    return [matched, *matched.get("inherited", ())]


def _declarations(level: Mapping[str, Any], name: str, at: int) -> Iterator[Declaration]:
    """Give what is declared of a property at one level, in ascending order of precedence but for `!important`."""
    rules = [one["rule"] for one in level.get("matchedCSSRules", ())]
    is_own = [rule["origin"] == "user-agent" for rule in rules]
    for rule in (rule for rule, own in zip(rules, is_own, strict=True) if own):
        yield from _in_style(rule["style"], name, at, rule)
    if level.get("attributesStyle"):
        yield from _in_style(level["attributesStyle"], name, at, None)
    for rule in (rule for rule, own in zip(rules, is_own, strict=True) if not own):
        yield from _in_style(rule["style"], name, at, rule)
    if level.get("inlineStyle"):
        yield from _in_style(level["inlineStyle"], name, at, None)


def _in_style(style: Mapping[str, Any], name: str, level: int, rule: Mapping[str, Any] | None) -> Iterator[Declaration]:
    """Give what one rule, or attribute, declares of a property; the browser's own rules have no text to point at."""
    is_browsers_own = rule is not None and rule["origin"] == "user-agent"
    for one in style["cssProperties"]:
        has_text = "range" in one and not one.get("disabled") and one.get("parsedOk", True)
        if not (has_text or "styleSheetId" not in style or is_browsers_own):
            continue
        computed = _value_for(one, name)
        if computed is not None:
            sheet = "" if is_browsers_own else style.get("styleSheetId", "")
            yield Declaration(
                name=one["name"],
                value=IMPORTANT.sub("", one["value"]),
                computed=IMPORTANT.sub("", computed),
                level=level,
                sheet=sheet,
                range=one.get("range", {}),
                rule=rule,
                is_important=bool(one.get("important")),
            )


def _value_for(declared: Mapping[str, Any], name: str) -> str | None:
    """Give the value that a declaration gives a property; None where it says nothing of it."""
    if declared["name"] == name:
        return str(declared["value"])
    parts = {one["name"]: one["value"] for one in declared.get("longhandProperties", ())}
    if name in parts:
        return str(parts[name]) or str(declared["value"])
    # Of a shorthand with `var()`, the debugger does not say what it sets.
    return str(declared["value"]) if declared["name"] in SHORTHANDS.get(name, ()) else None
