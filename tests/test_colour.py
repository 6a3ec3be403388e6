"""The contrast of two colours is that of WCAG, whichever is named first."""

import pytest

from audits.lib.colour import Colour, contrast


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 0, 0), (255, 255, 255), 21.0),
        ((255, 255, 255), (255, 255, 255), 1.0),
        ((118, 118, 118), (255, 255, 255), 4.54),
        ((119, 119, 119), (255, 255, 255), 4.48),
        ((255, 0, 0), (255, 255, 255), 4.0),
        ((0, 0, 255), (0, 0, 0), 2.44),
        ((127.5, 127.5, 127.5), (0, 0, 0), 5.28),
    ],
)
def test_contrast_is_the_same_both_ways(one: Colour, other: Colour, expected: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.005)
