"""Of an element that the settings exclude by its selector nothing is told, whichever script found the fault."""

from pathlib import Path

import pytest

from audits import Request, audit
from audits.config.exemptions import Exclusion
from audits.config.settings import Settings
from audits.rules.catalogue import BY_ID

pytestmark = pytest.mark.browser

FAULTS = '<img src="data:,"><p></p><p><a href="gone.html">Pillows</a></p>'
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pillows</title></head><body>
<main><h1>Pillows</h1><div id="map">{FAULTS}<div id="host"></div></div>{FAULTS}</main><script>
document.querySelector("#host").attachShadow({{ mode: "open" }}).innerHTML = `{FAULTS}`</script></body></html>"""
RULES = ("axe-image-alt", "empty-paragraph", "internal-link")


@pytest.mark.parametrize(
    ("selectors", "parts"), [((), {"#map", "main"}), ((".none",), {"#map", "main"}), (("body > main #map",), {"main"})]
)
def test_nothing_is_told_of_it(tmp_path: Path, selectors: tuple[str, ...], parts: set[str]) -> None:
    (tmp_path / "index.html").write_text(PAGE)
    exclude = (Exclusion("A map that another company makes.", selectors=selectors),) if selectors else ()
    request = Request(
        settings=Settings(exclude=exclude),
        rules=tuple(BY_ID[rule] for rule in RULES),
        profiles=("desktop", "no-js"),
        unsampled_profiles=frozenset({"no-js"}),
        jobs=1,
    )
    told = {
        (one.rule, "#map" if "#map" in one.selector or "#host" in one.selector else "main")
        for one in audit(tmp_path, request).findings
    }
    assert told == {(rule, part) for rule in RULES for part in parts}
