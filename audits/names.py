"""The names that options and commands may use, of rules, profiles and report formats, and what each stands for."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager

from audits.config.profiles import PROFILES
from audits.errors import WrongUseError
from audits.lib.nearest import no_such
from audits.reports import FORMATS
from audits.rules.catalogue import BY_ID, EXTERNAL_RULES, FAMILIES, GROUPS, RULES
from audits.rules.engine import Rule
from audits.rules.links.page_loads import page_loads


def rule_named(name: str) -> Rule:
    """Give the rule of this id.

    Raises:
        WrongUseError: there is none.
    """
    if name in BY_ID:
        return BY_ID[name]
    if name in FAMILIES or name in GROUPS:
        message = f"`{name}` names several rules: `audits rules {name}` lists them."
        raise WrongUseError(message)
    raise WrongUseError(no_such("rule", name, BY_ID, "`audits rules` lists all rules."))


def rules_named(names: Collection[str], rule_set: tuple[Rule, ...] = RULES) -> tuple[Rule, ...]:
    """Pick rules of a set by id, family or group, all of them without a name; whether a page opens is always asked.

    Raises:
        WrongUseError: with every name that is none of a rule of this set.
    """
    chosen = rules_listed(names, rule_set)
    if not names and page_loads in chosen:
        return chosen
    return (page_loads, *(rule for rule in chosen if rule is not page_loads))


def rules_listed(names: Collection[str], rule_set: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Pick rules of a set by id, family or group, all of them without a name, and no others.

    Raises:
        WrongUseError: with every name that is none of a rule of this set.
    """
    if unknown := unknown_rules(names, rule_set):
        raise WrongUseError("\n".join(unknown))
    wanted = {*names, *(one for name in names for one in GROUPS.get(name, ()))}
    return tuple(rule for rule in rule_set if not wanted or rule.id in wanted or rule.family in wanted)


def unknown_rules(names: Iterable[str], rule_set: tuple[Rule, ...] = RULES) -> list[str]:
    """Say of each name that it is no rule, family or group, or is a rule that another command asks."""
    asked = {page_loads.id, *FAMILIES, *GROUPS, *(rule.id for rule in rule_set)}
    return [
        f"The rule `{name}` is asked by `audits {_command_of(name)}`." if name in BY_ID else _no_such_rule(name)
        for name in names
        if name not in asked
    ]


def _command_of(rule: str) -> str:
    return "external" if BY_ID[rule] in EXTERNAL_RULES else "run"


def _no_such_rule(name: str) -> str:
    listed = f"The families are {', '.join(FAMILIES)}. `audits rules` lists all rules."
    return no_such("rule", name, (*BY_ID, *FAMILIES, *GROUPS), listed)


def unknown_profiles(names: Iterable[str]) -> list[str]:
    """Say of each name that it is no profile."""
    return _unknown("profile", names, PROFILES)


def unknown_formats(names: Iterable[str]) -> list[str]:
    """Say of each name that it is no report format."""
    return _unknown("report format", names, FORMATS)


def _unknown(what: str, names: Iterable[str], known: Collection[str]) -> list[str]:
    return [no_such(what, name, known) for name in names if name not in known]


@contextmanager
def told_together(mistakes: Sequence[str]) -> Iterator[None]:
    """Tell mistakes that are known already together with those that come to light in the block.

    Raises:
        WrongUseError: there are any, of either kind; each is told once.
    """
    try:
        yield
    except WrongUseError as error:
        if not mistakes:
            raise
        told = dict.fromkeys([*str(error).splitlines(), *mistakes])
        raise WrongUseError("\n".join(told)) from error
    if mistakes:
        raise WrongUseError("\n".join(mistakes))
