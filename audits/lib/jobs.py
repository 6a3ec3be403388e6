"""How many browsers a machine runs at once."""

import os

import psutil

BYTES_PER_BROWSER = 600 * 1024 * 1024
"""What one browser takes that works a page of a Material site of 100 pages: 510 MB by proportional set size."""


def default_jobs() -> int:
    """Give a browser for each processor that this process may use, as far as the memory that is free is enough.

    One browser, with Playwright and the gate beside it, keeps 1.1 processors busy.
    """
    has_affinity = hasattr(os, "sched_getaffinity")  # neither macOS nor Windows has it
    processors = len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1
    return max(1, min(processors, psutil.virtual_memory().available // BYTES_PER_BROWSER))
