"""How the command is used: its help, its examples, its exit codes, and what it says of words that it does not know."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from audits import __version__
from audits.cli import command
from audits.errors import MEANINGS, ExitCode, WrongUseError
from audits.help_texts import ALWAYS, EXAMPLES, EXIT_CODES
from audits.names import unknown_formats, unknown_profiles, unknown_rules
from audits.rules.catalogue import RULES

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")

EXAMPLE_COMMANDS = [example.typed for examples in EXAMPLES.values() for example in examples]


def help_of(*words: str) -> str:
    done = CliRunner().invoke(command, [*words, "--help"], terminal_width=80)
    assert done.exit_code == 0
    return done.output


def parsed(typed: str) -> click.Context:
    """Read a command as it is typed, without running it; what it is chained with or written to is the shell's."""
    program, *words = shlex.split(re.split(r" (?:&&|>>?) ", typed)[0])
    assert program == "audits"
    group = command.make_context("audits", [*words])
    name, found, rest = command.resolve_command(group, words)
    assert found is not None
    return found.make_context(name, rest, parent=group)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder with those that examples name."""
    for name in ("public", "evidence", "shard-1", "shard-2", "shard-*"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_has_examples_and_no_others_have() -> None:
    assert set(EXAMPLES) == set(command.commands), "write examples of each command in help_texts.py"
    assert set(EXIT_CODES) <= set(command.commands)
    assert all(2 <= len(examples) <= 5 for examples in EXAMPLES.values())


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("typed", EXAMPLE_COMMANDS)
def test_an_example_can_be_typed(typed: str) -> None:
    given = parsed(typed).params
    assert unknown_rules(given.get("rules") or ()) == []
    assert unknown_profiles(given.get("profiles") or ()) == []
    assert unknown_formats(given.get("formats") or ()) == []


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("typed", ["audits run public/ --page x", "audits judge nowhere", "audits frobnicate"])
def test_an_example_that_could_not_be_typed_would_be_found(typed: str) -> None:
    with pytest.raises(WrongUseError):
        parsed(typed)


@pytest.mark.usefixtures("folder")
def test_what_the_readme_shows_can_be_typed() -> None:
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL))
    shown = re.findall(r"^(audits [^#\n]*?)(?: +#.*)?$", blocks, re.MULTILINE)
    assert len(shown) > 10
    for typed in shown:
        parsed(typed)


@pytest.mark.parametrize("name", command.commands)
def test_help_ends_with_examples_and_exit_codes(name: str) -> None:
    text = help_of(name)
    _, examples, codes = re.split(r"^(?:Examples|Exit codes):\n", text, flags=re.MULTILINE)
    for example in EXAMPLES[name]:
        assert re.search(rf"^  {re.escape(example.typed)}$", examples, re.MULTILINE)
    found = [int(code) for code in re.findall(r"^  (\d+) ", codes, re.MULTILINE)]
    assert found == sorted(EXIT_CODES.get(name, ALWAYS))


def test_the_help_of_all_names_every_command_in_full_and_every_exit_code() -> None:
    text = help_of()
    commands = text.partition("Commands:\n")[2].partition("\nExamples:")[0]
    assert re.findall(r"^  (\w+) ", commands, re.MULTILINE) == list(command.commands), (
        "in the order in which they stand"
    )
    assert "..." not in commands, "a short_help says it in one line"
    assert all(re.search(rf"^  {code.value} ", text, re.MULTILINE) for code in ExitCode)


def readme_codes() -> Iterator[tuple[int, str]]:
    for code, meaning in re.findall(r"^\| (\d+) \| (.+) \|$", README, re.MULTILINE):
        yield int(code), meaning


def test_the_readme_gives_the_exit_codes() -> None:
    assert list(readme_codes()) == [(code.value, meaning) for code, meaning in MEANINGS.items()]
    assert set(MEANINGS) == set(ExitCode)


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_version(option: str) -> None:
    done = CliRunner().invoke(command, [option])
    assert (done.exit_code, done.output) == (0, f"audits, version {__version__}\n")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("audits runn", "There is no command `runn`. Did you mean run? There are run, gather, "),
        ("audits public", "There is no command `public`, but a folder. To audit it, type `audits run public`."),
        ("audits --versoin", "There is no option `--versoin`. Did you mean --version? `audits --help` shows"),
        ("audits run --profle x", "There is no option `--profle`. Did you mean --profiles? `audits run --help` shows"),
        ("audits run --jobs", "Option '--jobs' requires an argument. `audits run --help` shows what can be typed."),
        ("audits run a b", "If a wildcard gave it, put the pattern in quotes"),
        ("audits merge", "Missing argument 'DIR...'."),
        ("audits completion tcsh", "Invalid value for 'bash|zsh|fish': 'tcsh' is not one of 'bash', 'zsh', 'fish'."),
    ],
)
def test_wrong_words(typed: str, told: str) -> None:
    with pytest.raises(WrongUseError) as error:
        parsed(typed)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.usefixtures("folder")
def test_every_mistake_in_what_is_typed_is_told_at_once() -> None:
    with pytest.raises(WrongUseError) as error:
        parsed("audits gather --jobs 0 --color red --shard 3/2 --rules tel-global,links --profiles watch public")
    begins = [
        "Invalid value for '--jobs': 0 is not",
        "Invalid value for '--color': 'red' is not",
        "--shard says “3/2”: write",
        "There is no rule `tel-global`. Did you mean tel-link-global?",
        "There is no profile `watch`. There are desktop, dark",
    ]
    told = str(error.value).splitlines()
    assert [line[: len(begin)] for line, begin in zip(told, begins, strict=True)] == begins
    with pytest.raises(WrongUseError) as error:
        parsed("audits gather --profle=mobile --jobs 0 --oot=x public -zq")
    begins = ["There is no option `--profle`", "There is no option `--oot`", "There is no option `-z`"]
    told = str(error.value).splitlines()
    assert [line[: len(begin)] for line, begin in zip(told, begins, strict=True)] == begins
    with pytest.raises(WrongUseError) as error:
        parsed("audits gather --profle --rules link --jobs")
    assert len(str(error.value).splitlines()) == 2
    with pytest.raises(WrongUseError) as error:
        parsed("audits attest")
    assert len(str(error.value).splitlines()) == 4


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("tel-global", "There is no rule `tel-global`. Did you mean tel-link-global? `audits rules` lists all rules."),
        ("contact", "`contact` names several rules: `audits rules contact` lists them."),
        ("axe", "`axe` names several rules: `audits rules axe` lists them."),
    ],
)
def test_what_is_to_be_explained_and_is_no_rule(name: str, told: str) -> None:
    assert str(CliRunner().invoke(command, ["explain", name]).exception) == told


def test_rules_are_listed_by_family_group_or_name() -> None:
    listed = {
        words: {line.split()[0] for line in CliRunner().invoke(command, ["rules", *words.split()]).output.splitlines()}
        for words in ("", "contact", "axe", "tel-link-global page-title")
    }
    assert listed["contact"] == {rule.id for rule in RULES if rule.family == "contact"}
    assert listed["axe"] == {rule.id for rule in RULES if rule.id.startswith("axe-")}
    assert listed["tel-link-global page-title"] == {"tel-link-global", "page-title"}
    assert listed[""] > listed["contact"] | listed["axe"]
