"""What the rules about links to other hosts make of each answer; their evidence is made here, not gathered."""

from datetime import date

import msgspec
import pytest

from audits.config.facts import Facts
from audits.config.settings import Settings
from audits.evidence import (
    Asset,
    DataBlock,
    ExternalOutcome,
    ExternalVisit,
    Head,
    HeadLink,
    Link,
    Meta,
    NotGathered,
    Page,
    Place,
    Site,
    Tools,
)
from audits.gatherers.visit import unread
from audits.rules.catalogue import BY_ID, EXTERNAL_RULES
from audits.rules.engine import EXAMPLE_FACTS, judge
from audits.rules.external_addresses import external_addresses
from audits.rules.links.external_link import MEANING
from audits.rules.outcomes import Judgement, Result
from audits.rules.site_index import SiteIndex
from audits.static.pages import BuiltPage
from audits.verdict.decide import decide
from audits.verdict.report import Verdict

TODAY = date(2026, 11, 29)

URL = "https://other.example/neck"
GIVEN_TIME = "It worked on 01.11.2026 and has failed once since 19.11.2026."


def link(url: str) -> Link:
    return Link(url, url, "The study", "The study", visible=True, nearby="", landmark="main", place=Place("a"))


def page(path: str, *urls: str) -> Page:
    blank = unread(BuiltPage(path, path), "/", "not looked at")
    return msgspec.structs.replace(blank, loaded=True, links=tuple(link(url) for url in urls))


def site_of(*pages: Page, visits: tuple[ExternalVisit, ...] | NotGathered = ()) -> Site:
    return Site(
        "/", ("desktop",), tuple(one.path for one in pages), pages, NotGathered("-"), Tools("", "", ""), external=visits
    )


def said(rule: str, visit: ExternalVisit, *pages: Page) -> Judgement:
    index = SiteIndex(site_of(*(pages or (page("a.html", URL),)), visits=(visit,)), Facts())
    return judge(BY_ID[rule], index, Facts())


@pytest.mark.parametrize("outcome", ExternalOutcome)
def test_every_answer_has_a_meaning(outcome: ExternalOutcome) -> None:
    tally = said("external-link", ExternalVisit(URL, outcome, "says so.")).tally
    assert getattr(tally, MEANING.get(outcome, Result.FAILED).value) == tally.targets == 1


def test_only_these_answers_are_failures() -> None:
    assert set(ExternalOutcome) - set(MEANING) == {
        ExternalOutcome.GONE,
        ExternalOutcome.ANSWERS_ERROR,
        ExternalOutcome.NO_SUCH_HOST,
        ExternalOutcome.BAD_CERTIFICATE,
        ExternalOutcome.ENDLESS_REDIRECTS,
        ExternalOutcome.SAYS_NOT_FOUND,
        ExternalOutcome.PARKED,
    }


def test_all_pages_with_a_broken_link_are_named() -> None:
    pages = (page("a.html", URL), page("b.html", f"{URL}#risks"), page("c.html", "https://else.example/"))
    (outcome,) = said("external-link", ExternalVisit(URL, ExternalOutcome.GONE, "is gone."), *pages).outcomes
    assert outcome.page == "a.html"
    assert outcome.message == (f"The link “The study” leads to {URL}, which is gone. It is also named on b.html.")


@pytest.mark.parametrize(("given_time", "verdict"), [("", Verdict.FAILING), (GIVEN_TIME, Verdict.CLEAN)])
def test_a_new_fault_blocks_and_a_rotting_link_advises(given_time: str, verdict: Verdict) -> None:
    visit = ExternalVisit(URL, ExternalOutcome.GONE, "is gone.", given_time=given_time)
    site = site_of(page("a.html", URL), visits=(visit,))
    judgements = [judge(rule, SiteIndex(site, Facts()), Facts()) for rule in EXTERNAL_RULES]
    report = decide(EXTERNAL_RULES, judgements, site, Settings(), Facts(), markdown={}, today=TODAY)
    assert report.verdict is verdict
    assert len(report.findings) == 1, "one cause is told once"


def test_what_could_not_be_asked_is_never_clean() -> None:
    visit = ExternalVisit(URL, ExternalOutcome.UNREACHABLE, "did not answer in time.")
    for visits in ((visit,), NotGathered("No network.")):
        site = site_of(page("a.html", URL), visits=visits)
        judgements = [judge(rule, SiteIndex(site, Facts()), Facts()) for rule in EXTERNAL_RULES]
        assert (
            decide(EXTERNAL_RULES, judgements, site, Settings(), Facts(), markdown={}, today=TODAY).verdict
            is Verdict.INCOMPLETE
        )


def test_moved_pages_and_missing_places_are_advice() -> None:
    moved = ExternalVisit(URL, ExternalOutcome.MOVED, "works.", moved_to="https://new.example/")
    assert "has moved for good to https://new.example/" in said("external-link-moved", moved).outcomes[0].message
    lacking = ExternalVisit(f"{URL}#risks", ExternalOutcome.WORKS, "is there.", missing_anchor="risks")
    pages = (page("a.html", URL), page("b.html", f"{URL}#risks"))
    (outcome,) = said("external-anchor", lacking, *pages).outcomes
    assert (outcome.page, "“risks”" in outcome.message) == ("b.html", True)
    unknown = msgspec.structs.replace(lacking, is_anchor_known=False)
    assert said("external-anchor", unknown, *pages).outcomes[0].result is Result.UNSURE
    sound = ExternalVisit(URL, ExternalOutcome.WORKS, "works.")
    assert not any(said(rule.id, sound).outcomes for rule in EXTERNAL_RULES)


def test_whatever_names_an_address_is_asked_for_and_named() -> None:
    data = '{"@context": "https://schema.org", "@type": "Thing", "logo": "https://data.example/logo.png", "url": "/"}'
    head = Head(
        ("Neck",), "en", (Meta("og:image", "https://card.example/a.png"), Meta("description", "https://no.example/")),
        (HeadLink("canonical", "c", "https://canon.example/"), HeadLink("preconnect", "p", "https://no.example/")),
        (), has_doctype=True, characters="UTF-8", parse_error="", main_text="",
    )  # fmt: skip
    assets = (
        Asset("frame", "f", "https://frame.example/#x", Place("iframe")),
        Asset("receiver of the form", "r", "https://post.example/", Place("form")),
        Asset("picture", "p", "neck.png", Place("img")),
    )
    blocks = (DataBlock(data, Place("script")),)
    one = msgspec.structs.replace(page("a.html", URL), head=head, assets=assets, data_blocks=blocks)
    index = SiteIndex(site_of(one), EXAMPLE_FACTS)
    addresses, _ = external_addresses([one], index, EXAMPLE_FACTS)
    names = {URL: "The link “The study” leads to", "https://frame.example/": "The frame is"} | {
        "https://card.example/a.png": "The og:image in the head is",
        "https://canon.example/": "The canonical address in the head is",
        "https://data.example/logo.png": "“logo” in the structured data is",
    }
    assert addresses == dict.fromkeys(sorted(names), frozenset())
    for url, says in names.items():
        (outcome,) = said("external-link", ExternalVisit(url, ExternalOutcome.GONE, "is gone."), one).outcomes
        assert outcome.message == f"{says} {url}, which is gone."


def test_which_addresses_are_external() -> None:
    urls = (
        "https://other.example/neck#risks", "https://other.example/neck", "http://elsewhere.example/?a=1",
        "https://clinic.example/neck/", "http://site.localhost/", "https://booking.clinic.example/?clinic=leeds",
        "tel:+441614960001", "mailto:a@other.example", "https://[bad", "http://192.168.1.1/router", "http://printer.local/",
    )  # fmt: skip
    pages = (page("a.html", *urls), unread(BuiltPage("b.html", "b.html"), "/", "It did not load."))
    index = SiteIndex(site_of(*pages), EXAMPLE_FACTS)
    addresses, private = external_addresses(pages, index, EXAMPLE_FACTS)
    assert addresses == {
        "http://elsewhere.example/?a=1": frozenset(),
        "https://other.example/neck": frozenset({"risks"}),
    }
    assert private == ("http://192.168.1.1/router", "http://printer.local/")
