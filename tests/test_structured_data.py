"""Structured data of many forms: what each rule says of it, and what it lets be."""

import json
from typing import Any

import pytest

from audits.config.facts import Facts
from audits.evidence import DataBlock, Place
from audits.rules.engine import EXAMPLE_FACTS, Rule
from audits.rules.structured_data.structured_data_context import structured_data_context
from audits.rules.structured_data.structured_data_order import structured_data_order
from audits.rules.structured_data.structured_data_type import structured_data_type
from audits.rules.structured_data.structured_data_values import structured_data_values


def block(thing: object) -> DataBlock:
    return DataBlock(json.dumps(thing), Place())


def told_by(rule: Rule, *blocks: DataBlock) -> list[str]:
    """Put the rule to the first block."""
    at_hand: dict[type, object] = {Facts: EXAMPLE_FACTS, DataBlock: blocks}
    others = [at_hand[one.kind] for one in rule.parameters]
    return [problem.message for problem in rule.question(blocks[0], *others)]


def ours(**properties: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "Thing", **properties}


@pytest.mark.parametrize(
    "context",
    [
        "https://schema.org", "http://schema.org", "https://schema.org/", "http://www.schema.org", "HTTPS://Schema.org",
        " https://schema.org ", "https://schema.org/docs/jsonldcontext.json", ["https://schema.org"],
        ["https://schema.org", {"@language": "en"}], {"@vocab": "http://schema.org/"},
        {"@vocab": "https://schema.org/", "x": "https://x.example/#"},
        "https://www.w3.org/ns/activitystreams", "https://clinic.example/context.jsonld", "./context.jsonld",
        ["https://www.w3.org/2018/credentials/v1", {"@base": "https://clinic.example/"}],
        {"MedicalClinic": "https://schema.org/MedicalClinic", "name": "https://schema.org/name"},
        "https://health-lifesci.schema.org/", "https://schema.io/clinics.jsonld", "https://schemas.clinic.example",
    ],
    ids=str,
)  # fmt: skip
def test_a_context_that_can_be_read(context: object) -> None:
    assert (
        told_by(structured_data_context, block({"@context": context, "@type": "MedicalClinic", "name": "Clinic"})) == []
    )


@pytest.mark.parametrize(
    "context",
    [
        "https://shema.org", "https://schema.com", "https://schemas.org", "https://schema.og/", "http://scheme.org",
        "schema.org", "www.schema.org", "//schema.org.", "htps://schema.org", "https:/schema.org", "https//schema.org",
        "https://schema.org/MedicalClinic", "https://schema.org/Thing/", "https://schema", "schema", "https://schema.org/context",
        ["https://shema.org"], ["https://schema.org", "https://schema.org/Person"], 1, True,
        {"@vocab": "https://schema.org"}, {"@vocab": "https://shema.org/"}, {"schema": "https://schema.org"},
        {"x": "https://x.example/"}, {"name": "https://schema.org/name"}, {"@language": "en"}, [{}],
    ],
    ids=str,
)  # fmt: skip
def test_a_context_that_nobody_can_read(context: object) -> None:
    assert len(told_by(structured_data_context, block({"@context": context, "@type": "MedicalClinic"}))) == 1


@pytest.mark.parametrize(
    ("written", "is_known"),
    [
        ("https://schema.org/MedicalClinic", True),
        ("http://www.schema.org/MedicalClinic", True),
        ("http://data-vocabulary.org/Organization", True),
        ("https://clinic.example/vocabulary#Person", True),
        ("http://microformats.org/profile/hcard", True),
        ("MedicalClinic", False),
        ("schema.org/MedicalClinic", False),
        ("https://schema.com/MedicalClinic", False),
        ("https://schema.org/MedicalClinic/", False),
        ("htps://schema.org/MedicalClinic", False),
    ],
)
def test_the_type_of_an_item_is_a_whole_address(written: str, is_known: bool) -> None:  # noqa: FBT001  because it is a parameter
    item = DataBlock(json.dumps({"type": [written], "properties": {"name": ["Clinic"]}}), Place(), "microdata")
    assert len(told_by(structured_data_context, item)) == (0 if is_known else 1)


@pytest.mark.parametrize(
    "thing",
    [
        {"@context": "https://schema.org", "name": "Clinic"},
        {"@context": "https://schema.org", "@type": None, "name": "Clinic"},
        {"@context": "https://schema.org", "@type": [], "name": "Clinic"},
        {"@context": "https://schema.org", "@type": " ", "name": "Clinic"},
        {"@context": "https://schema.org", "@Type": "MedicalClinic", "name": "Clinic"},
        {"@context": "https://schema.org", "@typ": "MedicalClinic", "name": "Clinic"},
        {"@context": "https://schema.org", "Type": "MedicalClinic", "name": "Clinic"},
        {"@context": "https://schema.org", "@graph": [{"name": "Clinic"}, {"@type": "WebSite"}]},
        ours(address={"streetAddress": "1 High Street"}),
        ours(geo={"@type": "", "latitude": 50.85}),
        ours(itemListElement=[{"position": 1, "name": "Home"}]),
    ],
    ids=str,
)
def test_a_thing_without_a_type(thing: object) -> None:
    assert len(told_by(structured_data_type, block(thing))) == 1


@pytest.mark.parametrize(
    "thing",
    [
        ours(),
        {"@context": "https://schema.org", "type": "MedicalClinic", "name": "Clinic"},
        {"@context": {"@vocab": "https://schema.org/", "kind": "@type"}, "@type": "MedicalClinic"},
        ours(publisher={"@id": "https://clinic.example/#org"}),
        ours(publisher={"@id": "https://clinic.example/#org", "name": "Clinic"}),
        ours(name={"@value": "Clinic", "@language": "en"}),
        ours(sameAs={"@list": ["https://clinic.example/a"]}),
        {"@context": "https://schema.org", "@type": "http://xmlns.com/foaf/0.1/Person", "name": "Ann"},
        {"@context": "https://schema.org", "@graph": [{"@id": "#a", "name": "A"}, {"@id": "#a", "@type": "Thing"}]},
    ],
    ids=str,
)
def test_a_thing_with_a_type(thing: object) -> None:
    assert told_by(structured_data_type, block(thing)) == []


SOUND_VALUES: dict[str, list[object]] = {
    "latitude": [50.85, "50.85", "-33", 0],
    "longitude": ["-1.79", 179.9],
    "price": [0, "0", "45.00", 1200],
    "priceCurrency": ["GBP", "BTC", "Ithaca HOUR"],
    "openingHours": [
        "Mo-Fr 09:00-17:00", "Mo,We 09:00-12:00", "Mo-Su", "Mo,Tu,We,Th,Fr 8:30-12:30 13:30-17:30", "07:00-22:00",
        "Mo-Fr 09:00-18:00, Sa 09:00-16:00", "Mo-Fr 09:00-12:00,13:00-17:00; Sa off", "Mo - Fr 09:00 - 17:00",
        "mo-fr 09:00-17:00",
    ],
    "duration": ["PT10M", "PT1H30M", "P1DT12H", "P3W", "PT0S", "P0Y0M0DT0H10M0S", "PT1.5S"],
    "wordCount": [900, "900", 0],
    "isAccessibleForFree": [True, "true", "False", "https://schema.org/True"],
    "inLanguage": ["en", "en-GB", "cy", "zh-Hant", "sr-Latn-RS"],
    "email": ["a@clinic.example", "mailto:a@clinic.example"],
    "numberOfRooms": [3, "3", "2.5"],
    "copyrightYear": [2026, "2026"],
}  # fmt: skip
MISTAKEN_VALUES: dict[str, list[object]] = {
    "latitude": ["north", "50,85", "50° 51'", 95],
    "longitude": [181, "-1.79 W", "east"],
    "price": ["£0", "45 GBP", "1,200", "free", "from 45", -1],
    "highPrice": ["€45"],
    "priceCurrency": ["£", "gbp", "pounds", "UK"],
    "openingHours": [
        "Mon-Fri 9-5", "9am-5pm", "Mo-Fr 9-17", "Monday 09:00-17:00", "12pm-11pm daily", "Mo-Fr: 09:00-17:00",
        "Mo-Fr 0900-1700",
    ],
    "duration": ["10 min", "10", "P", "PT", "00:10:00", "T10M", "PT10", "pt10m"],
    "wordCount": ["1e999", "about 900", "900 words", -3, 1.5],
    "isAccessibleForFree": ["yes", "no", "free"],
    "inLanguage": ["English", "en_GB", "british"],
    "email": ["ann at clinic.example", "ann", "a@b c"],
    "numberOfRooms": ["three", "3 rooms"],
    "copyrightYear": ["last year"],
}  # fmt: skip


@pytest.mark.parametrize(("name", "value"), [(name, one) for name, some in SOUND_VALUES.items() for one in some])
def test_a_value_that_machines_can_read(name: str, value: object) -> None:
    assert told_by(structured_data_values, block(ours(**{name: value}))) == []


@pytest.mark.parametrize(("name", "value"), [(name, one) for name, some in MISTAKEN_VALUES.items() for one in some])
def test_a_value_that_machines_cannot_read(name: str, value: object) -> None:
    (message,) = told_by(structured_data_values, block(ours(**{name: value})))
    assert f"“{name}” is “{value}”" in message


@pytest.mark.parametrize(
    ("rating", "is_sound"),
    [
        ({"ratingValue": 5}, True),
        ({"ratingValue": "4,5"}, True),
        ({"ratingValue": "88", "bestRating": "100"}, True),
        ({"ratingValue": "9/10"}, True),
        ({"ratingValue": "80%"}, True),
        ({"ratingValue": 0, "worstRating": 0}, True),
        ({"ratingValue": 9}, False),
        ({"ratingValue": 0}, False),
        ({"ratingValue": 11, "bestRating": 10}, False),
        ({"ratingValue": "five"}, False),
    ],
    ids=str,
)
def test_a_rating_within_its_limits(rating: dict[str, object], is_sound: bool) -> None:  # noqa: FBT001  because it is a parameter
    assert len(told_by(structured_data_values, block(ours(**rating)))) == (0 if is_sound else 1)


@pytest.mark.parametrize(
    "properties",
    [
        {"startDate": "2026-11-30", "endDate": "2026-11-30"},
        {"startDate": "2026-11-30T23:00-05:00", "endDate": "2026-12-01T04:30Z"},
        {"startDate": "2026-11-30T19:00", "endDate": "2026-11-30T20:00+00:00"},
        {"startDate": "2026", "endDate": "2025"},
        {"startDate": "0001-01-01T00:00+14:00", "endDate": "0001-01-01T00:00+14:00"},
        {"datePublished": "30/11/2026", "dateModified": "29/11/2026"},
        {"minValue": 1, "maxValue": 1},
        {"opens": "18:30", "closes": "08:00"},
        {"opens": "09:00:00", "closes": "17:00:00"},
        {"opens": "00:00", "closes": "23:59"},
        {"openingHours": "Mo-Fr 22:00-06:00"},
    ],
    ids=str,
)
def test_data_in_order(properties: dict[str, object]) -> None:
    assert told_by(structured_data_order, block(ours(**properties))) == []


@pytest.mark.parametrize(
    "properties",
    [
        {"startDate": "2026-11-30", "endDate": "2026-11-29"},
        {"startDate": "2026-11-30T19:00Z", "endDate": "2026-11-30T18:00Z"},
        {"datePublished": "2026-11-30", "dateModified": "2026-11-29T10:00:00+00:00"},
        {"datePosted": "2026-11-30", "validThrough": "2026-01-30"},
        {"minValue": 2, "maxValue": 1},
        {"lowPrice": "45.00", "highPrice": "9"},
        {"opens": "17:00", "closes": "09:00"},
        {"openingHours": ["Mo-Th 09:00-17:00", "Fr 17:30-09:00"]},
        {"worstRating": 5, "bestRating": 1},
    ],
    ids=str,
)
def test_data_out_of_order(properties: dict[str, object]) -> None:
    assert len(told_by(structured_data_order, block(ours(**properties)))) == 1
