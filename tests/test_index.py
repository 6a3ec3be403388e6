"""Looking things up in a site: which file an address leads to, under whatever base path and host."""

import pytest

from audits.config.facts import Facts
from audits.evidence import ORIGIN, Site, Tools
from audits.rules.site_index import SiteIndex

FILES = (
    "index.html",
    "about/index.html",
    "a b.html",
    "neck.html",
    "files/plan.pdf",
    "cafe\u0301.html",
    "case.html",
    "Case.html",
    "old/index.htm",
)


def index(base: str = "/", site_url: str = "https://clinic.example/") -> SiteIndex:
    return SiteIndex(Site(base, ("desktop",), FILES, (), (), Tools("", "", "")), Facts(site_url=site_url))


@pytest.mark.parametrize(
    ("url", "file"),
    [
        (f"{ORIGIN}/", "index.html"),
        (f"{ORIGIN}/about/", "about/index.html"),
        (f"{ORIGIN}/about", "about/index.html"),
        (f"{ORIGIN}/a%20b.html?x=1#y", "a b.html"),
        ("https://clinic.example/about/", "about/index.html"),
        ("http://CLINIC.example/neck.html", "neck.html"),
        (f"{ORIGIN}/files/", None),
        (f"{ORIGIN}/Neck.html", None),
        ("https://elsewhere.example/about/", None),
        (f"{ORIGIN}:9/about/", None),
        (f"{ORIGIN}.evil.example/about/", None),
        ("http://[bad", None),
        ("mailto:a@clinic.example", None),
    ],
)
def test_the_file_an_address_leads_to(url: str, file: str | None) -> None:
    assert index().addresses.served_at(url) == file


@pytest.mark.parametrize(
    ("url", "path", "file"),
    [
        (f"{ORIGIN}/guides/about/", "about/", "about/index.html"),
        (f"{ORIGIN}/guides/", "", "index.html"),
        (f"{ORIGIN}/guides", "", "index.html"),
        (f"{ORIGIN}/about/", "/about/", None),
        (f"{ORIGIN}/", "/", None),
        ("https://clinic.example/guides/neck.html", "neck.html", "neck.html"),
        ("https://clinic.example/guides", "", "index.html"),
        ("https://clinic.example/about/", None, None),
    ],
)
def test_under_a_base_path(url: str, path: str | None, file: str | None) -> None:
    """An address of our own that leaves the base is told by its slash; a neighbour on the same host is another's."""
    found = index("/guides/", "https://clinic.example/guides/")
    assert found.addresses.path_below_site(url) == path
    assert found.addresses.served_at(url) == file


@pytest.mark.parametrize(
    ("path", "file"),
    [("Neck.html", "neck.html"), ("ABOUT/", "about/index.html"), ("caf\u00e9.html", "cafe\u0301.html")],
)
def test_what_looks_alike_is_told_apart_and_found_again(path: str, file: str) -> None:
    assert index().addresses.file_at(path) is None
    assert index().addresses.file_like(path) == file


def test_a_name_that_is_there_twice_is_found_as_written() -> None:
    """`case.html` and `Case.html` are two files to most hosts."""
    assert index().addresses.file_at("case.html") == "case.html"
    assert index().addresses.file_at("Case.html") == "Case.html"


def test_a_folder_is_served_by_its_index() -> None:
    assert index().addresses.file_at("old/") == "old/index.htm"
