"""`audits init`: what is found in a folder and on its pages, and a file that the gate then reads."""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from audits.cli import command
from audits.config.facts import Booking, Clinic
from audits.config.project import find_project
from audits.rules.catalogue import BY_ID, FAMILIES
from audits.starter.generators import find_generator
from audits.starter.guesses import guess
from audits.starter.starter import starter

DATA = json.dumps(
    {
        "@graph": [
            {
                "@type": ["MedicalClinic", "LocalBusiness"],
                "name": "Leeds Clinic",
                "telephone": "+44 113 496 0002",
                "address": {"@type": "PostalAddress", "addressLocality": "Leeds"},
            },
            {"@type": "MedicalClinic", "name": "Leeds Annexe", "telephone": "0113 496 0003", "address": "Leeds"},
            {"@type": "Person", "name": "Nobody", "telephone": "+441134960009"},
            {"@type": "MedicalClinic", "name": "No number"},
        ]
    }
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Neck</title>
<meta property="og:site_name" content="Clinic guides">
<link rel="canonical" href="https://clinic.example/guides/@@">
<script type="application/ld+json">{DATA}</script><script type="application/ld+json">{{broken</script></head><body>
<a href="tel:+441134960002">Call</a><a href="tel:0113%20496%200004">Ring</a><a href="tel:111">111</a>
<a href="https://clinic.cliniko.com/bookings?x=1">See times</a><a href="https://clinic.cliniko.com/bookings">Times</a>
<a href="https://times.example/now">Book an appointment</a><a href="https://other.example/">A study</a>
<a href="https://clinic.example/book/">Book</a></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index.html", "neck/index.html"):
        file = tmp_path / "public" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE.replace("@@", name.removesuffix("index.html")), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("files", "generator", "built"),
    [
        (("mkdocs.yml", "site/index.html"), "MkDocs", "site"),
        (("hugo.toml", "public/index.html"), "Hugo", "public"),
        (("config.toml", "public/index.html"), "Hugo", "public"),
        (("_config.yml", "_site/index.html"), "Jekyll", "_site"),
        (("docusaurus.config.js", "build/index.html"), "Docusaurus", "build"),
        (("conf.py", "_build/html/index.html"), "Sphinx", "_build/html"),
        (("mkdocs.yml",), "MkDocs", None),
        (("index.html",), None, "."),
        (("dist/index.htm",), None, "dist"),
        (("README.md",), None, None),
        (("site/pages/index.html",), None, None),
    ],
)
def test_what_a_site_is_built_with(tmp_path: Path, files: tuple[str, ...], generator: str | None, built: str) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = find_generator(tmp_path)
    assert (found.generator.name if found.generator else None, found.built) == (generator, built)


def test_what_pages_say_of_their_site(site: Path) -> None:
    guesses = guess(site / "public")
    assert guesses.pages == 2
    assert (guesses.url, guesses.name, guesses.country) == ("https://clinic.example/guides/", "Clinic guides", "GB")
    assert [(one.name, one.phone, one.town) for one in guesses.clinics] == [
        ("Leeds Clinic", "+441134960002", "Leeds"),
        ("Leeds Annexe", "+441134960003", ""),
    ]
    assert guesses.numbers == ("+441134960004", "111")
    assert (guesses.booking, guesses.booking_hosts) == ("https://clinic.cliniko.com/bookings", ("times.example",))


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        (("https://a.example/x/", "https://a.example/y/"), "https://a.example/"),
        (("https://a.example/",), "https://a.example/"),
        (("https://a.example/x/", "https://b.example/y/"), ""),
        (("/x/",), ""),
        ((), ""),
    ],
)
def test_the_address_is_what_all_canonical_addresses_share(
    tmp_path: Path, canonical: tuple[str, ...], url: str
) -> None:
    for number, href in enumerate(canonical):
        (tmp_path / f"{number}.html").write_text(f'<link rel="canonical" href="{href}">', encoding="utf-8")
    assert guess(tmp_path).url == url


def test_the_file_is_read_as_it_was_guessed(site: Path) -> None:
    (site / "hugo.toml").touch()
    done = CliRunner().invoke(command, ["init", str(site)], catch_exceptions=False)
    assert "Built with: Hugo." in done.output
    assert "clinics (Leeds Clinic, Leeds Annexe)" in done.output
    project = find_project(None, None, site, BY_ID, FAMILIES)
    assert project.site == Path("public")
    assert project.facts.clinics == {
        "leeds": Clinic("Leeds Clinic", "Leeds", "+441134960002"),
        "leeds-annexe": Clinic("Leeds Annexe", "", "+441134960003"),
    }
    assert project.facts.other_numbers == ("+441134960004", "111")
    assert project.facts.booking == Booking("https://clinic.cliniko.com/bookings", ("times.example",))


def test_an_empty_folder_gets_a_file_that_can_be_read(tmp_path: Path) -> None:
    text = starter(find_generator(tmp_path), guess(tmp_path))
    assert tomllib.loads(text) == {"site": {}}
    uncommented = "\n".join(line.removeprefix("# ") for line in text.splitlines() if "=" in line or "[" in line)
    assert {"exclude", "waivers"} <= set(
        tomllib.loads(uncommented.partition("[[exclude]]")[2].join(["[[exclude]]", ""]))
    )


def test_two_clinics_in_one_town_have_a_key_each(site: Path) -> None:
    (site / "public/neck/index.html").unlink()
    page = site / "public/index.html"
    page.write_text(PAGE.replace('"address": "Leeds"', '"address": {"addressLocality": "Leeds"}'), encoding="utf-8")
    text = starter(find_generator(site), guess(site / "public"))
    assert set(tomllib.loads(text)["site"]["clinics"]) == {"leeds", "leeds-2"}


def test_settings_that_are_there_are_left_alone(site: Path) -> None:
    (site / "audits.toml").write_text("unsure-allowed = 0\n", encoding="utf-8")
    with pytest.raises(Exception, match="has settings already"):
        CliRunner().invoke(command, ["init", str(site)], catch_exceptions=False, standalone_mode=False)
    assert (site / "audits.toml").read_text(encoding="utf-8") == "unsure-allowed = 0\n"
    printed = CliRunner().invoke(command, ["init", str(site), "--print"], catch_exceptions=False, standalone_mode=False)
    assert tomllib.loads(printed.output)["site"]["folder"] == "public"


def test_a_file_that_cannot_be_written_is_told_of(site: Path) -> None:
    (site / "audits.toml").mkdir()
    with pytest.raises(Exception, match="cannot be written"):
        CliRunner().invoke(command, ["init", str(site)], catch_exceptions=False, standalone_mode=False)
