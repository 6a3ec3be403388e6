"""The style sheets of an open page, and which declaration in them is behind how an element looks."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from playwright.async_api import CDPSession

from audits.browser.cascade import Declaration, at_fault
from audits.browser.remote_call import well_formed
from audits.evidence import ORIGIN, StyleKind, StyleOrigin, StylePlace, StyleVariable

LONGEST = 120
"""Characters of a selector, a value or the conditions that a rule stands in: values may hold whole pictures."""

CONDITIONS = (("media", "@media"), ("supports", "@supports"), ("containerQueries", "@container"), ("layers", "@layer"))
"""The at-rules that a rule may stand in, as the debugger names them and as a style sheet does."""


class StyleSheets:
    """The style sheets of one open page, of which the debugger tells from `start` on."""

    def __init__(self, session: CDPSession, page: str, base: str) -> None:
        """Take the path of the page below SITE, and the path under which the site is served, with both slashes."""
        self._session, self._page, self._start = session, page, ORIGIN + base
        self._headers: dict[str, Mapping[str, Any]] = {}
        self._root = 0

    async def start(self) -> None:
        """Learn which style sheets there are."""
        self._session.on("CSS.styleSheetAdded", self._on_added)
        await self._session.send("DOM.enable")
        await self._session.send("CSS.enable")
        document = await self._session.send("DOM.getDocument", {"depth": 0})
        self._root = int(document["root"]["nodeId"])

    def _on_added(self, event: Mapping[str, Any]) -> None:
        self._headers[event["header"]["styleSheetId"]] = event["header"]

    async def origin(
        self, selector: str, tags: Sequence[str], properties: Sequence[str], states: Sequence[str], *, own_only: bool
    ) -> StyleOrigin | None:
        """Give the declaration that decides one of these properties of an element; None where no file holds it.

        `tags` are the opening tags of the element and of all it stands in; `states` the pseudo-classes that it is to
        match, such as `hover`, for which nothing else may be asked meanwhile; `own_only` leaves out what it has from
        those around it.
        """
        asked = {"nodeId": self._root, "selector": selector}
        node = {"nodeId": (await self._session.send("DOM.querySelector", asked))["nodeId"]}
        if not node["nodeId"]:
            return None
        matched = await self._matched(node, states)
        traced = at_fault(matched, properties, own_only=own_only)
        place = traced and self._place(traced.declaration, tags)
        if traced is None or place is None:
            return None
        declared = traced.declaration
        return StyleOrigin(
            _clipped(declared.name), _clipped(declared.value), place, self._variable(traced.variable, tags)
        )

    async def _matched(self, node: Mapping[str, int], states: Sequence[str]) -> Mapping[str, Any]:
        """Ask for the rules that match an element in these states."""
        if not states:
            return dict(await self._session.send("CSS.getMatchedStylesForNode", {**node}))
        await self._session.send("CSS.forcePseudoState", {**node, "forcedPseudoClasses": list(states)})
        matched = await self._session.send("CSS.getMatchedStylesForNode", {**node})
        await self._session.send("CSS.forcePseudoState", {**node, "forcedPseudoClasses": []})
        return dict(matched)

    def _variable(self, declared: Declaration | None, tags: Sequence[str]) -> StyleVariable | None:
        place = self._place(declared, tags) if declared else None
        return StyleVariable(_clipped(declared.name), _clipped(declared.value), place) if declared and place else None

    def _place(self, declared: Declaration, tags: Sequence[str]) -> StylePlace | None:
        """Say where a declaration stands; None where that is in no file of the site."""
        if declared.rule is None:
            return StylePlace(StyleKind.ATTRIBUTE, self._page, None, None, tags[declared.level])
        header = self._headers.get(declared.sheet)
        if header is None or header["isConstructed"]:
            return None
        line, column = declared.range["startLine"], declared.range["startColumn"]
        if not header["isInline"]:
            kind, file = StyleKind.SHEET, self._file_of(header["sourceURL"])
        elif (header["startLine"], header["startColumn"]) == (0, 0):
            return None  # a script has put it there
        else:
            kind, file = StyleKind.BLOCK, self._page
            line, column = line + header["startLine"], column + (0 if line else header["startColumn"])
        if file is None:
            return None
        selector = _clipped(declared.rule["selectorList"]["text"])
        return StylePlace(kind, file, line + 1, column + 1, selector, _clipped(_conditions(declared.rule)))

    def _file_of(self, url: str) -> str | None:
        """Give the path below SITE of the file that answers for an address; None for one elsewhere."""
        path = url.partition("#")[0].partition("?")[0]
        return unquote(path.removeprefix(self._start)) if path.startswith(self._start) else None


def _clipped(text: str) -> str:
    text = well_formed(text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _conditions(rule: Mapping[str, Any]) -> str:
    """Give the at-rules that a rule stands in, of each kind the outermost first."""
    told = [f"{name} {one['text']}" for key, name in CONDITIONS for one in reversed(rule.get(key, ())) if one["text"]]
    return " ".join(told)
