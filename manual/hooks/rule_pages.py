"""The manual's pages about rules, made from the catalogue: what each asks, on what grounds, how a fault is mended."""

import re
from collections.abc import Iterator, Sequence

from audits.rules.catalogue import BY_ID, EXTERNAL_RULES, FAMILIES
from audits.rules.engine import Example, Rule
from audits.standards import Standard
from audits.standards.wcag import BY_NUMBER
from plain_text import as_code, as_markdown
from rule_groups import Group, grouped

INDEX = "rules/index.md"

OPENING = """\
# Rules

There are {rules} rules, in {count} families: {families}. Reports name a rule by its id, and so do `--rules` and
the settings. `audits explain RULE` says on a terminal what stands here, with all examples. Rules whose id begins with
`axe-` hand on what [axe-core](https://github.com/dequelabs/axe-core) finds. A rule of level `must` blocks a release,
one of level `should` advises: see [how verdicts are reached](../verdicts.md).
"""

PICTURE = re.compile(r"\d+x\d+")
"""How an example gives a picture: by its size, as in `1200x630`."""

FILE_KINDS = {"html": "html", "htm": "html", "xhtml": "html", "css": "css", "js": "js", "json": "json", "xml": "xml"}
"""By the ending of a file, the language that its code is coloured in."""


def rule_pages() -> dict[str, str]:
    """Write the pages: the list of all rules, and one for each group of them; by path, as Markdown."""
    groups = grouped(BY_ID.values())
    pages = {f"rules/{group.file}.md": _lines(_group_page(group, rules)) for group, rules in groups.items()}
    return {INDEX: _lines(_index(groups)), **pages}


def _index(groups: dict[Group, list[Rule]]) -> Iterator[str]:
    yield from _front_matter("Every rule of page-audits, with its level, and how its faults are mended.")
    yield OPENING.format(rules=len(BY_ID), count=len(FAMILIES), families=", ".join(f"`{name}`" for name in FAMILIES))
    for group, rules in groups.items():
        yield from (f"## [{group.title}]({group.file}.md)", "", group.about, "")
        yield from ("| Rule | What it asks | Level |", "|---|---|---|")
        for rule in rules:
            yield f"| [`{rule.id}`]({group.file}.md#{rule.id}) | {as_markdown(rule.title)} | `{rule.level}` |"
        yield ""


def _group_page(group: Group, rules: Sequence[Rule]) -> Iterator[str]:
    yield from _front_matter(f"{group.about} The rules of page-audits, each with examples and how to mend its faults.")
    yield from (f"# {group.title}", "", group.about, "")
    yield "To switch a rule off, or to let it advise only, see [Switch off a rule](../baseline.md#switch-off-a-rule)."
    for rule in rules:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield from ("", f"## {as_markdown(rule.title)} {{ #{rule.id} }}", "")
    yield from _term("Rule", f"`{rule.id}`, of the family `{rule.family}`; level `{rule.level}`.{_narrowed(rule)}")
    yield from _term("How to mend a fault", as_markdown(rule.help))
    yield from _term("What it rests on", "; ".join(_standard(one) for one in rule.standards) + ".")
    for criterion in (BY_NUMBER[one.criterion] for one in rule.standards if one.criterion):
        if criterion.look and not criterion.decided_by:
            yield from _term(f"What it leaves to a person in {criterion.number}", criterion.look)
    bad, good = (_shortest(rule.examples, passes=passes) for passes in (False, True))
    if bad is not None:
        yield from _example("Example with a fault", f"The report says {as_code(bad.says or '')} of this:", bad)
    if good is not None:
        yield from _example("Example without a fault", "The rule passes this:", good)
    yield from _term("To switch it off", f'`rules = ["{rule.id}"]` below `[[exclude]]`, with the reason.')


def _narrowed(rule: Rule) -> str:
    """Say in which cases alone a rule is asked."""
    said = []
    if rule in EXTERNAL_RULES:
        said.append("`audits external` asks it, not `audits run`.")
    if rule.profiles:
        said.append(f"Asked in {', '.join(f'`{name}`' for name in rule.profiles)}.")
    if rule.language:
        said.append(f"Asked of texts in one language alone: `{rule.language}`.")
    said += [f"Asked where the settings state `{fact}`." for fact in ("clinics", "booking") if rule.needs_fact(fact)]
    return "".join(f" {one}" for one in said)


def _standard(standard: Standard) -> str:
    named = f"[{standard.name}]({standard.url})" if standard.url else standard.name
    return f"{named}, which {'binds' if standard.binds else 'advises'}"


def _shortest(examples: Sequence[Example], *, passes: bool) -> Example | None:
    found = [one for one in examples if (one.says is None) == passes]
    return min(found, key=lambda one: sum(map(len, (*one.pages, *one.pages.values()))), default=None)


def _example(term: str, said: str, example: Example) -> Iterator[str]:
    yield from _term(term, said)
    for path, text in example.pages.items():
        title = f' title="{path}"' if len(example.pages) > 1 else ""
        kind = FILE_KINDS.get(path.rpartition(".")[2], "text")
        shown = f"(a picture of {text} pixels)" if PICTURE.fullmatch(text) else text or "(empty)"
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", shown)), default=0))
        lines = (f"{fence}{{ .{kind}{title} }}", *shown.splitlines(), fence)
        yield from (f"    {line}".rstrip() for line in (*lines, ""))


def _term(term: str, text: str) -> Iterator[str]:
    yield from (term, f":   {text}", "")


def _front_matter(description: str) -> Iterator[str]:
    yield from ("---", f'description: "{description}"', "---", "")


def _lines(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"
