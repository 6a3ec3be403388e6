"""Which addresses on other hosts the pages of a site name: what `audits external` asks for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import urldefrag

from audits.config.facts import Facts
from audits.evidence import NotGathered, Page, info_of
from audits.lib.urls import host_of, is_private, split
from audits.rules.references import NAMING_FIELDS, references_on
from audits.rules.site_index import SiteIndex


def external_addresses(
    pages: Iterable[Page], index: SiteIndex, facts: Facts
) -> tuple[Mapping[str, frozenset[str]], tuple[str, ...]]:
    """List what pages name on other hosts, and the addresses among them that only a private network could answer.

    The site's own host and the booking hosts are no business of this command: `audits run` follows those.
    """
    own = {host_of(facts.site_url)} | (facts.booking.all_hosts if facts.booking else frozenset())
    found: dict[str, set[str]] = defaultdict(set)
    private: set[str] = set()
    for page in pages:
        named = {field: value for field in NAMING_FIELDS if not isinstance(value := getattr(page, field), NotGathered)}
        for reference in references_on(info_of(page), **named):
            parts = split(reference.url)
            if parts is None or parts.scheme not in {"http", "https"} or host_of(reference.url) in {"", *own}:
                continue
            if index.addresses.path_below_site(reference.url) is not None:
                continue
            url, fragment = urldefrag(reference.url)
            if is_private(host_of(url)):
                private.add(url)
            else:
                found[url] |= {fragment} - {""}
    return {url: frozenset(found[url]) for url in sorted(found)}, tuple(sorted(private))
