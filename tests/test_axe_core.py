"""Every installation runs the same axe-core: the file in the repository is the one that npm has."""

from hashlib import sha256

from audits.browser.scripts import axe_source

VERSION = "4.14.1"
HASH = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"


def test_axe_core_is_the_one_from_npm() -> None:
    assert axe_source().startswith(f"/*! axe v{VERSION}\n")
    assert sha256(axe_source().encode()).hexdigest() == HASH
