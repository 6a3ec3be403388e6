"""What a shell is offered when Tab is pressed."""

import os
import subprocess
import sys

import pytest
from click.shell_completion import CompletionItem, ShellComplete
from click.testing import CliRunner

from audits.cli import command
from audits.completion import SHELLS, VARIABLE
from audits.config.profiles import PROFILES
from audits.reports import FORMATS
from audits.rules.catalogue import BY_ID, FAMILIES, GROUPS


def items(*words: str) -> list[CompletionItem]:
    """Give what is offered for the last of these words."""
    *before, begun = words
    return ShellComplete(command, {}, "audits", VARIABLE).get_completions(before, begun)


def offered(*words: str) -> set[str]:
    return {item.value for item in items(*words)}


def test_commands_and_options() -> None:
    assert offered("") == set(command.commands)
    assert offered("r") == {"run", "rules"}
    assert {"--rules", "--reuse"} & offered("run", "--r") == {"--rules"}


@pytest.mark.parametrize("name", ["run", "gather", "external", "judge", "merge"])
def test_rules_and_families(name: str) -> None:
    assert offered(name, "--rules", "") == {*BY_ID, *FAMILIES, *GROUPS}
    assert offered(name, "--rules", "tel-link-g") == {"tel-link-global"}


def test_several_names_with_commas_between_them() -> None:
    assert offered("run", "--rules", "contact,tel-link-g") == {"contact,tel-link-global"}
    assert offered("run", "--profiles", "desktop,d") == {"desktop,dark"}, "none is offered twice"
    assert offered("run", "--format", "json,html,") == {f"json,html,{name}" for name in FORMATS} - {
        "json,html,json",
        "json,html,html",
    }


def test_profiles_formats_and_colours() -> None:
    assert offered("run", "--profiles", "") == set(PROFILES)
    assert offered("run", "--format", "") == set(FORMATS)
    assert offered("run", "--color", "") == {"auto", "always", "never"}
    assert offered("completion", "") == {"bash", "zsh", "fish"}


def test_rules_and_criteria_are_explained() -> None:
    assert offered("explain", "tel-link-g") == {"tel-link-global"}
    assert offered("explain", "1.4.3") == {"1.4.3"}
    assert offered("attest", "2.4.1") >= {"2.4.1", "2.4.11"}
    assert offered("attest", "1.1.1", "--rule", "tel-link-g") == {"tel-link-global"}
    assert offered("rules", "contact", "tel-link-g") == {"tel-link-global"}
    (item,) = items("explain", "tel-link-global")
    assert item.help == BY_ID["tel-link-global"].title


def test_a_site_is_a_folder() -> None:
    assert [item.type for item in items("run", "pub")] == ["dir"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_a_shell(shell: str) -> None:
    done = CliRunner().invoke(command, ["completion", shell])
    assert done.exit_code == 0
    assert f"{VARIABLE}={shell}_complete" in done.output


def test_the_program_answers_the_script() -> None:
    environment = os.environ | {VARIABLE: "bash_complete", "COMP_WORDS": "audits run --profiles mob", "COMP_CWORD": "3"}
    asked = [sys.executable, "-m", "audits"]
    done = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "plain,mobile\n", "")


def test_bash_takes_the_script() -> None:
    script = CliRunner().invoke(command, ["completion", "bash"]).output
    done = subprocess.run(["bash", "-c", f"{script}\ncomplete -p audits"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "audits" in done.stdout
