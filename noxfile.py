"""The project's sessions: `nox -s audit` builds the site and audits it, `nox -s tests` tests the gate."""

import os
import shutil
import subprocess
from pathlib import Path

import nox

nox.needs_version = ">=2024.4.15"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["audit", "tests"]

LOCK = "requirements.lock"
CODE = ("audits", "benchmarks", "tests", "noxfile.py", "docs/hooks", "manual/hooks", "release")
CACHE = ".cache/audits"
"""Where the evidence of our site is kept: a page of which nothing has changed is not opened again."""

SCRIPTS = "audits/browser/js"
"""The folder of the library that scripts for pages import from, and of what checks them all."""

PANEL = "audits/editor/preview"
"""The folder of the script that `mkdocs serve` adds to pages."""


def install(session: nox.Session, *, compiled: bool = True) -> None:
    """Put the locked versions and the project itself into the session.

    `compiled` compiles all of it now, once, for sessions that start many commands: some machines forbid these to keep
    what they compile.
    """
    session.install("--require-hashes", "-r", LOCK, env={"UV_COMPILE_BYTECODE": "1" if compiled else "0"})
    session.install("--no-deps", "--no-build-isolation", "-e", ".")


def get_browser(session: nox.Session) -> None:
    """Make sure that there is a Chromium: one that is there, else Playwright's, else the system's own."""
    if _has_browser(session):
        return
    root = os.geteuid() == 0
    can_install = root or shutil.which("sudo") is not None
    session.log("There is no Chromium yet; asking Playwright for one.")
    _try(session, "playwright", "install", *(["--with-deps"] if can_install else []), "chromium")
    if _has_browser(session):
        return
    if root and shutil.which("apt-get"):
        session.log("Playwright's Chromium cannot be had here; asking the system for its own.")
        _try(session, "apt-get", "update")
        _try(session, "apt-get", "install", "-y", "chromium")
        _try(session, "apt-get", "install", "-y", "chromium-headless-shell")  # Debian has it, and it is faster
    if not _has_browser(session):
        session.error("No Chromium could be installed. Type `sudo apt-get install chromium`, or install Google Chrome.")


def _has_browser(session: nox.Session) -> bool:
    bin_folder = Path(session.bin)
    asked = subprocess.run([bin_folder / "audits", "browser"], capture_output=True, check=False)  # noqa: S603  because it is our own command
    return asked.returncode == 0


def _try(session: nox.Session, *command: str) -> None:
    """Run a command that may fail: what comes of it is looked at afterwards."""
    session.run(*command, external=True, success_codes=range(256), env={"DEBIAN_FRONTEND": "noninteractive"})


@nox.session
def build(session: nox.Session) -> None:
    """Build the site into site/."""
    install(session)
    session.run("mkdocs", "build", "--clean", *session.posargs)


@nox.session
def serve(session: nox.Session) -> None:
    """Show the site while it is being written, on http://127.0.0.1:8000."""
    install(session)
    session.run("mkdocs", "serve", *session.posargs)


@nox.session
def audit(session: nox.Session) -> None:
    """Hand what follows `--` to `audits run`; without it, build our site and audit it."""
    install(session)
    get_browser(session)
    if session.posargs:
        session.run("audits", "run", *session.posargs)
        return
    session.run("mkdocs", "build", "--clean")
    session.run("audits", "run", "--cache", CACHE)


@nox.session
def statement(session: nox.Session) -> None:
    """Bring the accessibility statement up to date: audit our site, and keep what it says of each criterion."""
    install(session)
    get_browser(session)
    session.run("mkdocs", "build", "--clean")
    session.run("audits", "run", "--cache", CACHE, "--format", "json", success_codes=[0, 1, 4])
    session.run("python", "docs/hooks/statement.py", "reports/report.json")


@nox.session(name="external-links")
def external_links(session: nox.Session) -> None:
    """Hand what follows `--` to `audits external`; without it, build our site and follow its links to other hosts."""
    install(session)
    get_browser(session)
    if not session.posargs:
        session.run("mkdocs", "build", "--clean")
    session.run("audits", "external", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Test the gate, the site with it."""
    install(session)
    get_browser(session)
    # Two processes a processor: part of what a browser test does is wait.
    processes = str(2 * (os.cpu_count() or 1))
    session.run("pytest", *(session.posargs or ["-n", processes, "--dist", "worksteal"]))


@nox.session
def act(session: nox.Session) -> None:
    """Score the gate on the W3C's ACT test cases, in the folder named after `--`, or said to be missing."""
    install(session)
    get_browser(session)
    session.run("python", "benchmarks/act.py", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check the code's style, and of the scripts for pages the types, too."""
    install(session, compiled=False)
    session.run("ruff", "check", *CODE)
    session.run("ruff", "format", "--check", *CODE)
    session.run(
        "oxlint", "--config", f"{SCRIPTS}/.oxlintrc.json", "--deny-warnings",
        SCRIPTS, "audits/gatherers", "audits/booking", "audits/editor/theme", PANEL, "audits/reports",
    )  # fmt: skip
    compiler = Path(session.create_tmp()).resolve() / "typescript"
    compiler.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(Path(SCRIPTS) / name, compiler)
    # npm finds the Node it runs on beside it: the session's own.
    session.run("npm", "ci", "--prefix", str(compiler), "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    for project in (SCRIPTS, PANEL):
        session.run("node", str(compiler / "node_modules" / "typescript" / "bin" / "tsc"), "--project", project)


@nox.session
def types(session: nox.Session) -> None:
    """Check the code's types."""
    install(session, compiled=False)
    session.run("mypy")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure how fast the gate is beside the tools people use today; after `--` may come rows and options."""
    install(session)
    get_browser(session)
    if os.geteuid() == 0 and shutil.which("apt-get") and not shutil.which("chromedriver"):
        _try(session, "apt-get", "install", "-y", "chromium-driver")  # axe-cli needs it; without it, the table says so
    session.run("python", "benchmarks/bench.py", *session.posargs)


@nox.session
def reproducible(session: nox.Session) -> None:
    """Audit a small site again and again on a busy machine, and fail where two reports differ."""
    install(session)
    get_browser(session)
    session.run("python", "benchmarks/reproducible.py", *session.posargs)


@nox.session
def publish(session: nox.Session) -> None:
    """Build, audit, and push the very bytes that were audited; after `--` may come --remote NAME and --branch NAME."""
    install(session)
    get_browser(session)
    session.run("python", "-m", "audits.publish", *session.posargs)


@nox.session
def manual(session: nox.Session) -> None:
    """Build the manual of the gate into manual/site, and audit it."""
    install(session)
    get_browser(session)
    session.run("mkdocs", "build", "--clean", "--strict", "--config-file", "manual/mkdocs.yml")
    session.run(
        "audits", "run", "manual/site", "--out", "reports/manual", "--cache", f"{CACHE}-manual", *session.posargs
    )


@nox.session
def release(session: nox.Session) -> None:
    """Build the distributions, try them as a stranger would, say how to publish them; `-- --rehearsal` on any day."""
    install(session)
    get_browser(session)
    session.install(*nox.project.load_toml("pyproject.toml")["dependency-groups"]["release"])
    session.run("python", "release/release.py", *session.posargs)


@nox.session(venv_backend="none")
def lock(session: nox.Session) -> None:
    """Write requirements.lock anew from pyproject.toml; needs uv."""
    groups = ("build", "site", "publish", "tests", "lint")
    session.run(
        "uv", "pip", "compile", "pyproject.toml", *(word for group in groups for word in ("--group", group)),
        "--universal", "--python-version", "3.11", "--no-header", "--generate-hashes", "-o", LOCK, external=True,
    )  # fmt: skip
