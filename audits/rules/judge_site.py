"""Putting many rules to a site, a page at a time: of a page that has been judged, only what others need is kept."""

from collections.abc import Iterable, Sequence

from msgspec import structs

from audits.config.exclusions import Exclusions
from audits.config.facts import Facts
from audits.evidence import ORIGIN, Page, Site
from audits.evidence.slim import Interner, slimmed
from audits.rules.declaration import Rule
from audits.rules.judging import NOTHING_EXCLUDED, judge, judge_page, merge
from audits.rules.outcomes import Judgement, Outcome, Tally
from audits.rules.signature import LINK_VISITS
from audits.rules.site_index import SiteIndex


def judge_site(  # noqa: PLR0913  because a site is judged by all of these
    rules: Sequence[Rule],
    site: Site,
    pages: Iterable[Page],
    facts: Facts,
    *,
    kept: frozenset[str],
    excluded: Exclusions = NOTHING_EXCLUDED,
) -> tuple[tuple[Judgement, ...], Site]:
    """Put rules to a site whose pages come one by one, in the site's order; `site` may be without them.

    What is excluded is judged by no rule, and no part of any count.

    Returns:
        A judgement for each rule, and the site with pages that hold only what its site-wide rules need, and the fields
        in `kept`.
    """
    by_page = [rule for rule in rules if rule.is_page_local]
    site_wide = [rule for rule in rules if not rule.is_page_local]
    needed = kept.union(*(rule.evidence.union(rule.of_all_pages) for rule in site_wide))
    if any(rule.target in LINK_VISITS for rule in site_wide):
        needed |= {"links", "assets"}  # what came of an address is told where it is named
    told: dict[str, list[Outcome]] = {rule.id: [] for rule in by_page}
    counted = {rule.id: Tally() for rule in by_page}
    slim: list[Page] = []
    interner = Interner()
    for page in (without_links(page, excluded) for page in pages):
        for rule in by_page:
            judgement = judge_page(rule, page, facts, site.profiles, excluded)
            told[rule.id].extend(map(interner.intern, judgement.outcomes))
            counted[rule.id].add_all(judgement.tally)
        slim.append(interner.intern(slimmed(page, needed)))
    whole = structs.replace(site, pages=tuple(slim))
    index = SiteIndex(whole, facts)
    judgements = (
        merge(rule, facts, [Judgement(rule.id, tuple(told.pop(rule.id)), counted[rule.id])])
        if rule.id in told
        else judge(rule, index, facts, excluded)
        for rule in rules
    )
    return tuple(judgements), whole


def without_links(page: Page, excluded: Exclusions) -> Page:
    """Give a page without the links and files whose addresses are excluded."""
    kept = {
        name: tuple(one for one in named if not excluded.leaves_out_link(one.href, one.url.removeprefix(ORIGIN)))
        for name, named in (("links", page.links), ("assets", page.assets))
        if isinstance(named, tuple)
    }
    return structs.replace(page, **kept) if excluded.entries else page
