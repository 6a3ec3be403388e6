"""Publishing, with true repositories on disk: what is pushed is what was audited, or nothing is pushed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import click
import ghp_import
import pytest

import audits.publish.publish
import audits.start
from audits.config.profiles import PROFILES as ALL_PROFILES
from audits.config.project import find_project
from audits.errors import AuditError, BrowserMissingError, ExitCode, SettingsError
from audits.evidence import Site, Tools
from audits.evidence.store import Evidence, KeptEvidence
from audits.publish.deploy import NAMED, PublishRefusedError
from audits.publish.publish import Order, audit_site, build_site, main, publish
from audits.request import Request
from audits.rules.catalogue import BY_ID, EXTERNAL_RULES, RULES
from audits.verdict.attestations import Attestation, as_toml
from audits.verdict.report import Counts, Report, SiteSummary, Verdict

FILES = {
    "index.html": b"<!doctype html>\n<title>Neck pain \xe2\x80\x93 a guide</title>\r\n",
    "guides/desk posture/index.html": b"<p>caf\xc3\xa9</p>",
    "assets/ca\u00e7a.png": bytes(range(256)),
    "empty.txt": b"",
}

MKDOCS = """
site_name: A clinic
site_url: {site_url}
theme: {{name: mkdocs}}
strict: true
extra:
  clinics:
    ringwood: {{name: A clinic, town: Ringwood, phone: "+441632960001", postcode: {postcode}}}
  booking: {{url: "{booking_url}"}}
"""

Published = dict[str, bytes]


def git(folder: Path, *words: str) -> bytes:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True).stdout


class Clinic:
    """A project in a repository of its own, with a bare one as its remote."""

    def __init__(self, folder: Path) -> None:
        self.root, self.bare = folder / "project", folder / "remote.git"
        self.site, self.out = self.root / "site", self.root / "reports"
        (self.root / "docs").mkdir(parents=True)
        (self.root / "docs/index.md").write_text("# Neck pain\n")
        (self.root / ".gitignore").write_text("/site/\n/reports/\n")
        (self.root / "pyproject.toml").write_text('[tool.audits]\nmkdocs = "mkdocs.yml"\n')
        self.state()
        git(folder, "init", "--quiet", "--bare", str(self.bare))
        git(self.root, "init", "--quiet", "--initial-branch", "main")
        git(self.root, "remote", "add", "origin", str(self.bare))
        self.commit()
        self.audited: list[Path] = []

    def state(
        self, site_url: str = "https://guides.test/", booking_url: str = "https://book.test/", postcode: str = "BH24"
    ) -> None:
        text = MKDOCS.format(site_url=site_url, booking_url=booking_url, postcode=postcode)
        (self.root / "mkdocs.yml").write_text(text)

    def commit(self) -> str:
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--message", "As it is")
        return self.head()

    def head(self) -> str:
        return git(self.root, "rev-parse", "HEAD").decode().strip()

    def order(self) -> Order:
        return Order(find_project(None, self.root / "pyproject.toml", self.root, BY_ID), out=self.out)

    def build(self) -> Path:
        for name, content in FILES.items():
            file = self.site / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return self.site

    def audit(self, site: Path) -> ExitCode:
        self.audited.append(site)
        return ExitCode.CLEAN

    def publish(
        self,
        order: Order | None = None,
        build: Callable[[], Path] | None = None,
        audit: Callable[[Path], ExitCode] | None = None,
    ) -> str:
        return publish(order or self.order(), build=build or self.build, audit=audit or self.audit)

    def published(self, branch: str = "gh-pages") -> Published:
        names = git(self.bare, "ls-tree", "-r", "-z", "--name-only", branch).split(b"\0")[:-1]
        return {
            os.fsdecode(name): git(self.bare, "cat-file", "blob", f"{branch}:{os.fsdecode(name)}") for name in names
        }

    def nothing_was_pushed(self) -> bool:
        return git(self.bare, "for-each-ref") == b""

    def branches(self) -> list[str]:
        return git(self.root, "for-each-ref", "--format=%(refname)").decode().split()


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clinic:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "An Editor")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "editor@guides.test")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return Clinic(tmp_path)


def refused(clinic: Clinic, order: Order | None = None) -> tuple[str, ...]:
    """Give the reasons of a refusal that came before anything was built."""

    def must_not_build() -> Path:
        raise AssertionError

    with pytest.raises(PublishRefusedError) as stopped:
        clinic.publish(order, build=must_not_build)
    assert stopped.value.code is ExitCode.FAILING
    assert clinic.audited == []
    assert all(reason in str(stopped.value) for reason in stopped.value.reasons)
    return stopped.value.reasons


def test_the_branch_holds_the_audited_bytes(clinic: Clinic) -> None:
    commit = clinic.publish()
    assert clinic.audited == [clinic.site]
    assert clinic.published() == {**FILES, ".nojekyll": b""}
    assert git(clinic.bare, "rev-parse", "gh-pages").decode().strip() == commit
    assert clinic.head() in git(clinic.bare, "log", "-1", "--format=%s", "gh-pages").decode()
    assert "refs/heads/main" in clinic.branches()
    assert not [name for name in clinic.branches() if "publishing" in name]


def test_the_manifest_is_kept_with_the_reports(clinic: Clinic) -> None:
    clinic.publish()
    kept = json.loads((clinic.out / "manifest.json").read_text("utf-8"))
    assert kept == {name: sha256(content).hexdigest() for name, content in FILES.items()}
    assert list(kept) == sorted(kept)
    assert [file.name for file in clinic.out.iterdir()] == ["manifest.json"]


def test_publishing_again_adds_to_the_history(clinic: Clinic) -> None:
    first = clinic.publish()
    (clinic.root / "docs/index.md").write_text("# Neck pain, and more\n")
    clinic.commit()
    (clinic.site / "empty.txt").unlink()

    def build_less() -> Path:
        site = clinic.build()
        (site / "empty.txt").unlink()
        return site

    second = clinic.publish(build=build_less)
    assert set(clinic.published()) == {*FILES, ".nojekyll"} - {"empty.txt"}
    assert git(clinic.bare, "rev-parse", f"{second}^").decode().strip() == first


def test_publishing_from_a_copy_that_never_saw_the_branch(clinic: Clinic) -> None:
    first = clinic.publish()
    git(clinic.root, "update-ref", "-d", "refs/remotes/origin/gh-pages")
    second = clinic.publish()
    assert git(clinic.bare, "rev-parse", f"{second}^").decode().strip() == first


def test_another_remote_and_branch(clinic: Clinic) -> None:
    git(clinic.root, "remote", "rename", "origin", "host")
    clinic.publish(replace(clinic.order(), remote="host", branch="live/site"))
    assert clinic.published("live/site") == {**FILES, ".nojekyll": b""}


@pytest.mark.parametrize(
    ("stated", "variable"),
    [
        ({"site_url": "https://clinic.example/"}, "SITE_URL"),
        ({"site_url": '""'}, "SITE_URL"),
        ({"booking_url": "https://booking.clinic.example/"}, "BOOKING_URL"),
    ],
)
def test_stand_in_addresses_are_refused(clinic: Clinic, stated: dict[str, str], variable: str) -> None:
    clinic.state(**stated)
    clinic.commit()
    (reason,) = refused(clinic)
    assert f"Set {variable} " in reason
    assert clinic.nothing_was_pushed()


def test_gaps_are_refused_by_name(clinic: Clinic) -> None:
    clinic.state(postcode="null")
    clinic.commit()
    (reason,) = refused(clinic)
    assert "`extra.clinics.ringwood.postcode`" in reason
    assert clinic.nothing_was_pushed()


def test_uncommitted_changes_and_new_files_are_refused(clinic: Clinic) -> None:
    (clinic.root / "docs/index.md").write_text("# Not committed\n")
    for number in range(NAMED):
        (clinic.root / f"docs/new-{number}.md").write_text("# New\n")
    (reason,) = refused(clinic)
    assert "docs/index.md, docs/new-0.md" in reason
    assert reason.count("docs/") == NAMED
    assert "and 1 more" in reason
    assert clinic.nothing_was_pushed()


def test_a_file_that_is_saved_during_the_build_is_refused(clinic: Clinic) -> None:
    def build() -> Path:
        (clinic.root / "docs/index.md").write_text("# Saved too late\n")
        return clinic.build()

    with pytest.raises(PublishRefusedError, match=r"Not committed: docs/index\.md"):
        clinic.publish(build=build)
    assert clinic.audited == []
    assert clinic.nothing_was_pushed()


def test_a_folder_that_is_no_repository_is_refused(clinic: Clinic) -> None:
    (clinic.root / ".git").rename(clinic.root.parent / "gone")
    (reason,) = refused(clinic)
    assert "not a git repository" in reason
    assert clinic.nothing_was_pushed()


def test_git_that_is_not_there_is_refused(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setenv("PATH", "")
        (reason,) = refused(clinic)
    assert "git is not installed" in reason
    assert clinic.nothing_was_pushed()


def test_an_unknown_remote_is_refused(clinic: Clinic) -> None:
    (reason,) = refused(clinic, replace(clinic.order(), remote="upstream"))
    assert "no remote `upstream`; there are: origin" in reason
    assert clinic.nothing_was_pushed()


def test_the_branch_of_the_sources_is_refused(clinic: Clinic) -> None:
    (reason,) = refused(clinic, replace(clinic.order(), branch="main"))
    assert "`main` holds the sources" in reason
    assert clinic.nothing_was_pushed()


def test_mistakes_in_the_settings_are_told_before_anything_else(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = clinic.root / "pyproject.toml"
    file.write_text(f'{file.read_text()}must-apply = ["tel-link-globall"]\nprofiles = ["phone"]\n')
    clinic.commit()
    with pytest.raises(SettingsError):
        clinic.order()
    monkeypatch.chdir(clinic.root)
    assert main([]) == ExitCode.WRONG_USE
    told = capsys.readouterr().err
    assert "pyproject.toml:3: `must-apply`: There is no rule `tel-link-globall`" in told
    assert "pyproject.toml:4: `profiles`: There is no profile `phone`" in told
    assert clinic.nothing_was_pushed()


def test_all_reasons_come_at_once(clinic: Clinic) -> None:
    clinic.state("https://clinic.example/", "https://booking.clinic.example/", "null")
    reasons = refused(clinic, replace(clinic.order(), remote="upstream"))
    told = ("SITE_URL", "BOOKING_URL", "postcode", "Not committed: mkdocs.yml", "no remote")
    assert len(reasons) == len(told)
    assert all(word in reason for word, reason in zip(told, reasons, strict=True))
    assert clinic.nothing_was_pushed()


@pytest.mark.parametrize("code", [code for code in ExitCode if code is not ExitCode.CLEAN])
def test_any_verdict_but_clean_is_refused(clinic: Clinic, code: ExitCode) -> None:
    with pytest.raises(PublishRefusedError) as stopped:
        clinic.publish(audit=lambda _site: code)
    assert stopped.value.code is code
    assert str(clinic.out / "report.html") in str(stopped.value)
    assert str(clinic.out / "report.json") in str(stopped.value)
    assert clinic.nothing_was_pushed()


def test_an_audit_that_could_not_start_pushes_nothing(clinic: Clinic) -> None:
    def audit(_site: Path) -> ExitCode:
        message = "there is no browser"
        raise BrowserMissingError(message)

    with pytest.raises(AuditError, match="there is no browser"):
        clinic.publish(audit=audit)
    assert clinic.nothing_was_pushed()


def _change(site: Path) -> None:
    (site / "index.html").write_bytes(FILES["index.html"].replace(b"Neck", b"Back"))


def _add(site: Path) -> None:
    (site / ".hidden").write_bytes(b"")


def _remove(site: Path) -> None:
    (site / "empty.txt").unlink()


@pytest.mark.parametrize(
    ("meddle", "told"),
    [(_change, "index.html was changed"), (_add, ".hidden was added"), (_remove, "empty.txt was removed")],
)
def test_what_changes_after_the_audit_is_refused(clinic: Clinic, meddle: Callable[[Path], None], told: str) -> None:
    def audit(site: Path) -> ExitCode:
        meddle(site)
        return ExitCode.CLEAN

    with pytest.raises(PublishRefusedError) as stopped:
        clinic.publish(audit=audit)
    assert stopped.value.code is ExitCode.FAILING
    assert [told in reason for reason in stopped.value.reasons] == [True]
    assert clinic.nothing_was_pushed()


def test_many_changes_are_named_in_part(clinic: Clinic) -> None:
    def audit(site: Path) -> ExitCode:
        for number in range(NAMED + 5):
            (site / f"new-{number:02}.html").write_text("new")
        return ExitCode.CLEAN

    with pytest.raises(PublishRefusedError) as stopped:
        clinic.publish(audit=audit)
    assert len(stopped.value.reasons) == NAMED + 1
    assert "and 5 more" in stopped.value.reasons[-1]
    assert clinic.nothing_was_pushed()


def test_what_changes_on_the_way_into_git_is_refused(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last look at the folder and ghp-import's own are not the same moment."""
    written = ghp_import.ghp_import

    def meddling(site: str, **options: object) -> None:
        _change(Path(site))
        written(site, **options)

    monkeypatch.setattr(ghp_import, "ghp_import", meddling)
    with pytest.raises(PublishRefusedError, match=r"index\.html was changed"):
        clinic.publish()
    assert clinic.nothing_was_pushed()
    assert clinic.branches() == ["refs/heads/main"]


@pytest.mark.parametrize("error", [ghp_import.GhpError("no such luck"), TypeError("no such luck")])
def test_what_stops_ghp_import_is_a_refusal(clinic: Clinic, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def failing(_site: str, **_options: object) -> None:
        raise error

    monkeypatch.setattr(ghp_import, "ghp_import", failing)
    with pytest.raises(PublishRefusedError, match="no such luck"):
        clinic.publish()
    assert clinic.nothing_was_pushed()


def test_a_name_that_git_refuses_is_a_refusal(clinic: Clinic) -> None:
    def build() -> Path:
        site = clinic.build()
        (site / "two\nlines.html").write_text("no")
        return site

    with pytest.raises(PublishRefusedError):
        clinic.publish(build=build)
    assert clinic.nothing_was_pushed()
    assert clinic.branches() == ["refs/heads/main"]


def test_a_remote_that_refuses_the_push_is_a_refusal(clinic: Clinic) -> None:
    hook = clinic.bare / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'this branch is protected' >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(PublishRefusedError, match="this branch is protected"):
        clinic.publish()
    assert clinic.nothing_was_pushed()


def test_the_build_holds_nothing_of_an_earlier_one(clinic: Clinic) -> None:
    clinic.site.mkdir()
    (clinic.site / ".left-over").write_text("from long ago")
    site = build_site(clinic.order().project)
    assert site == clinic.site
    assert (site / "index.html").is_file()
    assert not (site / ".left-over").exists()


def test_a_site_that_cannot_be_built_is_refused(clinic: Clinic) -> None:
    (clinic.root / "docs/index.md").write_text("# Neck pain\n\n[gone](gone.md)\n")
    clinic.commit()
    order = clinic.order()
    with pytest.raises(PublishRefusedError, match="cannot be built"):
        clinic.publish(order, build=lambda: build_site(order.project))
    assert clinic.audited == []
    assert clinic.nothing_was_pushed()


@pytest.mark.parametrize("folder", [".", "docs", "docs/guides", ".git"])
def test_a_site_folder_that_holds_the_sources_or_is_among_them_is_not_emptied(clinic: Clinic, folder: str) -> None:
    file = clinic.root / "mkdocs.yml"
    file.write_text(f"{file.read_text()}site_dir: {folder}\n")
    with pytest.raises(PublishRefusedError, match="holds the sources"):
        build_site(clinic.order().project)
    assert (clinic.root / "docs/index.md").is_file()
    assert (clinic.root / ".git/HEAD").is_file()


Audited = list[tuple[Path, Request]]


def _audits(monkeypatch: pytest.MonkeyPatch, *verdicts: Verdict) -> Audited:
    """Let audits end with these verdicts, one after the other, and give what was asked of them."""
    asked: Audited = []

    def gather_into(folder: Path, request: Request, out: Path) -> KeptEvidence:
        asked.append((folder, request))
        site = Site("/", request.shown_in, (), (), (), Tools("0", "0", "0"))
        return KeptEvidence(Evidence(site, request.facts), (), out)

    def judge(evidence: KeptEvidence, _request: Request) -> Report:
        site = evidence.rest.site
        return Report(
            1, site.tools, SiteSummary("", "", 1, site.profiles), verdicts[len(asked) - 1], Counts(), (), (), (), ()
        )

    monkeypatch.setattr(audits.start, "gather_into", gather_into)
    monkeypatch.setattr(audits.start, "gather_external", lambda evidence, _request, _record: evidence)
    monkeypatch.setattr(audits.start, "judge", judge)
    return asked


@pytest.mark.parametrize(
    ("verdict", "code"), [(Verdict.FAILING, ExitCode.FAILING), (Verdict.INCOMPLETE, ExitCode.INCOMPLETE)]
)
def test_the_audit_asks_everything_of_that_folder(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, verdict: Verdict, code: ExitCode
) -> None:
    checked = Attestation("1.1.1", date(2026, 1, 2), "editor", "Read each alternative aloud.", {"index.html": "0" * 16})
    (clinic.root / "checks.toml").write_text(as_toml(checked))
    settings = clinic.root / "pyproject.toml"
    settings.write_text(f'{settings.read_text()}attestations = "checks.toml"\n')
    asked = _audits(monkeypatch, verdict)
    project = clinic.order().project
    assert audit_site(clinic.site, project, clinic.out) is code
    ((folder, request),) = asked
    assert (folder, request.rules, request.shown_in, request.pages) == (clinic.site, RULES, tuple(ALL_PROFILES), ())
    assert (request.settings, request.facts, request.offline) == (project.settings, project.facts, False)
    assert request.attestations == (checked,), "what people have checked counts when a site is published, too"
    assert (clinic.out / "report.html").is_file()
    assert (clinic.out / "report.json").is_file()


@pytest.mark.parametrize("verdict", Verdict)
def test_links_to_other_hosts_have_to_be_clean_too(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, verdict: Verdict
) -> None:
    asked = _audits(monkeypatch, Verdict.CLEAN, verdict)
    code = audit_site(clinic.site, clinic.order().project, clinic.out)
    assert (code is ExitCode.CLEAN) is (verdict is Verdict.CLEAN)
    _, request = asked[1]
    assert request.rules[1:] == EXTERNAL_RULES
    assert (clinic.out / "external" / "report.json").is_file()


def test_main_builds_audits_and_publishes(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(clinic.root)
    monkeypatch.setattr(audits.publish.publish, "audit_site", lambda *_asked: ExitCode.CLEAN)
    assert main(["--branch", "live"]) == 0
    assert "on `live` of `origin`" in capsys.readouterr().out
    built = {file.relative_to(clinic.site).as_posix(): file.read_bytes() for file in _files(clinic.site)}
    assert clinic.published("live") == {**built, ".nojekyll": b""}


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_main_says_why_not(clinic: Clinic, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    clinic.state(site_url="https://clinic.example/")
    monkeypatch.chdir(clinic.root)
    assert main([]) == ExitCode.FAILING
    assert "publish: publishing stopped.\n- `site_url`" in capsys.readouterr().err
    assert clinic.nothing_was_pushed()


def test_main_refuses_wrong_use(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(clinic.root)
    assert main(["--force"]) == ExitCode.WRONG_USE
    assert main(["--help"]) == 0
    (clinic.root / "pyproject.toml").unlink()
    assert main([]) == ExitCode.WRONG_USE
    assert clinic.nothing_was_pushed()


@pytest.mark.parametrize("error", [KeyboardInterrupt, click.Abort])
def test_main_can_be_interrupted(clinic: Clinic, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]) -> None:
    def interrupted(*_asked: object, **_given: object) -> str:
        raise error

    monkeypatch.chdir(clinic.root)
    monkeypatch.setattr(audits.publish.publish, "publish", interrupted)
    assert main([]) == ExitCode.INTERRUPTED
    assert clinic.nothing_was_pushed()


def test_the_session_starts_it_as_a_module(clinic: Clinic) -> None:
    clinic.state(postcode="null")
    done = subprocess.run(
        [sys.executable, "-m", "audits.publish"], cwd=clinic.root, capture_output=True, text=True, check=False
    )
    assert done.returncode == ExitCode.FAILING, done.stderr
    assert "postcode" in done.stderr
    assert "Traceback" not in done.stderr
    assert clinic.nothing_was_pushed()
