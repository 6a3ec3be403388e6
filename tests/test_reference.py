"""The settings reference and the JSON Schema: whole, current, and true of the files that the gate reads."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from audits.config.reference import reference, schema
from audits.config.settings import read_settings
from audits.rules.catalogue import BY_ID, FAMILIES

REPOSITORY = Path(__file__).parent.parent
KEPT = REPOSITORY / "manual" / "docs" / "settings.md"


def test_the_kept_reference_is_that_of_the_types(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-snapshots", default=False):
        KEPT.write_text(reference(), encoding="utf-8")
    assert KEPT.read_text(encoding="utf-8") == reference(), "look at the difference, then --update-snapshots"


def test_every_setting_has_a_meaning() -> None:
    entries = re.findall(r"^`([\w-]+)`\n:   (.*)$", reference(), re.MULTILINE)
    assert len(entries) > 50
    assert [name for name, meaning in entries if not re.match(r"[A-Z`….]", meaning)] == []


def test_every_example_is_a_setting_that_can_be_read(tmp_path: Path) -> None:
    """Each table is put together from the examples of its keys, and read as a whole."""
    parts = re.split(r"^## (.+)$", reference(), flags=re.MULTILINE)
    text = ""
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        table = re.match(r"`(\[+[\w.-]+\]+)`", heading)
        examples = re.findall(r"^    ([\w-]+ = .+)$", body, re.MULTILINE)
        if table and table[1] == "[[exclude]]":
            examples = [one for one in examples if not one.startswith("links")]
        if not table or examples:
            text += "\n".join([table[1] if table else "", *examples]) + "\n"
    file = tmp_path / "audits.toml"
    file.write_text(text, encoding="utf-8")
    settings = read_settings(file, BY_ID, FAMILIES)
    assert settings.site.clinics["KEY"].name == "Leeds Clinic"
    assert settings.waivers[0].rule == "reflow"
    assert Draft202012Validator(schema()).is_valid(json.loads(json.dumps(tomllib.loads(text), default=str)))


@pytest.mark.parametrize(
    ("text", "is_valid"),
    [
        ("", True),
        ("unsure-allowed = 0\n[site]\nurl = 'https://x.example/'\n", True),
        ("unsure-alowed = 0\n", False),
        ("[site.clinics.leeds]\nname = 'Leeds'\n", False),
        ("[levels]\nreflow = 'perhaps'\n", False),
    ],
)
def test_the_schema_accepts_what_the_gate_reads_and_refuses_what_it_refuses(
    tmp_path: Path, text: str, *, is_valid: bool
) -> None:
    assert Draft202012Validator(schema()).is_valid(tomllib.loads(text)) is is_valid
    file = tmp_path / "audits.toml"
    file.write_text(text, encoding="utf-8")
    if is_valid:
        read_settings(file, BY_ID)
    else:
        with pytest.raises(Exception, match=re.escape(str(file))):
            read_settings(file, BY_ID)
