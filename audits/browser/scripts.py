"""The scripts that run in a page: ES modules, read, checked and bundled for it in the order of their imports.

A module is written for `tsc` and for an editor to understand as it stands, so it imports what it needs. A page's
isolated context has no modules, so each becomes a function of what it imports, which gives what it exports:

    import { all } from "../browser/js/lib/dom.js";          this["gatherers/a.js"] ??= (({ all }) => {
    export default function a() { return all("a").length; }  function a() { return all("a").length; }
                                                             return { default: a };
                                                             })(this["browser/js/lib/dom.js"]);

Of the language of modules only what is needed is understood; anything else at the start of a line is an error.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PACKAGE = files("audits")
FOLDERS = ("browser/js", "gatherers", "gatherers/interactions", "booking")
"""Where scripts are: what several share, and each gatherer's own beside it. No two have the same name."""

_NAME = r"[A-Za-z_$][\w$]*"
_IMPORT = re.compile(
    rf'^import (?:\{{(?P<names>[^}}]*)\}}|(?P<default>{_NAME})) from "(?P<path>[^"]+)";$', re.MULTILINE
)
_EXPORT = re.compile(
    rf"^export (?P<default>default )?(?=(?:async )?function\*? (?P<function>{_NAME})|const (?P<constant>{_NAME}) =)",
    re.MULTILINE,
)
_OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


class ScriptError(Exception):
    """A script of the gate's own cannot be put together; the message says which, and why."""


@dataclass(frozen=True, slots=True)
class Import:
    """What a module takes from another: its path below the package, and the names there and here."""

    path: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Module:
    """One script: its path below the package, what it imports and exports, and its text without either word."""

    path: str
    imports: tuple[Import, ...]
    exports: tuple[tuple[str, str], ...]
    body: str

    @property
    def code(self) -> str:
        """Give a statement that evaluates the module, once, in an object that holds each by its path."""
        takes = ", ".join(
            "{ " + ", ".join(f"{there}: {here}" for there, here in one.names) + " }" for one in self.imports
        )
        holders = ", ".join(f'this["{one.path}"]' for one in self.imports)
        gives = ", ".join(f"{name}: {local}" for name, local in self.exports)
        return f'this["{self.path}"] ??= (({takes}) => {{ {self.body}\nreturn {{ {gives} }};\n}})({holders});'


@cache
def script(name: str) -> tuple[Module, ...]:
    """Give the modules that one of the gate's own scripts, `NAME.js`, is made of: each after what it imports, it last.

    Raises:
        ScriptError: there is none, or what `assemble` raises.
    """
    path = next((f"{folder}/{name}.js" for folder in FOLDERS if (PACKAGE / folder / f"{name}.js").is_file()), None)
    if path is None:
        message = f"There is no script {name}.js in {', '.join(FOLDERS)}."
        raise ScriptError(message)
    return assemble(read(path))


def assemble(entry: Module) -> tuple[Module, ...]:
    """Give the module of a script and all it needs, each after what it imports.

    Raises:
        ScriptError: it has no default export, what is imported is not there, or there is a circle.
    """
    if "default" not in {name for name, _ in entry.exports}:
        message = f"{entry.path} exports no default function, which is what is called in the page."
        raise ScriptError(message)
    done: dict[str, Module] = {}

    def add(module: Module, within: tuple[str, ...]) -> None:
        for taken in module.imports:
            if taken.path in within:
                circle = (*within[within.index(taken.path) :], taken.path)
                message = f"These scripts import each other in a circle: {' → '.join(circle)}."
                raise ScriptError(message)
            if taken.path not in done:
                add(read(taken.path), (*within, taken.path))
            offered = {name for name, _ in done[taken.path].exports}
            if missing := [name for name, _ in taken.names if name not in offered]:
                message = f"{module.path} imports {', '.join(missing)} from {taken.path}, which does not export it."
                raise ScriptError(message)
        done[module.path] = module

    add(entry, (entry.path,))
    return tuple(done.values())


@cache
def read(path: str) -> Module:
    """Read a module, by its path below the package.

    Raises:
        ScriptError: it is not there, or cannot be understood.
    """
    file = PACKAGE / path
    if not file.is_file():
        message = f"{path} is imported and does not exist."
        raise ScriptError(message)
    return parse(path, file.read_text(encoding="utf-8"))


def parse(path: str, text: str) -> Module:
    """Read a module's imports and exports.

    Raises:
        ScriptError: a line begins with `import` or `export` in a form that is not understood.
    """
    imports = tuple(Import(_beside(path, one["path"]), tuple(_names_of(one))) for one in _IMPORT.finditer(text))
    body = _IMPORT.sub(lambda found: "\n" * found[0].count("\n"), text)
    exports = tuple(
        ("default" if one["default"] else local, local)
        for one in _EXPORT.finditer(body)
        if (local := one["function"] or one["constant"])
    )
    body = _EXPORT.sub("", body)
    if other := _OTHER.search(body):
        message = (
            f'{path} has the line “{other[0]}”. Understood are `import {{ a, b as c }} from "PATH";`, '
            'import a from "PATH";`, and `export` before a `function` with a name or a `const`.'
        )
        raise ScriptError(message)
    return Module(path, imports, exports, body)


def _beside(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def _names_of(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    if found["default"]:
        yield "default", found["default"]
        return
    for one in filter(None, (one.strip() for one in found["names"].split(","))):
        there, _, here = one.partition(" as ")
        yield there, here or there


def bundle(modules: Iterable[Module], entry: str) -> str:
    """Give a function, as text, that evaluates modules in the object it is called on, and calls a script there."""
    evaluated = "".join(one.code for one in modules)
    return f'function () {{ "use strict"; {evaluated} return this["{entry}"].default(...arguments); }}'


@cache
def expression(name: str) -> str:
    """Give a script as the text of a function that needs nothing kept in the page, for Playwright's `evaluate`."""
    modules = script(name)
    return f"(...given) => ({bundle(modules, modules[-1].path)}).apply({{}}, given)"


@cache
def axe_source() -> str:
    """Read axe-core, as it stands in the repository (`axe/README.md`)."""
    return (files("audits.browser") / "axe" / "axe.min.js").read_text(encoding="utf-8")
