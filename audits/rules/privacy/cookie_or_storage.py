"""The rule `cookie-or-storage`."""

import re
from collections.abc import Iterator

from audits.evidence import Stored
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import PECR

APPEARANCE = (
    r"(.*[._/-])?(theme|colou?r[._-]?(scheme|mode)|dark[._-]?mode|mode|appearance|__palette|__tabs|font[._-]?size"
    r"|lang(uage)?|(i18n(ext)?)?lng|locale)([._-]?(mode|pref(erence)?s?|choice|appearance|value))?"
)
CONSENT = (
    r"(.*[._-])?(cookie|gdpr|privacy)s?[._-]?"
    r"(consent|polic(y|ies)|pref(erence)?s?([._-]set)?|settings|choice|accepted|banner|control|notice)"
    r"|(.*[._-])?consent|cookieconsent.*|cookielawinfo-.*|optanon.*|eupubconsent.*|euconsent.*|cookieyes.*"
)
NECESSARY = (
    r".*(csrf|xsrf).*|phpsessid|jsessionid|asp\.net_sessionid|sessionid|connect\.sid"
    r"|awsalb(cors)?|arraffinity.*|__cf_bm|__host-.*session.*"
)
EXEMPT = re.compile(f"{APPEARANCE}|{CONSENT}|{NECESSARY}", re.IGNORECASE)
"""Names of what regulation 6 exempts: how the page looks, what the reader has agreed to, what the service needs."""


@rule("cookie-or-storage", PECR)
@good("<p>Nothing is stored.</p>")
@good('<script>localStorage.setItem("theme", "dark")</script>')
@good(
    '<script>for (const name of ["vp-theme-appearance", "i18nextLng", "mui-mode"]) localStorage[name] = "en"</script>'
)
@bad('<script>localStorage.setItem("model", "1")</script>', says="model")
@good('<script>document.cookie = "cookies_preferences_set=true"; document.cookie = "csrftoken=1"</script>')
@bad('<script>document.cookie = "visitor=1"</script>', says="cookie “visitor”")
@bad('<script>document.cookie = "themeless_visitor=1"</script>', says="themeless_visitor")
@bad('<script>localStorage.setItem("visits", "1")</script>', says="visits")
@bad('<script>sessionStorage.setItem("scroll", "1")</script>', says="scroll", result=Result.UNSURE)
def cookie_or_storage(stored: tuple[Stored, ...]) -> Iterator[Problem]:
    """A page leaves nothing in its reader's browser unasked

    Take away the script that stores this, or ask the reader first. The law exempts only what the service cannot do
    without, how the page looks, and plain statistics that the reader can refuse.
    """
    for one in stored:
        if EXEMPT.fullmatch(one.name):
            continue
        if one.kind == "sessionStorage":
            yield Problem(
                f"The page keeps “{one.name}” until the tab is closed. A person must say whether the page needs it.",
                result=Result.UNSURE,
            )
            continue
        what = "the cookie" if one.kind == "cookie" else f"the {one.kind} entry"
        yield Problem(f"The page stores {what} “{one.name}” before its reader has agreed to anything.")
