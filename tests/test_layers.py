"""Imports go down the layers, never up or sideways; what judges evidence starts no browser, however indirectly."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "audits"

LAYERS = {
    "errors": 0, "standards": 0, "lib": 0,
    "config": 1,
    "evidence": 2,
    "static": 3,
    "reuse": 4, "starter": 4,
    "browser": 5,
    "gatherers": 6, "booking": 6, "external": 6, "rules": 6,
    "verdict": 7,
    "reports": 8,
    "names": 9, "diff": 9, "explain": 9, "completion": 9, "help_texts": 9,
    "request": 10,
    "gathering": 11, "progress": 11,
    "assembly": 12, "output": 12,
    "attest": 13, "editor": 13, "start": 13,
    "publish": 14, "options": 14, "usage": 14,
    "cli": 15,
    "__main__": 16,
}  # fmt: skip
"""The layer of each module or package that stands directly below `audits`."""

BROWSER = {"playwright", "trustme", "httpx", "socket", "http.server", "ssl"}
"""What knows the browser or the network."""

MAY_KNOW_THE_BROWSER = {"browser", "gatherers", "booking", "external", "gathering"}

JUDGING = (
    "__init__.py", "__main__.py", "assembly.py", "attest.py", "cli.py", "evidence/store.py", "explain.py", "options.py",
    "output.py", "publish/publish.py", "reports/__init__.py", "request.py", "rules/catalogue.py", "start.py",
    "verdict/decide.py",
)  # fmt: skip
"""What `audits judge` needs, and what imports the browser half only to gather.

Importing one imports neither Playwright nor a network library, however indirectly.
"""


CONTRIBUTING = PACKAGE.parent / "CONTRIBUTING.md"


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imports_of(path: Path) -> frozenset[str]:
    """Name all that a module imports, whenever that is."""
    return named_in(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def imports_at_once(path: Path) -> frozenset[str]:
    """Name what importing a module imports: neither what its functions import when they run, nor what types need."""
    return named_in(run_at_once(ast.parse(path.read_text(encoding="utf-8"))))


def run_at_once(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                pass
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=otherwise):
                yield from otherwise
            case _:
                yield child
                yield from run_at_once(child)


def named_in(nodes: Iterable[ast.AST]) -> frozenset[str]:
    found: set[str] = set()
    for node in nodes:
        match node:
            case ast.Import(names=names):
                found |= {name.name for name in names}
            case ast.ImportFrom(module=str(module), level=0, names=names):
                found |= {module, *(f"{module}.{name.name}" for name in names)}
            case ast.ImportFrom():
                found.add("a relative import")
            case _:
                pass
    return frozenset(found)


def file_of(module: str) -> Path | None:
    stem = PACKAGE.parent.joinpath(*module.split("."))
    return next((one for one in (stem.with_suffix(".py"), stem / "__init__.py") if one.is_file()), None)


def reached_from(path: Path) -> dict[Path, Path | None]:
    """Give every module of ours that importing one runs, each with the module that asks for it."""
    found: dict[Path, Path | None] = {path: None}
    waiting = [path]
    while waiting:
        at = waiting.pop()
        packages = [parent / "__init__.py" for parent in at.parents if parent.is_relative_to(PACKAGE)]
        named = [file for name in imports_at_once(at) if name.startswith("audits") and (file := file_of(name))]
        for one in (*packages, *named):
            if one not in found:
                found[one] = at
                waiting.append(one)
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    own = name_of(path)
    assert own in LAYERS, f"{own} stands in no layer: give it one, below everything that will import it"
    for name in imports_of(path):
        assert name != "a relative import", "write the whole name, so that the layer can be seen"
        if name.startswith("audits."):
            other = name.split(".")[1]
            if other == "__version__":
                continue
            assert other == own or LAYERS[other] < LAYERS[own], (
                f"{own} (layer {LAYERS[own]}) imports {other} (layer {LAYERS[other]}): a package rests only on lower "
                "ones, so that each can be read, tested and replaced without those above"
            )


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_few_packages_know_the_browser(path: Path) -> None:
    known = {name for name in imports_of(path) if name in BROWSER or name.split(".")[0] in BROWSER}
    if name_of(path) not in MAY_KNOW_THE_BROWSER:
        assert not known, f"{known}: evidence is the contract between the browser and the rules"


@pytest.mark.parametrize("name", JUDGING)
def test_judging_imports_no_browser(name: str) -> None:
    reached = reached_from(PACKAGE / name)
    for path, importer in reached.items():
        known = {one for one in imports_at_once(path) if one in BROWSER or one.split(".")[0] in BROWSER}
        assert not known, f"{path.relative_to(PACKAGE)}, imported by {importer}, imports {sorted(known)}"


def test_contributing_names_the_layers() -> None:
    text = CONTRIBUTING.read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", text, re.MULTILINE)
    told = {name: int(layer) for layer, row in rows for name in re.findall(r"`(\w+)`", row)}
    assert told == LAYERS


def test_only_main_exits() -> None:
    leaving = [
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"sys.exit", "exit", "quit", "os._exit"}
    ]
    assert sorted(leaving) == ["__main__.py", "publish/__main__.py"], "all else returns or raises"
