"""Names, by https://www.w3.org/TR/accname-1.2/, and landmarks, by https://www.w3.org/TR/html-aam-1.0/."""

import pytest
from script_page import ScriptPage

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<button id="x">Book</button>', "Book"),
        ('<button id="x" aria-label="Close">×</button>', "Close"),
        ('<button id="x" aria-label="  ">Open</button>', "Open"),
        ('<i id="a">One</i><i id="b">Two</i><button id="x" aria-labelledby="b a" aria-label="L">T</button>', "Two One"),
        ('<i id="a" hidden>Hidden</i><button id="x" aria-labelledby="a">T</button>', "Hidden"),
        ('<button id="x" aria-labelledby="nowhere">Text</button>', "Text"),
        ('<a id="x" href="/"><img alt="Home" src="data:,"></a>', "Home"),
        ('<a id="x" href="/">Call <span aria-hidden="true">☎</span> us</a>', "Call us"),
        ('<button id="x" title="Print"></button>', "Print"),
        ('<img id="x" alt="A spine" src="data:,">', "A spine"),
        ('<button id="x"></button>', ""),
    ],
)
def test_the_accessible_name(page: ScriptPage, html: str, expected: str) -> None:
    page.show(html)
    assert page.run("names", "nameOf", "return nameOf(by('x'));") == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<label for="x">Your name</label><input id="x" placeholder="Ann">', "Your name"),
        ('<label>Town <input id="x"></label>', "Town"),
        ('<label>Clinic <select id="x"><option>Verwood</option></select></label>', "Clinic"),
        ('<input id="x" type="submit" value="Send">', "Send"),
        ('<input id="x" placeholder="Search">', "Search"),
        ('<input id="x" aria-label="Search" placeholder="Word">', "Search"),
    ],
)
def test_what_a_field_is_called(page: ScriptPage, html: str, expected: str) -> None:
    page.show(html)
    assert page.run("names", "calledOf", "return calledOf(by('x'));") == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<header id="x">T</header>', "banner"),
        ('<article><header id="x">T</header></article>', ""),
        ('<footer id="x">T</footer>', "contentinfo"),
        ('<section><footer id="x">T</footer></section>', ""),
        ('<nav id="x">T</nav>', "navigation"),
        ('<aside id="x">T</aside>', "complementary"),
        ('<search id="x">T</search>', "search"),
        ('<section id="x">T</section>', ""),
        ('<section id="x" aria-label="News">T</section>', "region"),
        ('<form id="x">T</form>', ""),
        ('<form id="x" aria-label="Booking">T</form>', "form"),
        ('<div id="x" role="search">T</div>', "search"),
        ('<nav id="x" role="presentation">T</nav>', ""),
        ('<div id="x">T</div>', ""),
    ],
)
def test_the_landmark_role(page: ScriptPage, html: str, expected: str) -> None:
    page.show(html)
    assert page.run("names", "landmarkRole", "return landmarkRole(by('x'));") == expected
