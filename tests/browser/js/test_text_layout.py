"""What the layout of a page's text is compared with."""

import pytest
from script_page import ScriptPage

from audits.browser.remote_call import ProbeError

pytestmark = pytest.mark.browser

PAGE = "<main><p>Move your neck gently each hour</p></main>"


def test_what_is_lost_is_told_against_the_desktop(page: ScriptPage) -> None:
    page.show(PAGE)
    look(page, "desktop")
    page.runner.run(page.tab.evaluate("document.querySelector('p').hidden = true"))
    assert [one["text"] for one in look(page, "mobile")["lost"]] == ["Move your neck gently each hour"]


def test_without_the_desktop_to_compare_with_nothing_is_said_of_what_is_lost(page: ScriptPage) -> None:
    page.show(PAGE)
    with pytest.raises(ProbeError, match="nobody has seen this document as a desktop shows it"):
        look(page, "mobile")


def look(page: ScriptPage, profile: str) -> dict[str, list[dict[str, object]]]:
    asked = {"profile": profile, "before": None, "is_base": profile == "desktop"}
    found: dict[str, list[dict[str, object]]] = page.runner.run(page.isolated.call("text", asked))
    return found
