"""The assembly without a browser: what a request holds, what importing costs, and judging where Playwright is not."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from examples import read_golden
from msgspec import structs

import audits
from audits.config.facts import Facts
from audits.config.project import Project
from audits.config.settings import Settings
from audits.errors import EvidenceError, SettingsError, WrongUseError
from audits.evidence.store import Evidence, load
from audits.evidence.writing import save
from audits.request import Request, evidence_needed, request_for
from audits.rules.catalogue import BY_ID, EXTERNAL_RULES, RULES
from audits.verdict.attestations import Attestation, as_toml
from audits.verdict.report import Source, Verdict

WITHOUT_PLAYWRIGHT = """
import sys
sys.modules["playwright"] = None
from audits.__main__ import main
sys.argv[0] = "audits"
main()
"""


def run_without_playwright(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT_PLAYWRIGHT, *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Keep the evidence of an example that a rule finds nothing wrong with."""
    site = read_golden(BY_ID["page-loads"])["1-good"]
    save(Evidence(site, Facts()), tmp_path / "evidence")
    return tmp_path


def test_judging_needs_no_playwright(kept: Path) -> None:
    words = (
        "judge",
        "evidence",
        "--rules",
        "page-loads",
        *(f"--format={name}" for name in ("terminal", "json", "html")),
    )
    run = run_without_playwright(kept, *words)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.startswith("CLEAN")
    assert sorted(file.name for file in (kept / "reports").iterdir()) == ["report.html", "report.json", "timings.json"]
    ledger = json.loads((kept / "reports" / "report.json").read_text("utf-8"))["ledger"]
    assert {entry["rule"]: entry["passed"] for entry in ledger} == {"page-loads": 1}
    assert list(json.loads((kept / "reports" / "timings.json").read_text("utf-8"))) == ["judge", "write"]


def test_what_was_not_gathered_is_incomplete_without_playwright(kept: Path) -> None:
    assert run_without_playwright(kept, "judge", "evidence", "--rules", "reflow").returncode == 4


@pytest.mark.parametrize(
    ("words", "said"),
    [(("rules",), "page-title "), (("explain", "page-title"), "Good:"), (("explain", "1.4.3"), "WCAG 2.2")],
)
def test_reading_about_rules_needs_no_playwright(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    run = run_without_playwright(tmp_path, *words)
    assert (run.returncode, said in run.stdout) == (0, True), run.stderr


def test_quiet_says_the_verdict_and_no_more(kept: Path) -> None:
    run = run_without_playwright(kept, "judge", "evidence", "--rules", "page-loads", "-q")
    assert (run.stdout.count("\n"), run.stdout.startswith("CLEAN: "), run.stderr) == (1, True, "")


def test_verbose_says_how_long_each_stage_took(kept: Path) -> None:
    run = run_without_playwright(kept, "judge", "evidence", "--rules", "page-loads", "-v")
    stages = [line.partition(":")[0] for line in run.stderr.splitlines() if line.endswith(" s")]
    assert stages == ["judge", "write"]


def test_every_mistake_in_options_settings_and_attestations_is_told_at_once(kept: Path) -> None:
    (kept / "x.toml").write_text('[tool.audits]\nprofiles = ["phone"]\n')
    words = ("judge", "evidence", "--settings", "x.toml", "--rules", "page-titel", "--format", "pdf", "-q", "-v")
    run = run_without_playwright(kept, *words)
    assert run.returncode == 2
    for told in ("x.toml:2: `profiles`", "Did you mean page-title", "no report format `pdf`", "--quiet or --verbose"):
        assert run.stderr.count(told) == 1, run.stderr
    (kept / "checks.toml").write_text("[[attestation]]\ncriterium = 1\n")
    (kept / "x.toml").write_text('[tool.audits]\nattestations = "checks.toml"\n')
    run = run_without_playwright(kept, *words)
    assert "checks.toml:2: there is no key `attestation.criterium`. Did you mean criterion?" in run.stderr
    assert run.stderr.count("Did you mean page-title") == 1


def test_importing_the_package_imports_nothing_else() -> None:
    asked = "import sys, audits; print([name for name in sys.modules if name.startswith(('audits.', 'playwright'))])"
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_public_names() -> None:
    assert all(callable(getattr(audits, name)) for name in audits.__all__ if name != "__version__")
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = audits.nonsense


def test_evidence_is_judged_by_a_request(kept: Path) -> None:
    request = Request(rules=(BY_ID["page-loads"],))
    assert audits.judge(load(kept / "evidence"), request).verdict is Verdict.CLEAN


@pytest.mark.parametrize(
    ("missing", "told"), [({"pages": ()}, "holds no page"), ({"profiles": ()}, "names no profile")]
)
def test_evidence_of_nothing_is_not_judged(kept: Path, missing: dict[str, tuple[()]], told: str) -> None:
    evidence = load(kept / "evidence")
    site = msgspec.structs.replace(evidence.site, **missing)
    with pytest.raises(EvidenceError, match=told):
        audits.judge(Evidence(site, Facts()), Request(rules=(BY_ID["page-loads"],)))


def test_a_page_that_did_not_load_is_untested_whoever_says_so(kept: Path) -> None:
    site = load(kept / "evidence").site
    site = msgspec.structs.replace(site, pages=tuple(msgspec.structs.replace(one, loaded=False) for one in site.pages))
    report = audits.judge(Evidence(site, Facts()), Request(rules=(BY_ID["page-loads"],)))
    assert report.verdict is Verdict.INCOMPLETE
    assert {one.message for one in report.findings} == {"The evidence says that it did not load."}


def test_a_request_refuses_profiles_that_there_are_not() -> None:
    with pytest.raises(WrongUseError, match="no profile `phone`"):
        Request(profiles=("desktop", "phone"))
    with pytest.raises(WrongUseError, match="no profile `watch`"):
        Request(settings=Settings(profiles=("watch",)))


def test_a_project_is_asked_as_its_settings_say(tmp_path: Path) -> None:
    settings = Settings(profiles=("mobile",), attestations="checks.toml")
    project = Project(tmp_path, settings, Facts(), tmp_path / "pyproject.toml")
    with pytest.raises(SettingsError, match=r"checks\.toml: cannot be read"):
        request_for(project)
    (tmp_path / "checks.toml").write_text(
        as_toml(Attestation("1.1.1", audits.request.today(), "editor", "Read each alternative.", {"a.html": "0" * 16}))
    )
    request = request_for(project)
    assert (request.rules, request.shown_in, request.unsampled_profiles) == (RULES, ("mobile",), frozenset())
    assert [one.criterion for one in request.attestations] == ["1.1.1"]
    assert "content" in evidence_needed(request)
    (tmp_path / "checks.toml").write_text("[[attestations]]\n")
    with pytest.raises(SettingsError, match=r"checks\.toml:1"):
        request_for(project)


def test_names_narrow_what_is_asked() -> None:
    project = Project(Path(), Settings(), Facts())
    request = request_for(project, rules=("page-title", "links"), profiles=("print",))
    assert request.rules[0].id == "page-loads"
    assert {rule.family for rule in request.rules[1:]} == {"metadata", "links"}
    assert (request.shown_in, request.unsampled_profiles) == (("print",), frozenset({"print"}))
    assert [rule.id for rule in request_for(project, rule_set=EXTERNAL_RULES).rules][:2] == [
        "page-loads",
        "external-link",
    ]
    with pytest.raises(WrongUseError, match="`audits external`"):
        request_for(project, rules=("external-link",))


def test_evidence_that_is_named_is_gathered_instead() -> None:
    assert evidence_needed(Request(rules=(), evidence=frozenset({"content"}))) == {"content"}
    assert evidence_needed(Request(rules=(), evidence=frozenset({"bookings"}))) == {"bookings", "links", "assets"}


def test_lines_are_found_in_the_markdown_of_a_project_anywhere_in_its_repository(tmp_path: Path) -> None:
    docs = tmp_path / "web" / "docs"
    docs.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (docs / "index.md").write_text("# Neck pain\n\n[0161 496 0001](tel:01614960001)\n")
    site = read_golden(BY_ID["tel-link-global"])["8-bad"]
    page = structs.replace(site.pages[0], source="web/docs/index.md")
    facts = Facts(root=str(tmp_path / "web"), docs_dir=str(docs))
    evidence = Evidence(structs.replace(site, pages=(page,), folder="web/site"), facts)
    report = audits.judge(evidence, Request(rules=(BY_ID["tel-link-global"],)))
    assert [finding.source for finding in report.findings] == [Source("web/docs/index.md", 3)]
    assert report.site.folder == "web/site"
