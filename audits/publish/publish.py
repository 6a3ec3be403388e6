"""Publishing: the site leaves only with a clean verdict, and only as the very bytes that were audited.

`nox -s publish` starts it as `python -m audits.publish`.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from audits.config.facts import Facts, is_reserved
from audits.config.project import Project, find_project
from audits.config.settings import OWN_FILE
from audits.errors import AuditError, ExitCode, WrongUseError
from audits.output import Output
from audits.publish.deploy import Manifest, PublishRefusedError, changes, deploy, first, git, manifest_of, refuse
from audits.reports import FORMATS
from audits.request import request_for
from audits.rules.catalogue import BY_ID, EXTERNAL_RULES, FAMILIES
from audits.start import record_file, run_external, run_site


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: whose site, to which branch of which remote, and the folder for reports."""

    project: Project
    remote: str = "origin"
    branch: str = "gh-pages"
    out: Path = Path("reports")

    @property
    def root(self) -> Path:
        """The project's folder."""
        return Path(self.project.facts.root)


def publish(order: Order, *, build: Callable[[], Path], audit: Callable[[Path], ExitCode]) -> str:
    """Build, audit and hand over; give the commit that now is on the remote's branch.

    Raises:
        PublishRefusedError: something speaks against it, and nothing was pushed. Only if the remote does not hold
            what it has just taken does this come after the push, and the reason says so.
    """
    refuse(reasons_against(order))
    built_from = git(order.root, "rev-parse", "HEAD").decode().strip()
    site = build()
    refuse(_uncommitted(order.root))  # what was saved during the build is in no commit
    audited = manifest_of(site)
    _write_manifest(audited, order.out)
    code = audit(site)
    if code is not ExitCode.CLEAN:
        files = " and ".join(str(order.out / str(FORMATS[name].file_name)) for name in ("html", "json"))
        reports = f"See {files}, or those in {order.out / 'external'} for links to other hosts."
        raise PublishRefusedError([f"The verdict is {code.name.lower()}, not clean. {reports}"], code)
    refuse(f"After the audit, {change}." for change in changes(audited, manifest_of(site)))
    return deploy(
        order.root,
        order.remote,
        order.branch,
        site=site,
        audited=audited,
        message=f"Publish the site of {built_from}",
    )


def reasons_against(order: Order) -> Iterator[str]:
    """Give all that speaks against publishing before anything is built."""
    yield from _demo(order.project.facts)
    for gap in order.project.facts.gaps:
        yield f"`{gap}` in mkdocs.yml is null: a reader needs this fact, and only the clinic knows it. Write it there."
    yield from _repository(order)


def _demo(facts: Facts) -> Iterator[str]:
    addresses = {"site_url": ("SITE_URL", facts.site_url)}
    if facts.booking is not None:
        addresses["extra.booking.url"] = ("BOOKING_URL", facts.booking.url)
    for name, (variable, address) in addresses.items():
        if not address or is_reserved(address):
            shown = f"the stand-in {address}" if address else "empty"
            yield f"`{name}` in mkdocs.yml is {shown}, which no reader can open. Set {variable} to the real address."


def _repository(order: Order) -> Iterator[str]:
    try:
        git(order.root, "rev-parse", "--verify", "HEAD")
    except PublishRefusedError as error:
        yield f"The project is not a git repository with a commit to publish: {error.reasons[0]}"
        return
    yield from _uncommitted(order.root)
    remotes = git(order.root, "remote").decode().split()
    if order.remote not in remotes:
        yield f"There is no remote `{order.remote}`; there are: {', '.join(remotes) or 'none'}. Name one with --remote."
    if order.branch == git(order.root, "rev-parse", "--abbrev-ref", "HEAD").decode().strip():
        yield f"The branch `{order.branch}` holds the sources, and the site would take their place. Name another."


def _uncommitted(root: Path) -> Iterator[str]:
    status = git(root, "-c", "core.quotePath=off", "status", "--porcelain", "--untracked-files=all")
    if files := [line[3:] for line in os.fsdecode(status).splitlines()]:
        yield f"Not committed: {', '.join(first(files))}. Commit it or take it away: a commit must say what is public."


def build_site(project: Project) -> Path:
    """Build the site into a folder that holds nothing of an earlier build."""
    facts, site = project.facts, Path(project.facts.site_dir).resolve()
    root, docs = Path(facts.root).resolve(), Path(facts.docs_dir).resolve()
    holds_sources = root.is_relative_to(site) or docs.is_relative_to(site)
    if holds_sources or any(site.is_relative_to(kept) for kept in (docs, root / ".git")):
        raise PublishRefusedError(
            [f"`site_dir` in mkdocs.yml is {site}, which holds the sources, or is among them. Name another folder."]
        )
    if site.is_dir():
        shutil.rmtree(site)  # `--clean` leaves hidden files
    file = Path(facts.root) / Path(project.settings.mkdocs or "mkdocs.yml").name
    words = ("-m", "mkdocs", "build", "--clean", "--config-file", str(file), "--site-dir", str(site))
    if subprocess.run([sys.executable, *words], cwd=facts.root, check=False).returncode != 0:  # noqa: S603  because it is our own command
        raise PublishRefusedError(["The site cannot be built. MkDocs says above what is wrong."])
    return site


def audit_site(site: Path, project: Project, out: Path) -> ExitCode:
    """Put every rule to the built folder, as the project's own settings ask, then follow its links to other hosts.

    Other hosts are asked only for a site that is clean itself.
    """
    code = run_site(site, request_for(project), Output(out))
    if code is not ExitCode.CLEAN:
        return code
    links = request_for(project, rule_set=EXTERNAL_RULES, profiles=("desktop",))
    external = Output(out / "external")
    return run_external(site, links, record_file(project, external.folder), external)


def _write_manifest(manifest: Manifest, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    unfinished = out / ".manifest.json.unfinished"
    unfinished.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    unfinished.replace(out / "manifest.json")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--remote", default="origin", show_default=True, help="The remote to publish to.")
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that the host serves.")
def command(remote: str, branch: str) -> int:
    """Build the site, audit it, and publish it only if the verdict is clean."""
    project = find_project(None, None, Path.cwd(), BY_ID, FAMILIES)
    if project.settings_file is None:
        message = f"Only a site with settings is published: there is no {OWN_FILE} here. `audits init` writes one."
        raise WrongUseError(message)
    order = Order(project, remote, branch)
    commit = publish(order, build=lambda: build_site(project), audit=lambda site: audit_site(site, project, order.out))
    click.echo(f"The site is published: {commit} on `{branch}` of `{remote}` holds the very bytes that were audited.")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Publish, and give the exit code; what stops it is said in plain sentences, never in a traceback."""
    try:
        return int(command.main(arguments, prog_name="publish", standalone_mode=False))
    except AuditError as error:
        click.echo(f"publish: {error}", err=True)
        return error.code
    except click.ClickException as error:
        error.show()
        return WrongUseError.code
    except (KeyboardInterrupt, click.Abort):
        click.echo("publish: interrupted", err=True)
        return ExitCode.INTERRUPTED
