"""What a shell completes when Tab is pressed: names of rules, criteria, profiles and formats, and folders."""

from collections.abc import Callable, Iterable, Mapping

import click
from click.shell_completion import BashComplete, CompletionItem, FishComplete, ShellComplete, ZshComplete

from audits.config.profiles import PROFILES
from audits.reports import FORMATS
from audits.rules.catalogue import BY_ID, FAMILIES, GROUPS
from audits.standards.wcag import BY_NUMBER

SHELLS: Mapping[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}

VARIABLE = "_AUDITS_COMPLETE"
"""The environment variable by which a shell asks for what may come next."""

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

RULE_NAMES: Mapping[str, str] = {
    **dict.fromkeys(FAMILIES, "a family of rules"),
    **dict.fromkeys(GROUPS, "a group of rules"),
    **{rule.id: rule.title for rule in BY_ID.values()},
}
"""What `--rules` takes, each with what it is."""

CRITERIA: Mapping[str, str] = {one.number: one.name for one in BY_NUMBER.values()}


def script(command: click.Command, shell: str) -> str:
    """Give the script that makes a shell complete the words after `audits`."""
    return SHELLS[shell](command, {}, "audits", VARIABLE).source()


def one_of(names: Mapping[str, str]) -> Complete:
    """Complete one of these names; some shells show beside each what it is."""
    return lambda _context, _parameter, begun: _items(names, begun)


def several_of(names: Mapping[str, str]) -> Complete:
    """Complete the last of several names with commas between them; none is named twice."""

    def complete(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        before, comma, last = begun.rpartition(",")
        left = {name: told for name, told in names.items() if name not in before.split(",")}
        return _items(left, last, before + comma)

    return complete


def _items(names: Mapping[str, str], begun: str, before: str = "") -> list[CompletionItem]:
    return [CompletionItem(before + name, help=told) for name, told in names.items() if name.startswith(begun)]


def folders(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Let the shell itself complete the name of a folder."""
    return [CompletionItem(begun, type="dir")]


def _untold(names: Iterable[str]) -> Mapping[str, str]:
    return dict.fromkeys(names, "")


complete_rules = several_of(RULE_NAMES)
complete_profiles = several_of(_untold(PROFILES))
complete_formats = several_of(_untold(FORMATS))
complete_rule = one_of({rule.id: rule.title for rule in BY_ID.values()})
complete_criterion = one_of(CRITERIA)
complete_explained = one_of({**{rule.id: rule.title for rule in BY_ID.values()}, **CRITERIA})
