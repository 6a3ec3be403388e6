"""The vocabulary of schema.org: what it says, what is made of it, and how blocks are read with it."""

import json
import sys
from pathlib import Path

import pytest

from audits.rules.structured_data._nodes import nodes_in
from audits.standards import schema_org
from audits.standards.schema_org_from import compact, write


def test_a_clinic_is_a_place_and_an_organisation() -> None:
    assert schema_org.ancestors("MedicalClinic") == {
        "MedicalClinic", "MedicalBusiness", "MedicalOrganization", "LocalBusiness", "Organization", "Place", "Thing",
    }  # fmt: skip
    assert schema_org.is_a("MedicalClinic", "LocalBusiness")
    assert not schema_org.is_a("Person", "LocalBusiness")
    assert schema_org.ancestors("Nonsense") == frozenset()


def test_types_and_properties_are_told_apart() -> None:
    assert schema_org.is_type("MedicalWebPage")
    assert not schema_org.is_type("telephone")
    assert schema_org.is_property("telephone")
    assert not schema_org.is_property("MedicalWebPage")


def test_a_property_stands_on_its_types_and_those_below() -> None:
    assert schema_org.is_allowed("telephone", ["MedicalClinic"])
    assert schema_org.is_allowed("lastReviewed", ["MedicalWebPage"])
    assert not schema_org.is_allowed("lastReviewed", ["Article"])
    assert schema_org.is_allowed("lastReviewed", ["Article", "WebPage"])
    assert schema_org.ranges("datePublished") == {"Date", "DateTime"}
    assert schema_org.ranges("sameAs") == {"URL"}
    assert schema_org.ranges("nonsense") == schema_org.domains("nonsense") == frozenset()


def test_members_of_enumerations() -> None:
    assert "Monday" in schema_org.members_of("DayOfWeek")
    assert "Physiotherapy" in schema_org.members_of("MedicalSpecialty")
    assert schema_org.is_type("Physiotherapy"), "it is a business, too"
    assert "Osteopathic" not in schema_org.members_of("MedicalSpecialty")
    assert "Osteopathic" in schema_org.members_of("MedicineSystem")
    assert schema_org.is_enumeration("DayOfWeek")
    assert not schema_org.is_enumeration("Person")


def test_superseded_properties() -> None:
    assert schema_org.superseded_by("serviceArea") == ("areaServed",)
    assert schema_org.superseded_by("areaServed") == ()


VOCABULARY = {
    "@graph": [
        {"@id": "schema:Thing", "@type": "rdfs:Class"},
        {
            "@id": "schema:Herb",
            "@type": "rdfs:Class",
            "rdfs:subClassOf": [{"@id": "schema:Thing"}, {"@id": "unece:X"}],
        },
        {"@id": "schema:Text", "@type": ["schema:DataType", "rdfs:Class"]},
        {"@id": "schema:Taste", "@type": "rdfs:Class", "rdfs:subClassOf": {"@id": "schema:Enumeration"}},
        {"@id": "schema:Bitter", "@type": "schema:Taste"},
        {"@id": "schema:Sour", "@type": "schema:Taste", "rdfs:subClassOf": {"@id": "schema:Thing"}},
        {
            "@id": "schema:taste",
            "@type": "rdf:Property",
            "schema:domainIncludes": {"@id": "schema:Herb"},
            "schema:rangeIncludes": [{"@id": "schema:Text"}, {"@id": "schema:Taste"}],
        },
        {"@id": "schema:flavour", "@type": "rdf:Property", "schema:supersededBy": {"@id": "schema:taste"}},
        {"@id": "unece:X", "@type": "rdfs:Class"},
    ]
}


def test_the_generator_keeps_what_rules_ask_for() -> None:
    assert compact(VOCABULARY) == {
        "types": {"Herb": ["Thing"], "Sour": ["Thing"], "Taste": ["Enumeration"], "Text": [], "Thing": []},
        "data_types": ["Text"],
        "properties": {"flavour": [[], []], "taste": [["Herb"], ["Taste", "Text"]]},
        "members": {"Bitter": ["Taste"], "Sour": ["Taste"]},
        "superseded": {"flavour": ["taste"]},
    }


def test_what_is_written_reads_as_what_was_meant(tmp_path: Path) -> None:
    source, target = tmp_path / "vocabulary.jsonld", tmp_path / "schema_org.json"
    source.write_text(json.dumps(VOCABULARY), encoding="utf-8")
    write(source, target)
    assert json.loads(target.read_text(encoding="utf-8")) == compact(VOCABULARY)


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "null", "1", '"https://schema.org"', "[1, null]", '{"@type": "WebSite"}',
        '{"@context": "https://www.w3.org/ns/activitystreams", "type": "Note"}',
        '{"@context": ["https://schema.org", "https://other.example/"], "@type": "Note"}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_what_does_not_speak_schema_org_has_no_things(text: str) -> None:
    assert nodes_in(text[:200_000]) == ()


@pytest.mark.parametrize(
    "context",
    [
        '"https://schema.org"', '"http://schema.org/"', '{"@vocab": "https://schema.org/"}',
        '["https://schema.org", {"x": "https://x.example/"}]', '"http://www.schema.org"',
    ],
)  # fmt: skip
def test_the_ways_to_say_schema_org(context: str) -> None:
    (node,) = nodes_in(f'{{"@context": {context}, "type": "https://schema.org/Person", "schema:name": "Ann", "x": 1}}')
    assert node.types == ("Person",)
    assert node.text("name") == "Ann"


def test_things_are_walked_in_reading_order_however_deep() -> None:
    text = (
        '{"@context": "https://schema.org", "@graph": ['
        '{"@type": "A", "b": {"@list": [{"@type": "B"}, {"@type": "C"}]}},'
        '{"@type": "D"}], "@reverse": {"e": {"@type": "E"}}}'
    )
    assert [node.types[0] for node in nodes_in(text)] == ["A", "B", "C", "D", "E"]
    depth = sys.getrecursionlimit() // 2
    deep = '{"@type": "A", "b": ' * depth + "1" + "}" * depth
    assert len(nodes_in(f'{{"@context": "https://schema.org", "@graph": {deep}}}')) == depth
