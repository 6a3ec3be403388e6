"""The ACT benchmark counts as found only what is found, and as wrong only what is wrong."""

from pathlib import Path

import pytest
from act import Case, Expected, command, judged, score
from click.testing import CliRunner
from examples import read_golden

from audits.evidence import Site
from audits.rules.accessibility.label_in_name import label_in_name


def example(kind: str) -> Site:
    return next(site for name, site in read_golden(label_in_name).items() if name.endswith(kind))


def case(expected: Expected, criterion: str = "2.5.3") -> Case:
    return Case("2ee8b8", "Visible label", "Example", expected, "index.html", (criterion,))


@pytest.mark.parametrize(
    ("one", "kind", "field"),
    [
        (case(Expected.FAILED), "bad", "found"),
        (case(Expected.INAPPLICABLE), "bad", "wrong"),
        (case(Expected.PASSED), "good", "sound"),
        (case(Expected.FAILED, "1.1.1"), "bad", "failed"),
    ],
)
def test_a_page_is_scored_by_the_criterion_of_its_case(one: Case, kind: str, field: str) -> None:
    scored = score(judged([one], [label_in_name], example(kind)))
    counted = {name for name, number in scored._asdict().items() if number}
    assert counted == {field, "failed" if one.expected is Expected.FAILED else "sound"}


def test_a_rule_of_level_aaa_is_no_aim() -> None:
    assert case(Expected.FAILED).group == case(Expected.FAILED, "1.4.3").group
    assert case(Expected.FAILED, "1.4.6").group != case(Expected.FAILED).group


def test_a_folder_without_cases_is_said_to_have_none(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(tmp_path)])
    assert result.exit_code == 0
    assert "holds no manifest.json" in result.output
