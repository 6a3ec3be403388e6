"""What tests share: the option to record evidence, and one recording of every rule's examples."""

import hypothesis
import pytest

hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")  # no test times itself: a busy machine is no fault


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="write the snapshots of tests/reports anew")
    parser.addoption("--record", action="store_true", help="write tests/golden anew from the browser")
