"""Settings: every mistake at once, with its file and line; and whose settings apply to which folder."""

import re
from pathlib import Path

import pytest

from audits.config.facts import Booking, Clinic, Facts, read_facts
from audits.config.profiles import PROFILES as ALL_PROFILES
from audits.config.project import find_project, project_of_evidence
from audits.config.settings import Settings, has_settings, read_settings
from audits.errors import FactsError, SettingsError, WrongUseError
from audits.request import request_for
from audits.rules.catalogue import BY_ID, FAMILIES
from audits.standards import Level


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


REASON = 'reason = "a map, which is two-dimensional"\nowner = "web team"\nuntil = 2027-01-31\n'


def test_every_mistake_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        "pyproject.toml",
        '[tool.audits]\npage-timeout-ms = "long"\ncolour = 1\nunsure-allowed = -1\n\n'
        '[tool.audits.booking]\nmax-redirects = 2\nhost = "x"\n\n[tool.audits.levels]\nreflow = "perhaps"\n',
    )
    with pytest.raises(SettingsError) as caught:
        read_settings(file, BY_ID)
    told = caught.value.mistakes
    assert len(told) == 5
    assert told[0].startswith(f"{file}:2: `page-timeout-ms`: expected a whole number, got text in quotes")
    assert told[1].startswith(f"{file}:3: there is no setting `colour`. The settings here are: advice, ")
    assert told[2].startswith(f"{file}:4: `unsure-allowed`")
    assert told[3].startswith(f"{file}:8: there is no setting `booking.host`")
    assert told[4].startswith(f"{file}:10: `levels`")


def test_names_that_nobody_knows_are_told_of_where_they_stand_with_the_nearest_known(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        "pyproject.toml",
        '[tool.audits]\npage-timeout-ms = "long"\nmust-apply = ["reflow", "tel-lonk-global"]\nprofiles = ["mobil"]\n'
        'unsure-alowed = 3\n\n[tool.audits.levels]\nreflow = "must"\npage-titel = "must"\n\n'
        '[[tool.audits.waivers]]\nrule = "reflow"\n'
        + REASON
        + "\n"
        + '[[tool.audits.waivers]]\nrule = "reflw"\n'
        + REASON,
    )
    with pytest.raises(SettingsError) as caught:
        read_settings(file, BY_ID)
    told = [mistake.removeprefix(f"{file}:") for mistake in caught.value.mistakes]
    assert [one.partition(": ")[0] for one in told] == ["2", "3", "4", "5", "9", "18"]
    assert "`must-apply`: There is no rule `tel-lonk-global`. Did you mean tel-link-global" in told[1]
    assert "`profiles`: There is no profile `mobil`. Did you mean mobile? There are desktop, dark, " in told[2]
    assert "there is no setting `unsure-alowed`. Did you mean unsure-allowed? The settings here are: " in told[3]
    assert "`levels.page-titel`: There is no rule `page-titel`. Did you mean page-title" in told[4]
    assert "`waivers.rule`: There is no rule `reflw`. Did you mean reflow" in told[5]


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("[tool.audits]\nunsure-allowed = 0\n", True),
        ("[tool]\naudits = { unsure-allowed = 0 }\n", True),
        ("tool.audits.unsure-allowed = 0\n", True),
        ("[tool.audits.levels]\n", True),
        ("[tool.other]\nsays = '[tool.audits]'\n", False),
        ("[tool.audits]\nunsure-allowed = \n", True),
        ("", False),
    ],
)
def test_settings_are_found_however_they_are_written(tmp_path: Path, text: str, *, is_there: bool) -> None:
    assert has_settings(write(tmp_path, "pyproject.toml", text)) is is_there


@pytest.mark.parametrize(
    ("text", "line"), [("[[tool.audits]]\n", 1), ("\n[tool]\naudits = 3\n", 3), ("tool = 'audits'\n", 1)]
)
def test_what_is_no_table_is_told_of_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    file = write(tmp_path, "pyproject.toml", text)
    with pytest.raises(SettingsError) as caught:
        read_settings(file, BY_ID)
    (mistake,) = caught.value.mistakes
    assert mistake == f"{file}:{line}: `tool.audits` must be one table, `[tool.audits]`."


def test_a_file_that_is_no_toml_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_settings(write(tmp_path, "x.toml", "[tool.audits\n"), BY_ID)


def test_settings_are_read(tmp_path: Path) -> None:
    text = '[tool.audits]\nmust-apply = ["reflow"]\nunsure-allowed = 2\n[tool.audits.levels]\nreflow = "should"\n'
    settings = read_settings(write(tmp_path, "x.toml", text), BY_ID)
    assert settings.must_apply == ("reflow",)
    assert settings.unsure_allowed == 2
    assert settings.levels == {"reflow": Level.SHOULD}
    assert settings.profiles == tuple(ALL_PROFILES)


MKDOCS = "site_url: https://clinic.example/guides/\nmarkdown_extensions:\n  - x: {y: !!python/name:os.system }\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    write(folder, "pyproject.toml", '[tool.audits]\nmkdocs = "mkdocs.yml"\nunsure-allowed = 7\n')
    write(folder, "mkdocs.yml", MKDOCS)
    write(folder, "site/index.html", "<title>Home</title>")
    return folder


def test_a_project_s_settings_apply_to_its_own_site(project: Path) -> None:
    assert find_project(None, None, project, BY_ID).site == Path("site")
    assert find_project(project / "site", None, project, BY_ID).settings.unsure_allowed == 7
    assert find_project(project / "site", None, project.parent, BY_ID).settings.unsure_allowed == 7


def test_a_copy_is_known_by_its_canonical_addresses(project: Path, tmp_path: Path) -> None:
    copy = write(
        tmp_path, "copy/a/index.html", '<link rel="canonical" href="https://clinic.example/guides/a/">'
    ).parents[1]
    assert find_project(copy, None, project, BY_ID).settings.unsure_allowed == 7


def test_a_foreign_folder_gets_the_defaults_even_inside_the_project(project: Path, tmp_path: Path) -> None:
    foreign = write(tmp_path, "foreign/index.html", "<title>Other</title>").parent
    inside = write(project, "tests/corpus/index.html", "<title>Other</title>").parent
    for site in (foreign, inside):
        found = find_project(site, None, project, BY_ID)
        assert found.settings == Settings()
        assert found.facts.site_url == ""


def test_audits_toml_holds_them_at_its_top_level_and_beside_it_is_no_second_file(tmp_path: Path) -> None:
    own = write(tmp_path, "audits.toml", "unsure-allowed = 4\n[levels]\nreflow = 'should'\n")
    site = write(tmp_path, "public/index.html", "").parent
    found = find_project(site, None, tmp_path, BY_ID)
    assert (found.settings.unsure_allowed, found.settings_file) == (4, own)
    write(tmp_path, "pyproject.toml", "[tool.audits]\nunsure-allowed = 3\n")
    with pytest.raises(
        SettingsError, match=r"audits\.toml:1: .*pyproject\.toml has settings in `\[tool\.audits\]`, too"
    ):
        find_project(site, None, tmp_path, BY_ID)


SITE = """
[site]
folder = "public"
name = "Clinic guides"
url = "https://clinic.example/"
country = "uk"
other-numbers = ["111", "0113 496 0002"]
kinds = { "guides/*" = "guide" }

[site.clinics.leeds]
name = "Leeds Clinic"
phone = "0113 496 0003"

[site.booking]
url = "https://book.clinic.example/"
hosts = ["clinic.cliniko.example"]
"""


def test_settings_state_facts_for_a_site_without_mkdocs(tmp_path: Path) -> None:
    write(tmp_path, "audits.toml", SITE)
    project = find_project(None, None, tmp_path, BY_ID)
    facts = project.facts
    assert project.site == Path("public")
    assert (facts.name, facts.site_url, facts.country) == ("Clinic guides", "https://clinic.example/", "GB")
    assert facts.root == str(tmp_path)
    assert facts.clinics == {"leeds": Clinic("Leeds Clinic", "", "+441134960003")}
    assert facts.booking == Booking("https://book.clinic.example/", ("clinic.cliniko.example",), None)
    assert facts.other_numbers == ("111", "+441134960002")
    assert facts.kinds == {"guides/*": "guide"}


def test_what_settings_state_goes_before_the_mkdocs_yml_beside_them(tmp_path: Path) -> None:
    write(tmp_path, "audits.toml", '[site]\nname = "Ours"\n')
    write(tmp_path, "mkdocs.yml", "site_name: Theirs\nsite_url: https://clinic.example/\nextra: {country: GB}\n")
    facts = find_project(None, None, tmp_path, BY_ID).facts
    assert (facts.name, facts.site_url, facts.country) == ("Ours", "https://clinic.example/", "GB")
    assert facts.site_dir == str(tmp_path / "site")


def test_mistakes_in_settings_and_facts_are_told_together_each_with_its_line(tmp_path: Path) -> None:
    text = (
        'unsure-allowed = "no"\n[site]\nurl = "clinic.example"\ncountry = "Britain"\nother-numbers = ["12"]\n'
        '[site.clinics.leeds]\nname = "Leeds"\nphone = "0113"\ntwon = "Leeds"\n[site.clinics.york]\nname = "York"\n'
        '[site.booking]\nurl = "https://b.example/"\nhosts = ["*.b.example"]\n'
    )
    own = write(tmp_path, "audits.toml", text)
    mkdocs = write(tmp_path, "mkdocs.yml", "site_name: x\nsite_url: clinic.example\n")
    with pytest.raises(SettingsError) as caught:
        find_project(None, None, tmp_path, BY_ID)
    told = [one.replace(f"{tmp_path}/", "") for one in caught.value.mistakes]
    for line, words in [
        (1, "`unsure-allowed`: expected a whole number"),
        (3, "`site.url`: “clinic.example” is no whole address"),
        (4, "`site.country`: “Britain” is no country's code"),
        (9, "there is no setting `site.clinics.leeds.twon`. Did you mean town?"),
        (10, "`site.clinics.york`: `phone` is missing"),
        (14, "`site.booking.hosts`: “*.b.example” is no host's name"),
    ]:
        assert any(one.startswith(f"{own.name}:{line}: {words}") for one in told), (line, words, told)
    assert f"{mkdocs.name}:2: “clinic.example” is no whole address; begin it with https://." in told


def test_settings_about_another_site_are_passed_over_and_that_is_told(project: Path, tmp_path: Path) -> None:
    foreign = write(tmp_path, "foreign/index.html", "<title>Other</title>").parent
    found = find_project(foreign, None, project, BY_ID)
    assert found.passed_over == project / "pyproject.toml"
    assert "about another site" in request_for(found).notes[0]
    assert request_for(find_project(project / "site", None, project, BY_ID)).notes == ()


def test_settings_with_an_address_apply_to_any_folder_below_them(tmp_path: Path) -> None:
    write(tmp_path, "a/audits.toml", 'unsure-allowed = 4\n[site]\nurl = "https://clinic.example/"\n')
    for folder, allowed in (("a/public", 4), ("b/public", None)):
        site = write(tmp_path, f"{folder}/index.html", "<title>Home</title>").parent
        assert find_project(site, None, tmp_path / "a", BY_ID).settings.unsure_allowed == allowed


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("", "say what is left out"),
        ('rules = ["reflw"]\n', "There is no rule `reflw`. Did you mean reflow"),
        ('links = ["x"]\npages = ["y"]\n', "`links` stand alone"),
    ],
)
def test_exclusions_that_leave_out_nothing_known_are_told_of(tmp_path: Path, entry: str, words: str) -> None:
    file = write(tmp_path, "audits.toml", f'[[exclude]]\nreason = "It is an old part of the site."\n{entry}')
    with pytest.raises(SettingsError, match=re.escape(words)):
        read_settings(file, BY_ID, FAMILIES)


def test_exclusions_may_name_families(tmp_path: Path) -> None:
    file = write(tmp_path, "audits.toml", '[[exclude]]\nreason = "Not of interest here."\nrules = ["privacy"]\n')
    assert read_settings(file, BY_ID, FAMILIES).exclude[0].rules == ("privacy",)


def test_settings_that_name_no_project_apply_below_them(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", "[tool.audits]\nunsure-allowed = 3\n")
    site = write(tmp_path, "public/index.html", "").parent
    assert find_project(site, None, tmp_path, BY_ID).settings.unsure_allowed == 3


def test_named_settings_win(project: Path, tmp_path: Path) -> None:
    named = write(tmp_path, "other.toml", "[tool.audits]\nunsure-allowed = 1\n")
    assert find_project(project / "site", named, project, BY_ID).settings.unsure_allowed == 1


def test_kept_evidence_is_judged_as_its_own_project_says(project: Path) -> None:
    own = read_facts(project / "mkdocs.yml")
    found = project_of_evidence(own, None, project, BY_ID)
    assert (found.settings.unsure_allowed, found.settings_file) == (7, project / "pyproject.toml")
    assert found.facts == own
    foreign = project_of_evidence(Facts(site_url="https://other.example/"), None, project, BY_ID)
    assert (foreign.settings, foreign.settings_file) == (Settings(), None)
    named = write(project, "other.toml", "[tool.audits]\nunsure-allowed = 1\n")
    assert project_of_evidence(own, named, project, BY_ID).settings.unsure_allowed == 1


def test_no_site_and_no_mkdocs_yml_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="Name the folder"):
        find_project(None, None, tmp_path, BY_ID)


def test_facts_are_read_without_running_anything(project: Path) -> None:
    facts = read_facts(project / "mkdocs.yml")
    assert facts.base == "/guides/"
    assert facts.clinics == {}
    assert facts.booking is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- a\n- b\n", "is not a MkDocs configuration"),
        ("site_url: [", "cannot be read"),
        ("extra:\n  clinics:\n    x: {name: 1}\n", "under `extra:`"),
        ("extra: yes\n", "`extra:` must hold"),
        ("extra:\n  opened: 2026-02-30\n", "cannot be read"),
    ],
)
def test_facts_of_the_wrong_shape_are_told_of(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(FactsError, match=words):
        read_facts(write(tmp_path, "mkdocs.yml", text))


def test_every_mistaken_fact_is_told_with_its_line_and_what_was_meant(tmp_path: Path) -> None:
    text = (
        "site_url: clinic.example\nextra:\n  country: Britain\n  bookings: {url: x}\n  social: [a]\n  clinics:\n"
        "    leeds:\n      nam: Leeds\n      phone: '+44113'\n      hours: 9 to 5\n"
    )
    file = write(tmp_path, "mkdocs.yml", text)
    with pytest.raises(FactsError) as caught:
        read_facts(file)
    told = [line.removeprefix(f"{file}:") for line in str(caught.value).splitlines()]
    assert [line.partition(": ")[0] for line in told] == ["3", "4", "8", "9", "1"]
    assert "“Britain” is no country's code" in told[0]
    assert "no fact `bookings`. Did you mean `booking`?" in told[1]
    assert "no fact `nam`. Did you mean `name`?" in told[2]
    assert "“+44113” has more digits" in told[3]
    assert "“clinic.example” is no whole address" in told[4]


@pytest.mark.parametrize(
    ("booking", "words"),
    [
        ("{url: booking.clinic.example}", "no whole address; begin it with https://"),
        ("{url: 'https://b.example/', hosts: ['*.clinic.example']}", "a pattern fits none"),
        ("{url: 'https://b.example/', host: [b.example]}", "Did you mean `hosts`"),
    ],
)
def test_a_booking_service_that_no_link_could_lead_to_is_told_of(tmp_path: Path, booking: str, words: str) -> None:
    with pytest.raises(FactsError, match=re.escape(words)):
        read_facts(write(tmp_path, "mkdocs.yml", f"extra:\n  booking: {booking}\n"))


def test_countries_and_numbers_are_brought_into_one_form(tmp_path: Path) -> None:
    clinic = "{name: A, town: B, phone: 0161 496 0001}"
    text = f"extra:\n  country: uk\n  clinics: {{a: {clinic}}}\n  other_numbers: [0113 4960002]"
    facts = read_facts(write(tmp_path, "mkdocs.yml", text))
    assert (facts.country, facts.clinics["a"].phone) == ("GB", "+441614960001")
    assert facts.other_numbers == ("+441134960002",)


def test_a_file_that_is_named_for_settings_has_some(tmp_path: Path) -> None:
    write(tmp_path, "site/index.html", "<title>Home</title>")
    file = write(tmp_path, "other.toml", "[tool.other]\nx = 1\n")
    with pytest.raises(SettingsError, match=r"holds no table `\[tool.audits\]`"):
        find_project(tmp_path / "site", file, tmp_path, BY_ID)


def test_settings_beside_a_folder_from_elsewhere_name_no_browser(tmp_path: Path) -> None:
    text = '[tool.audits]\nbrowser = "/bin/chrome"\nunsure-allowed = 7\n'
    file = write(tmp_path, "foreign/pyproject.toml", text)
    write(tmp_path, "foreign/site/index.html", "<title>Home</title>")
    here = tmp_path / "mine"
    here.mkdir()
    settings = find_project(tmp_path / "foreign/site", None, here, BY_ID).settings
    assert (settings.browser, settings.unsure_allowed) == (None, 7)
    assert find_project(tmp_path / "foreign/site", None, file.parent, BY_ID).settings.browser == "/bin/chrome"
    assert find_project(tmp_path / "foreign/site", file, here, BY_ID).settings.browser == "/bin/chrome"


def test_gaps_are_named(tmp_path: Path) -> None:
    text = "extra:\n  clinics:\n    a: {name: A, town: B, phone: '+441614960001', hours: null}\n"
    assert read_facts(write(tmp_path, "mkdocs.yml", text)).gaps == ("extra.clinics.a.hours",)
