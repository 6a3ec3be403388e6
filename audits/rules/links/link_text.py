"""The rule `link-text`."""

from collections.abc import Iterator

from audits.evidence import Head, Link
from audits.lib.languages import may_be_in
from audits.rules.engine import bad, good, rule
from audits.rules.links._wording import (
    heard,
    is_bare_address,
    is_on_page_read,
    is_read,
    says_nothing,
    says_something_in_context,
)
from audits.rules.outcomes import Problem
from audits.standards import NHS_CONTENT, WCAG_H2


@rule("link-text", NHS_CONTENT, WCAG_H2, where=is_read, applies=is_on_page_read)
@good('<a href="neck/">Neck exercises</a>')
@good('<a href="neck/" aria-label="Read more about neck exercises">Read more</a>')
@good('<a href="neck/">More<span style="position:absolute;clip-path:inset(50%)"> about necks</span></a>')
@good('<a href="a/">Read more about necks</a> <a href="b/">Here for you: our team</a> <a href="c/">Details of fees</a>')
@good('<html lang="hr"><a href="obala/">More</a></html>')
@good(
    '<a href="https://example.org/">example.org</a> <a href="https://doi.org/10.1000/182">https://doi.org/10.1000/182</a>'
)
@good('<p>Twice<a href="#1">[1]</a> <a href="#2">[2]</a>, <a href="a/">the guide</a>, <a href="a/#x">the guide</a></p>')
@good('<ul><li>Neck: <a href="a/">the leaflet</a></li><li>Back: <a href="b/">the leaflet</a></li></ul>')
@good('<a href="#more-information">More information</a><h2 id="more-information">More information</h2>')
@good(
    '<li>NHS. Headaches. <a href="https://www.other.example/headaches/">https://www.other.example/headaches/</a></li>'
    '<li>Neck pain. Available at: <a href="https://www.other.example/neck">www.other.example/neck</a></li>'
)
@good('<h2>A</h2><p><a href="a/">The leaflet</a></p><h2>B</h2><p><a href="b/">The leaflet</a></p>')
@good('<p><a href="a/">Neck</a> and <a href="a/">exercises for it</a></p><a href="a/#x">One</a> <a href="a/#y">Two</a>')
@good('<nav><p><a href="a/">Guides</a> <a href="b/">Guides</a></p></nav>')
@bad('<p>For neck exercises <a href="neck/">click here</a>.</p>', says="click here")
@bad('<p>Your neck. <a href="neck/">Read more »</a></p>', says="Read more")
@bad('<p>Your neck. <a href="neck/"><img src="data:," alt="More…"></a></p>', says="More…")
@bad('<section><h2>Your neck</h2><p>It moves.</p><a href="neck/">More</a></section>', says="More")
@bad('<p>Book at <a href="https://other.example/a/b?c=1">https://other.example/a/b?c=1</a></p>', says="an address")
@bad('<p>See <a href="https://www.other.example/">www.other.example</a></p>', says="an address")
@bad('<a href="a/"><img src="data:," alt="A neck"></a> <a href="a/">Neck exercises</a>', says="right after another")
def link_text(link: Link, head: Head) -> Iterator[Problem]:
    """A link says where it leads

    Make the link of the words that name what it leads to, as in `[Neck exercises](neck-exercises.md)`. Screen reader
    users hear the links of a page as a list, and everybody's eye moves from link to link: “click here” tells neither of
    them anything, and an address is spelt out letter by letter. A picture and words that lead to one page are one link:
    as two, they are met twice.
    """
    if is_bare_address(link):
        yield Problem(f"The link shows an address, “{heard(link)}”; write the name of the page it leads to.")
    elif may_be_in(head.language, "en") and says_nothing(link) and says_something_in_context(link):
        yield Problem(f"The link “{heard(link)}” does not say where it leads; make the link of the words that do.")
    elif link.repeats:
        yield Problem(
            f"The link “{heard(link)}” stands right after another to the same address; make one link of both."
        )
