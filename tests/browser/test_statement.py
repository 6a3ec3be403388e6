"""The accessibility statement says of every criterion what an audit of our site finds today."""

import json
from datetime import date

import pytest
from our_site import OurSite, report_on

from audits.reports import as_json
from statement import kept_of, read_kept

pytestmark = pytest.mark.browser


def test_the_statement_is_current(our_site: OurSite) -> None:
    kept = read_kept()
    found = kept_of(json.loads(as_json(report_on(our_site, our_site.site))), kept, date.fromisoformat(kept["tested"]))
    assert kept == found, "the statement is out of date: run `nox -s statement`"
