"""What an answer of another host says of an address: by its status, by what the page shows, and by where it ended."""

from urllib.parse import urlsplit

from audits.evidence import ExternalOutcome
from audits.external.answer import Answer
from audits.external.fetch import Fetcher
from audits.external.page import RemotePage

REFUSALS = frozenset({401, 402, 403, 405, 406, 407, 409, 418, 421, 423, 425, 451, 999})
"""Statuses with which hosts turn programs away, or ask who is there; a reader may well get in."""

GONE = frozenset({404, 410})
BUSY = frozenset({429, 503})

HOME_PATHS = frozenset({"", "/"})
MISSING_PAGE = "audits-asks-for-a-page-that-is-not-there"


async def outcome_of(
    fetcher: Fetcher, url: str, answer: Answer, page: RemotePage | None
) -> tuple[ExternalOutcome, str]:
    """Judge an answer; give the outcome and a sentence without its subject, the address.

    `page` is what was read, None where it was no HTML. Another address of the host is asked for where it is in doubt.
    """
    outcome, because = _by_status(answer.status)
    if outcome is ExternalOutcome.WORKS:
        return await _by_page(fetcher, url, answer, page)
    return outcome, because


def _by_status(status: int) -> tuple[ExternalOutcome, str]:
    if 200 <= status < 300:  # noqa: PLR2004  because these are the statuses of success
        return ExternalOutcome.WORKS, "works."
    if status in GONE:
        return ExternalOutcome.GONE, f"is not there any more, or never was (status {status})."
    if status in REFUSALS:
        return ExternalOutcome.REFUSES_PROGRAMS, f"turns programs away (status {status}): open it yourself."
    if status in BUSY:
        return ExternalOutcome.BUSY, f"was too busy to answer, again and again (status {status})."
    return ExternalOutcome.ANSWERS_ERROR, f"answers with an error (status {status})."


async def _by_page(fetcher: Fetcher, url: str, answer: Answer, page: RemotePage | None) -> tuple[ExternalOutcome, str]:
    """Judge an address that answers well by what it shows and where it ended."""
    last = answer.trail[-1]
    if page is not None and page.is_parked(last):
        return ExternalOutcome.PARKED, "shows only that its domain is for sale or has run out."
    if page is not None and (said := page.says_not_found) and await _says_so_to_anything(fetcher, last, said):
        return ExternalOutcome.SAYS_NOT_FOUND, f"says “{said}”, though with status 200, as to any wrong address."
    start, end = urlsplit(url), urlsplit(last)
    same_house = (start.hostname or "").removeprefix("www.") == (end.hostname or "").removeprefix("www.")
    deep = len([part for part in start.path.split("/") if part]) > 1
    if same_house and deep and end.path in HOME_PATHS and not end.query:
        return ExternalOutcome.SENT_HOME, f"sends its reader to the home page {last} instead: is the page gone?"
    if len(answer.trail) > 1 and answer.permanent and not _only_encrypted(url, last):
        return ExternalOutcome.MOVED, "works."
    return ExternalOutcome.WORKS, "works."


async def _says_so_to_anything(fetcher: Fetcher, url: str, said: str) -> bool:
    """Tell whether the host says the same of an address that is wrong for certain. A page about error 404 is sound."""
    parts = urlsplit(url)
    folder = parts.path.rpartition("/")[0]
    wrong = await fetcher.fetch(parts._replace(path=f"{folder}/{MISSING_PAGE}", query="").geturl())
    return isinstance(wrong, Answer) and wrong.html is not None and RemotePage(wrong.html).says_not_found == said


def _only_encrypted(url: str, last: str) -> bool:
    """Tell whether the only change is that from http to https, of which insecure-link tells."""
    return url.removeprefix("http://").rstrip("/") == last.removeprefix("https://").rstrip("/")
