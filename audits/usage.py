"""How commands are shown and read: help with examples and exit codes, all mistakes at once, what was probably meant."""

from pathlib import Path

import click
from click.core import iter_params_for_processing

from audits.errors import MEANINGS, ExitCode, WrongUseError
from audits.help_texts import ALWAYS, EXAMPLES, EXIT_CODES
from audits.lib.nearest import did_you_mean, no_such
from audits.names import unknown_formats, unknown_profiles, unknown_rules
from audits.rules.catalogue import BY_ID


class Command(click.Command):
    """A command whose help ends with examples and exit codes, and that tells of every mistake in its words."""

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples and exit codes below the options."""
        name = self.name or ""
        if examples := EXAMPLES.get(name, ()):
            with formatter.section("Examples"):
                formatter.write_dl(examples, col_max=0)
        _write_exit_codes(formatter, EXIT_CODES.get(name, ALWAYS))
        super().format_epilog(context, formatter)

    def parse_args(self, context: click.Context, words: list[str]) -> list[str]:
        """Read the words typed after the command.

        Raises:
            WrongUseError: with every mistake in them.
        """
        typed = list(words)
        try:
            return super().parse_args(context, words)
        except (click.NoSuchOption, click.BadParameter, WrongUseError) as error:
            raise WrongUseError("\n".join(self._mistakes(context, typed))) from error
        except click.UsageError as error:
            raise WrongUseError(_sentences(error, self, context)) from error

    def _mistakes(self, context: click.Context, words: list[str]) -> list[str]:
        """Say of every option and argument what is wrong with it: by itself, click stops at the first."""
        try:
            values, _, order = self.make_parser(context).parse_args(list(words))
        except click.NoSuchOption as error:
            others = [word for word in words if word.partition("=")[0] != error.option_name]
            is_found = len(others) < len(words)  # not one of several letters, as in -qx
            return [_no_such_option(error, self, context), *(self._mistakes(context, others) if is_found else ())]
        except click.UsageError as error:  # an option without its value
            return [_sentences(error, self, context)]
        mistakes: list[str] = []
        for parameter in iter_params_for_processing(order, self.get_params(context)):
            try:
                parameter.handle_parse_result(context, values, [])
            except click.UsageError as error:
                mistakes.append(" ".join(error.format_message().split()))
            except WrongUseError as error:
                mistakes.append(str(error))
        given = context.params
        return [
            *mistakes,
            *unknown_rules(given.get("rules") or (), tuple(BY_ID.values())),
            *unknown_profiles(given.get("profiles") or ()),
            *unknown_formats(given.get("formats") or ()),
        ]


class Group(click.Group):
    """The commands together, in the order in which they were added."""

    command_class = Command

    def list_commands(self, _context: click.Context) -> list[str]:
        """Name the commands, those first that most people need."""
        return list(self.commands)

    def resolve_command(
        self, context: click.Context, words: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is typed.

        Raises:
            WrongUseError: there is none of this name.
        """
        try:
            return super().resolve_command(context, words)
        except click.NoSuchOption as error:
            raise WrongUseError(_no_such_option(error, self, context)) from error
        except click.UsageError as error:
            name = words[0]
            if Path(name).is_dir():
                message = f"There is no command `{name}`, but a folder. To audit it, type `audits run {name}`."
                raise WrongUseError(message) from error
            raise WrongUseError(no_such("command", name, self.commands)) from error

    def parse_args(self, context: click.Context, words: list[str]) -> list[str]:
        """Read the words before the command.

        Raises:
            WrongUseError: there is no such option.
        """
        try:
            return super().parse_args(context, words)
        except click.NoSuchOption as error:
            raise WrongUseError(_no_such_option(error, self, context)) from error

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples of the most used command and all exit codes below the commands."""
        with formatter.section("Examples"):
            formatter.write_dl(EXAMPLES["run"], col_max=0)
        _write_exit_codes(formatter, tuple(ExitCode))
        super().format_epilog(context, formatter)


def _write_exit_codes(formatter: click.HelpFormatter, codes: tuple[ExitCode, ...]) -> None:
    with formatter.section("Exit codes"):
        formatter.write_dl([(str(code.value), MEANINGS[code]) for code in sorted(codes)])


def _no_such_option(error: click.NoSuchOption, command: click.Command, context: click.Context) -> str:
    known = [name for one in command.get_params(context) for name in (*one.opts, *one.secondary_opts) if name[0] == "-"]
    name = error.option_name
    return f"There is no option `{name}`.{did_you_mean(name, known)} {_see_help(context)}"


def _sentences(error: click.UsageError, command: click.Command, context: click.Context) -> str:
    told = f"{error.format_message().rstrip('.')}."
    if "extra argument" in told and any(one.name == "pages" for one in command.params):
        told += " If a wildcard gave it, put the pattern in quotes, as in --pages 'guides/*'."
    return f"{told} {_see_help(context)}"


def _see_help(context: click.Context) -> str:
    return f"`{context.command_path} --help` shows what can be typed."
