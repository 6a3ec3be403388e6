"""CPU and wall seconds of a command and of every process it starts, browsers' renderers included. Linux only.

A renderer is a child of Chromium's zygote, which is often ended before it has waited for its children, so that the
resource usage of the command alone misses most of the work. The command is therefore started by a small process of our
own that the kernel gives all orphans below it to (a "child subreaper", prctl(2)). It waits for every one of them, and
what wait4(2) says of each covers the descendants that one has waited for itself: nothing is lost, and nothing is
counted twice.

This module is also that small process: `python benchmarks/cpu.py RESULT SECONDS COMMAND…`.
"""

import contextlib
import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PR_SET_CHILD_SUBREAPER = 36
GRACE = 3.0
"""Seconds that processes may go on after the command has ended; then they are killed. They are no part of the wall."""

LOOK_AGAIN = 0.02
"""Seconds between two looks at whether a process has ended."""


class Usage(NamedTuple):
    """What work took: `cpu` seconds of all processes together, and `wall` seconds from start to end."""

    cpu: float
    wall: float

    def per(self, things: int) -> "Usage":
        """Divide by a number of things, such as pages."""
        return Usage(self.cpu / things, self.wall / things)


def total(usages: Sequence[Usage]) -> Usage:
    """Add what was taken by work that was done one after the other."""
    return Usage(sum(one.cpu for one in usages), sum(one.wall for one in usages))


class Ended(NamedTuple):
    """A command that has ended: what it took, its exit code (None: it took too long), and what it wrote."""

    usage: Usage
    exit_code: int | None
    stdout: str
    stderr: str


def measured(
    command: Sequence[str | Path], *, folder: Path, environment: Mapping[str, str] | None = None, timeout: float
) -> Ended:
    """Run a command in a folder for at most `timeout` seconds, with these environment variables beside our own."""
    with tempfile.TemporaryDirectory() as place:
        result, stdout, stderr = (Path(place) / name for name in ("result.json", "stdout", "stderr"))
        # Into files: what ends in the middle of writing to a pipe, as programs of Node may, loses the rest.
        with stdout.open("wb") as out, stderr.open("wb") as errors:
            subprocess.run(  # noqa: S603  because the commands are the benchmark's own
                [sys.executable, __file__, result, str(timeout), *command],
                cwd=folder,
                env={**os.environ, **(environment or {})},
                stdout=out,
                stderr=errors,
                check=False,
            )
        written, told = (file.read_text("utf-8", "replace") for file in (stdout, stderr))
        if not result.is_file():
            message = f"{command[0]} could not be measured: {told.strip()[-300:]}"
            raise OSError(message)
        cpu, wall, exit_code = json.loads(result.read_bytes())
    return Ended(Usage(cpu, wall), exit_code, written, told)


def main(result: Path, timeout: float, command: Sequence[str]) -> None:
    """Run a command, wait for all that it leaves behind, and write [CPU seconds, wall seconds, exit code] as JSON."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    signal.signal(signal.SIGALRM, _too_long)
    started = time.perf_counter()
    child = subprocess.Popen(command)  # noqa: S603  because the commands are the benchmark's own
    signal.setitimer(signal.ITIMER_REAL, timeout)
    exit_code: int | None = None
    try:
        with contextlib.suppress(TimeoutError):
            exit_code = child.wait()
        signal.setitimer(signal.ITIMER_REAL, 0)
        wall = time.perf_counter() - started
        if exit_code is not None:
            _wait_for_orphans(GRACE)
    finally:
        while _descendants():
            for process in _descendants():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            _wait_for_orphans(LOOK_AGAIN)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    result.write_text(json.dumps([used.ru_utime + used.ru_stime, wall, exit_code]), "utf-8")


def _too_long(*_: object) -> None:
    raise TimeoutError


def _wait_for_orphans(seconds: float) -> None:
    """Wait for children until there are none, for so many seconds at most."""
    until = time.monotonic() + seconds
    with contextlib.suppress(ChildProcessError):  # there are none
        while time.monotonic() < until:
            process, _ = os.waitpid(-1, os.WNOHANG)
            if process == 0:
                time.sleep(LOOK_AGAIN)


def _descendants() -> list[int]:
    """List the processes below this one, by id, as /proc shows them."""
    children: dict[int, list[int]] = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            parent = int(file.read_text("utf-8", "replace").rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(file.parent.name))
    found = [os.getpid()]
    for process in found:
        found += children.get(process, [])
    return found[1:]


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3:])
