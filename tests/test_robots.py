"""The patterns of robots.txt fit as RFC 9309 says, and none takes long."""

import pytest

from audits.rules.metadata._robots import read_robots


def hides(pattern: str, path: str) -> bool:
    return read_robots(f"User-agent: *\nDisallow: {pattern}\n").hidden_by(path) is not None


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("/neck", "/neck/exercises/"),
        ("/neck$", "/neck"),
        ("/*.pdf$", "/a.pdf.pdf"),
        ("/*neck*back", "/a/neck/back/"),
        ("/*a*a$", "/aba"),
        ("/*$", "/neck"),
        ("/*", "/"),
        ("/caf%C3%A9", "/café"),
        ("/café", "/caf%c3%a9"),
        ("/%6Eeck", "/neck"),
        ("/a%2Fb", "/a%2fb"),
        ("/100%", "/100%"),
    ],
)
def test_a_pattern_that_fits(pattern: str, path: str) -> None:
    assert hides(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("/neck", "/Neck"),
        ("/neck$", "/neck/"),
        ("/*.pdf$", "/a.pdf?x"),
        ("/*neck*back", "/back/neck/"),
        ("/*a*a$", "/a"),
        ("/a.b", "/aab"),
        ("/a%2Fb", "/a/b"),
        ("/%2A", "/neck"),
        ("/neck%24", "/neck"),
    ],
)
def test_a_pattern_that_does_not_fit(pattern: str, path: str) -> None:
    assert not hides(pattern, path)


@pytest.mark.parametrize("end", ["", "$"])
def test_many_stars_take_no_longer_than_few(end: str) -> None:
    assert not hides("/" + "*a" * 500 + "*b" + end, "/" + "a" * 2_000)
