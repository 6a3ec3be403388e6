"""The controls of a page as the browser tells assistive technology of them, from its accessibility tree."""

from typing import Any

from audits.browser.open_page import OpenPage

CONTROLS = frozenset({
    "button", "checkbox", "combobox", "DisclosureTriangle", "link", "listbox", "menuitem", "menuitemcheckbox",
    "menuitemradio", "option", "radio", "searchbox", "slider", "spinbutton", "switch", "tab", "textbox", "treeitem",
})  # fmt: skip
"""The roles of what a reader can work, in the browser's own words."""


async def accessible_nodes(page: OpenPage) -> list[dict[str, Any]]:
    """List the controls that assistive technology meets on the page itself, in the order of its tree.

    Controls already listed for this document are left out, because each costs a round trip.

    Raises:
        ProbeError: a script failed in the page.
    """
    if not await page.isolated.call("has_controls"):
        return []
    known = page.document.controls_seen
    tree = await page.session.send("Accessibility.getFullAXTree")
    nodes = [
        node
        for node in tree["nodes"]
        if not node["ignored"]
        and node["role"]["value"] in CONTROLS
        and "backendDOMNodeId" in node
        and node["backendDOMNodeId"] not in known
    ]
    details = await page.isolated.call_on("accessible", [node["backendDOMNodeId"] for node in nodes])
    known.update(node["backendDOMNodeId"] for node, one in zip(nodes, details, strict=True) if one and one["seen"])
    return [
        {"role": node["role"]["value"], "name": " ".join(node.get("name", {}).get("value", "").split()), **detail}
        for node, detail in zip(nodes, details, strict=True)
        if detail is not None
    ]
