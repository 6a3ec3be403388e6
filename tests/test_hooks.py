"""The site's hooks, room by room: what each gives for right facts, and what it says of wrong ones."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import pytest
import yaml
from jinja2 import Environment, StrictUndefined
from markdown import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from contact import (
    book_link,
    booking_address,
    call_link,
    opening_hours_text,
    postal_address,
    telephone_faults,
    telephone_text,
)
from front_matter import front_matter_faults, last_change, page_dates, reference_address, syntax_fault
from macros import macros_for
from page_head import Head
from structured_data import structured_data
from table_labels import TableLabels

RINGWOOD = {
    "name": "A clinic Ringwood",
    "town": "Ringwood",
    "county": "Hampshire",
    "phone": "+441632960001",
    "page": "clinics/ringwood.md",
    "booking_value": "ring wood",
    "street_address": None,
    "postcode": None,
    "opening_hours": None,
}
VERWOOD = RINGWOOD | {
    "town": "Verwood",
    "phone": "+441632960002",
    "page": "clinics/verwood/index.md",
    "street_address": "1 High Street <rear>",
    "postcode": "BH31 6AA",
    "opening_hours": ["Mo-Fr 09:00-17:00", "Sa 09:00-12:00"],
}
CLINICS = {"ringwood": RINGWOOD, "verwood": VERWOOD}
BOOKING = {"url": "https://booking.example/", "clinic_parameter": "clinic"}
EXTRA: dict[str, Any] = {
    "country": "GB",
    "organisation": {"name": "A clinic", "description": "Two clinics."},
    "clinics": CLINICS,
    "booking": BOOKING,
}

GUIDE: dict[str, Any] = {
    "title": "Neck pain",
    "description": "A guide to neck pain that is long enough to be shown by search engines.",
    "kind": "guide",
    "published": date(2026, 3, 1),
    "modified": date(2026, 5, 2),
    "next_check": date(2027, 3, 1),
    "references": [
        {"id": "nhs", "citation": "NHS. Neck pain.", "url": "https://www.nhs.uk/symptoms/neck-pain/"},
        {"id": "ichd-3", "citation": "Headache Classification.", "doi": "10.1177/0333102417738202"},
    ],
    "condition": {
        "name": "Neck pain",
        "alternate_name": "pain of the neck",
        "code": {"value": 11.2, "system": "ICHD-3"},
        "epidemiology": "About 1 in 5 adults.",
    },
}


# The clinic's facts


def test_a_number_is_shown_as_people_in_the_country_read_it() -> None:
    assert telephone_text("+441632960001") == "01632 960001"
    link = call_link(RINGWOOD)
    assert 'href="tel:+441632960001"' in link
    assert ">Call Ringwood on 01632 960001</a>" in link


@pytest.mark.parametrize("phone", ["01632 960001", "+44 1632 960001", "+44 ", "call us", "", None, 441632960001])
def test_a_number_that_cannot_be_dialled_from_anywhere_names_its_clinic(phone: object) -> None:
    (fault,) = telephone_faults(CLINICS | {"verwood": VERWOOD | {"phone": phone}})
    assert fault.startswith(f"the `phone` of clinic `verwood` is {phone!r}; write it as ")


def test_our_numbers_have_no_fault() -> None:
    assert not list(telephone_faults(CLINICS))


@pytest.mark.parametrize(
    ("url", "parameter", "address"),
    [
        ("https://booking.example/", "clinic", "https://booking.example/?clinic=ring+wood"),
        ("https://booking.example/", None, "https://booking.example/"),
        ("https://booking.example/a?lang=en&draft=", "clinic", "https://booking.example/a?lang=en&draft=&clinic=ring+wood"),
        ("https://booking.example/?clinic=all&a=1#day", "clinic", "https://booking.example/?a=1&clinic=ring+wood#day"),
    ],
)  # fmt: skip
def test_a_booking_link_asks_for_the_clinic(url: str, parameter: str | None, address: str) -> None:
    booking = {"url": url, "clinic_parameter": parameter}
    assert booking_address(booking, RINGWOOD) == address
    assert booking_address(booking) == url


def test_a_booking_link_is_safe_inside_html() -> None:
    link = book_link({"url": "https://booking.example/?a=1&b=2", "clinic_parameter": "clinic"}, RINGWOOD)
    assert 'href="https://booking.example/?a=1&amp;b=2&amp;clinic=ring+wood"' in link
    assert link.endswith(">Book online at Ringwood</a>")
    assert book_link(BOOKING).endswith(">Book a consultation online</a>")


def test_a_gap_renders_nothing() -> None:
    assert postal_address(RINGWOOD) == opening_hours_text(RINGWOOD) == ""
    assert postal_address(RINGWOOD | {"street_address": "1 High Street"}) == ""
    assert postal_address(VERWOOD) == "1 High Street &lt;rear&gt;, Verwood, BH31 6AA"
    assert opening_hours_text(VERWOOD) == "Mo-Fr 09:00-17:00; Sa 09:00-12:00"


# Macros


def config_with(extra: dict[str, Any], description: str | None = "Two clinics.") -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": "A clinic",
            "site_url": "https://clinic.example/",
            "site_description": description,
            "docs_dir": "docs",
            "use_directory_urls": True,
            "extra": extra,
        }
    )
    return config


def render(text: str, meta: dict[str, Any] | None = None) -> tuple[str, list[str]]:
    """Give what a page's Markdown becomes, and the faults that its macros report."""
    page = Page(None, File("guides/neck.md", "docs", "site", use_directory_urls=True), config_with(EXTRA))
    page.meta = GUIDE if meta is None else meta
    faults: list[str] = []
    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701  because it renders Markdown
    made = environment.from_string(text).render(macros_for(EXTRA, lambda: page, faults.append))
    return made, faults


def test_macros_render_the_clinics_facts() -> None:
    text = '{{ clinic("verwood").county }}|{{ address("ringwood") }}|{{ opening_hours("ringwood") }}'
    assert render(text) == ("Hampshire||", [])
    assert render('{{ call("verwood") }}') == (call_link(VERWOOD), [])
    assert render("{{ book() }}") == (book_link(BOOKING), [])
    assert render('{{ book("verwood") }}') == (book_link(BOOKING, VERWOOD), [])


@pytest.mark.parametrize(
    "macro",
    [
        'call("poole")',
        'book("poole")',
        'address("poole")',
        'opening_hours("poole")',
        'clinic("poole").county',
        'clinic("poole").a.b',
    ],
)
def test_an_unknown_clinic_renders_nothing_and_is_reported(macro: str) -> None:
    made, faults = render(f"{{{{ {macro} }}}}")
    assert made == ""
    assert faults == ["there is no clinic `poole`; choose one of ringwood, verwood"]


def test_a_reference_is_numbered_by_its_place() -> None:
    made, faults = render('{{ ref("ichd-3") }}')
    assert '<a href="#ref-ichd-3" aria-label="Reference 2">2</a>' in made
    assert not faults


def test_a_reference_may_have_a_number_for_its_id() -> None:
    made, faults = render('{{ ref("1") }}', {"references": [{"id": 1, "citation": "A. B."}]})
    assert 'aria-label="Reference 1"' in made
    assert not faults


def test_an_unknown_reference_is_reported_with_the_ids_that_there_are() -> None:
    front = "names no reference; the page's front matter has:"
    assert render('{{ ref("who") }}') == ("", [f"ref('who') {front} nhs, ichd-3"])
    assert render('{{ ref("who") }}', {}) == ("", [f"ref('who') {front} none"])


# Front matter


def test_right_front_matter_has_no_fault() -> None:
    assert list(front_matter_faults(GUIDE, CLINICS)) == []
    assert list(front_matter_faults(GUIDE | {"clinic": "verwood"}, CLINICS)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"title": ""}, "`title` is missing"),
        ({"description": None}, "`description` is missing"),
        ({"description": "x" * 49}, "`description` has 49 characters; 50 to 160 fit where search engines show it"),
        ({"description": "x" * 161}, "`description` has 161 characters; 50 to 160 fit where search engines show it"),
        ({"kind": "blog"}, "`kind` is 'blog'; choose one of guide, clinic, service, policy, index"),
        ({"published": "1 March 2026"}, "`published` is '1 March 2026'; write a date such as 2026-11-23"),
        ({"modified": None}, "`modified` is None; write a date such as 2026-11-23"),
        ({"next_check": date(2026, 5, 2)}, "`next_check` must come after the page's other dates"),
        ({"clinic": "poole"}, "there is no clinic `poole`; choose one of ringwood, verwood"),
        ({"clinic": ["ringwood"]}, "there is no clinic `['ringwood']`; choose one of ringwood, verwood"),
        ({"condition": "neck pain"}, "`condition` needs a `name`"),
        ({"condition": {"name": "Pain", "code": {"value": "1"}}}, "`condition.code` needs a `value` and a `system`"),
        ({"references": "NHS"}, "`references` must be a list, each with `id`, `citation`, and `doi` or `url`"),
        ({"references": [{"id": "nhs"}]}, "reference 1 needs an `id` and a `citation`"),
        ({"references": ["nhs"]}, "reference 1 needs an `id` and a `citation`"),
    ],
)
def test_a_front_matter_fault_says_what_to_type(change: dict[str, object], fault: str) -> None:
    assert list(front_matter_faults(GUIDE | change, CLINICS)) == [fault]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"id": "NHS 1"}, "reference id `NHS 1` may hold only small letters, digits and hyphens"),
        ({"id": "ichd-3"}, "reference id `ichd-3` is used twice"),
        ({"url": "http://www.nhs.uk/"}, "reference `nhs` needs a `doi` or an https `url`"),
        ({"doi": "https://doi.org/10.1000/x"}, "the doi of reference `nhs` must look like 10.1000/xyz, without https://doi.org/"),
    ],
)  # fmt: skip
def test_a_reference_fault_names_the_reference(change: dict[str, str], fault: str) -> None:
    nhs, ichd = GUIDE["references"]
    assert list(front_matter_faults(GUIDE | {"references": [ichd, nhs | change]}, CLINICS)) == [fault]


def test_every_fault_of_a_page_is_told_at_once() -> None:
    assert list(front_matter_faults({}, CLINICS)) == [
        "`title` is missing",
        "`description` is missing",
        "`kind` is None; choose one of guide, clinic, service, policy, index",
        "`published` is missing; write a date such as 2026-11-23",
        "`next_check` is missing; write a date such as 2026-11-23",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("title: a\nkind: guide\n", None),
        ('title: "a\nkind: b\n', "the front matter cannot be read at line "),
        ("title: Neck: a guide\n", "the front matter cannot be read at line 2: mapping values are not allowed here"),
        ("published: 2026-02-30\n", "the front matter cannot be read: day "),
    ],
)
def test_front_matter_that_cannot_be_read_is_a_fault(text: str, fault: str | None) -> None:
    said = syntax_fault(f"---\n{text}---\n\n# A page\n")
    assert said is None if fault is None else said is not None and said.startswith(fault)
    assert syntax_fault("# A page without front matter\n") is None


def test_a_date_is_a_day_without_a_time() -> None:
    meta = yaml.safe_load("published: 2026-03-01\nmodified: 2026-05-02 10:00:00\nevidence_checked: soon\n")
    faults = [fault for fault in front_matter_faults(GUIDE | meta, CLINICS) if "write a date" in fault]
    assert [fault.split()[0] for fault in faults] == ["`modified`", "`evidence_checked`"]
    assert last_change(meta) == date(2026, 3, 1)
    assert last_change({"published": datetime(2026, 3, 1, tzinfo=UTC)}) is None


def test_a_page_is_dated_by_its_latest_change_not_by_its_next_check() -> None:
    assert last_change(GUIDE) == date(2026, 5, 2)
    assert last_change(GUIDE | {"evidence_checked": date(2026, 6, 7)}) == date(2026, 6, 7)


def test_dates_are_shown_in_one_order_for_people_and_machines() -> None:
    assert page_dates(GUIDE) == [
        ("Published", "2026-03-01", "1 March 2026"),
        ("Updated", "2026-05-02", "2 May 2026"),
        ("Next check due", "2027-03-01", "1 March 2027"),
    ]


def test_a_doi_is_the_better_address() -> None:
    assert reference_address({"doi": "10.1000/x", "url": "https://a.example/"}) == "https://doi.org/10.1000/x"
    assert reference_address({"url": "https://a.example/"}) == "https://a.example/"


# Structured data

PAGES = "WebPage MedicalWebPage"
# Each property that we use, by the address of its definition, and the types for which that definition allows it.
VOCABULARY = {
    "https://schema.org/name": f"Organization MedicalClinic WebSite {PAGES} CreativeWork MedicalCondition ListItem",
    "https://schema.org/description": f"Organization WebSite {PAGES}",
    "https://schema.org/url": f"Organization MedicalClinic WebSite {PAGES} CreativeWork ImageObject",
    "https://schema.org/alternateName": "MedicalCondition",
    "https://schema.org/logo": "Organization",
    "https://schema.org/subOrganization": "Organization",
    "https://schema.org/parentOrganization": "MedicalClinic",
    "https://schema.org/telephone": "MedicalClinic",
    "https://schema.org/address": "MedicalClinic",
    "https://schema.org/openingHours": "MedicalClinic",
    "https://schema.org/streetAddress": "PostalAddress",
    "https://schema.org/addressLocality": "PostalAddress",
    "https://schema.org/addressRegion": "PostalAddress",
    "https://schema.org/postalCode": "PostalAddress",
    "https://schema.org/addressCountry": "PostalAddress",
    "https://schema.org/inLanguage": f"WebSite {PAGES}",
    "https://schema.org/publisher": f"WebSite {PAGES}",
    "https://schema.org/isPartOf": PAGES,
    "https://schema.org/datePublished": PAGES,
    "https://schema.org/dateModified": PAGES,
    "https://schema.org/primaryImageOfPage": PAGES,
    "https://schema.org/breadcrumb": PAGES,
    "https://schema.org/about": PAGES,
    "https://schema.org/citation": PAGES,
    "https://schema.org/audience": "MedicalWebPage",
    "https://schema.org/code": "MedicalCondition",
    "https://schema.org/epidemiology": "MedicalCondition",
    "https://schema.org/codeValue": "MedicalCode",
    "https://schema.org/codingSystem": "MedicalCode",
    "https://schema.org/itemListElement": "BreadcrumbList",
    "https://schema.org/position": "ListItem",
    "https://schema.org/item": "ListItem",
}
TRAIL = [("Home", "https://clinic.example/"), ("Neck pain", "https://clinic.example/neck/")]


def head_of(meta: dict[str, Any], path: str) -> Head:
    return Head(
        "Neck pain – A clinic", meta["title"], meta["description"], meta["kind"], f"https://clinic.example/{path}"
    )


def graph_text(meta: dict[str, Any], trail: list[tuple[str, str]], path: str = "neck/") -> str:
    return structured_data(head_of(meta, path), meta, trail, config_with(EXTRA))


def nodes_of(text: str) -> dict[str, dict[str, Any]]:
    return {node["@id"]: node for node in json.loads(text)["@graph"]}


def every_value(value: object) -> Iterator[object]:
    yield value
    match value:
        case dict():
            for inner in value.values():
                yield from every_value(inner)
        case list():
            for inner in value:
                yield from every_value(inner)
        case _:
            pass


def pairs_of(text: str) -> Iterator[tuple[str, str]]:
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    for node in every_value(data["@graph"]):
        if isinstance(node, dict) and "@type" in node:
            yield from ((node["@type"], name) for name in node if not name.startswith("@"))
        elif isinstance(node, dict):
            assert node.keys() == {"@id"}, "a node without a type is a reference and nothing else"


def test_every_property_stands_in_the_vocabulary_for_its_type() -> None:
    service = GUIDE | {"kind": "service"}
    made = {*pairs_of(graph_text(GUIDE, TRAIL)), *pairs_of(graph_text(service, TRAIL))}
    allowed = {(kind, url.rpartition("/")[2]) for url, kinds in VOCABULARY.items() for kind in kinds.split()}
    assert made <= allowed, "these pairs are not in the table"
    assert made == allowed, "these rows of the table are used no more"


def test_nodes_keep_their_ids_from_page_to_page() -> None:
    site = {"#organisation", "#clinic-ringwood", "#clinic-verwood", "#website"}
    home = nodes_of(graph_text({key: GUIDE[key] for key in GUIDE if key != "condition"}, [], ""))
    guide = nodes_of(graph_text(GUIDE, TRAIL))
    assert home.keys() == {f"https://clinic.example/{name}" for name in (*site, "#webpage")}
    assert guide.keys() == {f"https://clinic.example/{name}" for name in site} | {
        f"https://clinic.example/neck/{name}" for name in ("#webpage", "#breadcrumb", "#condition")
    }
    assert all(home[name] == guide[name] for name in home.keys() & guide.keys())


def test_every_reference_inside_the_graph_leads_to_a_node() -> None:
    for meta in (GUIDE, {key: GUIDE[key] for key in GUIDE if key != "condition"} | {"about_clinic": "verwood"}):
        nodes = nodes_of(graph_text(meta, TRAIL))
        values = [value for value in every_value(list(nodes.values())) if isinstance(value, dict)]
        assert {value["@id"] for value in values if "@id" in value} == nodes.keys()


def test_a_clinic_says_only_what_is_known() -> None:
    nodes = nodes_of(graph_text(GUIDE, TRAIL))
    ringwood, verwood = (nodes[f"https://clinic.example/#clinic-{name}"] for name in CLINICS)
    assert "openingHours" not in ringwood
    assert ringwood["address"].keys() == {"@type", "addressLocality", "addressRegion", "addressCountry"}
    assert verwood["openingHours"] == ["Mo-Fr 09:00-17:00", "Sa 09:00-12:00"]
    assert [node["url"] for node in (ringwood, verwood)] == [
        "https://clinic.example/clinics/ringwood/",
        "https://clinic.example/clinics/verwood/",
    ]
    assert all(re.fullmatch(r"\+[1-9]\d{6,14}", node["telephone"]) for node in (ringwood, verwood))


@pytest.mark.parametrize("meta", [GUIDE, GUIDE | {"condition": {"name": "Neck pain"}, "references": None}])
def test_nothing_is_null_or_empty(meta: dict[str, Any]) -> None:
    config = config_with(EXTRA, description=None)
    graph = json.loads(structured_data(head_of(meta, "neck/"), meta, TRAIL, config))
    assert all(value not in (None, "", [], {}) for value in every_value(graph))


def test_text_cannot_end_the_script_it_stands_in() -> None:
    title = "</script><!--<script>alert(1)</script> & more"
    text = graph_text(GUIDE | {"title": title}, TRAIL)
    assert "<" not in text
    assert nodes_of(text)["https://clinic.example/neck/#webpage"]["name"] == title


def test_steps_of_the_trail_are_counted_from_one() -> None:
    (trail,) = (node for key, node in nodes_of(graph_text(GUIDE, TRAIL)).items() if key.endswith("#breadcrumb"))
    positions = [item["position"] for item in trail["itemListElement"]]
    assert positions[0] == 1
    assert all(after == before + 1 for before, after in pairwise(positions))


# Tables


@pytest.fixture
def table() -> Callable[[str], str]:
    extensions = ["tables", "attr_list", "md_in_html", TableLabels()]
    return lambda text: re.sub(r"\n\s*", "", markdown(text, extensions=extensions))


def test_a_table_can_be_stacked_and_still_be_read_out(table: Callable[[str], str]) -> None:
    assert table("|Sign|What *to* do & when|\n|:-|-|\n|Fever|Call **111**|\n") == (
        '<table role="table"><thead role="rowgroup"><tr role="row">'
        '<th role="columnheader" scope="col" style="text-align: left;">Sign</th>'
        '<th role="columnheader" scope="col">What <em>to</em> do &amp; when</th></tr></thead>'
        '<tbody role="rowgroup"><tr role="row"><th role="rowheader" scope="row" style="text-align: left;">Fever</th>'
        '<td data-label="What to do &amp; when" role="cell">Call <strong>111</strong></td></tr></tbody></table>'
    )


def test_an_empty_first_cell_heads_no_row(table: Callable[[str], str]) -> None:
    assert '<td data-label="Sign" role="cell"></td>' in table("|Sign|Do|\n|-|-|\n||Call|\n")


def test_a_label_has_no_mark_up_and_no_attribute_list(table: Callable[[str], str]) -> None:
    made = table('|Sign|A `<b>` "do" <i>now</i> {: .wide }|\n|-|-|\n|Fever|Call|\n')
    assert 'data-label="A &lt;b&gt; &quot;do&quot; now"' in made


def test_a_table_typed_as_html_stays_as_it_is(table: Callable[[str], str]) -> None:
    typed = '<table><tr><th scope="row">Fever</th><td>Call</td></tr></table>'
    assert table(typed) == typed
