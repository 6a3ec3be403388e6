"""The standards that rules rest on, and whether each binds or only advises."""

from dataclasses import dataclass
from enum import StrEnum

from audits.standards import wcag as _wcag


class Level(StrEnum):
    """Whether a failure blocks a release (`must`) or advises (`should`)."""

    MUST = "must"
    SHOULD = "should"


@dataclass(frozen=True, slots=True)
class Standard:
    """A document a rule cites.

    `binds` says whether breaking it makes a page unfit (WCAG A/AA, an RFC, the HTML standard, UK law, the CAP Code)
    or only less good (guidance). A rule's level follows from it.
    """

    name: str
    url: str
    binds: bool
    criterion: str | None = None


RFC3966 = Standard("RFC 3966", "https://www.rfc-editor.org/rfc/rfc3966", binds=True)
E164 = Standard("ITU-T E.164", "https://www.itu.int/rec/T-REC-E.164", binds=True)
RFC6596 = Standard("RFC 6596", "https://www.rfc-editor.org/rfc/rfc6596", binds=True)
RFC9110 = Standard("RFC 9110", "https://www.rfc-editor.org/rfc/rfc9110", binds=True)
RFC8259 = Standard("RFC 8259", "https://www.rfc-editor.org/rfc/rfc8259", binds=True)
HTML = Standard("HTML Standard", "https://html.spec.whatwg.org/", binds=True)
PECR = Standard(
    "Privacy and Electronic Communications Regulations 2003, regulation 6",
    "https://www.legislation.gov.uk/uksi/2003/2426/regulation/6",
    binds=True,
)
CAP_CODE = Standard("CAP Code, rule 3.1", "https://www.asa.org.uk/codes-and-rulings/advertising-codes.html", binds=True)
RFC9309 = Standard("RFC 9309", "https://www.rfc-editor.org/rfc/rfc9309", binds=True)
JSON_LD = Standard("JSON-LD 1.1", "https://www.w3.org/TR/json-ld11/", binds=True)
SCHEMA_ORG = Standard("schema.org 30.0", "https://schema.org/", binds=False)
COOL_URIS = Standard("W3C: Cool URIs don't change", "https://www.w3.org/Provider/Style/URI", binds=False)
OPEN_GRAPH = Standard("Open Graph protocol", "https://ogp.me/", binds=False)
RFC4287 = Standard("RFC 4287", "https://www.rfc-editor.org/rfc/rfc4287", binds=True)
RSS_2 = Standard("RSS 2.0", "https://www.rssboard.org/rss-specification", binds=False)
SITEMAPS = Standard("Sitemaps protocol", "https://www.sitemaps.org/protocol.html", binds=False)
GOOGLE_SEARCH = Standard("Google Search Essentials", "https://developers.google.com/search/docs", binds=False)
GOOGLE_STRUCTURED_DATA = Standard(
    "Google Search structured data",
    "https://developers.google.com/search/docs/appearance/structured-data/search-gallery",
    binds=False,
)
GOOGLE_REVIEWS = Standard(
    "Google Search review snippet",
    "https://developers.google.com/search/docs/appearance/structured-data/review-snippet",
    binds=False,
)
NHS_CONTENT = Standard("NHS digital service manual", "https://service-manual.nhs.uk/content", binds=False)
ICO_GUIDANCE = Standard(
    "ICO guidance on storage and access technologies",
    "https://ico.org.uk/for-organisations/direct-marketing-and-privacy-and-electronic-communications/",
    binds=False,
)
AXE_BEST_PRACTICE = Standard("axe best practice", "https://dequeuniversity.com/rules/axe/", binds=False)
READ_ANYWHERE = Standard(
    "This project's promise: a guide can be read on paper, without scripts and in a reader's own colours",
    "",
    binds=False,
)
BDA_STYLE = Standard(
    "British Dyslexia Association: Dyslexia friendly style guide",
    "https://www.bdadyslexia.org.uk/advice/employers/creating-a-dyslexia-friendly-workplace/dyslexia-friendly-style-guide",
    binds=False,
)
NOTHING_UNSEEN = Standard("This project's promise: nothing is called clean that nobody looked at", "", binds=True)
OUR_PROMISE = Standard("This project's promise: one tap to the clinic", "", binds=False)


def wcag(number: str) -> Standard:
    """Give the WCAG 2.2 success criterion with this number, such as `1.4.3`: level A and AA bind, level AAA advises."""
    criterion = _wcag.BY_NUMBER[number]
    name = f"WCAG 2.2 {number} {criterion.name} ({criterion.level})"
    return Standard(name, "https://www.w3.org/TR/WCAG22/", binds=criterion.level != "AAA", criterion=number)


def technique(number: str, title: str) -> Standard:
    """Give a technique by which WCAG can be met, such as `H74`; other ways may do as well, so that it advises."""
    folder = {"H": "html", "G": "general", "C": "css", "F": "failures"}[number[0]]
    url = f"https://www.w3.org/WAI/WCAG22/Techniques/{folder}/{number}"
    return Standard(f"WCAG technique {number}: {title}", url, binds=False)


HTML_OBSOLETE = Standard(
    "HTML Standard, obsolete features", "https://html.spec.whatwg.org/multipage/obsolete.html", binds=False
)
RFC6068 = Standard("RFC 6068", "https://www.rfc-editor.org/rfc/rfc6068", binds=True)
DOI_HANDBOOK = Standard("DOI Handbook", "https://www.doi.org/the-identifier/resources/handbook/", binds=False)
SECURING_THE_WEB = Standard("W3C TAG: Securing the Web", "https://www.w3.org/2001/tag/doc/web-https", binds=False)
OWASP_HTML5 = Standard(
    "OWASP HTML5 Security Cheat Sheet",
    "https://cheatsheetseries.owasp.org/cheatsheets/HTML5_Security_Cheat_Sheet.html",
    binds=False,
)
WCAG_H2 = Standard(
    "WCAG technique H2: adjacent links to the same resource",
    "https://www.w3.org/WAI/WCAG22/Techniques/html/H2",
    binds=False,
)
UK_GDPR_HEALTH = Standard(
    "UK GDPR, Articles 5(1)(c) and 9 (data concerning health)",
    "https://www.legislation.gov.uk/eur/2016/679/article/9",
    binds=True,
)
