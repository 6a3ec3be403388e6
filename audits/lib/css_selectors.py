"""CSS selectors that people write."""

from selectolax.lexbor import LexborHTMLParser, SelectolaxError


def is_selector(text: str) -> bool:
    """Tell whether a text is a CSS selector of elements, as far as they can be told apart without showing the page."""
    try:
        LexborHTMLParser("").css(text)
    except SelectolaxError:
        return False
    return True
