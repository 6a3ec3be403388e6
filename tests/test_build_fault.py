"""Why a build failed, as an editor is told of it."""

from pathlib import Path

import pytest
import yaml
from jinja2 import DictLoader, Environment, FileSystemLoader, StrictUndefined
from mkdocs.exceptions import Abort, PluginError

from audits.editor.preview.build_fault import Fault, build_fault
from audits.editor.preview.error_page import error_page

PAGE = "---\ntitle: Neck\nkind: gide\n---\n\n# Neck\n\nSee [arms](arm.md) and [arms](legs.md).\n\n{{ cal() }}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "neck.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def faults(root: Path, error: BaseException, *warnings: str) -> tuple[Fault, ...]:
    return build_fault(error, warnings, root / "docs", root).faults


def caught(code: str, templates: Environment) -> Exception:
    try:
        templates.get_template(code).render()
    except Exception as error:  # noqa: BLE001  because it is the point
        return error
    pytest.fail("no error came")


def test_a_macro_that_is_written_wrongly_is_told_with_its_line_in_the_file(root: Path) -> None:
    said = (
        "[macros] - ERROR # _Macro Syntax Error_\n\n_File_: `neck.md`\n\n"
        "_Line 5 in Markdown file:_ **unexpected '}', expected ')'**\n```markdown\n{{ cal( }}\n```"
    )
    (fault,) = faults(root, SystemExit(100), said)
    assert fault.file == "docs/neck.md"
    assert fault.line == 10
    assert "unexpected '}', expected ')'" in fault.message


def test_a_macro_that_there_is_not_is_told_in_plain_words(root: Path) -> None:
    said = (
        "[macros] - ERROR # _Macro Rendering Error_\n\n_File_: `neck.md`\n\n_UndefinedError_: 'cal' is undefined\n\n"
        '```\nTraceback:\n  File "<template>", line 5, in top-level template code\n'
        "jinja2.exceptions.UndefinedError: 'cal' is undefined\n```"
    )
    (fault,) = faults(root, SystemExit(100), said)
    assert (fault.file, fault.line) == ("docs/neck.md", 10)
    assert "nothing is called `cal`" in fault.message


def test_each_page_that_a_plugin_names_is_a_fault_of_its_own(root: Path) -> None:
    error = PluginError("These pages cannot be built:\n  neck.md: `kind` is 'gide'\n  neck.md: it is bad at line 2: no")
    assert [(one.file, one.line, one.message) for one in faults(root, error)] == [
        ("docs/neck.md", 3, "`kind` is 'gide'"),
        ("docs/neck.md", 2, "it is bad at line 2: no"),
    ]


def test_a_warning_that_stops_a_strict_build_is_told_and_how_many_there_were_is_not(root: Path) -> None:
    said = "Doc file 'neck.md' contains a link 'legs.md', but the target 'legs.md' is not found."
    (fault,) = faults(root, Abort("Aborted with 1 warnings in strict mode!"), said)
    assert (fault.file, fault.line) == ("docs/neck.md", 8)
    assert fault.message == "The page contains a link 'legs.md', but the target 'legs.md' is not found."


def test_a_mistake_in_a_template_is_told_with_its_file_and_line(root: Path) -> None:
    (root / "main.html").write_text("<p>\n{% if x %}\n", encoding="utf-8")
    error = caught("main.html", Environment(loader=FileSystemLoader(root), autoescape=True))
    (fault,) = faults(root, error)
    assert fault.file == "main.html"
    assert fault.line == 2
    assert "endif" in fault.message


def test_what_a_template_asks_for_in_vain_is_told_where_it_does(root: Path) -> None:
    (root / "main.html").write_text("<p>\n\n{{ clinicc }}\n", encoding="utf-8")
    templates = Environment(loader=FileSystemLoader(root), undefined=StrictUndefined, autoescape=True)
    (fault,) = faults(root, caught("main.html", templates))
    assert (fault.file, fault.line) == ("main.html", 3)
    assert "nothing is called `clinicc`" in fault.message


def test_settings_that_cannot_be_read_are_told_with_their_line(root: Path) -> None:
    settings = root / "mkdocs.yml"
    settings.write_text("site_name: Clinic\nnav: [a\nplugins:\n", encoding="utf-8")
    with settings.open(encoding="utf-8") as stream, pytest.raises(yaml.YAMLError) as raised:
        yaml.safe_load(stream)
    (fault,) = faults(root, raised.value)
    assert fault.file == "mkdocs.yml"
    assert fault.line == 3


def test_an_error_of_which_nothing_is_known_is_told_as_it_is(root: Path) -> None:
    assert faults(root, ValueError("no such colour")) == (Fault("no such colour"),)
    assert faults(root, SystemExit(1))[0].message == "MkDocs stopped, and did not say why."


def test_the_page_that_tells_of_it_shows_markup_as_text(root: Path) -> None:
    page = error_page(build_fault(ValueError("<script>no</script>"), (), root / "docs", root)).decode()
    assert "<script>no" not in page
    assert "&lt;script&gt;no" in page


def test_a_template_from_elsewhere_is_not_named_as_a_file_of_the_site(root: Path) -> None:
    templates = Environment(loader=DictLoader({"a.html": "{{ x.y }}"}), undefined=StrictUndefined, autoescape=True)
    assert faults(root, caught("a.html", templates))[0].file == ""
