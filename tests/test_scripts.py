"""How the scripts for a page are put together from modules; no browser is needed for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from audits.browser import scripts
from audits.browser.scripts import FOLDERS, PACKAGE, ScriptError, assemble, bundle, parse, script

ALL = sorted(
    Path(one.name).stem for folder in FOLDERS for one in (PACKAGE / folder).iterdir() if one.name.endswith(".js")
)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty package, in place of the gate's own."""
    for folder in FOLDERS:
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(scripts, "PACKAGE", tmp_path)
    scripts.read.cache_clear()
    scripts.script.cache_clear()
    yield tmp_path
    scripts.read.cache_clear()
    scripts.script.cache_clear()


def write(package: Path, **texts: str) -> None:
    for name, text in texts.items():
        (package / "gatherers" / f"{name}.js").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", ALL)
def test_each_script_imports_what_is_there(name: str) -> None:
    modules = script(name)
    seen: set[str] = set()
    for module in modules:
        assert {one.path for one in module.imports} <= seen
        seen.add(module.path)
    assert "default" in dict(modules[-1].exports)


def test_no_two_scripts_have_the_same_name() -> None:
    assert len(ALL) == len(set(ALL))


def test_what_is_imported_comes_first_and_once(package: Path) -> None:
    write(
        package,
        top='import { left } from "./left.js";\nimport { right } from "./right.js";\nexport default function top() {}',
        left='import { base } from "./base.js";\nexport const left = base;',
        right='import { base } from "./base.js";\nexport const right = base;',
        base="export const base = 1;",
    )
    order = [module.path.removeprefix("gatherers/") for module in script("top")]
    assert order == ["base.js", "left.js", "right.js", "top.js"]


def test_imports_in_a_circle_are_told_in_words(package: Path) -> None:
    write(
        package,
        one='import { two } from "./two.js";\nexport const a = two;\nexport default function one() {}',
        two='import { a } from "./one.js";\nexport const two = a;',
    )
    with pytest.raises(ScriptError, match=r"circle: gatherers/one\.js → gatherers/two\.js → gatherers/one\.js"):
        script("one")


def test_an_import_of_a_file_that_is_not_there(package: Path) -> None:
    write(package, one='import { two } from "../lib/two.js";\nexport default function one() {}')
    with pytest.raises(ScriptError, match=r"lib/two\.js is imported and does not exist"):
        script("one")


def test_an_import_of_a_name_that_is_not_exported(package: Path) -> None:
    write(
        package, one='import { two } from "./two.js";\nexport default function one() {}', two="export const three = 3;"
    )
    with pytest.raises(ScriptError, match=r"one\.js imports two from gatherers/two\.js, which does not export it"):
        script("one")


def test_a_script_that_is_not_there() -> None:
    with pytest.raises(ScriptError, match="no script nothing_of_the_kind"):
        script("nothing_of_the_kind")


@pytest.mark.parametrize(
    "line",
    [
        'import * as dom from "./dom.js";',
        'import "./dom.js";',
        "export let count = 0;",
        "export default () => 1;",
        "export { one };",
        'export * from "./dom.js";',
    ],
)
def test_a_form_of_import_or_export_that_is_not_understood(line: str) -> None:
    with pytest.raises(ScriptError, match="has the line"):
        parse("gatherers/one.js", f"{line}\n")


def test_names_can_be_changed_on_the_way() -> None:
    text = (
        'import {\n  all as every,\n  closest,\n} from "../browser/js/lib/dom.js";\nexport default function one() {}\n'
    )
    module = parse("gatherers/one.js", text)
    assert module.imports[0].path == "browser/js/lib/dom.js"
    assert module.imports[0].names == (("all", "every"), ("closest", "closest"))
    assert module.exports == (("default", "one"),)


def test_a_line_keeps_its_number() -> None:
    text = 'import {\n  all,\n} from "./dom.js";\n\nexport default function one() {}\n'
    assert parse("gatherers/one.js", text).body.split("\n")[4] == "function one() {}"


def test_a_script_without_a_default_export_is_told_in_words() -> None:
    with pytest.raises(ScriptError, match=r"gatherers/one\.js exports no default function"):
        assemble(parse("gatherers/one.js", "() => 1\n"))


def test_a_bundle_is_one_function() -> None:
    text = bundle([parse("gatherers/one.js", "export default function one() { return 1; }")], "gatherers/one.js")
    assert text.startswith('function () { "use strict"; this["gatherers/one.js"] ??=')
    assert text.endswith('return this["gatherers/one.js"].default(...arguments); }')
