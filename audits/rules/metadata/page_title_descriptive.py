"""The rule `page-title-descriptive`."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from audits.evidence import Head, Link, PageInfo, Shown
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._text import own_parts
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import HOME, SiteIndex
from audits.rules.structured_data._said import STEM, bare, stems
from audits.standards import wcag

PLACEHOLDERS = frozenset(
    {
        "default", "document", "entertitlehere", "enterthetitleofyourhtmldocumenthere", "inserttitlehere", "loremipsum",
        "newdocument", "newpage", "notitle", "page", "pagetitle", "title", "titlehere", "todo", "tbd", "titlegoeshere",
        "unnamed", "untitled", "untitleddocument", "untitledpage", "webpage", "reactapp", "viteapp", "yourtitlehere",
    }
)  # fmt: skip
"""What programs and templates write for a title until somebody does (https://www.w3.org/WAI/WCAG22/Techniques/failures/F25)."""

FILE = re.compile(r"[\w-]+\.(html?|xhtml|php|aspx?|jsp|md|docx?|pptx?|pdf|indd)", re.IGNORECASE)
ABBREVIATION = re.compile(r"\b(?=\d*[A-Z])[A-Z0-9]{2,6}s?\b")
FEWEST_WORDS, WORDS_OF_A_NOTE = 40, 8
"""A page with less text may well say what its title says in other words, or with a picture; with far less, it says
nothing yet."""

ABOUT_NECKS = "<h1>Move your neck</h1><p>" + "Turn your head slowly, and stop where it begins to hurt. " * 6


@rule("page-title-descriptive", wcag("2.4.2"))
@good(f"<title>Neck exercises – Clinic</title>{ABOUT_NECKS}")
@good({"faq.html": "<title>FAQ</title><h1>Frequently asked questions</h1><p>" + "Ask us anything about visits. " * 12})
@good({"contact.html": "<title>Contact</title><h1>Get in touch</h1><p>" + "Ring us, or come by on any day. " * 12})
@good("<title>Untitled paintings of the 1950s</title><h1>Paintings</h1>")
@good("<title>Document</title><h1>Document</h1><p>The interface Document stands for a page.")
@good({"sleep.html": "<title>Sleeping well</title><h1>Nights</h1><p>A good bed, and no light. Sleep comes by itself."})
@good("<title>Clinic</title><h1>Welcome</h1><p>" + "We are glad that you are here, and hope you come again. " * 6)
@good({"r.html": f"<title>R</title>{ABOUT_NECKS}", "ssl.html": f"<title>Ssl</title>{ABOUT_NECKS}"})
@bad("<title>Untitled Document</title><h1>Neck exercises</h1>", says="“Untitled Document”")
@bad(
    {"a.html": "<title>Neck – Clinic</title>", "b.html": "<title>Untitled – Clinic</title><h1>Nights</h1>"},
    says="“Untitled”",
)
@bad("<title>neck_final_v2.docx</title><h1>Neck exercises</h1>", says="“neck_final_v2.docx”")
@bad({"neck.html": f"<title>Sleeping well – Nights</title>{ABOUT_NECKS}"}, says="not one word")
@bad(
    {
        "neck.html": f"<title>Bedtime – Clinic</title><nav><a href='bed.html'>Bedtime</a></nav>{ABOUT_NECKS}",
        "bed.html": "<title>Rest – Clinic</title><h1>Rest</h1>",
    },
    says="not one word",
)
@bad(
    {"neck.html": "<title>Sleeping well</title><h1>Move your neck</h1><p>Turn your head slowly to each side."},
    says="not one word",
    result=Result.UNSURE,
)
@good({"neck.html": "<title>Sleeping well</title><h1>Move your neck</h1><p>Not written yet."})
def page_title_descriptive(
    head: Head, shown: Shown, links: tuple[Link, ...], page: PageInfo, index: SiteIndex
) -> Iterator[Problem]:
    """A title says what the page is about

    Write what the page is about in the words of its heading. Who has many pages open, or hears the title first of all,
    knows by it where they are.
    """
    if not head.titles or page.is_error_page:
        return
    headed = {bare(text) for text in head.h1}
    parts = own_parts(head.titles[0], index)
    for part in parts:
        if (bare(part) in PLACEHOLDERS or FILE.fullmatch(part)) and bare(part) not in headed:
            yield Problem(f"The title “{part}” was put there by a program, and does not say what the page is about.")
            return
    title = " ".join(parts)
    tells = any(len(word) >= STEM for word in re.findall(r"\w+", title)) and not ABBREVIATION.search(title)
    is_told = not stems(title).isdisjoint(stems(" ".join([*head.h1, unquote(page.url)])))
    can_tell = page.path != HOME and tells and not is_told
    words = len(shown.text.split())
    if not can_tell or words < WORDS_OF_A_NOTE:
        return
    if stems(title).isdisjoint(_said(head, shown.text, links, page.path, index)):
        yield Problem(
            f"Of the title “{title}” not one word stands on the page. Is it the title of another page?",
            result=Result.FAILED if words >= FEWEST_WORDS else Result.UNSURE,
        )


def _said(head: Head, text: str, links: tuple[Link, ...], path: str, index: SiteIndex) -> frozenset[str]:
    """Give how the words of a page's text begin: all but those of its links to other pages of the site."""
    elsewhere = [link for link in links if index.addresses.served_at(link.url) not in {None, HOME, path}]
    words = Counter(re.findall(r"\w+", text.casefold()))
    words.subtract(re.findall(r"\w+", " ".join(link.text for link in elsewhere).casefold()))
    home = [link.name for link in links if index.addresses.served_at(link.url) == HOME]
    said = [word for word, count in words.items() if count > 0]
    return stems(" ".join([*said, *home, head.content("og:site_name") or ""]))
