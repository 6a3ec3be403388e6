"""Redirects that a site's files ask its host for, as far as they are simple: `_redirects`, `.htaccess`, netlify.toml.

A rule is simple if it names one address, or all that begin with one. Conditions, placeholders and regular expressions
are not read, and each such line is told.
"""

import re
import shlex
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

REDIRECTS = frozenset({"301", "302", "303", "307", "308"})
"""Status codes that send a browser on."""

SHOWN = frozenset({"200"})
"""Status codes by which hosts show another page under the same address."""

APACHE = {"permanent": "301", "temp": "302", "seeother": "303", "gone": "410"}
"""What Apache calls these codes (https://httpd.apache.org/docs/2.4/mod/mod_alias.html#redirect)."""

STATUS_OF_DIRECTIVE = {"redirectpermanent": "301"}
LEADS = re.compile(r"[\[,]\s*(?:R|redirect)\b", re.IGNORECASE)
"""The flag by which a RewriteRule sends a browser on."""

SIMPLE_PATTERN = re.compile(r"\^?(/?(?:[\w/%~ -]|\\[./-])*)(/\?)?\$?")
"""A regular expression that stands for one address, with or without a slash at its end."""

CONDITIONS = frozenset({"conditions", "query", "signed"})
"""Keys of netlify.toml by which a redirect holds for some readers only."""


class RedirectRule(Struct, frozen=True):
    """An address below the host's root, and where it leads; `is_prefix` for all that begin with it, too.

    `keeps_rest` says whether what follows the prefix is put at the end of the target.
    """

    source: str
    target: str
    is_prefix: bool = False
    keeps_rest: bool = False

    def target_of(self, path: str) -> str | None:
        """Give where the rule sends a path that begins with a slash; None if it says nothing of it."""
        source = self.source.rstrip("/")
        if path.rstrip("/") == source:
            return self.target
        if self.is_prefix and path.startswith(f"{source}/"):
            return self.target + (path[len(source) + 1 :] if self.keeps_rest else "")
        return None


class ReadRules(Struct, frozen=True):
    """The rules in the order in which a host tries them, and the lines that could not be read, each with its file."""

    rules: tuple[RedirectRule, ...] = ()
    unread: tuple[str, ...] = ()


Read = RedirectRule | str | None
"""What a line comes to: a rule; itself, if it could not be read; or None, if it is no redirect."""


def read_redirect_rules(site: Path) -> ReadRules:
    """Read the rules in a site's folder; netlify.toml also beside it, if that publishes this very folder."""
    found = [
        *_of_file(site / "_redirects", _netlify_rules),
        *_of_file(site / ".htaccess", _apache_rules),
        *_of_file(site / "netlify.toml", _toml_rules),
        *_of_file(site.absolute().parent / "netlify.toml", lambda text: _toml_rules(text, publishes=site.name)),
    ]
    return ReadRules(
        tuple(one for _, one in found if isinstance(one, RedirectRule)),
        tuple(f"{name}: {one}" for name, one in found if isinstance(one, str)),
    )


def _of_file(file: Path, rules_of: Callable[[str], Iterable[Read]]) -> Iterator[tuple[str, Read]]:
    try:
        if file.is_file():
            for one in rules_of(file.read_text("utf-8-sig", "replace")):
                yield file.name, one
    except (OSError, tomllib.TOMLDecodeError) as error:
        yield file.name, f"could not be read ({error})"


def _netlify_rules(text: str) -> Iterator[Read]:
    """Read a file as Netlify and Cloudflare do (https://docs.netlify.com/routing/redirects/#syntax)."""
    for line in text.splitlines():
        words = line.partition("#")[0].split()
        match words:
            case []:
                pass
            case [source, target]:
                yield _netlify_rule(source, target) or line
            case [source, target, status] if status.rstrip("!").isdigit():
                yield from _if_it_leads(status, _netlify_rule(source, target), line)
            case _:
                yield line


def _if_it_leads(status: str, rule: RedirectRule | None, line: str) -> Iterator[Read]:
    """Pass over a rule that leads nowhere, as one with status 404."""
    if status.rstrip("!") in REDIRECTS | SHOWN:
        yield rule or line


def _netlify_rule(source: str, target: str) -> RedirectRule | None:
    """Read a rule that has at most a `*` at its end, for which `:splat` stands in the target."""
    start, is_prefix = source.removesuffix("*"), source.endswith("/*")
    end = target.removesuffix(":splat")
    is_simple = source.startswith("/") and not re.search(r"[*:]", start) and not re.search(r"/:\w", end)
    return RedirectRule(start, end, is_prefix, end != target) if is_simple else None


def _toml_rules(text: str, *, publishes: str | None = None) -> Iterator[Read]:
    """Read a netlify.toml; with `publishes`, only one that publishes the folder of this name beside it."""
    data: dict[str, Any] = tomllib.loads(text)
    build, redirects = data.get("build"), data.get("redirects", [])
    published = build.get("publish") if isinstance(build, dict) else None
    if publishes is not None and str(published).removeprefix("./").rstrip("/") != publishes:
        return
    for one in redirects if isinstance(redirects, list) else ():
        match one:
            case {"from": str(source), "to": str(target), **rest} if not rest.keys() & CONDITIONS:
                status = str(rest.get("status", 301))
                yield from _if_it_leads(status, _netlify_rule(source, target), source)
            case _:
                yield str(one)


def _apache_rules(text: str) -> Iterator[Read]:
    """Read the directives of mod_alias and mod_rewrite that send a browser on."""
    has_condition = False
    for line in map(str.strip, text.splitlines()):
        directive = line.split(maxsplit=1)[0].lower() if line else ""
        if directive == "rewritecond":
            has_condition = True
        elif directive in {"redirect", "redirectpermanent", "redirecttemp", "redirectmatch", "rewriterule"}:
            yield line if has_condition else _apache_rule(directive, line)
            has_condition = False


def _apache_rule(directive: str, line: str) -> Read:
    try:
        words = shlex.split(line)[1:]
    except ValueError:  # a quotation mark has no partner
        return line
    if directive == "rewriterule":
        return _rewritten(words, line)
    status = STATUS_OF_DIRECTIVE.get(directive, "302")
    if words and (words[0].isdigit() or words[0].lower() in APACHE):
        status, *words = words
    if APACHE.get(status.lower(), status) not in REDIRECTS:
        return None
    match words:
        case [source, target] if directive == "redirectmatch":
            return _of_pattern(source, target, line)
        case [source, target] if source.startswith("/"):
            return RedirectRule(source, target, is_prefix=True, keeps_rest=True)
        case _:
            return line


def _rewritten(words: list[str], line: str) -> Read:
    """Read a RewriteRule, if it sends the browser on rather than showing another file."""
    match words:
        case [pattern, target, flags] if LEADS.search(flags):
            return _of_pattern(pattern, target, line)
        case _:
            return None


def _of_pattern(pattern: str, target: str, line: str) -> Read:
    found = SIMPLE_PATTERN.fullmatch(pattern)
    if not found or not pattern.startswith("^") or not pattern.endswith("$") or "$" in target or "%{" in target:
        return line
    return RedirectRule("/" + re.sub(r"\\(.)", r"\1", found[1]).lstrip("/"), target)
