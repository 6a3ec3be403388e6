"""Where a project's files lie in its Git repository, so that reports name them as code review does."""

from pathlib import Path


def repository_of(folder: Path) -> Path | None:
    """Give the root of the repository that a folder lies in: the nearest one, at or above it, that holds `.git`.

    `.git` is a folder, or a file in a worktree or a submodule. None where there is no repository.
    """
    resolved = folder.resolve()
    return next((one for one in (resolved, *resolved.parents) if (one / ".git").exists()), None)


def root_of_sources(project: Path) -> Path:
    """Give the folder from which a project's files are named: its repository's root, or its own without one."""
    return repository_of(project) or project.resolve()


def site_in_repository(site: Path, project: Path | None) -> str:
    """Give the path of a built site from its repository's root, `.` for the root itself; empty where it lies elsewhere.

    `project` is the folder of the project that it was built from, None where that is not known.
    """
    root = repository_of(site) if project is None else root_of_sources(project)
    resolved = site.resolve()
    return resolved.relative_to(root).as_posix() if root is not None and resolved.is_relative_to(root) else ""
