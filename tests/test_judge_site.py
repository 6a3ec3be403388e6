"""A site judged a page at a time, of which only what others need is kept, is judged as the whole at once."""

from pathlib import Path

import msgspec
import pytest
from examples import read_golden
from msgspec import structs

from audits import Request, judge
from audits.config.facts import Facts
from audits.evidence import NOT_ASKED, Axe, FeatureKind, Link, Page, Place
from audits.evidence.slim import Interner, slimmed
from audits.evidence.store import Evidence
from audits.evidence.writing import save
from audits.reports import as_json
from audits.rules.catalogue import BY_ID, RULES
from audits.rules.declaration import EXAMPLE_FACTS, Rule
from audits.rules.engine import judge as judge_rule
from audits.rules.judge_site import judge_site
from audits.rules.signature import LINK_VISITS
from audits.rules.site_index import SiteIndex

SOME = tuple(rule for rule in RULES if not rule.is_page_local and rule.target not in LINK_VISITS)
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


def test_what_is_the_same_on_many_pages_is_in_memory_once() -> None:
    link = Link("/", "http://site/", "Home", "Home", visible=True, nearby="", landmark="", place=Place("nav > a"))
    pages = [
        Page(
            path=path,
            url=f"http://site/{path}",
            source=None,
            loaded=True,
            links=(link, structs.replace(link, href=path)),
        )
        for path in ("a.html", "b.html")
    ]
    interner = Interner()
    first, second = (interner.intern(msgspec.json.decode(msgspec.json.encode(page), type=Page)) for page in pages)
    assert [first, second] == pages
    assert isinstance(first.links, tuple)
    assert isinstance(second.links, tuple)
    assert first.links[0] is second.links[0]
    assert first.links[1] is not second.links[1]
    assert first.links[1].place is second.links[1].place


def test_what_only_looks_the_same_stays_what_it_is() -> None:
    interner = Interner()
    assert [type(interner.intern(one)) for one in ("audio", FeatureKind.AUDIO, 1, True, 1.0)] == [
        str, FeatureKind, int, bool, float,
    ]  # fmt: skip


def test_what_holds_a_dict_is_made_of_what_is_in_memory_once() -> None:
    axe = Axe("4", (), (), passes={"a": 1}, inapplicable=("image-alt",))
    interner = Interner()
    name = interner.intern("IMAGE-ALT".lower())
    assert interner.intern(axe) == axe
    assert interner.intern(axe).inapplicable[0] is name
