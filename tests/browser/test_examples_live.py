"""Every example of every rule in a real browser; what is recorded of them must be what the browser sees today."""

import pytest
from examples import all_examples, check, gather_examples, read_golden, write_golden

from audits.evidence import Site
from audits.rule import Example, Rule

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    return gather_examples(tmp_path_factory.mktemp("examples"))


@pytest.mark.parametrize(("name", "rule", "example"), all_examples())
def test_example_in_the_browser(name: str, rule: Rule, example: Example, live: dict[str, Site]) -> None:
    check(rule, example, live[name])


def test_recorded_evidence_is_current(live: dict[str, Site], request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--record"):
        write_golden(live)
    recorded = read_golden()
    assert sorted(recorded) == sorted(live)
    for name, site in live.items():
        assert recorded[name] == site, f"{name} has changed; if that is meant, run pytest with --record"
