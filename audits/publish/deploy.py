"""Handing the audited bytes to a branch of a git remote: what is pushed is what was audited, or nothing is."""

import contextlib
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import ghp_import

from audits.errors import AuditError, ExitCode
from audits.static.pages import find_files

TEMPORARY_BRANCH = "audits-publishing"
"""The branch, here and for the time of a hand-over only, on which ghp-import writes."""

NAMED = 10
"""How many files a reason names at most."""

NOJEKYLL: Mapping[str, str] = {".nojekyll": sha256(b"").hexdigest()}
"""What ghp-import adds on the branch, not in the built folder: a sign to GitHub to serve all as it is."""

Manifest = Mapping[str, str]
"""Each file below a folder, with forward slashes, and the SHA-256 of its bytes."""


class PublishRefusedError(AuditError):
    """The site may not be published; the message lists every reason, a line each."""

    def __init__(self, reasons: Iterable[str], code: ExitCode = ExitCode.FAILING) -> None:
        self.reasons = tuple(reasons)
        self.code = code
        super().__init__("\n".join(["publishing stopped.", *(f"- {reason}" for reason in self.reasons)]))


def refuse(reasons: Iterable[str]) -> None:
    """Stop if there is any reason to.

    Raises:
        PublishRefusedError: there is.
    """
    if found := list(reasons):
        raise PublishRefusedError(found)


def manifest_of(site: Path) -> Manifest:
    """Give every file of a folder with its hash, sorted by name."""
    return {name: sha256((site / name).read_bytes()).hexdigest() for name in find_files(site)}


def changes(audited: Manifest, found: Manifest) -> list[str]:
    """Say what was added, removed or changed, naming a few files."""
    told = [f"{name} was added" for name in found if name not in audited]
    told += [f"{name} was removed" for name in audited if name not in found]
    told += [f"{name} was changed" for name in audited if name in found and found[name] != audited[name]]
    return first(told)


def first(names: Sequence[str]) -> list[str]:
    """Give the first few of many names, and how many more there are."""
    left_out = len(names) - NAMED
    return [*names[:NAMED], *([f"and {left_out} more"] if left_out > 0 else [])]


def deploy(  # noqa: PLR0913  because where to, what, and under which words are six things
    root: Path, remote: str, branch: str, *, site: Path, audited: Manifest, message: str
) -> str:
    """Put the audited bytes on the remote's branch, and give the commit that holds them.

    ghp-import writes the commit but does not push: it would push before anyone could see what it wrote. The commit is
    held against the manifest first, and then that very commit is pushed, never by force.
    """
    ref, scratch = f"refs/heads/{branch}", f"refs/heads/{TEMPORARY_BRANCH}"
    before = _on_remote(root, remote, ref)
    try:
        git(root, "update-ref", "-d", scratch)
        if before:
            git(root, "fetch", "--quiet", "--no-tags", remote, ref)
            git(root, "update-ref", scratch, before)
        with contextlib.chdir(root):  # ghp-import works in the working folder
            ghp_import.ghp_import(
                str(site.resolve()), remote=remote, branch=TEMPORARY_BRANCH, mesg=message, nojekyll=True
            )
        written = git(root, "rev-parse", "--verify", scratch).decode().strip()
        refuse(
            f"On its way into git, {change}." for change in changes({**NOJEKYLL, **audited}, _committed(root, written))
        )
        git(root, "push", "--quiet", remote, f"{written}:{ref}")
    except (ghp_import.GhpError, OSError, TypeError) as error:  # TypeError is how ghp-import ends where git refuses
        raise PublishRefusedError([f"ghp-import could not write the commit: {error}"]) from error
    finally:
        git(root, "update-ref", "-d", scratch)
    if _on_remote(root, remote, ref) != written:
        raise PublishRefusedError([f"{written} was pushed, but `{branch}` on `{remote}` is at another commit."])
    return written


def _on_remote(root: Path, remote: str, ref: str) -> str:
    """Give the commit of the remote's branch, empty where there is no such branch yet."""
    lines = git(root, "ls-remote", remote, ref).decode().splitlines()
    return {name: commit for commit, name in (line.split("\t") for line in lines)}.get(ref, "")


def _committed(root: Path, commit: str) -> Manifest:
    """Give every file of a commit with the hash of its bytes, as git holds them."""
    listed = git(root, "ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")[:-1]
    names = [os.fsdecode(line.partition(b"\t")[2]) for line in listed]
    wanted = b"".join(line.split(maxsplit=3)[2] + b"\n" for line in listed)
    answer, found = BytesIO(git(root, "cat-file", "--batch", given=wanted)), {}
    for name in names:  # each answer is `ID blob SIZE`, the bytes, and the end of a line
        size = int(answer.readline().split()[2])
        found[name] = sha256(answer.read(size)).hexdigest()
        answer.readline()
    return found


def git(folder: Path, *words: str, given: bytes | None = None) -> bytes:
    """Give git's answer; where git refuses, its own words are the reason."""
    try:
        return subprocess.run(["git", *words], cwd=folder, input=given, capture_output=True, check=True).stdout  # noqa: S603, S607  because git is the user's own
    except FileNotFoundError as error:
        raise PublishRefusedError(["git is not installed."]) from error
    except subprocess.CalledProcessError as error:
        said = " ".join(os.fsdecode(error.stderr).split())
        raise PublishRefusedError([f"`git {' '.join(words)}` ended with {error.returncode}: {said}"]) from error
