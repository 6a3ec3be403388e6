"""The rule `new-window-told`."""

from collections.abc import Iterator

from audits.evidence import Asset, Link
from audits.rules.engine import bad, good, rule
from audits.rules.links._wording import WINDOW_TOLD, heard, is_on_page_read, is_read, opens_window
from audits.rules.outcomes import Problem
from audits.standards import NHS_CONTENT


def _names_a_window(link: Link) -> bool:
    return bool(link.target.strip()) and is_read(link)


@rule("new-window-told", NHS_CONTENT, where=_names_a_window, applies=is_on_page_read, language="en")
@good('<a href="https://other.example/" target="_blank">Other clinic (opens in new tab)</a>')
@good('<a href="https://other.example/" target="_blank" aria-label="Other clinic, new window">Other clinic</a>')
@good('<a href="a/" target="_blank">Leaflet <svg role="img" aria-label="opens in a new tab"></svg></a>')
@good('<p><a href="https://other.example/" target="_blank">Other clinic</a> (opens in a new tab)</p>')
@good('<a href="a/" target="_self">A</a> <a href="b/" target="_TOP">B</a> <a href="c/" target="_parent">C</a>')
@good('<a href="a/" target="film">Neck film</a> <iframe src="data:text/html,x" name="film" title="Film"></iframe>')
@good('<a href="mailto:info@clinic.example" target="_blank">Write to us</a>')
@bad('<a href="https://other.example/" target="_blank">Other clinic</a>', says="Other clinic")
@bad('<a href="a/" target="_BLANK">New exercises for the window cleaner</a>', says="window cleaner")
@bad('<a href="a/" target="leaflet">Leaflet</a>', says="Leaflet")
def new_window_told(link: Link, assets: tuple[Asset, ...]) -> Iterator[Problem]:
    """A link that opens a new window says so

    Take `target` away, so that the link opens where the reader is and the back button leads back; or end its words with
    “(opens in new tab)”. Who does not see the new window searches in vain for the way back.
    """
    if opens_window(link, assets) and not WINDOW_TOLD.search(f"{link.name} {link.text} {link.nearby}"):
        yield Problem(f"The link “{heard(link)}” opens a new window and does not say so.")
