"""What CI starts does what it says: the shell steps of action.yml are run as GitHub would run them."""

import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from audits.reports import FORMATS

ROOT = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
WORKFLOW: dict[Any, Any] = yaml.safe_load((ROOT / ".github/workflows/audit.yml").read_text("utf-8"))
INSTALLING = ("Install the gate", "Install the browser")
"""Steps that need the network; all other shell steps are run here."""

PAGE = '<!doctype html><html lang="en-GB"><head><title>{0}</title></head><body><h1>{0}</h1>{1}</body></html>'


class Ended(NamedTuple):
    """What came of the action's shell steps: the exit code, what was printed, step outputs and the job's summary."""

    code: int
    printed: str
    outputs: dict[str, str]
    summary: str


def evaluated(text: str, known: Mapping[str, str]) -> str:
    """Put values in the place of `${{ … }}`: of what is asked for nothing but is known, nothing is guessed."""
    return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda found: known[found[1]], text)


def defaults() -> dict[str, str]:
    return {f"inputs.{name}": one.get("default", "") for name, one in ACTION["inputs"].items()}


@pytest.fixture
def act(tmp_path: Path) -> Callable[..., Ended]:
    """Run the action in a repository of its own, with these inputs, and this program in the place of `audits`."""
    repository, temp = tmp_path / "repository", tmp_path / "temp"
    (temp / "audits" / "bin").mkdir(parents=True)
    (repository / ".git").mkdir(parents=True)

    def run(program: str, **inputs: str) -> Ended:
        audits = temp / "audits" / "bin" / "audits"
        audits.write_text(program)
        audits.chmod(audits.stat().st_mode | stat.S_IXUSR)
        given = {**defaults(), **{f"inputs.{name}": value for name, value in inputs.items()}}
        cache = "inputs.cache == 'true' && format('{0}/audits-evidence', runner.temp) || ''"
        known = {
            **given,
            "runner.temp": str(temp),
            "github.action_path": str(ROOT),
            cache: str(temp / "audits-evidence") if given["inputs.cache"] == "true" else "",
        }
        outputs, summary = tmp_path / "outputs", tmp_path / "summary"
        github = {"GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": str(outputs), "GITHUB_STEP_SUMMARY": str(summary)}
        code, printed = 0, ""
        for step in ACTION["runs"]["steps"]:
            if "run" in step and step["name"] not in INSTALLING and not code:
                env = {name: evaluated(value, known) for name, value in step.get("env", {}).items()}
                ended = subprocess.run(
                    ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                    cwd=repository, env={**os.environ, **github, **env}, capture_output=True, text=True, check=False,
                )  # fmt: skip
                code, printed = ended.returncode, printed + ended.stdout + ended.stderr
        lines = outputs.read_text().splitlines() if outputs.is_file() else []
        told = dict(line.split("=", 1) for line in lines)
        return Ended(code, printed, told, summary.read_text() if summary.is_file() else "")

    return run


def ends_with(code: int, *files: str) -> str:
    """Give a program that says how it was called, writes these reports, and ends."""
    writes = "".join(f"mkdir -p reports; echo {name} > reports/{name}\n" for name in files)
    return f"#!/bin/sh\nprintf '<%s>' \"$@\"\n{writes}exit {code}\n"


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        (0, "clean"),
        (1, "failing"),
        (2, "none"),
        (3, "none"),
        (4, "incomplete"),
        (130, "incomplete"),
        (143, "incomplete"),
    ],
)
def test_the_step_ends_as_the_audit_does(act: Callable[..., Ended], code: int, verdict: str) -> None:
    ended = act(ends_with(code))
    assert (ended.code, ended.outputs["exit-code"], ended.outputs["verdict"]) == (code, str(code), verdict)


def test_every_output_of_the_action_is_given(act: Callable[..., Ended]) -> None:
    outputs = act(ends_with(1, "report.md", "report.sarif")).outputs
    asked = {
        re.fullmatch(r"\$\{\{ steps\.audit\.outputs\.([\w-]+) \}\}", one["value"]) for one in ACTION["outputs"].values()
    }
    assert {one[1] for one in asked if one} == outputs.keys() - {"sarif"}
    assert (outputs["reports"], outputs["sarif"]) == ("reports", "reports/report.sarif")


def test_the_report_becomes_the_summary(act: Callable[..., Ended]) -> None:
    assert act(ends_with(1, "report.md")).summary == "report.md\n"


def test_an_older_report_is_no_summary_of_a_run_that_was_refused(act: Callable[..., Ended], tmp_path: Path) -> None:
    assert act(ends_with(1, "report.md", "report.sarif")).code == 1
    (tmp_path / "summary").unlink()
    (tmp_path / "outputs").unlink()
    refused = act(ends_with(2))
    assert refused.summary == "There is no report (exit code 2). The log of this step says why.\n"
    assert "sarif" not in refused.outputs


def test_the_inputs_reach_the_command(act: Callable[..., Ended], tmp_path: Path) -> None:
    inputs = {
        "site": "-my site", "settings": "a b.toml", "reports": "out put",
        "args": "--pages 'guides/*' --rules \"contact\" $(touch hacked)", "cache": "true",
    }  # fmt: skip
    printed = act(ends_with(0), **inputs).printed
    assert "<run><--out><out put><--format><terminal><--format><json>" in printed
    assert "<--format><github>" in printed
    assert f"<--settings><a b.toml><--cache><{tmp_path}/temp/audits-evidence>" in printed
    assert "<--pages><guides/*><--rules><contact><$(touch><hacked)><--><-my site>" in printed
    assert not (tmp_path / "repository" / "hacked").exists()


def test_without_inputs_mkdocs_says_where_the_site_is(act: Callable[..., Ended]) -> None:
    printed = act(ends_with(0), cache="false").printed
    assert printed.endswith("<--format><github>")
    assert "<-->" not in printed


def test_a_quotation_mark_that_nothing_closes_is_wrong_use(act: Callable[..., Ended]) -> None:
    ended = act(ends_with(0), args="--pages 'guides")
    assert ended.code == 2
    assert "audits: the arguments have a quotation mark that nothing closes." in ended.printed


def test_the_formats_asked_for_exist() -> None:
    script = (ROOT / "ci" / "run_audit.sh").read_text("utf-8")
    listed = re.search(r"for format in ([\w ]+); do", script)
    assert listed is not None
    assert {*listed[1].split(), *re.findall(r"--format (\w+)\)", script)} == set(FORMATS)


@pytest.mark.browser
def test_a_small_site_is_audited(act: Callable[..., Ended], tmp_path: Path) -> None:
    site = tmp_path / "repository" / "docs" / "public"
    site.mkdir(parents=True)
    (site / "index.html").write_text(PAGE.format("Neck pain", '<a href="tel:01632960001">Call us</a>'))
    program = f'#!/bin/sh\nexec "{sys.executable}" -m audits "$@"\n'
    ended = act(program, site="docs/public", args="--rules tel-link-global --profiles desktop")
    assert (ended.code, ended.outputs["verdict"]) == (1, "failing"), ended.printed
    assert ended.summary.startswith("<!-- audits -->\n## ❌ FAILING\n")
    assert "::error title=tel-link-global (must be mended)::" in ended.printed
    reports = tmp_path / "repository" / "reports"
    written = {form.file_name for name, form in FORMATS.items() if name != "gitlab" and form.file_name}
    assert written <= {file.name for file in reports.iterdir()}
    assert '"uri": "docs/public/index.html"' in (reports / "report.sarif").read_text()
    assert (tmp_path / "temp" / "audits-evidence").is_dir()


@pytest.fixture
def gh(tmp_path: Path) -> Callable[[str], str]:
    """Comment on pull request 7, where `gh` lists comments with these ids, and tell what `gh` was asked to write."""

    def run(ids: str) -> str:
        fake = tmp_path / "bin" / "gh"
        fake.parent.mkdir()
        fake.write_text(
            f"#!/bin/sh\ncase \"$*\" in *--method*) echo \"$*\" >> '{tmp_path}/asked';; *) printf '{ids}';; esac\n"
        )
        fake.chmod(0o755)
        path = f"{fake.parent}{os.pathsep}{os.environ['PATH']}"
        subprocess.run(
            [ROOT / "ci" / "comment_on_pull_request.sh", "7", "r.md"],
            env={**os.environ, "PATH": path, "GITHUB_REPOSITORY": "o/r"}, check=True,
        )  # fmt: skip
        return (tmp_path / "asked").read_text()

    return run


def test_the_first_comment_is_written(gh: Callable[[str], str]) -> None:
    assert gh("") == "api --method POST repos/o/r/issues/7/comments --field body=@r.md --silent\n"


def test_an_older_comment_is_brought_up_to_date(gh: Callable[[str], str]) -> None:
    assert gh("12\\n34\\n") == "api --method PATCH repos/o/r/issues/comments/12 --field body=@r.md --silent\n"


def test_the_workflow_hands_on_inputs_that_the_action_has() -> None:
    (step,) = (one for one in WORKFLOW["jobs"]["audit"]["steps"] if one.get("uses") == "./.audits-gate")
    assert step["with"].keys() <= ACTION["inputs"].keys()
    offered = WORKFLOW[True]["workflow_call"]["inputs"].keys()  # YAML 1.1 reads `on` as true
    used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / ".github/workflows/audit.yml").read_text("utf-8")))
    assert used == offered


def test_every_action_is_pinned_by_its_major_version() -> None:
    steps = [*ACTION["runs"]["steps"], *WORKFLOW["jobs"]["audit"]["steps"]]
    used = [step["uses"] for step in steps if "uses" in step and not step["uses"].startswith("./")]
    assert used
    assert [one for one in used if not re.fullmatch(r"[\w-]+/[\w/-]+@v\d+", one)] == []


def test_the_hook_of_pre_commit_is_our_command() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"].split() == ["audits", "run", "--quiet"]
    assert (hook["language"], hook["pass_filenames"]) == ("python", False)


RECIPES = (ROOT / "recipes.md").read_text("utf-8")


def recipes(heading: str) -> list[Any]:
    """Give the YAML of a section of recipes.md."""
    (section,) = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", RECIPES, re.MULTILINE | re.DOTALL)
    return [yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```", section, re.MULTILINE | re.DOTALL)]


def test_the_recipes_for_github_ask_for_inputs_that_there_are() -> None:
    action, _permissions, _comment, workflow = recipes("GitHub")
    (step,) = (one for one in action["jobs"]["audit"]["steps"] if one.get("uses") == "OWNER/NAME@REF")
    assert step["with"].keys() <= ACTION["inputs"].keys()
    asked = WORKFLOW[True]["workflow_call"]["inputs"]
    given = workflow["jobs"]["audit"]["with"].keys()
    assert {name for name, one in asked.items() if one.get("required")} <= given <= asked.keys()


def test_the_recipe_for_gitlab_collects_reports_that_are_written() -> None:
    (pipeline,) = recipes("GitLab")
    job = pipeline["audit"]
    files = {f"reports/{form.file_name}" for form in FORMATS.values()}
    assert set(job["artifacts"]["reports"].values()) <= files
    script = (ROOT / "ci" / "run_audit.sh").read_text("utf-8")
    assert all(re.search(rf"^#   {name} ", script, re.MULTILINE) for name in job["variables"])


def test_the_recipe_for_pre_commit_names_our_hook() -> None:
    (config,) = recipes("Before a push")
    assert [hook["id"] for one in config["repos"] for hook in one["hooks"]] == ["audits"]
    assert yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]["id"] == "audits"
