"""The rule `structured-data-type`."""

import difflib
from collections.abc import Iterator

from audits.evidence import DataBlock
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.structured_data._nodes import CLOSE, OPEN, Node, is_schema_org, nodes_of
from audits.standards import SCHEMA_ORG

HEAD = f'{OPEN}{{"@context": "https://schema.org", '
CLINIC = '"@id": "https://clinic.example/#clinic"'
MEANT = ("@type", "type")
KEYWORDS = frozenset({"@type", "type", "@id", "@graph", "@context", "@reverse", "@index", "@nest", "@included"})


@rule("structured-data-type", SCHEMA_ORG, where=is_schema_org)
@good(f'{HEAD}"@type": "MedicalClinic", "name": "Clinic", "parentOrganization": {{{CLINIC}}}}}{CLOSE}')
@good(f'{HEAD}"@graph": [{{"@type": ["Place", "Organization"], "name": "Clinic"}}]}}{CLOSE}')
@good(f'{HEAD}"@type": "WebPage", "about": {{{CLINIC}, "name": "Clinic"}}}}{CLOSE}')
@good(
    f'{HEAD}{CLINIC}, "@type": "MedicalClinic"}}{CLOSE}{HEAD}{CLINIC}, "telephone": "+441614960001"}}{CLOSE}',
)
@good(f'{HEAD}"@type": "WebPage", "name": {{"@value": "Neck", "@language": "en"}}}}{CLOSE}')
@good(
    '<div itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ann</b></div>'
    '<div itemscope><b itemprop="name">Ben</b></div>'
)
@bad(f'{HEAD}"name": "Clinic", "telephone": "+441614960001"}}{CLOSE}', says="“Clinic”")
@bad(f'{HEAD}"@type": "", "name": "Clinic"}}{CLOSE}', says="@type")
@bad(f'{HEAD}"@Type": "MedicalClinic", "name": "Clinic"}}{CLOSE}', says="“@Type”")
@bad(f'{HEAD}"@graph": [{{"@type": [], "name": "Clinic"}}]}}{CLOSE}', says="@type")
@bad(f'{HEAD}"@type": "MedicalClinic", "address": {{"postalCode": "BH24 1AA"}}}}{CLOSE}', says="“address”")
@bad(
    '<div itemscope itemtype="https://schema.org/Person"><p itemprop="address" itemscope>'
    '<b itemprop="postalCode">BH24 1AA</b></p></div>',
    says="“address”",
)
def structured_data_type(block: DataBlock, blocks: tuple[DataBlock, ...]) -> Iterator[Problem]:
    """Structured data says what kind of thing it tells of

    Add `"@type"` with a type of https://schema.org/, such as `"MedicalClinic"` or, for what stands under `address`,
    `"PostalAddress"`. Search engines pass over a thing whose kind they do not know.
    """
    typed = {node.id for one in blocks for node in nodes_of(one) if node.types or node.is_mixed}
    for node in nodes_of(block):
        if node.types or node.is_mixed or node.is_reference or (node.id and (node.under or node.id in typed)):
            continue
        yield Problem(f"{_called(node)} has no @type, so nobody knows what it is.{_hint(node)}")


def _called(node: Node) -> str:
    name = node.text("name")
    if name:
        return f"The thing called “{name}”"
    return f"What stands under “{node.under}”" if node.under else "A thing in the data"


def _hint(node: Node) -> str:
    """Name a word that looks like a mistyped `@type`."""
    for word in node.words:
        if word not in KEYWORDS and difflib.get_close_matches(word.strip().lower(), MEANT, n=1, cutoff=0.75):
            return f" It has “{word}”: the word is “@type”."
    return ""
