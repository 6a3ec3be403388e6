"""The only place that exits."""

import sys
import traceback

import click

from audits.cli import command
from audits.errors import AuditError, ExitCode
from audits.lib.interrupt import TerminatedError, raise_on_sigterm

REPORT_IT = "Nothing can be said of the site. Please report it, with what follows and the command you typed."


def main() -> None:
    """Run the command and exit with its code; what stops it is one clear sentence.

    A fault of this program's own comes with the traceback that whoever mends it needs.
    """
    raise_on_sigterm()
    try:
        code = command.main(standalone_mode=False, prog_name="audits")
    except AuditError as error:
        click.echo(f"audits: {error}", err=True)
        code = error.code
    except click.ClickException as error:
        error.show()
        code = ExitCode.WRONG_USE
    except TerminatedError:
        click.echo("audits: ended by a signal (SIGTERM)", err=True)
        code = ExitCode.TERMINATED
    except (KeyboardInterrupt, click.Abort):
        click.echo("audits: interrupted", err=True)
        code = ExitCode.INTERRUPTED
    except SystemExit:  # so click ends where nobody reads standard output any more: by 1, as if the site were at fault
        code = ExitCode.INCOMPLETE
    except Exception as error:  # noqa: BLE001  because a fault of the gate's own must not look like one of the site
        click.echo(f"audits: a fault of this program's own: {type(error).__name__}: {error}. {REPORT_IT}", err=True)
        traceback.print_exception(error)
        code = ExitCode.INCOMPLETE
    sys.exit(int(code or 0))


if __name__ == "__main__":
    main()
