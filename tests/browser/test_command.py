"""The command, started as a script would start it: exit codes, first words, and what is left on disk."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from other_hosts import Host

from audits import Request, audit
from audits.config.profiles import PROFILES as ALL_PROFILES
from audits.evidence import NOT_ASKED, Head
from audits.evidence.store import load
from audits.reports import as_json, schema

pytestmark = pytest.mark.browser

SOUND = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="description" content="All about {title}."></head>'
    "<body><main><h1>{title}</h1><p>Text about it.</p></main></body></html>"
)
COMMAND = [sys.executable, "-m", "audits"]


def audits(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"NO_COLOR": "1"}
    return subprocess.run(
        [*COMMAND, *words], cwd=folder, capture_output=True, text=True, check=False, env=environment, timeout=300
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    for title in ("Neck", "Head"):
        (folder / f"{title.lower()}.html").write_text(SOUND.format(title=title), encoding="utf-8")
    return folder


def report_in(folder: Path) -> Any:
    return json.loads((folder / "reports" / "report.json").read_text(encoding="utf-8"))


def test_a_clean_foreign_folder(site: Path) -> None:
    run = audits(site.parent, "run", "site")
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.startswith("CLEAN")
    report = report_in(site.parent)
    jsonschema.validate(report, schema())
    assert report["verdict"] == "clean"
    assert report["site"] == {
        "name": "",
        "url": "",
        "pages": 2,
        "profiles": list(ALL_PROFILES),
        "left_out": [],
        "reused": {"pages": 0, "regions": 1},
        "folder": "",
    }
    assert report["counts"]["untested"] == 0
    assert (site.parent / "reports" / "report.html").is_file()
    assert "gather" in json.loads((site.parent / "reports" / "timings.json").read_text(encoding="utf-8"))


def test_pages_that_are_only_looked_at_share_nothing(site: Path) -> None:
    audits(site.parent, "run", "site", "--rules", "page-title")
    assert report_in(site.parent)["site"]["reused"] == {"pages": 0, "regions": 0}


def test_a_failing_folder_names_page_place_and_cure(site: Path) -> None:
    page = site / "neck.html"
    page.write_text(page.read_text("utf-8").replace("<p>Text", '<p><a href="tel:01614960001">Call</a> Text'), "utf-8")
    run = audits(site.parent, "run", "site", "--profiles", "mobile")
    assert run.returncode == 1
    assert run.stdout.startswith("FAILING")
    assert "tel-link-global" in run.stdout
    assert "neck.html" in run.stdout
    assert "no country code" in run.stdout


def test_a_page_that_hangs_is_never_clean(site: Path) -> None:
    (site / "hangs.html").write_text(SOUND.format(title="Hangs") + "<script>while (true) {}</script>", "utf-8")
    settings = site.parent / "pyproject.toml"
    settings.write_text("[tool.audits]\nload-timeout-ms = 3000\n", "utf-8")
    run = audits(site.parent, "run", "site", "--rules", "links")
    assert run.returncode == 4
    assert run.stdout.startswith("INCOMPLETE")
    assert "hangs.html" in run.stdout
    assert report_in(site.parent)["verdict"] == "incomplete"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("run", "nowhere"), 2, "There is no folder nowhere"),
        (("run", "site/neck.html"), 2, "is a file"),
        (("run", "empty"), 3, "holds no page"),
        (("run", "site", "--pages", "nothing*"), 3, "does not match any of the 2 pages"),
        (("run",), 2, "Name the folder"),
        (("run", "site", "--rules", "tel-link"), 2, "Did you mean tel-link-global"),
        (("run", "site", "--profiles", "phone,watch"), 2, "no profile `watch`"),
        (("run", "site", "--format", "pdf"), 2, "no report format `pdf`"),
        (("run", "site", "--jobs", "0"), 2, "0 is not in the range"),
        (("run", "site", "--settings", "bad.toml"), 2, "there is no setting `colour`"),
        (("run", "site", "--settings", "names.toml"), 2, "There is no rule `tel-lonk`"),
        (("run", "site", "--settings", "browser.toml"), 4, "no-such-browser"),
        (("judge", "empty"), 2, "holds no evidence"),
        (("explain", "tel"), 2, "There is no rule `tel`"),
        (("run", "site", "--pages", "nekc.html"), 3, "Did you mean neck.html?"),
        (("run", "site", "--pages", "neck.html", "--pages", "!haed/"), 2, "--pages `!haed/` does not match"),
        (("run", "site", "--out", "site/neck.html/reports"), 2, "Name another folder with --out."),
        (("frobnicate",), 2, "There is no command `frobnicate`."),
    ],
)
def test_wrong_use_is_told_of_in_one_sentence(site: Path, words: tuple[str, ...], code: int, told: str) -> None:
    folder = site.parent
    (folder / "empty").mkdir()
    (folder / "bad.toml").write_text("[tool.audits]\ncolour = 1\n", "utf-8")
    (folder / "names.toml").write_text('[tool.audits]\nmust-apply = ["tel-lonk"]\n', "utf-8")
    (folder / "browser.toml").write_text('[tool.audits]\nbrowser = "no-such-browser"\n', "utf-8")
    run = audits(folder, *words)
    assert run.returncode == code, run.stdout + run.stderr
    assert told in run.stderr
    assert "Traceback" not in run.stderr
    assert not (folder / "reports" / "report.json").exists()


def test_several_mistakes_are_told_at_once(site: Path) -> None:
    run = audits(site.parent, "run", "site", "--rules", "nonsense", "--profiles", "watch", "--format", "pdf")
    assert run.returncode == 2
    assert all(word in run.stderr for word in ("nonsense", "watch", "pdf"))


def test_names_are_typed_with_commas_or_one_by_one(site: Path) -> None:
    words = ("--rules", "nonsense,odd", "--rules", "strange", "--profiles", "watch")
    run = audits(site.parent, "run", "site", *words)
    assert run.returncode == 2
    assert all(word in run.stderr for word in ("nonsense", "odd", "strange", "watch"))


def test_the_command_its_two_halves_and_python_give_the_same_bytes(site: Path) -> None:
    """With one job or two; what judges needs no browser."""
    folder = site.parent
    assert audits(folder, "run", "site", "--format", "json", "--jobs", "1").returncode == 0
    whole = (folder / "reports" / "report.json").read_bytes()
    assert as_json(audit(site, Request(jobs=2))).encode() == whole
    assert audits(folder, "gather", "site", "--jobs", "2", "--out", "evidence").returncode == 0
    (folder / "pyproject.toml").write_text('[tool.audits]\nbrowser = "no-such-browser"\n', "utf-8")
    judged = audits(folder, "judge", "evidence", "--format", "json", "--settings", "pyproject.toml")
    assert judged.returncode == 0, judged.stderr
    assert (folder / "reports" / "report.json").read_bytes() == whole


def test_what_was_left_out_is_said_of_kept_evidence_too(site: Path) -> None:
    folder = site.parent
    words = ("site", "--pages", "neck*", "--rules", "page-title")
    audits(folder, "run", *words, "--format", "json")
    whole = (folder / "reports" / "report.json").read_bytes()
    audits(folder, "gather", *words, "--out", "evidence")
    audits(folder, "judge", "evidence", "--rules", "page-title", "--format", "json")
    assert (folder / "reports" / "report.json").read_bytes() == whole
    assert "Pages left out by --pages: 1 of 2." in report_in(folder)["site"]["left_out"]


def test_quiet_and_verbose(site: Path) -> None:
    words = ("site", "--rules", "page-title", "--profiles", "mobile")
    quiet = audits(site.parent, "run", *words, "--quiet")
    assert (quiet.returncode, quiet.stderr) == (0, "")
    assert re.fullmatch(r"CLEAN: .+\n", quiet.stdout)
    assert audits(site.parent, "run", *words, "-q", "--format", "github", "--format", "json").stdout == quiet.stdout
    assert audits(site.parent, "gather", *words, "-q", "--out", "evidence").stderr == ""
    verbose = audits(site.parent, "run", *words, "--verbose")
    assert re.search(r"^2/2 \w+\.html \(\d+ pages a minute, 0 s left\)$", verbose.stderr, re.MULTILINE)
    stages = re.findall(r"^(\w+): \d+\.\d{3} s$", verbose.stderr, re.MULTILINE)
    assert stages == list(json.loads((site.parent / "reports" / "timings.json").read_text(encoding="utf-8")))
    assert {"gather", "judge", "write"} <= set(stages)


def test_pages_by_address_and_by_markdown(site: Path) -> None:
    """In a project, by every command that visits pages; a shard is dealt out of what is left."""
    folder = site.parent
    (folder / "mkdocs.yml").write_text("site_url: https://clinic.example/\n", "utf-8")
    (folder / "docs").mkdir()
    for name in ("neck", "head"):
        (folder / "docs" / f"{name}.md").write_text(f"# {name}\n", "utf-8")
        (site / name).mkdir()
        (site / f"{name}.html").rename(site / name / "index.html")
    words = ("--rules", "page-title", "--profiles", "mobile")
    for pages in (["docs/neck.md"], ["https://clinic.example/neck/"], ["!/head/"], ["*/", "!docs/head.md"]):
        typed = [word for pattern in pages for word in ("--pages", pattern)]
        run = audits(folder, "gather", *words, *typed, "--shard", "1/1", "--out", "evidence")
        assert run.returncode == 0, run.stderr
        site_seen = load(folder / "evidence").site
        assert [page.path for page in site_seen.pages] == ["neck/index.html"], pages
        assert "Pages left out by --pages: 1 of 2." in site_seen.left_out


def test_rules_and_profiles_limit_what_is_gathered(site: Path) -> None:
    run = audits(site.parent, "gather", "site", "--rules", "page-title", "--profiles", "mobile", "--out", "evidence")
    assert run.returncode == 0, run.stderr
    evidence = load(site.parent / "evidence").site
    assert evidence.profiles == ("mobile",)
    assert all(isinstance(page.head, Head) and page.views == NOT_ASKED for page in evidence.pages)
    judged = audits(site.parent, "judge", "evidence", "--format", "terminal")
    assert judged.returncode == 4, "what was not gathered may not be called clean"


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_what_was_finished_by_a_signal_is_reported(site: Path, sign: signal.Signals, code: int) -> None:
    for number in range(30):
        (site / f"more-{number}.html").write_text(SOUND.format(title=f"More {number}"), "utf-8")
    with subprocess.Popen(
        [*COMMAND, "run", "site", "--jobs", "1"],
        cwd=site.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if re.match(r"4/32 ", line):
                process.send_signal(sign)
                break
        out, errors = process.communicate(timeout=120)
    assert process.returncode == code
    assert out.startswith("INCOMPLETE")
    assert "Traceback" not in errors
    report = report_in(site.parent)
    assert report["verdict"] == "incomplete"
    assert any("interrupted" in finding["message"] for finding in report["findings"])


def test_an_older_report_is_gone_once_a_run_has_begun(site: Path) -> None:
    assert audits(site.parent, "run", "site", "--rules", "page-loads").returncode == 0
    with subprocess.Popen([*COMMAND, "run", "site"], cwd=site.parent, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        process.stderr.readline()
        process.kill()
    assert not (site.parent / "reports" / "report.json").exists()


def test_an_older_report_stays_whole_when_a_run_stops(site: Path) -> None:
    assert audits(site.parent, "run", "site", "--rules", "links").returncode == 0
    before = (site.parent / "reports" / "report.json").read_bytes()
    shutil.rmtree(site)
    assert audits(site.parent, "run", "site").returncode == 2
    assert (site.parent / "reports" / "report.json").read_bytes() == before
    assert sorted(file.name for file in (site.parent / "reports").iterdir()) == [
        "report.html", "report.json", "timings.json",
    ]  # fmt: skip


def test_explain_and_rules(site: Path) -> None:
    explained = audits(site.parent, "explain", "tel-link-global").stdout
    assert all(word in explained for word in ("Good:", "Bad,", "RFC 3966", "must"))
    listed = audits(site.parent, "rules").stdout
    assert "axe-color-contrast" in listed
    assert "booking-link-works" in listed


def test_a_request_to_another_host_is_refused_and_told_of(site: Path) -> None:
    page = site / "neck.html"
    text = page.read_text("utf-8")
    page.write_text(text.replace("<p>", '<p><img src="https://10.255.255.1/a.png" alt="A">'), "utf-8")
    run = audits(site.parent, "run", "site", "--rules", "third-party-request", "--format", "json")
    assert run.returncode == 0
    findings = report_in(site.parent)["findings"]
    assert [one["rule"] for one in findings] == ["third-party-request"]


def external(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Start `audits external` with a loopback server as the proxy, which answers for all other hosts."""
    with Host() as hosts:
        environment = os.environ | {"NO_COLOR": "1", "HTTP_PROXY": hosts.url_for(""), "NO_PROXY": ""}
        return subprocess.run(
            [*COMMAND, "external", *words], cwd=folder, capture_output=True, text=True, check=False, env=environment,
            timeout=120,
        )  # fmt: skip


def test_external_links_have_a_report_of_their_own(site: Path) -> None:
    neck = site / "neck.html"
    neck.write_text(
        SOUND.format(title="Neck").replace("Text", '<a href="http://other.example/works">Study</a>'), "utf-8"
    )
    run = external(site.parent, "site")
    assert run.returncode == 0, run.stdout + run.stderr
    report = json.loads((site.parent / "reports" / "external" / "report.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, schema())
    assert {entry["rule"]: entry["passed"] for entry in report["ledger"]}["external-link"] == 1
    assert not (site.parent / "reports" / "report.json").exists()
    assert (site.parent / "reports" / "external" / "external-links.json").is_file()


def test_a_broken_external_link_blocks(site: Path) -> None:
    neck = site / "neck.html"
    neck.write_text(
        SOUND.format(title="Neck").replace("Text", '<a href="http://other.example/gone">Study</a>'), "utf-8"
    )
    run = external(site.parent, "site")
    assert run.returncode == 1, run.stdout + run.stderr
    assert "http://other.example/gone" in run.stdout
    run = audits(site.parent, "run", "site", "--profiles", "desktop")
    assert run.returncode == 0, "the site itself is judged without it"


def test_a_rule_of_the_other_lane_is_pointed_to(site: Path) -> None:
    run = audits(site.parent, "run", "site", "--rules", "external-link")
    assert (run.returncode, "`audits external`" in run.stderr) == (2, True)
