"""Asking git what has changed."""

import os
import subprocess
from pathlib import Path

from audits.errors import WrongUseError


def changed_files(root: Path, ref: str) -> tuple[str, ...]:
    """List the files of a repository that differ from what they were where the current branch left `ref`.

    Files that are not committed, or not yet known to git, are among them; those that git ignores are not. Names are
    given from `root`, the repository's root.

    Raises:
        WrongUseError: git is not installed, or does not know `ref` or where the branch left it; with git's own words.
    """
    changed = _git(root, ref, "diff", "--name-only", "--no-renames", "-z", "--merge-base", ref, "--")
    new = _git(root, ref, "ls-files", "--others", "--exclude-standard", "-z")
    return tuple(sorted({*changed, *new}))


def is_tracked(root: Path, folder: Path) -> bool:
    """Tell whether git keeps anything of a folder, which may lie outside the repository."""
    return folder.is_relative_to(root) and bool(_git(root, "HEAD", "ls-files", "-z", "--", str(folder)))


def _git(root: Path, ref: str, *words: str) -> list[str]:
    if ref.startswith("-"):  # git would take it for an option
        message = f"--since {ref} is no commit, branch or tag."
        raise WrongUseError(message)
    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, check=True)  # noqa: S603, S607  because git is the user's own
    except FileNotFoundError as error:
        message = "--since asks git what has changed, and git is not installed."
        raise WrongUseError(message) from error
    except subprocess.CalledProcessError as error:
        said = " ".join(os.fsdecode(error.stderr).split())
        message = (
            f"--since {ref}: git cannot say what has changed ({said}). A CI system often fetches the last commit "
            "alone: fetch the whole history, and the branch that is named."
        )
        raise WrongUseError(message) from error
    return [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]
