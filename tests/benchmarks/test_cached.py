"""The rows of the cache are measured where the gate has one, of a site in which one page has really changed."""

from dataclasses import dataclass, field
from pathlib import Path

import cached
import gate
import pytest
from cached import NOT_YET, cache_rows, edit
from contest import Contest
from cpu import Usage
from sample import NOT_FOUND, Sample, material
from tool import Setting


@dataclass(frozen=True, slots=True)
class Told(Contest):
    """Is told what the gate reports, run by run, and keeps the options of each run."""

    audits: list[gate.Audit | str] = field(default_factory=list)
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def audit(self, sample: Sample, *options: str) -> gate.Audit | str:
        assert NOT_FOUND in sample.paths
        self.asked.append(options)
        return self.audits.pop(0)


def told(work: Path, audits: list[gate.Audit | str]) -> Told:
    setting = Setting(work, work, "chromium", (), work)
    return Told(rounds=1, pages=1, site_pages=3, jobs=1, setting=setting, say=lambda _: None, audits=audits)


def audited(cpu: float, failed: int = 0) -> gate.Audit:
    return gate.Audit(Usage(cpu, cpu), {"verdict": "failing", "counts": {"failed": failed}, "findings": []})


def unbuilt(_: int, work: Path) -> Sample:
    return Sample(work, work, ("index.html",), is_all=False)


@pytest.fixture
def _cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "has_option", lambda _: True)
    monkeypatch.setattr(cached, "material", unbuilt)
    monkeypatch.setattr(cached, "edit", lambda *_: None)


def test_without_a_cache_the_rows_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "has_option", lambda _: False)
    rows = cache_rows(told(tmp_path, []))
    assert [(row.gate, row.other, row.is_met) for row in rows] == [(NOT_YET, None, None)] * 2


@pytest.mark.usefixtures("_cache")
def test_every_run_of_a_round_has_the_same_cache(tmp_path: Path) -> None:
    contest = told(tmp_path, [audited(100), audited(1), audited(5, failed=1)])
    edited, unchanged = cache_rows(contest)
    assert (edited.gate, edited.other, edited.is_met) == (Usage(5, 5), Usage(100, 100), True)
    assert (unchanged.gate, unchanged.other, unchanged.is_met) == (Usage(1, 1), Usage(100, 100), True)
    assert len(contest.asked) == 3
    assert len(set(contest.asked)) == 1


@pytest.mark.usefixtures("_cache")
@pytest.mark.parametrize(
    "audits",
    [[audited(100), audited(1, failed=1)], [audited(100), "it failed"], [audited(100), audited(1), "it failed"]],
)
def test_a_wrong_answer_from_the_cache_is_not_fast(audits: list[gate.Audit | str], tmp_path: Path) -> None:
    rows = cache_rows(told(tmp_path, audits))
    assert all(isinstance(row.gate, str) and row.is_met is None for row in rows)


def test_an_edit_changes_one_page(tmp_path: Path) -> None:
    sample = material(4, tmp_path)
    before = {path: (sample.site / path).read_bytes() for path in sample.paths}
    page = edit(sample, "One more sentence.")
    changed = [path for path in sample.paths if (sample.site / path).read_bytes() != before[path]]
    assert [Path(path).parent.name for path in changed] == [page.stem]
