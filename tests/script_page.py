"""A page whose document a test sets, and in which it runs pieces of JavaScript that import from the library."""

import asyncio
from typing import Any

from playwright.async_api import Page as Tab

from audits.browser.isolated_context import IsolatedContext
from audits.browser.scripts import Module, assemble, parse, script


class ScriptPage:
    """A page and its isolated context, to run pieces of JavaScript in that import from the library."""

    def __init__(self, runner: asyncio.Runner, tab: Tab, isolated: IsolatedContext) -> None:
        self.runner = runner
        self.tab = tab
        self.isolated = isolated
        self.written: dict[str, tuple[Module, ...]] = {}

    def show(self, html: str) -> None:
        """Put a document into the page."""
        self.runner.run(self.tab.set_content(f"<!doctype html>{html}"))
        self.isolated.forget()

    def write(self, name: str, text: str) -> None:
        """Put a script beside the gate's own."""
        self.written[name] = assemble(parse(f"gatherers/{name}.js", text))

    def script(self, name: str) -> tuple[Module, ...]:
        return self.written.get(name) or script(name)

    def call(self, name: str, *arguments: object) -> Any:
        return self.runner.run(self.isolated.call(name, *arguments))

    def run(self, library: str, names: str, body: str, *arguments: object) -> Any:
        """Run the body of a function of `given` that uses these names of a module of the library.

        `by(id)` is the element with an id.
        """
        text = (
            f'import {{ {names} }} from "../browser/js/lib/{library}.js";\n'
            "const by = (id) => document.getElementById(id);\n"
            f"export default function piece(...given) {{ {body} }}\n"
        )
        name = f"piece_{len(self.written)}"
        self.write(name, text)
        return self.call(name, *arguments)
