"""Folders that are to be written to."""

import os
from pathlib import Path


def why_not_writable(folder: Path) -> str:
    """Say why nothing can be written to a folder, there or still to be made; empty where nothing speaks against it.

    Nothing is made to find out.
    """
    whole = folder.absolute()
    there = next(one for one in (whole, *whole.parents) if os.path.lexists(one))
    if not there.is_dir():
        return f"{there} is no folder"
    return "" if os.access(there, os.W_OK | os.X_OK) else f"you may not write to {there}"
