"""What the processes of a test run share."""

from collections.abc import Callable
from pathlib import Path

Once = Callable[[str, Callable[[Path], object]], Path]
"""Takes a name and a function that fills a folder; gives the folder of that name, filled once in a run."""
