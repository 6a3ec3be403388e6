"""The corpora of rules: a folder each of sound and broken pages, with what the standard says of each page, by hand."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from audits import Request, gather
from audits.config.settings import Settings
from audits.evidence import Axe, Site
from audits.rules.catalogue import RULES
from audits.rules.engine import EXAMPLE_FACTS, judge
from audits.rules.outcomes import Outcome
from audits.rules.site_index import SiteIndex

CORPUS = Path(__file__).parent / "corpus"
FOLDERS = tuple(sorted(file.parent.name for file in CORPUS.glob("*/expected.toml")))

FAMILIES = frozenset({"links", "contact", "structured-data"})
"""Those that have corpora."""

FIELDS = frozenset(
    name for rule in RULES if rule.family in FAMILIES or rule.target is Axe for name in rule.evidence
) - {"bookings"}
"""What is gathered of every corpus: all that these families ask for, and axe."""

JUDGED = tuple(rule for rule in RULES if rule.evidence <= FIELDS)
"""The rules that can be put to it, those of other families too."""


class Expected(Struct, frozen=True, forbid_unknown_fields=True):
    """What must be said of the pages of one corpus.

    `standard` is what it rests on. `silent` are the pages of which the rule says nothing; `fails` and `unsure` those of
    which it says one thing for each text given, in words that hold it.
    """

    standard: str
    silent: tuple[str, ...]
    fails: dict[str, tuple[str, ...]] = {}
    unsure: dict[str, tuple[str, ...]] = {}
    profiles: tuple[str, ...] = ("desktop",)
    site_url: str = EXAMPLE_FACTS.site_url


def expected_of(folder: str) -> Expected:
    """Read what must be said of the pages of a corpus."""
    return msgspec.convert(tomllib.loads((CORPUS / folder / "expected.toml").read_text("utf-8")), Expected)


def _request(folder: str) -> Request:
    expected = expected_of(folder)
    return Request(
        settings=Settings(load_timeout_ms=10_000, page_timeout_ms=300_000),
        facts=structs.replace(EXAMPLE_FACTS, site_url=expected.site_url),
        rules=JUDGED,
        profiles=expected.profiles,
        unsampled_profiles=frozenset(expected.profiles),
        jobs=1,
        evidence=FIELDS,
    )


def gather_corpus(folder: str, out: Path) -> None:
    """Gather a corpus, every page, as a whole site, and keep what was seen in `out`."""
    site = gather(CORPUS / folder, _request(folder)).site
    files = tuple(file for file in site.files if file != "expected.toml")
    (out / "site.json").write_bytes(msgspec.json.encode(structs.replace(site, files=files)))


def index_of(folder: str, gathered: Path) -> SiteIndex:
    """Give the index of a corpus, from where its evidence is kept."""
    site = msgspec.json.decode((gathered / "site.json").read_bytes(), type=Site)
    return SiteIndex(site, _request(folder).facts)


def outcomes_in(index: SiteIndex, *rules: str) -> Iterator[Outcome]:
    """Give what rules say of a corpus, all that are judged unless some are named."""
    for rule in JUDGED:
        if not rules or rule.id in rules:
            yield from judge(rule, index, index.facts).outcomes
