"""What the help of each command ends with: examples to copy, and the exit codes that it can give."""

from collections.abc import Mapping
from typing import NamedTuple

from audits.errors import ExitCode


class Example(NamedTuple):
    """A command as it is typed, and what it does."""

    typed: str
    does: str


ALWAYS = (ExitCode.CLEAN, ExitCode.WRONG_USE)
"""The exit codes that every command can give."""

STOPPED = (ExitCode.INCOMPLETE, ExitCode.INTERRUPTED, ExitCode.TERMINATED)
"""The exit codes of what opens a browser, or takes long."""

EXIT_CODES: Mapping[str, tuple[ExitCode, ...]] = {
    "run": tuple(ExitCode),
    "gather": (*ALWAYS, ExitCode.NOTHING_TO_AUDIT, *STOPPED),
    "merge": (*ALWAYS, *STOPPED),
    "judge": (ExitCode.CLEAN, ExitCode.FAILING, ExitCode.WRONG_USE, *STOPPED),
    "external": tuple(ExitCode),
    "baseline": (*ALWAYS, ExitCode.NOTHING_TO_AUDIT, *STOPPED),
    "diff": (ExitCode.CLEAN, ExitCode.FAILING, ExitCode.WRONG_USE),
    "attest": (*ALWAYS, ExitCode.NOTHING_TO_AUDIT, *STOPPED),
    "browser": (*ALWAYS, ExitCode.INCOMPLETE),
}
"""By command, where it gives others than those that every command can."""

EXAMPLES: Mapping[str, tuple[Example, ...]] = {
    "run": (
        Example("audits run", "The site that mkdocs.yml builds."),
        Example("audits run public/", "Any folder of HTML; reports go into the folder reports."),
        Example("audits run public/ --rules contact --profiles mobile", "One family of rules, as on a phone."),
        Example("audits run public/ --pages 'guides/*' --pages '!guides/old/*'", "All guides but the old ones."),
        Example("audits run --since origin/main", "Only the pages that this branch may have changed."),
    ),
    "gather": (
        Example("audits gather public/ --out evidence", "All evidence, to be judged by `audits judge evidence`."),
        Example("audits gather public/ --shard 2/4 --out shard-2", "A quarter of the pages, on one of four machines."),
    ),
    "merge": (
        Example("audits merge shard-1 shard-2 --out evidence", "Both shards, as one run over the whole site."),
        Example("audits merge shard-* --out evidence --offline", "All shards, without following the booking links."),
    ),
    "judge": (
        Example("audits judge evidence", "All rules."),
        Example("audits judge evidence --rules links --format markdown", "One family, as Markdown."),
    ),
    "external": (
        Example("audits external public/", "Every link to another host; reports go into reports/external."),
        Example("audits external public/ --pages docs/guides/x.md", "The links of one page alone, by its Markdown."),
    ),
    "attest": (
        Example(
            "audits attest 1.1.1 'guides/*' --role editor --did 'Read each alternative beside its picture.'",
            "All guides, as they are now.",
        ),
        Example(
            "audits attest 1.3.3 guides/x/ --role editor --did 'Looked for shapes and places.' --site public/",
            "One page of a folder of HTML.",
        ),
    ),
    "baseline": (
        Example("audits baseline public/", "Record today's causes; from now on, `audits run` blocks new ones alone."),
        Example("audits baseline public/ --add", "The same later, with causes that have come up since."),
    ),
    "diff": (
        Example("audits diff reports-old/ reports/", "Which causes are new, and which are mended."),
        Example("audits diff site-old/ site/ --format markdown", "Pages gone, moved and added, as Markdown."),
    ),
    "init": (
        Example("audits init", "An audits.toml for the project in this folder."),
        Example("audits init --print", "The same, only printed."),
    ),
    "settings": (
        Example("audits settings", "Every setting, with its default and an example."),
        Example("audits settings --schema > audits.schema.json", "The JSON Schema, for editors."),
    ),
    "explain": (
        Example("audits explain tel-link-global", "A rule: what it asks, and how to mend a fault."),
        Example("audits explain 1.4.3", "A criterion of WCAG: which rules settle it, and what a person looks at."),
    ),
    "rules": (
        Example("audits rules", "All rules."),
        Example("audits rules contact links", "Those of two families."),
        Example("audits rules axe --format json", "Those that relay axe, as JSON, with their titles and help."),
    ),
    "browser": (
        Example("audits browser", "Which Chromium `audits run` would start."),
        Example("audits browser && audits run public/", "An audit, only if there is one."),
    ),
    "completion": (
        Example("audits completion bash >> ~/.bashrc", "From the next shell on, Tab completes commands and names."),
        Example("audits completion zsh >> ~/.zshrc", "The same for zsh."),
        Example("audits completion fish > ~/.config/fish/completions/audits.fish", "The same for fish."),
    ),
}
"""By command, in the order in which its help shows them."""
