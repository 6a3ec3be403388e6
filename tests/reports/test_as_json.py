import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jsonschema
import msgspec

from audits.reports import as_json, schema
from audits.verdict.report import Finding, Report

KEYS = ["schema", "tool", "site", "verdict", "counts", "causes", "findings", "criteria", "ledger", "notes"]
FINDING_KEYS = [
    "rule", "family", "result", "level", "status", "page", "profiles", "selector", "html", "message", "help",
    "standards", "wcag", "source", "fingerprint",
]  # fmt: skip
HALF_AN_EMOJI = "\ud83e"


def test_snapshot(everything: Report, same_as_file: Callable[[str, Path], None], snapshots: Path) -> None:
    same_as_file(as_json(everything), snapshots / "report.json")


def test_schema_is_up_to_date(same_as_file: Callable[[str, Path], None]) -> None:
    kept = Path(str(files("audits.reports"))) / "report.schema.json"
    same_as_file(json.dumps(schema(), indent=2) + "\n", kept)


def test_schema_refuses_what_is_no_report() -> None:
    checker = jsonschema.Draft202012Validator(schema())
    checker.check_schema(schema())
    assert not checker.is_valid({"schema": 1})


def test_report_is_valid_and_reads_back_equal(awkward: Report) -> None:
    text = as_json(awkward)
    jsonschema.Draft202012Validator(schema()).validate(json.loads(text))
    read = msgspec.json.decode(text, type=Report)
    assert read == awkward or "\ufffd" in text
    assert text.endswith("}\n")
    text.encode()


def test_keys_stand_in_the_order_of_the_design(everything: Report) -> None:
    read = json.loads(as_json(everything))
    assert list(read) == KEYS
    assert {tuple(finding) for finding in read["findings"]} == {tuple(FINDING_KEYS)}


def test_half_an_emoji_becomes_a_replacement_character(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(make_finding(html=f"<b>{HALF_AN_EMOJI}", message="whole 🤕"), notes=("note",))
    (finding,) = json.loads(as_json(report))["findings"]
    assert (finding["html"], finding["message"]) == ("<b>\ufffd", "whole 🤕")
