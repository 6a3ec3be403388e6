"""Samples are even and the same each time; the server keeps count of what it has sent."""

from itertools import pairwise
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import Sample, address_of, faulty, serve, spread


@given(st.integers(min_value=0, max_value=400), st.integers(min_value=1, max_value=400))
def test_a_sample_is_as_large_as_asked_for_and_even(items: int, number: int) -> None:
    found = spread(range(items), number)
    assert len(found) == min(items, number)
    assert found == sorted(set(found))
    steps = {later - earlier for earlier, later in pairwise(found)}
    assert not steps or max(steps) - min(steps) <= 1


def test_a_sample_of_one_is_from_the_middle() -> None:
    assert spread("abcde", 1) == ["c"]


def test_fewer_pages_are_not_all_of_them() -> None:
    whole = Sample(Path(), Path(), ("a.html", "b.html"))
    assert (whole.few(9), whole.few(1).is_all) == (whole, False)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", "/"),
        ("a b/index.html", "/a%20b/"),
        ("404.html", "/404.html"),
        ("my-index.html", "/my-index.html"),
    ],
)
def test_a_page_has_the_address_a_host_gives_it(path: str, address: str) -> None:
    assert address_of(path) == address


def test_only_what_is_there_counts_as_sent(tmp_path: Path) -> None:
    sample = faulty(tmp_path)._replace(paths=("index.html", "missing.html"))
    with serve(sample.site) as served:
        assert served.not_sent(sample) == ["index.html", "missing.html"]
        there, missing = served.urls(sample)
        with urlopen(there) as answer:  # noqa: S310  because it is our own server
            assert b"<img" in answer.read()
        with pytest.raises(HTTPError):
            urlopen(missing)  # noqa: S310  because it is our own server
        assert served.not_sent(sample) == ["missing.html"]
