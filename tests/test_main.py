"""What stops the command is one clear sentence and the exit code that goes with it."""

import subprocess
import sys
from collections.abc import Callable

import click
import pytest

from audits.__main__ import main
from audits.cli import command
from audits.errors import NothingToAuditError
from audits.lib.interrupt import TerminatedError


def raising(error: BaseException) -> Callable[..., None]:
    def stopped(**_options: object) -> None:
        raise error

    return stopped


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (NothingToAuditError("There is no page."), 3, "audits: There is no page.\n"),
        (
            NothingToAuditError("a\x1b[31m.html\n::error file=x::pwned"),
            3,
            "audits: a␛[31m.html\n: :error file=x::pwned\n",
        ),
        (click.UsageError("No."), 2, "Error: No.\n"),
        (SystemExit(0), 0, ""),
        (SystemExit(1), 4, ""),
        (KeyboardInterrupt(), 130, "audits: interrupted\n"),
        (TerminatedError(), 143, "audits: ended by a signal (SIGTERM)\n"),
        (IndexError("out of range"), 4, "audits: a fault of this program's own: IndexError: out of range. Nothing can"),
    ],
)
def test_what_stops_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException, code: int, told: str
) -> None:
    monkeypatch.setattr(command, "main", raising(error))
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == code
    assert capsys.readouterr().err.startswith(told)


def test_nobody_who_stops_reading_is_shown_a_traceback() -> None:
    asked = [sys.executable, "-m", "audits", "rules"]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert process.returncode == 4
