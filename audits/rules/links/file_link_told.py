"""The rule `file-link-told`."""

import re
from collections.abc import Iterator, Mapping

from audits.evidence import Link, PageInfo
from audits.lib.urls import NO_ADDRESS, split
from audits.rules.engine import bad, good, rule
from audits.rules.links._wording import WEB, heard, is_read, says_nothing
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import NHS_CONTENT

KINDS: Mapping[str, tuple[str, str]] = {
    "pdf": ("PDF", "pdf"),
    "doc": ("Word", "docx?|word"),
    "docx": ("Word", "docx?|word"),
    "xls": ("Excel", "xlsx?|excel|spreadsheet|workbook"),
    "xlsx": ("Excel", "xlsx?|excel|spreadsheet|workbook"),
    "ppt": ("PowerPoint", "pptx?|powerpoint|presentation|slides?|slide deck"),
    "pptx": ("PowerPoint", "pptx?|powerpoint|presentation|slides?|slide deck"),
    "odt": ("ODT", "odt|open ?document"),
    "zip": ("ZIP", "zip|zipped|archive"),
    "csv": ("CSV", "csv|spreadsheet"),
}
"""The files that open outside the browser, or in a reader of their own: what to call each, and what tells of it."""

SIZE = re.compile(r"\d\s?(?:bytes|[kmg]i?b|(?:kilo|mega|giga)bytes?|pages?|slides|rows)\b", re.IGNORECASE)


def _kind(link: Link) -> str:
    path = (split(link.url) or NO_ADDRESS).path
    return path.rpartition("/")[2].rpartition(".")[2].lower()


def _leads_to_a_file(link: Link) -> bool:
    return link.scheme in WEB and _kind(link) in KINDS and is_read(link)


def _is_told_here(link: Link, page: PageInfo, index: SiteIndex) -> bool:
    """Leave out what another rule tells of, and what may be a page after all."""
    return not (page.only_sends_on or says_nothing(link) or _is_shown_in_a_page(link, index))


@rule("file-link-told", NHS_CONTENT, where=_leads_to_a_file, applies=_is_told_here, of_all_pages=("head",))
@good({"index.html": '<a href="neck.pdf">Neck exercises (PDF, 200 kB)</a>', "neck.pdf": ""})
@good({"index.html": '<a href="neck.PDF?v=2#page=3">Neck exercises, 1.2 MB, pdf</a>', "neck.PDF": ""})
@good({"index.html": '<a href="neck.pdf">Neck <img src="data:," alt="PDF, 90&nbsp;KB"></a>', "neck.pdf": ""})
@good({"index.html": '<p><a href="neck.pdf">Neck exercises</a> (PDF, 3 pages)</p>', "neck.pdf": ""})
@good('<a href="https://other.example/neck.pdf">Neck exercises (PDF)</a>')
@good(
    {
        "index.html": '<a href="fees.xlsx">Fees as a spreadsheet, 12 kB</a> <a href="a.csv">a.csv (2 MiB)</a>',
        "fees.xlsx": "",
        "a.csv": "",
    }
)
@good('<a href="https://code.example/a/raw/main/data.zip">All data, zipped</a>')
@bad({"index.html": '<a href="neck.pdf">Neck exercises</a>', "neck.pdf": ""}, says="(PDF")
@bad({"index.html": '<a href="files/diary.docx">Pain diary</a>', "files/diary.docx": ""}, says="(Word")
@bad({"index.html": '<a href="neck.pdf">Neck exercises (PDF)</a>', "neck.pdf": ""}, says="how large")
@bad({"index.html": '<a href="neck.pdf">Neck exercises, 200 kB</a>', "neck.pdf": ""}, says="(PDF")
@bad('<a href="https://other.example/guideline.PDF?x=1">Guideline</a>', says="(PDF")
def file_link_told(link: Link, index: SiteIndex) -> Iterator[Problem]:
    """A link to a file says what kind of file it is, and how large

    End the link's words with kind and size, as in “Neck exercises (PDF, 200 kB)”, or better, make the file a page. A
    file takes the reader out of the browser, costs data on a phone, and is often hard to read on one.
    """
    name, words = KINDS[_kind(link)]
    told = re.search(rf"\b(?:{words})\b", f"{link.name} {link.text}", re.IGNORECASE)
    told_beside = re.search(rf"\b(?:{_kind(link)}|{_kind(link).upper()}|{name})\b", link.nearby)
    if not (told or told_beside):
        yield Problem(f"The link “{heard(link)}” leads to a file and does not say so; add “({name}, …)” with its size.")
    elif index.addresses.path_below_site(link.url) is not None and not SIZE.search(
        f"{link.name} {link.text} {link.nearby}"
    ):
        yield Problem(f"The link “{heard(link)}” does not say how large the file is; add it, as in “({name}, 200 kB)”.")


def _is_shown_in_a_page(link: Link, index: SiteIndex) -> bool:
    """Tell whether another site may show the file in a page of its own, as code hosts and wikis do."""
    if index.addresses.path_below_site(link.url) is not None:
        return False
    path = (split(link.url) or NO_ADDRESS).path.lower()
    return any(part in path for part in ("/blob/", "/tree/", "/src/", "/blame/", "/edit/", "/wiki/", "/file:"))
