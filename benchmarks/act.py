"""How the gate does on the W3C's ACT test cases, beside axe alone with all its rules on."""

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import count
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import click
import msgspec
from msgspec import Struct, structs

from audits import Request, gather
from audits.config.facts import Facts
from audits.config.settings import Settings
from audits.evidence import PAGE_SUFFIXES, Axe, Site
from audits.evidence.store import Evidence, load
from audits.evidence.writing import save
from audits.rules.accessibility.axe import relay
from audits.rules.accessibility.axe_table import TABLE
from audits.rules.catalogue import RULES
from audits.rules.engine import Rule, judge
from audits.rules.outcomes import Result
from audits.rules.site_index import SiteIndex
from audits.standards.wcag import BY_NUMBER

CASES = Path(__file__).parent.parent.parent / "shared" / "corpora" / "act"
"""Where the test cases are looked for, if no other folder is named."""

CRITERIA_OF: Mapping[str, tuple[str, ...]] = {
    "2eb176": ("1.2.1",),
    "aaa1bf": ("1.4.2",),
    "d7ba54": ("1.2.1",),
    "ebe86a": ("2.1.2",),
    "ffd0e9": ("1.3.1", "2.4.6"),
    "ye5d6e": ("2.4.1",),
}
"""The criteria in question where an ACT rule names none itself: it is one part of a rule that does."""

RULES_OF: Mapping[str, tuple[str, ...]] = {"ffd0e9": ("axe-empty-heading",)}
"""Our rules in question besides, because axe's best practice cites no criterion."""

EVERY_RULE_OF_AXE = tuple(relay(entry) for entry in TABLE if BY_NUMBER.keys() >= set(entry.criteria))
"""Axe alone, with all it knows: what we leave off, and what it is still trying out. No criterion is 4.1.1 any more."""

_6CFA84, _E086E5, _4B1C6C, _UCWVC8 = (f"testcases/{rule_id}/" for rule_id in ("6cfa84", "e086e5", "4b1c6c", "ucwvc8"))
_NAMELESS = "a frame has no name at all, which is another ACT rule's question"
_NO_LANGUAGE = "the page does not say its language, which fails ACT rule b5c3f8"
BROKEN_OTHERWISE: Mapping[tuple[str, str], str] = {
    (_6CFA84 + "4d71a1ad253efab083f05dc558656d94eb430ca7.html", "axe-aria-valid-attr-value"): (
        'aria-hidden="yes" is no value that ARIA knows'
    ),
    (_6CFA84 + "d343bc6a2877b62d80153453c3781debc33e0b1d.html", "axe-aria-hidden-focus"): (
        "once its dialog is closed, the hidden link keeps the focus that it passed on before"
    ),
    (_E086E5 + "ca41ec5f1dba602b8b6e332ad524cbfc5cd1505e.html", "axe-aria-required-attr"): (
        "a combobox has to say whether it is expanded"
    ),
    (_E086E5 + "09ea6ee13f7f26b0d6e3103946209ea0726876de.html", "axe-aria-required-attr"): (
        "a checkbox has to say whether it is checked"
    ),
    (_4B1C6C + "497ad0044eedbb3a36326f153147a271f1619c71.html", "axe-frame-title"): _NAMELESS,
    (_4B1C6C + "8f35b76114d0dd59fcd78d46c7af113838cc99ea.html", "axe-frame-title"): _NAMELESS,
    (_4B1C6C + "21d4d4b931e9f06b5c4a008cb1989aa195c107b6.html", "axe-frame-title"): _NAMELESS,
    (_UCWVC8 + "941efb7368e46b27b937d34b07fc4d41da01b002.html", "page-language"): _NO_LANGUAGE,
    (_UCWVC8 + "dbc6a8459d78e618aab31e7051b4ce69b59c7f2f.html", "page-language"): _NO_LANGUAGE,
    (_UCWVC8 + "0f73e7179e17f050380f0ea350d2551611820fd5.html", "page-language"): (
        "“eng” is no subtag of the registry, which fails ACT rule bf051a"
    ),
}
"""Sound examples that break one of the criteria in another way than their ACT rule asks about.

By the page's file and the rule that tells of it: how the page breaks the criterion.
"""


class Expected(StrEnum):
    """What must come out of a case for its ACT rule."""

    PASSED = "passed"
    FAILED = "failed"
    INAPPLICABLE = "inapplicable"


class Case(Struct, frozen=True):
    """One test case, as `manifest.json` tells of it. Its page may break other rules than its own."""

    rule_id: str
    rule_name: str
    title: str
    expected: Expected
    file: str
    wcag: tuple[str, ...] = ()
    wcag_secondary: tuple[str, ...] = ()

    @property
    def criteria(self) -> frozenset[str]:
        """The criteria that a rule must cite for what it says of the page to count."""
        return frozenset({*self.wcag, *self.wcag_secondary}) or frozenset(CRITERIA_OF.get(self.rule_id, ()))

    @property
    def group(self) -> str:
        """Whether its rule is one of the levels we aim at, of level AAA alone, or a part of other rules."""
        if not self.wcag and not self.wcag_secondary:
            return NO_CRITERION
        levels = {BY_NUMBER[number].level for number in self.wcag or self.wcag_secondary}
        return A_AND_AA if levels - {AAA} else AAA


A_AND_AA, AAA, NO_CRITERION = "A and AA", "AAA", "no criterion"


class Manifest(Struct, frozen=True):
    """The list of test cases."""

    cases: tuple[Case, ...]


class Judged(NamedTuple):
    """A case and the worst that rules on its criteria said of its page; `rules` are those that said so."""

    case: Case
    result: Result
    rules: tuple[str, ...]


class Score(NamedTuple):
    """How many failed examples were found, and what was said of the sound ones."""

    failed: int = 0
    found: int = 0
    found_unsure: int = 0
    sound: int = 0
    wrong: int = 0
    unsure: int = 0
    untested: int = 0

    def __str__(self) -> str:
        """Write it as cells of a table."""
        found = f"{self.found} + {self.found_unsure}" if self.found_unsure else f"{self.found}"
        return f"{found} of {self.failed} | {self.wrong} of {self.sound} | {self.unsure}"


WORST_FIRST = (Result.FAILED, Result.UNSURE, Result.UNTESTED)


def judged(cases: Iterable[Case], rules: Sequence[Rule], site: Site) -> list[Judged]:
    """Put rules to the pages of all cases, each as a site of its own, as it is meant."""
    cites = {rule.id: {one.criterion for one in rule.standards} for rule in rules}
    pages = {page.path: page for page in site.pages}
    found: list[Judged] = []
    for case in cases:
        index = SiteIndex(structs.replace(site, pages=(pages[case.file],)), Facts())
        said: dict[Result, set[str]] = defaultdict(set)
        for rule in rules:
            is_meant = cites[rule.id] & case.criteria or rule.id in RULES_OF.get(case.rule_id, ())
            if is_meant and (case.file, rule.id) not in BROKEN_OTHERWISE:
                for outcome in judge(rule, index, Facts()).outcomes:
                    said[outcome.result].add(rule.id)
        worst = next((result for result in WORST_FIRST if result in said), Result.PASSED)
        found.append(Judged(case, worst, tuple(sorted(said[worst]))))
    return found


def score(cases: Iterable[Judged]) -> Score:
    """Count what was said of cases."""
    counts = Counter(_kind(one) for one in cases)
    failed = sum(counts[True, result] for result in Result)
    sound = sum(counts[False, result] for result in Result)
    return Score(
        failed=failed,
        found=counts[True, Result.FAILED],
        found_unsure=counts[True, Result.UNSURE],
        sound=sound,
        wrong=counts[False, Result.FAILED],
        unsure=counts[False, Result.UNSURE],
        untested=counts[True, Result.UNTESTED] + counts[False, Result.UNTESTED],
    )


def _kind(one: Judged) -> tuple[bool, Result]:
    return one.case.expected is Expected.FAILED, one.result


def table(ours: Sequence[Judged], axe: Sequence[Judged]) -> str:
    """Write the scores of each ACT rule, and of all together, as a table in Markdown."""
    lines = [
        "| ACT rule | criteria | found | wrongly failed | unsure | axe found | axe wrongly failed | axe unsure |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for group in (A_AND_AA, NO_CRITERION, AAA):
        for rule_id in sorted({one.case.rule_id for one in ours if one.case.group == group}):
            case = next(one.case for one in ours if one.case.rule_id == rule_id)
            criteria = ", ".join(sorted({*case.wcag} or case.criteria))
            lines.append(_row(f"{case.rule_name} ({rule_id})", criteria, ours, axe, _of_rule(rule_id)))
        lines.append(_row(f"**All: {group}**", "", ours, axe, _of_group(group)))
    lines.append(_row("**All**", "", ours, axe, lambda _: True))
    return "\n".join(lines)


def _of_rule(rule_id: str) -> Callable[[Case], bool]:
    return lambda case: case.rule_id == rule_id


def _of_group(group: str) -> Callable[[Case], bool]:
    return lambda case: case.group == group


def _row(name: str, criteria: str, ours: Sequence[Judged], axe: Sequence[Judged], which: Callable[[Case], bool]) -> str:
    scores = [score(one for one in some if which(one.case)) for some in (ours, axe)]
    return f"| {name} | {criteria} | {scores[0]} | {scores[1]} |"


def missed_and_wrong(cases: Iterable[Judged]) -> str:
    """List, by ACT rule, the failed examples nobody told of and the sound ones that were failed."""
    lines: list[str] = []
    for one in sorted(cases, key=lambda one: (one.case.rule_id, one.case.expected, one.case.title)):
        is_failed = one.case.expected is Expected.FAILED
        word = {
            (True, Result.PASSED): "missed",
            (True, Result.UNTESTED): "untested",
            (False, Result.FAILED): "wrongly failed",
            (False, Result.UNSURE): "unsure",
            (False, Result.UNTESTED): "untested",
        }.get((is_failed, one.result))
        if word:
            lines.append(f"{one.case.rule_id} {word:14} {one.case.title:24} {one.case.file} {' '.join(one.rules)}")
    return "\n".join(lines)


def gathered(folder: Path, cases: Sequence[Case], profiles: tuple[str, ...], jobs: int) -> Evidence:
    """Visit the pages of all cases as `audits run` does, with every rule of axe on."""
    visits = count()

    def tell(total: int, _page: str) -> None:
        if (met := next(visits) + 1) % 50 == 0 or met == total:
            click.echo(f"{met} of {total} pages visited", err=True)

    request = Request(
        rules=(*(rule for rule in RULES if rule.target is not Axe), *EVERY_RULE_OF_AXE),
        profiles=profiles,
        pages=tuple(sorted({case.file for case in cases})),
        jobs=jobs,
        offline=True,
        progress=tell,
    )
    return gather(folder / "site", request)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=CASES)
@click.option("--only", multiple=True, metavar="ID", help="Only the cases of this ACT rule. Repeatable.")
@click.option("--profiles", default=",".join(Settings().profiles), show_default=True, help="The profiles to visit in.")
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Browsers at once.")
@click.option("--details", is_flag=True, help="List what was missed, wrongly failed and unsure.")
@click.option("--keep", type=click.Path(path_type=Path), help="A folder to keep the evidence in.")
@click.option("--evidence", type=click.Path(path_type=Path, exists=True), help="Judge what an earlier run has kept.")
def command(  # noqa: PLR0913  because each is a choice of its own
    folder: Path,
    only: tuple[str, ...],
    profiles: str,
    jobs: int,
    *,
    details: bool,
    keep: Path | None,
    evidence: Path | None,
) -> None:
    """Score the gate, and axe alone, on the ACT test cases in FOLDER (manifest.json and site/)."""
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        click.echo(f"There are no ACT test cases in {folder}: it holds no manifest.json. Nothing was scored.")
        return
    known = msgspec.json.decode(manifest.read_bytes(), type=Manifest).cases
    pages = [case for case in known if PurePosixPath(case.file).suffix in PAGE_SUFFIXES]
    cases = [case for case in pages if not only or case.rule_id in only]
    seen = load(evidence) if evidence else gathered(folder, cases, tuple(profiles.split(",")), jobs)
    if keep:
        save(seen, keep)
    ours, axe = judged(cases, RULES, seen.site), judged(cases, EVERY_RULE_OF_AXE, seen.site)
    click.echo(table(ours, axe))
    click.echo(f"\nLeft out, because they are no HTML pages: {len(known) - len(pages)} cases.")
    if details:
        click.echo("\n" + missed_and_wrong(ours))


if __name__ == "__main__":
    command()
