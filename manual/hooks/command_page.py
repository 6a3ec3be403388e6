"""The manual's page about commands, made from what `audits COMMAND --help` says."""

from collections.abc import Iterator

import click

from audits.cli import command as audits
from audits.errors import MEANINGS
from audits.help_texts import ALWAYS, EXAMPLES, EXIT_CODES
from plain_text import as_markdown

OPENING = """\
---
description: "Every command of audits, with its options, examples to copy and the exit codes that it can give."
---

# Commands

`audits COMMAND --help` says the same on a terminal. A name that is mistyped, of a command, an option, a rule,
a profile, a format, a page or a setting, is answered with what was probably meant.
"""


def command_page() -> str:
    """Write the page, as Markdown: each command with its options, examples and exit codes."""
    return "\n".join((OPENING, *(line for one in audits.commands.values() if not one.hidden for line in _command(one))))


def _command(command: click.Command) -> Iterator[str]:
    name = command.name or ""
    context = click.Context(command, info_name=f"audits {name}")
    yield from (f"## audits {name}", "", _paragraphs(command.help or ""), "")
    yield from ("```text", " ".join(command.get_usage(context).removeprefix("Usage: ").split()), "```", "")
    for typed, does in filter(None, (one.get_help_record(context) for one in command.params)):
        if does:  # of an argument, the sentences above tell
            yield from (f"`{typed}`", f":   {_paragraphs(does)}", "")
    yield from (f"### Examples of audits {name}", "")
    for example in EXAMPLES.get(name, ()):
        yield from (_paragraphs(example.does), "", "```sh", example.typed, "```", "")
    codes = EXIT_CODES.get(name, ALWAYS)
    yield from (f"### Exit codes of audits {name}", "")
    yield from ("| Exit code | Meaning |", "|---|---|")
    yield from (f"| {code.value} | {MEANINGS[code]} |" for code in codes)
    yield ""


def _paragraphs(text: str) -> str:
    """Write help as Markdown, each paragraph in one line."""
    paragraphs = (" ".join(one.split()) for one in text.replace("\b", "").split("\n\n"))
    return "\n\n".join(as_markdown(one) for one in paragraphs if one)
