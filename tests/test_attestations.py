"""What people have checked by hand: read with every mistake at once, written so that it can be read again."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from audits.attest import file_to_record_in, record
from audits.config.facts import Facts
from audits.config.project import Project
from audits.config.settings import Settings
from audits.errors import SettingsError, WrongUseError
from audits.verdict.attestations import Attestation, as_toml, read_attestations

TODAY = date(2026, 11, 25)
OWN_FILE = Path(__file__).parent.parent / "attestations.toml"
ENTRY = Attestation(
    "1.1.1",
    date(2026, 11, 24),
    "editor",
    'Read each “alternative” beside its "picture" \\ drawing.',
    {"guides/index.html": "0123456789abcdef", 'odd "name".html': "f" * 16},
)


def written(folder: Path, text: str) -> Path:
    file = folder / "attestations.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_what_is_written_reads_back_the_same(tmp_path: Path) -> None:
    settling = Attestation("1.4.3", TODAY, "editor", "Measured the text on each picture.", ENTRY.pages, "reflow")
    file = written(tmp_path, f"{as_toml(ENTRY)}\n{as_toml(settling)}")
    assert read_attestations(file, TODAY) == (ENTRY, settling)


def test_the_example_in_our_own_file_is_right_and_nothing_is_made_up(tmp_path: Path) -> None:
    text = OWN_FILE.read_text(encoding="utf-8")
    assert read_attestations(OWN_FILE, TODAY) == ()
    lines = [line.removeprefix("#   ") for line in text.splitlines() if line.startswith("#   ")]
    (example,) = read_attestations(written(tmp_path, "\n".join(lines)), TODAY)
    assert (example.criterion, example.role) == ("1.1.1", "editor")


def test_every_mistake_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    sound = as_toml(ENTRY)
    text = "\n".join(
        (
            sound,
            sound.replace('"1.1.1"', '"1.4.33"').replace("2026-11-24", "2026-11-26"),
            sound.replace('"editor"', '"Jo Smith"').replace("criterion", "criteria"),
            sound.replace("f" * 16, "0"),
            sound.replace("2026-11-24", '"24 November"'),
        )
    )
    with pytest.raises(SettingsError) as caught:
        read_attestations(written(tmp_path, text), TODAY)
    file = tmp_path / "attestations.toml"
    told = [mistake.removeprefix(f"{file}:") for mistake in caught.value.mistakes]
    assert [one.partition(": ")[0] for one in told] == ["12", "13", "22", "24", "37", "43"]
    assert "`1.4.33` is no criterion of WCAG 2.2 at level A or AA" in told[0]
    assert "2026-11-26 lies in the future" in told[1]
    assert "there is no key `attestation.criteria`" in told[2]
    assert "`attestation.role`" in told[3]
    assert "`attestation.pages`" in told[4]
    assert "`attestation.on`" in told[5]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Read each alternative beside its picture.", "Read all.", "did"),
        ("[attestation.pages]", "[attestation.sides]", "sides"),
        ('role = "editor"\n', "", "role"),
        ('role = "editor"', 'role = "editor"\nrule = "axe-colour"', "There is no rule `axe-colour`"),
    ],
)
def test_an_entry_that_says_too_little_is_refused(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = as_toml(replace(ENTRY, did="Read each alternative beside its picture."))
    with pytest.raises(SettingsError, match=words):
        read_attestations(written(tmp_path, text.replace(old, new)), TODAY)


def test_an_entry_is_added_to_those_before(tmp_path: Path) -> None:
    file = tmp_path / "checks.toml"
    record(ENTRY, file, TODAY)
    record(ENTRY, file, TODAY)
    assert read_attestations(file, TODAY) == (ENTRY, ENTRY)
    assert [file.name for file in tmp_path.iterdir()] == ["checks.toml"]


def test_an_entry_with_mistakes_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "checks.toml"
    record(ENTRY, file, TODAY)
    before = file.read_bytes()
    nameless = Attestation("1.1.1", TODAY, "Jo Smith", "Read each alternative aloud.", ENTRY.pages)
    with pytest.raises(SettingsError, match="role"):
        record(nameless, file, TODAY)
    assert file.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["checks.toml"]


def test_the_file_is_the_one_that_the_settings_name(tmp_path: Path) -> None:
    project = Project(tmp_path, Settings(attestations="checks.toml"), Facts(), tmp_path / "pyproject.toml")
    assert file_to_record_in(project) == tmp_path / "checks.toml"
    with pytest.raises(WrongUseError, match="set `attestations`"):
        file_to_record_in(Project(tmp_path, Settings(), Facts(), tmp_path / "pyproject.toml"))
