"""The rule `structured-data-current`."""

from collections.abc import Iterator

from audits.evidence import DataBlock
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.structured_data._nodes import CLOSE, OPEN, SCHEMA_ORG_TERM, Node, is_schema_org, nodes_of
from audits.standards import SCHEMA_ORG, schema_org

HEAD = f'{OPEN}{{"@context": "https://schema.org", '


@rule("structured-data-current", SCHEMA_ORG, where=is_schema_org)
@good(f'{HEAD}"@type": "MedicalClinic", "areaServed": "Manchester"}}{CLOSE}')
@good(f'{HEAD}"@type": "MedicalWebPage", "mainContentOfPage": {{"@type": "WebPageElement"}}}}{CLOSE}')
@bad(f'{HEAD}"@type": "MedicalClinic", "serviceArea": "Manchester"}}{CLOSE}', says="areaServed")
@bad(f'{HEAD}"@type": "MedicalWebPage", "aspect": "symptoms"}}{CLOSE}', says="mainContentOfPage")
@bad(
    '<p itemscope itemtype="https://schema.org/MedicalClinic">In <b itemprop="serviceArea">Manchester</b></p>',
    says="areaServed",
)
def structured_data_current(block: DataBlock) -> Iterator[Problem]:
    """Structured data is written in the words schema.org has now

    schema.org gave some of its words up for better ones. Write the newer word: readers of the data will drop the
    old one in time.
    """
    told: set[str] = set()
    for node in nodes_of(block):
        for word in (*node.types, *node.properties, *_named_values(node)):
            newer = _newest(word)
            if newer != word and word not in told:
                told.add(word)
                yield Problem(f"schema.org gave “{word}” up: write {newer}.")


def _newest(word: str) -> str:
    """Follow what took a word's place, and what took the place of that."""
    passed: set[str] = set()
    while (newer := schema_org.superseded_by(word)) and word not in passed:
        passed.add(word)
        word = newer[0]
    return word


def _named_values(node: Node) -> Iterator[str]:
    """Give the terms of schema.org that stand as values, written as addresses."""
    for values in node.properties.values():
        for value in values:
            if isinstance(value, str) and (found := SCHEMA_ORG_TERM.fullmatch(value.strip())):
                yield found[1]
