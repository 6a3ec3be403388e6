"""Build the distributions, check them, try them as a stranger would, and say how to publish them. Publishes nothing."""

import argparse
import shutil
import subprocess
import sys
import tempfile
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from distributions import wheel_mistakes
from readiness import mistakes, tag_of
from trial import TrialError, try_wheel

ROOT = Path(__file__).parent.parent
DIST = ROOT / "dist"

PUBLISH = """
{version} is ready, in dist/. To publish it:

    git tag {tag} && git push origin {tag}
    pipx run twine upload dist/*

Then put “## Unreleased” back at the top of CHANGELOG.md, and raise `version` in pyproject.toml.
"""


def main() -> int:
    """Make a release; give 0 if it may be published, 1 if the distributions are not sound, 2 if it may not be made."""
    parser = argparse.ArgumentParser(prog="nox -s release --", description=__doc__)
    parser.add_argument(
        "--rehearsal", action="store_true", help="do it all on any day, whatever the change log says, but publish"
    )
    rehearsal: bool = parser.parse_args().rehearsal
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    version = project["project"]["version"]
    if not rehearsal and (found := _not_ready(version)):
        return _refuse(found, 2)
    with tempfile.TemporaryDirectory() as temporary:
        try:
            wheel = _build(Path(temporary) / "of the tree")
            found = list(wheel_mistakes(wheel, _git("ls-files", "audits").splitlines(), project))
            if found:
                return _refuse(found, 1)
            sys.stdout.write("Trying the wheel in an empty environment:\n")
            try_wheel(wheel, version, Path(temporary) / "trial")
        except (TrialError, BuildError) as error:
            return _refuse([str(error)], 1)
    sys.stdout.write(
        "All is well. This was a rehearsal: it is not to be published.\n"
        if rehearsal
        else PUBLISH.format(version=version, tag=tag_of(version))
    )
    return 0


class BuildError(Exception):
    """The distributions could not be built, or are not what they should be."""


def _not_ready(version: str) -> list[str]:
    return list(
        mistakes(
            (ROOT / "CHANGELOG.md").read_text("utf-8"), version, datetime.now(UTC).astimezone().date(),
            uncommitted=_git("status", "--porcelain"), tags=_git("tag").splitlines(),
        )
    )  # fmt: skip


def _build(beside: Path) -> Path:
    """Build the source distribution, the wheel from that, and the wheel of the tree `beside`; give the first wheel."""
    shutil.rmtree(DIST, ignore_errors=True)
    _python("build", "--outdir", str(DIST), str(ROOT))
    _python("build", "--wheel", "--outdir", str(beside), str(ROOT))
    _python("twine", "check", "--strict", *(str(path) for path in sorted(DIST.iterdir())))
    (wheel,) = DIST.glob("*.whl")
    if wheel.read_bytes() != (beside / wheel.name).read_bytes():
        message = (
            "The source distribution does not build the wheel that the tree builds: see its list in pyproject.toml."
        )
        raise BuildError(message)
    return wheel


def _python(module: str, *arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=False)  # noqa: S603  because they are ours
    if done.returncode:
        message = f"`python -m {module}` ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        raise BuildError(message)
    sys.stdout.write(f"python -m {module}: done\n")


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603, S607  because they are ours


def _refuse(found: list[str], code: int) -> int:
    sys.stderr.write("".join(f"{one}\n" for one in found))
    return code


if __name__ == "__main__":
    sys.exit(main())
