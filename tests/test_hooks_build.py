"""The hooks inside MkDocs: a tiny site built with our settings, hooks and theme overrides, right and broken."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from hooks import FAULTS
from macros import macros_for

REPOSITORY = Path(__file__).parent.parent
HOOKS = REPOSITORY / "docs/hooks"

SETTINGS = f"""
INHERIT: {REPOSITORY / "mkdocs.yml"}
theme:
  custom_dir: {REPOSITORY / "docs/overrides"}
hooks:
  - docs/hooks/hooks.py
nav:
  - Home: index.md
  - Neck pain: neck.md
extra:
  clinics:
    ringwood: {{phone: "+441632960001", page: neck.md}}
    verwood: {{phone: "+441632960002", page: neck.md}}
"""

HOME = """---
title: "Guides to neck pain"
description: "A description that is long enough to be shown whole by search engines."
kind: index
published: 2026-03-01
next_check: 2027-03-01
---

# Guides to neck pain

Read this first. Our address: [{{ address("ringwood") }}]{{ opening_hours("ringwood") }}
"""

NECK = """---
title: "Neck pain"
description: "Another description that is long enough to be shown whole by search engines."
kind: guide
published: 2026-03-01
modified: 2026-05-02
next_check: 2027-03-01
clinic: verwood
references:
  - id: nhs
    citation: "NHS. Neck pain. </script>"
    url: https://www.nhs.uk/symptoms/neck-pain/
---

# Neck pain

Most neck pain goes away.{{ ref("nhs") }}

{{ call("ringwood") }}

| Sign | What to do |
|------|------------|
| Fever | Call 111 |
"""


class Project:
    """A folder that MkDocs can build."""

    def __init__(self, root: Path) -> None:
        self.docs, self.site = root / "docs", root / "site"
        shutil.copytree(HOOKS, self.docs / "hooks")
        compiled = self.docs / "hooks/__pycache__/hooks.pyc"
        compiled.parent.mkdir(exist_ok=True)
        compiled.touch()
        (root / "mkdocs.yml").write_text(SETTINGS)
        self.write("index.md", HOME)
        self.write("neck.md", NECK)

    def write(self, name: str, text: str) -> None:
        (self.docs / name).write_text(text)

    def build(self) -> subprocess.CompletedProcess[str]:
        own = {"SITE_URL": "https://clinic.example/", "BOOKING_URL": "https://booking.example/", "COLUMNS": "200"}
        return subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
            cwd=self.docs.parent,
            env=os.environ | own | {"NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def page(self, path: str) -> str:
        return (self.site / path).read_text()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("project"))
    done = project.build()
    assert done.returncode == 0, done.stderr
    return project


def test_the_hooks_stay_out_of_the_site(built: Project) -> None:
    names = [file.relative_to(built.site).as_posix() for file in built.site.rglob("*")]
    assert "neck/index.html" in names
    assert not [
        name for name in names if "hooks" in name or "overrides" in name or name.endswith((".py", ".pyc", ".md"))
    ]


@pytest.mark.parametrize("name", ["sitemap.xml", "sitemap.xml.gz"])
def test_the_sitemap_gives_each_page_its_own_date(built: Project, name: str) -> None:
    raw = (built.site / name).read_bytes()
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.fromstring(gzip.decompress(raw) if name.endswith(".gz") else raw)  # noqa: S314  because we made it
    dates = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in root}
    assert dates == {"https://clinic.example/": "2026-03-01", "https://clinic.example/neck/": "2026-05-02"}


def test_structured_data_survives_the_template(built: Project) -> None:
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', built.page("neck/index.html"), re.DOTALL)
    (graph,) = (json.loads(block)["@graph"] for block in blocks)
    page = next(node for node in graph if node["@type"] == "MedicalWebPage")
    assert page["citation"][0]["name"] == "NHS. Neck pain. </script>"
    assert page["about"] == {"@id": "https://clinic.example/#clinic-verwood"}


def test_a_page_about_a_clinic_books_there(built: Project) -> None:
    assert set(re.findall(r'"(https://booking[^"]*)"', built.page("neck/index.html"))) == {
        "https://booking.example/?clinic=verwood"
    }
    assert set(re.findall(r'"(https://booking[^"]*)"', built.page("index.html"))) == {"https://booking.example/"}


def test_numbers_are_shown_in_the_countrys_form_and_dial_from_anywhere(built: Project) -> None:
    text = built.page("neck/index.html")
    assert "Call Ringwood on 01632 960001</a>" in text
    assert set(re.findall(r'"tel:([^"]*)"', text)) == {"+441632960001", "+441632960002"}


def test_gaps_and_tables_in_a_page(built: Project) -> None:
    assert "Our address: []</p>" in built.page("index.html")
    assert '<td data-label="What to do" role="cell">Call 111</td>' in built.page("neck/index.html")


def test_cells_of_a_table_are_words_of_their_own_for_the_search(built: Project) -> None:
    index = json.loads((built.site / "search/search_index.json").read_text())
    text = " ".join(entry["text"] for entry in index["docs"])
    assert "Sign What to do" in text
    assert "Fever Call 111" in text


def test_faults_of_all_pages_are_listed_at_once_with_their_files(project: Project) -> None:
    project.write("index.md", HOME.replace("kind: index\n", "").replace("2027-03-01", "2025-01-01"))
    project.write(
        "neck.md", NECK.replace('ref("nhs")', 'ref("nsh")').replace('call("ringwood")', 'clinic("poole").town')
    )
    done = project.build()
    assert done.returncode != 0
    assert (
        "These pages cannot be built:\n"
        "  index.md: `kind` is None; choose one of guide, clinic, service, policy, index\n"
        "  index.md: `next_check` must come after the page's other dates\n"
        "  neck.md: ref('nsh') names no reference; the page's front matter has: nhs\n"
        "  neck.md: there is no clinic `poole`; choose one of ringwood, verwood\n"
    ) in done.stderr
    assert not (project.site / "index.html").exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("published: 2026-03-01", "published: 2026-02-30"), "neck.md: the front matter cannot be read: day "),
        (("clinic: verwood", "clinic: poole"), "neck.md: there is no clinic `poole`; choose one of ringwood, verwood"),
        (("    url: https:", "    url: http:"), "neck.md: reference `nhs` needs a `doi` or an https `url`"),
        (('title: "Neck pain"', "title: Neck: pain"), "neck.md: the front matter cannot be read at line 2: "),
    ],
)
def test_broken_front_matter_stops_the_build(project: Project, change: tuple[str, str], sentence: str) -> None:
    project.write("neck.md", NECK.replace(*change))
    done = project.build()
    assert done.returncode != 0
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_number_that_yaml_took_for_a_sum_stops_the_build(project: Project) -> None:
    (project.docs.parent / "mkdocs.yml").write_text(SETTINGS.replace('"+441632960001"', "+441632960001"))
    done = project.build()
    assert done.returncode != 0
    assert "the `phone` of clinic `ringwood` is 441632960001; write it as " in done.stderr
    assert "Traceback" not in done.stderr


def test_front_matter_hides_no_macro() -> None:
    """Front matter is laid over the macros by name, so our own words in it must be no macro's."""
    names = macros_for({"clinics": {}, "booking": {}}, NotImplemented, NotImplemented).keys()
    assert names.isdisjoint({FAULTS, "about_clinic"})
