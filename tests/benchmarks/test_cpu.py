"""CPU seconds are those of all that a command starts, whoever waits for it."""

import sys
from pathlib import Path

import pytest
from cpu import Usage, measured, total

BUSY = 0.2
WORK = f"import time\nwhile time.process_time() < {BUSY}: pass"
ORPHANED = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {WORK!r}], start_new_session=True)"
WAITED_FOR = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {WORK!r}])"
TIMEOUT_S = 60.0


@pytest.mark.parametrize("program", [WORK, ORPHANED, WAITED_FOR], ids=["itself", "an orphan", "a child"])
def test_work_counts_whoever_does_it(program: str, tmp_path: Path) -> None:
    ended = measured([sys.executable, "-c", program], folder=tmp_path, timeout=TIMEOUT_S)
    assert ended.exit_code == 0
    assert BUSY <= ended.usage.cpu < 5 * BUSY


def test_waiting_costs_no_cpu(tmp_path: Path) -> None:
    ended = measured([sys.executable, "-c", f"import time; time.sleep({BUSY})"], folder=tmp_path, timeout=TIMEOUT_S)
    assert ended.usage.wall >= BUSY
    assert ended.usage.cpu < BUSY


def test_a_command_has_its_folder_its_environment_its_output_and_its_exit_code(tmp_path: Path) -> None:
    program = "import os, sys; print(os.getcwd(), os.environ['WORD']); print('beside', file=sys.stderr); sys.exit(3)"
    ended = measured([sys.executable, "-c", program], folder=tmp_path, environment={"WORD": "said"}, timeout=TIMEOUT_S)
    assert (ended.exit_code, ended.stdout.split(), ended.stderr.split()) == (3, [str(tmp_path), "said"], ["beside"])


def test_what_takes_too_long_is_ended_with_all_that_it_has_started(tmp_path: Path) -> None:
    program = f"import subprocess, sys, time; subprocess.Popen(['sleep', '{TIMEOUT_S}']); time.sleep({TIMEOUT_S})"
    ended = measured([sys.executable, "-c", program], folder=tmp_path, timeout=0.5)
    assert ended.exit_code is None
    assert ended.usage.wall < TIMEOUT_S


def test_what_is_no_command_cannot_be_measured(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no-such-command"):
        measured(["no-such-command"], folder=tmp_path, timeout=TIMEOUT_S)


def test_usages_are_added_and_shared() -> None:
    assert total([Usage(1, 2), Usage(3, 4)]).per(2) == Usage(2, 3)


def test_what_a_command_wrote_as_it_ended_is_whole(tmp_path: Path) -> None:
    """Node's `process.exit` does not wait for a pipe, which holds 64 KiB."""
    script = "import os; os.set_blocking(1, False); os.write(1, b'x' * 1_000_000); os._exit(0)"
    ended = measured([sys.executable, "-c", script], folder=tmp_path, timeout=30)
    assert len(ended.stdout) == 1_000_000
