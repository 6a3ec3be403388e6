"""A site judged a page at a time, of which only what others need is kept, is judged as the whole at once."""

from pathlib import Path

import pytest
from examples import read_golden

from audits import Request, judge
from audits.config.facts import Facts
from audits.evidence import NOT_ASKED, Link, Page, Place
from audits.evidence.slim import slimmed
from audits.evidence.store import Evidence
from audits.evidence.writing import save
from audits.reports import as_json
from audits.rules.catalogue import BY_ID, RULES
from audits.rules.declaration import EXAMPLE_FACTS, Rule
from audits.rules.engine import judge as judge_rule
from audits.rules.judge_site import judge_site
from audits.rules.signature import OF_LINKS
from audits.rules.site_index import SiteIndex

SOME = tuple(rule for rule in RULES if not rule.is_page_local and rule.target not in OF_LINKS)
"""Rules whose examples hold several pages, or what site-wide rules look at."""


@pytest.mark.parametrize("rule", SOME, ids=lambda rule: rule.id)
def test_every_rule_says_the_same(rule: Rule) -> None:
    for site in read_golden(rule).values():
        index = SiteIndex(site, EXAMPLE_FACTS)
        at_once = tuple(judge_rule(one, index, EXAMPLE_FACTS) for one in RULES)
        one_by_one, _ = judge_site(RULES, site, iter(site.pages), EXAMPLE_FACTS, kept=frozenset())
        assert one_by_one == at_once


def test_kept_evidence_gives_the_same_report(tmp_path: Path) -> None:
    site = next(iter(read_golden(SOME[0]).values()))
    kept = save(Evidence(site, Facts()), tmp_path)
    assert as_json(judge(kept, Request())) == as_json(judge(Evidence(site, Facts()), Request()))


def test_what_no_site_wide_rule_needs_is_dropped() -> None:
    page = next(iter(read_golden(SOME[0]).values())).pages[0]
    slim = slimmed(page, frozenset({"links"}))
    assert (slim.path, slim.head, slim.links) == (page.path, page.head, page.links)
    assert slim.views == slim.anchors == NOT_ASKED


def test_what_came_of_an_address_is_told_at_a_link_to_it() -> None:
    """A run that asks about bookings or other hosts alone has to keep the links."""
    rule = BY_ID["booking-link-works"]
    link = Link("/book/", "http://site/book/", "Book", "Book", visible=True, nearby="", landmark="", place=Place())
    page = Page(path="a.html", url="http://site/a.html", source=None, loaded=True, links=(link,))
    site = next(iter(read_golden(SOME[0]).values()))
    _, slim = judge_site((rule,), site, [page], EXAMPLE_FACTS, kept=frozenset())
    assert slim.pages[0].links == (link,)
