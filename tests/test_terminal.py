"""Colour and movement, by the conventions of https://no-color.org and https://bixense.com/clicolors."""

from collections.abc import Mapping

import pytest

from audits.lib.terminal import Colour, can_redraw, is_coloured

XTERM = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environment", "on_terminal", "in_pipe"),
    [
        ({}, True, False),
        (XTERM, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": "0"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"TERM": "unknown"}, False, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "true", "TERM": "dumb"}, True, True),
        ({"FORCE_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"CLICOLOR_FORCE": "1"}, True, True),
        ({"CLICOLOR_FORCE": "0"}, True, False),
        ({"CLICOLOR": "0"}, False, False),
        ({"CLICOLOR": "1"}, True, False),
        ({"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, True, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, False, False),
    ],
)
def test_colour(environment: Mapping[str, str], *, on_terminal: bool, in_pipe: bool) -> None:
    assert is_coloured(environment, is_terminal=True) is on_terminal
    assert is_coloured(environment, is_terminal=False) is in_pipe


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {"TERM": "dumb"}])
@pytest.mark.parametrize("is_terminal", [False, True])
def test_what_is_typed_comes_before_the_environment(environment: Mapping[str, str], *, is_terminal: bool) -> None:
    assert is_coloured(environment, is_terminal=is_terminal, wanted=Colour.ALWAYS)
    assert not is_coloured(environment, is_terminal=is_terminal, wanted=Colour.NEVER)


def test_what_moves() -> None:
    assert can_redraw(XTERM, is_terminal=True)
    assert can_redraw({"NO_COLOR": "1"}, is_terminal=True), "a bar without colour is a bar"
    assert not can_redraw({"TERM": "dumb"}, is_terminal=True)
    assert not can_redraw({"FORCE_COLOR": "1"}, is_terminal=False), "a CI log that shows colour is no terminal"
