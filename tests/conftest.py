"""What tests share: their options, and the order in which they run."""

import hypothesis
import pytest

hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")  # no test times itself: a busy machine is no fault


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="write the snapshots of tests/reports anew")
    parser.addoption("--record", action="store_true", help="write tests/golden anew from the browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the long tests first: one that starts last would run alone, and leave the other processes idle."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
