"""Small Git repositories for tests."""

import subprocess
from collections.abc import Mapping
from pathlib import Path


def git(folder: Path, *words: str) -> None:
    command = ["git", "-c", "user.name=Test", "-c", "user.email=test@clinic.example", *words]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def commit(folder: Path, files: Mapping[str, str]) -> None:
    """Write files below a repository and commit all that differs."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "Change")
