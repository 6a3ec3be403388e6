"""How many browsers are started where nobody says: as many as processors and memory allow."""

import os
from types import SimpleNamespace

import psutil
import pytest

from audits.lib.jobs import BYTES_PER_BROWSER, default_jobs


@pytest.mark.parametrize(
    ("processors", "browsers_in_memory", "jobs"), [(2, 40.0, 2), (16, 3.5, 3), (4, 0.5, 1), (1, 1.0, 1)]
)
def test_jobs_by_default(
    processors: int, browsers_in_memory: float, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(processors)))
    free = SimpleNamespace(available=int(browsers_in_memory * BYTES_PER_BROWSER))
    monkeypatch.setattr(psutil, "virtual_memory", lambda: free)
    assert default_jobs() == jobs
