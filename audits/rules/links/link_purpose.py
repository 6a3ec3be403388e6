"""The rule `link-purpose`."""

from collections.abc import Iterator
from urllib.parse import urldefrag

from audits.evidence import Head, Link, PageInfo
from audits.lib.languages import may_be_in
from audits.lib.words import bare_words
from audits.rules.engine import bad, good, rule
from audits.rules.links._wording import (
    AROUND_CONTENT,
    CLIPPED,
    WEB,
    heard,
    is_on_page_read,
    is_read,
    says_nothing,
    says_only_a_format,
    says_something_in_context,
)
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import SiteIndex, parts_of
from audits.standards import wcag

FEWEST_LETTERS = 3
"""What has fewer is a reference number, a permalink's sign, a letter of an index."""

STOPS = ".,;: "
"""What only parts sentences. Other signs may be drawn for their shape: arrows, crosses, question marks."""


@rule("link-purpose", wcag("2.4.4"), where=is_read, applies=is_on_page_read)
@good('<a href="neck/">Neck exercises</a>')
@good('<p>Your neck. <a href="neck/">Read more</a></p>')
@good('<ul><li>Neck exercises <ul><li><a href="a.pdf">PDF</a></li><li><a href="a.html">HTML</a></li></ul></li></ul>')
@good('<table><tr><th>Neck</th><td><a href="a.pdf">PDF</a></td></tr></table>')
@good('<h2 id="n">Neck</h2><p><a href="neck/" aria-describedby="n">More</a></p>')
@good('<article><h3>Your neck</h3><p>It moves.</p><p><a href="neck/">Read more</a></p></article>')
@good('<a href="neck/" aria-label="Read more about neck exercises">Read more</a>')
@good('<html lang="hr"><a href="obala/">More</a></html>')
@good('<p>Twice<a href="#1">[1]</a> <a href="#2">[2]</a>, <a href="a/">the guide</a>, <a href="a/#x">the guide</a></p>')
@good('<ul><li>Neck: <a href="a/">the leaflet</a></li><li>Back: <a href="b/">the leaflet</a></li></ul>')
@good('<h2>A</h2><p><a href="a/">The leaflet</a></p><h2>B</h2><p><a href="b/">The leaflet</a></p>')
@good('<nav><p><a href="a/">Guides</a> <a href="b/">Guides</a></p></nav>')
@bad('<h1>Neck</h1><p>Your neck moves.</p><p><a href="neck/">Read more »</a></p>', says="Read more")
@bad('<p>Your neck moves.</p><a href="neck/"><img src="data:," alt="More…"></a>', says="More…")
@bad('<a href="neck/" aria-label="Details">Neck exercises</a>', says="Details")
@bad('<p>Your neck moves.</p><div><a href="neck/">Button 5</a></div>', says="Button 5")
@good('<table><tr><th colspan="2">Leaflets</th></tr><tr><th>Neck</th><td><a href="a.pdf">PDF</a></td></tr></table>')
@bad(
    '<table><tr><th colspan="2">Leaflets</th></tr><tr><td>Neck</td><td><a href="a.pdf">PDF</a></td></tr></table>',
    says="PDF",
)
@good(
    '<table><tr><th colspan="2">Neck</th></tr>'
    '<tr><td><a href="a.pdf">PDF</a> |</td><td><a href="a.html">HTML</a></td></tr></table>'
)
@bad(
    '<table><tr><th colspan="2">Leaflets</th></tr><tr><td><a href="a.pdf">PDF</a></td><td>1 MB</td></tr></table>',
    says="PDF",
)
@bad('<p><b>Neck</b></p><ul><li><a href="a.pdf">PDF</a></li></ul>', says="PDF")
@good({"index.html": '<nav><a href="get.html">Download</a></nav>', "get.html": "<title>Download – Clinic</title>"})
@bad({"index.html": '<nav><a href="get.html">Download</a></nav>', "get.html": "<h1>Films</h1>"}, says="“Download”")
@good('<p>Your neck.<a href="#n1">↩</a> <a href="a/" aria-label="Neck exercises">.</a></p>')
@bad('<p>Read the guide to your neck<a href="a/">.</a></p>', says="has no words")
@good(
    '<table><tr><th>Neck</th><td><a href="a/">The leaflet</a></td></tr>'
    '<tr><th>Back</th><td><a href="b/">The leaflet</a></td></tr></table>'
)
@bad(
    '<table><tr><th>Neck</th><td><a href="a/">The leaflet</a> <a href="b/">The leaflet</a></td></tr></table>',
    says="leads elsewhere",
    result=Result.UNSURE,
)
@bad(
    '<p>Read <a href="a/">the neck guide</a> or <a href="b/">the neck guide</a>.</p>',
    says="leads elsewhere",
    result=Result.UNSURE,
)
def link_purpose(link: Link, page: PageInfo, head: Head, index: SiteIndex) -> Iterator[Problem]:
    """Where a link leads can be told from its words, or from those around it

    Make the link of the words that name what it leads to, as in `[Neck exercises](neck-exercises.md)`. A screen reader
    can tell a link's own words and those of its paragraph, its list item, or the header of its row; if none of them
    says where it leads, nobody who cannot see the page can know.
    """
    if heard(link).strip(STOPS) == "":
        yield Problem(f"The link “{heard(link)}” has no words, only the end of a sentence; make the link of words.")
    elif may_be_in(head.language, "en") and _says_nothing_anywhere(link) and not _names_its_page(link, index):
        yield Problem(
            f"Neither the link “{heard(link)}” nor the words around it say where it leads; "
            "make the link of words that do."
        )
    elif not says_nothing(link) and (other := _same_words_earlier(link, page.path, index)) is not None:
        yield Problem(
            f"The link “{link.text}” has the same words as one before it, which leads elsewhere, to {other.href}.",
            result=Result.UNSURE,
        )


def _names_its_page(link: Link, index: SiteIndex) -> bool:
    """Tell whether the page a link leads to is headed or titled by the very words of the link, as “Download” may be."""
    head = index.heads.get(index.addresses.served_at(link.url) or "")
    if head is None:
        return False
    names = [*head.h1, *(part for title in head.titles[:1] for part in parts_of(title))]
    return bare_words(heard(link)) in {bare_words(name) for name in names}


def _says_nothing_anywhere(link: Link) -> bool:
    return (says_nothing(link) or says_only_a_format(link)) and not says_something_in_context(link)


def _same_words_earlier(link: Link, path: str, index: SiteIndex) -> Link | None:
    """Find an earlier link that nobody can tell from this one: the same in sight, in hearing, and in its paragraph."""
    alike = index.read_alike(link, path)
    if len(alike) == 1 or not _can_be_mixed_up(link):
        return None
    for other in alike:
        if other.place.selector == link.place.selector:
            return None
        if (
            _block(other) == _block(link)
            and _can_be_mixed_up(other)
            and urldefrag(other.url).url != urldefrag(link.url).url
        ):
            return other
    return None


def _can_be_mixed_up(link: Link) -> bool:
    """Tell whether the words of a link are meant to name one place."""
    return (
        is_read(link)
        and link.scheme in WEB
        and link.landmark not in AROUND_CONTENT
        and len(link.nearby) < CLIPPED
        and sum(sign.isalpha() for sign in link.text) >= FEWEST_LETTERS
    )


def _block(link: Link) -> str:
    """Give the element right around a link: links in different ones have different words or headings before them."""
    return link.place.selector.rpartition(" > ")[0]
