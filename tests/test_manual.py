"""The manual: it builds without a warning, tells of every rule and every command, and says what is so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from audits.cli import command
from audits.errors import MEANINGS
from audits.reports import FORMATS
from audits.rules.catalogue import BY_ID, FAMILIES
from audits.rules.engine import Rule
from audits.starter.generators import GENERATORS
from rule_groups import BY_AXE, GUIDELINES, group_of
from rule_groups import FAMILIES as FAMILY_GROUPS

ROOT = Path(__file__).parent.parent
MANUAL = ROOT / "manual"
DOCS = MANUAL / "docs"


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the manual; a warning is an error."""
    site = tmp_path_factory.mktemp("manual") / "site"
    settings = str(MANUAL / "mkdocs.yml")
    asked = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", settings, "--site-dir", str(site)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return site


def page(manual: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((manual / path / "index.html").read_text("utf-8"))


def told(manual: Path, rule: Rule) -> str:
    """Give what the manual says of a rule: the text between its heading and the next."""
    heading = page(manual, f"rules/{group_of(rule).file}").css_first(f'h2[id="{rule.id}"]')
    assert heading is not None, rule.id
    assert " ".join(heading.text().split()) == rule.title.replace("`", "")
    section = heading.next
    while section is not None and section.tag != "dl":
        section = section.next
    assert section is not None
    return " ".join(section.text().split())


def test_every_rule_has_its_section(manual: Path) -> None:
    for rule in BY_ID.values():
        text = told(manual, rule)
        assert f"Rule {rule.id}, of the family {rule.family}; level {rule.level}." in text
        assert all(standard.name in text for standard in rule.standards), rule.id
        assert " ".join(rule.help.replace("`", "").split())[:40] in text, rule.id
        assert f'rules = ["{rule.id}"]' in text


def test_a_rule_is_shown_by_what_it_passes_and_what_it_does_not(manual: Path) -> None:
    for rule in BY_ID.values():
        text = told(manual, rule)
        assert ("Example with a fault" in text) == any(one.says for one in rule.examples), rule.id
        assert ("Example without a fault" in text) == any(one.says is None for one in rule.examples), rule.id
    assert '<a href="tel:">Call</a>' in told(manual, BY_ID["tel-link-global"])


def test_code_comes_out_as_code(manual: Path) -> None:
    for file in manual.glob("**/index.html"):
        blocks = LexborHTMLParser(file.read_text("utf-8")).css("code")
        assert [one.text() for one in blocks if one.text().startswith("{ .")] == [], file


def test_the_list_of_rules_names_each_once(manual: Path) -> None:
    names = [one.text() for one in page(manual, "rules").css("td a code")]
    assert sorted(names) == sorted(BY_ID)


def test_every_family_has_its_group() -> None:
    assert set(FAMILY_GROUPS) == set(FAMILIES)
    files = [group.file for group in (*GUIDELINES.values(), BY_AXE, *FAMILY_GROUPS.values())]
    assert len(files) == len(set(files))


def test_every_command_and_option_is_told(manual: Path) -> None:
    document = page(manual, "commands")
    assert [one.text() for one in document.css("h2")] == [f"audits {name}" for name in command.commands]
    options = {one.text() for one in document.css("dt code")}
    assert {"--shard I/N", "--since REF", "-q, --quiet"} <= options


def test_exit_codes_and_formats_are_those_that_there_are() -> None:
    text = (DOCS / "reports.md").read_text("utf-8")
    codes = re.findall(r"^\| (\d+) \| (.+) \|$", text, re.MULTILINE)
    assert codes == [(str(code.value), meaning) for code, meaning in MEANINGS.items()]
    formats = re.findall(r"^\| `(\w+)` \| (?:none|`([\w.-]+)`)", text, re.MULTILINE)
    assert dict(formats) == {name: form.file_name or "" for name, form in FORMATS.items()}


def test_getting_started_names_what_builds_a_site_and_its_folder() -> None:
    text = (DOCS / "getting_started.md").read_text("utf-8")
    shown = dict(re.findall(r"^## (\w+)\n\n```sh\n(.*?)```", text, re.MULTILINE | re.DOTALL))
    for generator in (one for one in GENERATORS if one.name in {"Hugo", "Jekyll", "Docusaurus"}):
        assert shown[generator.name] == f"{generator.build}\naudits run {generator.folder}/\n"


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_links_to_the_manual_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\((manual/[^)#]+)", (ROOT / name).read_text("utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []
