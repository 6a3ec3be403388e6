"""The list of gatherers and the fields of Page and View agree, and each declares what is true of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from test_layers import file_of, imports_of

from audits.config.profiles import PROFILES
from audits.evidence import Appeared, Page, Site, View
from audits.evidence.registry import Holder, field_called
from audits.gatherers.declaration import Gatherer, Phase, Scope, gatherer
from audits.gatherers.registry import GATHERERS, gatherers_for, interactions_for, shares_regions
from audits.rules.catalogue import RULES
from audits.static.plan import Plan

FILLED_OTHERWISE: Mapping[str, str] = {
    "path": "known before the visit",
    "url": "known before the visit",
    "source": "known before the visit",
    "loaded": "said by the visit, which opens the page",
    "sends_on_to": "held up by the interception, or named in the head",
    "redirect": "noted in the log of the page",
    "written": "noted when the site was built",
    "requests": "noted in the log of the page",
    "views": "made of the fields of View, one for each profile and state",
    "encoding": "read in the page's file",
    "tags": "read in the page's file",
}
"""The fields of Page that no gatherer fills, and what does."""

WHERE_IT_IS = {"profile", "state"}
"""The fields of View that say in what the others were seen."""


def test_what_is_asked_again_when_something_is_opened_has_a_field_there() -> None:
    asked_again = {one.field for one in GATHERERS if one.when_opened}
    assert asked_again == {one.name for one in msgspec.structs.fields(Appeared)} - {"after"}


by_field = pytest.mark.parametrize("one", GATHERERS, ids=lambda one: one.field)


def plan_of(*fields: str, reuse: bool = True) -> Plan:
    return Plan("/", ("mobile", "desktop"), frozenset(fields), (), 5_000, 20_000, reuse=reuse)


def test_every_field_has_one_gatherer_or_is_filled_otherwise() -> None:
    filling = Counter((one.phase is Phase.VIEW, one.field) for one in GATHERERS)
    of_page = set(Page.__struct_fields__) - FILLED_OTHERWISE.keys()
    of_view = set(View.__struct_fields__) - WHERE_IT_IS
    assert filling == Counter([*((False, name) for name in of_page), *((True, name) for name in of_view)])


def test_a_plan_can_name_a_field_by_its_name_alone() -> None:
    assert set(Page.__struct_fields__).isdisjoint(View.__struct_fields__)


def test_what_rules_ask_for_is_gathered() -> None:
    gathered = {one.field for one in GATHERERS} | FILLED_OTHERWISE.keys() | set(Site.__struct_fields__)
    assert {name for rule in RULES for name in rule.evidence} <= gathered


def test_the_phases_follow_each_other() -> None:
    assert list(GATHERERS) == sorted(GATHERERS, key=lambda one: list(Phase).index(one.phase))


@by_field
def test_a_single_record_can_be_told_from_a_missing_one(one: Gatherer) -> None:
    field = field_called(Holder.VIEW if one.phase is Phase.VIEW else Holder.PAGE, one.field)
    if not field.is_many and issubclass(field.record, msgspec.Struct):
        assert field.record.__struct_config__.tag, f"{field.record.__name__} needs a tag, as in class Bars"


@by_field
def test_it_looks_in_profiles_that_there_are(one: Gatherer) -> None:
    assert set(one.profiles) <= set(PROFILES)
    assert bool(one.profiles) is (one.phase is not Phase.PAGE), "a page as loaded is seen in the run's first profile"


@by_field
def test_views_look_in_the_profiles_of_the_annotation(one: Gatherer) -> None:
    if one.phase is Phase.VIEW:
        assert one.profiles == field_called(Holder.VIEW, one.field).profiles


@by_field
def test_only_views_have_states(one: Gatherer) -> None:
    assert one.phase is Phase.VIEW or not one.in_states


@by_field
def test_its_scope_is_what_it_shares(one: Gatherer) -> None:
    """What belongs to a region is asked of what is known of the template, and nothing else is."""
    asks_what_is_known = any(".known" in path.read_text("utf-8") for path in written_in(one))
    assert asks_what_is_known is (one.scope is Scope.REGION)


def written_in(one: Gatherer) -> set[Path]:
    """Give the modules of a gatherer: the one with its function, and the gatherers' modules which that imports."""
    own = file_of(one.ask.__module__)
    assert own is not None
    helpers = {file_of(name) for name in imports_of(own) if name.startswith("audits.gatherers.")}
    return {own, *(path for path in helpers if path is not None)}


def test_an_interaction_is_done_in_its_own_profiles_or_in_the_first() -> None:
    media = gatherer("media", phase=Phase.INTERACTION, profiles=("desktop",))
    assert media.profiles_in(plan_of()) == ("desktop",)
    assert media._replace(profiles=("desktop", "mobile")).profiles_in(plan_of()) == ("desktop", "mobile")
    assert media._replace(profiles=("print",)).profiles_in(plan_of()) == ("mobile",)


def test_what_is_worked_as_on_a_phone_comes_last() -> None:
    """The page is then loaded as a phone once, not to and fro."""
    plan = replace(plan_of(*Page.__struct_fields__), profiles=("desktop", "mobile", "reflow"))
    profiles = [name for _, name in interactions_for(plan)]
    assert set(profiles[: profiles.index("mobile")]) == {"desktop"}
    assert set(profiles[profiles.index("mobile") :]) == {"mobile", "reflow"}


def test_a_view_looks_at_states_only_if_it_says_so() -> None:
    by_name = {one.field: one for one in GATHERERS}
    assert by_name["layout"].looks_at("reflow", "loaded")
    assert not by_name["layout"].looks_at("print", "loaded")
    assert by_name["axe"].looks_at("desktop", "menu-open")
    assert not by_name["text"].looks_at("desktop", "menu-open")


def test_a_field_that_is_not_there_has_no_gatherer() -> None:
    with pytest.raises(TypeError, match="View has no field links"):
        gatherer("links", phase=Phase.VIEW)


def test_a_plan_asks_for_what_it_names_in_the_order_of_the_list() -> None:
    plan = plan_of("layout", "links", "head", "motion")
    assert [one.field for phase in Phase for one in gatherers_for(plan, phase)] == ["head", "links", "layout", "motion"]


def test_regions_are_shared_where_something_looks_at_them() -> None:
    assert not shares_regions(plan_of("links", "bars", "media"))
    assert shares_regions(plan_of("links", "tab_sequences"))
    assert shares_regions(plan_of("axe"))
    assert not shares_regions(plan_of("axe", reuse=False))
