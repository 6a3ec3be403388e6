import pytest

from audits.lib.urls import host_of, is_private


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Book.example:8443/x", "book.example"),
        ("https://[", ""),
        ("https://book.example:x/", ""),
        ("", ""),
        ("tel:1", ""),
    ],
)
def test_what_is_no_address_has_no_host(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    "host", ["localhost", "a.localhost", "router.local", "10.0.0.1", "127.0.0.1", "::1", "nas.home.arpa"]
)
def test_what_only_its_own_network_reaches_is_private(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize("host", ["clinic.example", "notlocalhost", "1.1.1.1", "local.example", ""])
def test_what_everybody_reaches_is_not(host: str) -> None:
    assert not is_private(host)
