"""The rule `canonical-absolute`."""

from collections.abc import Iterator

from audits.evidence import Head
from audits.lib.urls import NO_ADDRESS, split
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import GOOGLE_SEARCH


@rule("canonical-absolute", GOOGLE_SEARCH, where=lambda head: head.is_indexable and bool(head.linked("canonical")))
@good('<link rel="canonical" href="https://clinic.example/">')
@bad('<link rel="canonical" href="/">', says="“/”")
@bad('<base href="https://clinic.example/"><link rel="canonical" href="index.html">', says="“index.html”")
def canonical_absolute(head: Head) -> Iterator[Problem]:
    """A canonical address is written whole

    Begin it with https:// and the name of the site. A relative address is allowed, and means another page as soon as a
    copy of the site, or a `<base>`, is read by a search engine. MkDocs writes it whole from `site_url` in mkdocs.yml.
    """
    for link in head.linked("canonical"):
        if not (split(link.href) or NO_ADDRESS).scheme:
            yield Problem(f"The canonical address “{link.href}” is relative; write it whole, from https:// on.")
