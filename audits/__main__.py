"""The only place that exits."""

import sys
import traceback

import click

from audits.cli import command
from audits.errors import AuditError, ExitCode
from audits.lib.interrupt import TerminatedError, raise_on_sigterm
from audits.reports.wording import printable

REPORT_IT = "Nothing can be said of the site. Please report it, with what follows and the command you typed."


def main() -> None:
    """Run the command and exit with its code; what stops it is one clear sentence.

    A fault of this program's own comes with the traceback that whoever mends it needs.
    """
    raise_on_sigterm()
    try:
        code = command.main(standalone_mode=False, prog_name="audits")
    except AuditError as error:
        click.echo(printable(f"audits: {error}"), err=True)  # it may name a file, and files may be called anything
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
    except SystemExit as error:  # so click ends what it did for a shell that completes words, by 0; and where nobody
        # reads standard output any more, by 1, as if the site were at fault
        code = ExitCode.INCOMPLETE if error.code else ExitCode.CLEAN
    except Exception as error:  # noqa: BLE001  because a fault of the gate's own must not look like one of the site
        fault = f"a fault of this program's own: {type(error).__name__}: {error}. {REPORT_IT}"
        click.echo(printable(f"audits: {fault}"), err=True)
        click.echo(printable("".join(traceback.format_exception(error))), err=True, nl=False)
        code = ExitCode.INCOMPLETE
    sys.exit(int(code or 0))


if __name__ == "__main__":
    main()
