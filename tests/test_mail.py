"""An address that mail can be sent to is told from one that it cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.lib.mail import is_mail_address


@pytest.mark.parametrize(
    "address",
    [
        "info@clinic.example",
        "O'Hara+neck_1@mail.Clinic.example",
        "info@clinic.test",
        "info@clinic.local",
        "info@mail.clinic.LOCALHOST",
        "info@clinic.invalid",
        "jörg@bücher.example",
        "josé@xn--bcher-kva.example",
        "संपर्क@डाक.भारत",
        "用户@例子.广告",
        '"a b"@clinic.example',
        '"a@b"@clinic.example',
        "info@[192.0.2.1]",
        "info@[IPv6:2001:db8::1]",
        f"{'a' * 64}@{'b' * 63}.example",
    ],
)
def test_what_can_be_an_address(address: str) -> None:
    assert is_mail_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "info",
        "@clinic.example",
        "info@",
        "info@clinic",
        "info@test",
        "info@.test",
        "info@localhost",
        "info@clinic.example.",
        "info@clinic..example",
        "info@-clinic.example",
        "info@clinic-.example",
        "info@192.0.2.1",
        "info@[192.0.2]",
        "info..desk@clinic.example",
        ".info@clinic.example",
        "in fo@clinic.example",
        "a@b@clinic.example",
        "Clinic <info@clinic.example>",
        "info@clinic.example,desk@clinic.example",
        "info@clinic.example&subject=Neck",
        "in\u200bfo@clinic.example",
        "info@clinic\u200b.example",
        f"info@{'b' * 64}.example",
        f"info@{'b.' * 130}example",
    ],
)
def test_what_can_be_none(address: str) -> None:
    assert not is_mail_address(address)


@given(st.text(st.characters(categories=("L", "M", "N", "P", "S", "Z", "C")), max_size=12))
def test_no_sign_is_too_odd_to_be_looked_at(text: str) -> None:
    assert "@" in text or not is_mail_address(text)
    assert not is_mail_address(f"info@{text} clinic.example")
