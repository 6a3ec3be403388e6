"""A sign that comes under the pointer need not stand out; words that do, and signs at any other time, must."""

import pytest

from audits.config.profiles import LOADED, POINTED_AT
from audits.evidence import Axe, AxeFinding, AxeNode, Contrast, InView, Place
from audits.rules.catalogue import BY_ID


@pytest.mark.parametrize(
    ("state", "is_symbol", "told"),
    [(POINTED_AT, True, 0), (POINTED_AT, False, 1), (LOADED, True, 1)],
)
def test_what_comes_under_the_pointer(state: str, is_symbol: bool, told: int) -> None:  # noqa: FBT001  because it is a parameter
    pale = Contrast(2.2, 4.5, "#adadad", "#ffffff", is_symbol=is_symbol)
    finding = AxeFinding("color-contrast", "", (AxeNode(Place("a", "<a>"), "", pale),))
    axe = Axe("", (), (finding,), {}, ())
    problems = BY_ID["contrast-by-picture"].question(axe, (InView("desktop", state, axe),))
    assert len(list(problems)) == told
