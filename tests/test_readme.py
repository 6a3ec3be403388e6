"""What README.md promises is what there is."""

import re
from pathlib import Path

from audits.reports import FORMATS

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


def test_the_readme_names_every_report_format() -> None:
    sentence = re.search(r"Reports come as ([^(]*) \(`--format`", README)
    assert sentence is not None
    assert re.findall(r"`(\w+)`", sentence[1]) == list(FORMATS)
