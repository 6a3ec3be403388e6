"""What a button has shown without saying so: not what came because the page was scrolled."""

import pytest
from script_page import ScriptPage

pytestmark = pytest.mark.browser

PAGE = "<b id='more' hidden>Neck</b><button>Press</button><p style='height: 3000px'>Text</p>"
SHOWS = "document.getElementById('more').hidden = false"


@pytest.mark.parametrize(("does", "is_unannounced"), [(SHOWS, True), (f"scrollTo(0, 90); {SHOWS}", False)])
def test_what_came_because_the_page_was_scrolled_is_no_doing_of_a_button(
    page: ScriptPage, does: str, *, is_unannounced: bool
) -> None:
    page.show(PAGE)
    page.write("press", f"export default function press() {{ {does} }}")

    async def said() -> bool:
        opened = await page.isolated.open("opened", [], [])
        (button,) = await opened.call("waiting", "content")
        await opened.call("point", button["number"])
        await page.isolated.call("press")
        came = await opened.call("pressed", button["number"])
        assert came["shows"] > 0
        return bool(await opened.call("is_unannounced", button["number"]))

    assert page.runner.run(said()) is is_unannounced
