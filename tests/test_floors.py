"""Imports go down the floors, never up or sideways between rooms that must not meet."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "audits"

FLOORS = {
    "errors": 0, "standards": 0, "toml_tables": 0, "addresses": 0, "contrast": 0,
    "facts": 1, "languages": 1, "likeness": 1, "settings": 1, "evidence": 1, "phone_numbers": 1,
    "outcomes": 2, "pages": 2, "index": 2, "project": 2, "clinics": 2,
    "rule": 3,
    "gather": 4, "rules": 4,
    "policy": 5,
    "reports": 6,
    "pipeline": 7, "hand_over": 7, "explain": 7,
    "attest": 8, "publish": 8, "editor": 8,
    "start": 9,
    "cli": 10,
    "__main__": 11,
}  # fmt: skip
"""The floor of each room: what stands directly below `audits`."""

BROWSER = {"playwright", "trustme", "httpx", "socket", "http.server", "ssl"}
"""What knows the browser or the network: only `gather` may import it, and `cli` to say which browser was found."""


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                found |= {name.name for name in names}
            case ast.ImportFrom(module=str(module), level=0):
                found.add(module)
            case ast.ImportFrom():
                found.add("a relative import")
            case _:
                pass
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    own = room_of(path)
    assert own in FLOORS, f"{own} stands on no floor: give it one, below everything that will import it"
    for name in imports_of(path):
        assert name != "a relative import", "write the whole name, so that the floor can be seen"
        if name.startswith("audits."):
            room = name.split(".")[1]
            assert room == own or FLOORS[room] < FLOORS[own], (
                f"{own} (floor {FLOORS[own]}) imports {room} (floor {FLOORS[room]}): a room rests only on lower ones, "
                "so that each can be read, tested and replaced without those above"
            )


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_gather_knows_the_browser(path: Path) -> None:
    known = {name for name in imports_of(path) if name in BROWSER or name.split(".")[0] in BROWSER}
    if room_of(path) not in {"gather", "cli"}:
        assert not known, f"{known} belongs in gather: evidence is the contract between the browser and the rules"


def test_only_main_exits() -> None:
    leaving = [
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"sys.exit", "exit", "quit", "os._exit"}
    ]
    assert sorted(leaving) == ["__main__.py", "publish.py"], (
        "publish is a session of its own; all else returns or raises"
    )
