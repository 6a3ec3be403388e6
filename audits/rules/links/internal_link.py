"""The rule `internal-link`."""

import re
from collections.abc import Iterator

from audits.evidence import Link
from audits.lib.mail import is_mail_address
from audits.lib.urls import split
from audits.rules.engine import bad, good, rule
from audits.rules.links._hosts import MISSPELT, is_at_home, is_draft, is_on_disk, is_own_computer
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import SiteIndex
from audits.rules.wording import link_called
from audits.standards import RFC9110

WITHOUT_SCHEME = re.compile(
    r"(?:www\.|https?/*)[\w-]+\.\S+|(?:[a-z\d-]+\.)+(?:com|org|net|nhs\.uk|co\.uk|gov\.uk)(?:/\S*)?"
)


def _is_judged(link: Link) -> bool:
    return link.scheme in {"http", "https"} or link.scheme in MISSPELT or is_on_disk(link.url)


@rule("internal-link", RFC9110, where=_is_judged)
@good({"index.html": '<a href="neck/">Neck</a>', "neck/index.html": '<a href="../">Home</a>'})
@good({"index.html": '<a href="https://clinic.example/a%20b.html?x=1#c">A</a>', "a b.html": "<h1 id=c>A</h1>"})
@good('<a href="https://elsewhere.example/gone">Elsewhere</a> <a href="#top">Top</a>')
@good('<a href="https://staging.other.example/">Other</a> <a href="https://test.example/">Test</a>')
@good({"index.html": '<a href="//clinic.example/old/">Old</a>', "old/index.htm": "<p>Old</p>"})
@bad('<a href="neck/">Neck</a>', says="no page or file")
@bad('<a href="neck/"><svg></svg></a>', says="The link without words leads to neck/")
@bad({"index.html": '<a href="Neck.html">Neck</a>', "neck.html": "<p>Neck</p>"}, says="neck.html")
@bad({"index.html": '<a href="neck">Neck</a>', "neck.html": ""}, says="There is neck.html", result=Result.UNSURE)
@bad({"index.html": '<a href="neck">Neck</a>', "neck.html": '<a href="index.html">Home</a>'}, says="There is neck.html")
@bad('<a href="/files/">Files</a>', says="no page or file")
@bad('<a href="www.nhs.uk/conditions/">NHS</a>', says="https://www.nhs.uk/conditions/")
@bad('<a href="info@clinic.example">Write to us</a>', says="mailto:info@clinic.example")
@bad('<a href="htps://www.nhs.uk/">NHS</a>', says="“htps:”")
@bad('<a href="http://localhost:8000/neck/">Neck</a>', says="own computer")
@bad('<a href="file:///C:/site/neck.html">Neck</a> <a href="C:\\site\\neck.html">Neck</a>', says="own computer")
@bad('<p>Open <a href="http://localhost:8000">http://localhost:8000</a></p>', says="meant", result=Result.UNSURE)
@bad('<a href="https://deploy-preview-12--clinic.netlify.app/">Neck</a>', says="draft")
@bad('<a href="https://staging.clinic.example/neck/">Neck</a>', says="draft")
@bad('<a href="http://[bad">Bad</a>', says="no address")
def internal_link(link: Link, index: SiteIndex) -> Iterator[Problem]:
    """A link within the site leads to a page that is there

    Correct the address, or take the link away. In Markdown, link to the file itself, as in `neck-exercises.md`, and
    MkDocs writes the right address.
    """
    called = link_called(link.text, link.name)
    told = f"The {called} leads to {link.href}"
    if split(link.url) is None:
        yield Problem(f"{told}, which is no address.")
    elif link.scheme in MISSPELT:
        yield Problem(f"{told}, but “{link.scheme}:” opens nothing; write {MISSPELT[link.scheme]}: in its place.")
    elif is_own_computer(link.url) and _is_shown_as_such(link) and not is_at_home(link.url, index):
        yield Problem(f"{told}, which every reader finds on their own computer. Is that meant?", result=Result.UNSURE)
    elif is_on_disk(link.url) or is_own_computer(link.url):
        yield Problem(f"{told}, a place on the writer's own computer.")
    elif is_draft(link.url, index):
        yield Problem(f"{told}, a draft that readers are not meant to see and that will be gone.")
    elif (path := index.addresses.path_below_site(link.url)) is not None and index.addresses.file_at(path) is None:
        if path.startswith("/"):
            yield Problem(f"The {called} leads to {path}, outside the site, which begins at {index.site.base}.")
        else:
            hint = _hint(link.href.strip(), path, index)
            is_habit = index.addresses.file_without_ending(path) is not None and not index.names_endings
            yield Problem(
                f"{told}, where there is no page or file.{hint}", result=Result.UNSURE if is_habit else Result.FAILED
            )


def _is_shown_as_such(link: Link) -> bool:
    """Tell whether a link shows its very address, as instructions do that have the reader start something."""
    return link.text.strip("/ ").lower().removeprefix("http://") == link.href.strip("/ ").lower().removeprefix(
        "http://"
    )


def _hint(href: str, path: str, index: SiteIndex) -> str:
    """Say what may have been meant."""
    alike = index.addresses.file_like(path)
    if alike:
        return f" There is {alike}: capital letters and accents count."
    if is_mail_address(href.partition("?")[0]):
        return f" Write mailto:{href}."
    if WITHOUT_SCHEME.fullmatch(href):
        return f" Write https://{re.sub('^https?/*', '', href)}."
    with_ending = index.addresses.file_without_ending(path)
    return f" There is {with_ending}: some hosts serve it without the ending, others do not." if with_ending else ""
