"""The only place that exits."""

import sys

import click

from audits.cli import command
from audits.errors import AuditError, ExitCode


def main() -> None:
    """Run the command and exit with its code; what stops it is one clear sentence, never a traceback."""
    try:
        code = command.main(standalone_mode=False, prog_name="audits")
    except AuditError as error:
        click.echo(f"audits: {error}", err=True)
        code = error.code
    except click.ClickException as error:
        error.show()
        code = ExitCode.WRONG_USE
    except (KeyboardInterrupt, click.Abort):
        click.echo("audits: interrupted", err=True)
        code = ExitCode.INTERRUPTED
    sys.exit(int(code or 0))


if __name__ == "__main__":
    main()
