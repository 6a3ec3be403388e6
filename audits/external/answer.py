"""What came of fetching an address of another host: an answer, or why there is none."""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx

from audits.evidence import ExternalOutcome
from audits.lib.urls import is_private

MAX_REDIRECTS = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host said in the end.

    `permanent` says whether every redirect on the way was; `html` is the page, None where it is of another type;
    `is_whole` whether all of it was read.
    """

    status: int
    trail: tuple[str, ...]
    permanent: bool
    html: str | None = None
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """No usable answer: of what kind, and why, in a sentence without its subject, such as “did not answer in time.”."""

    outcome: ExternalOutcome
    because: str
    trail: tuple[str, ...] = ()
    is_host_unknown: bool = False
    """Whether the name of the host is unknown: that says something of the host only where names can be looked up."""
    could_not_connect: bool = False
    """Whether no connection came about, so that other addresses of the host need not be tried."""


class StoppedError(Exception):
    """No further request can get an answer from this address."""

    def __init__(self, answer: NoAnswer) -> None:
        super().__init__(answer.because)
        self.answer = answer


def redirect_target(trail: tuple[str, ...], location: str) -> str:
    """Give where a redirect leads.

    Raises:
        StoppedError: it leads nowhere that may be followed.
    """
    try:
        target = urljoin(trail[-1], location).partition("#")[0]
        parts = urlsplit(target)
    except ValueError as error:
        because = f"sends its reader on to “{location}”, which is no address."
        raise StoppedError(NoAnswer(ExternalOutcome.ANSWERS_ERROR, because, trail)) from error
    if len(trail) > MAX_REDIRECTS:
        because = f"sends its reader on more than {MAX_REDIRECTS} times without end."
        raise StoppedError(NoAnswer(ExternalOutcome.ENDLESS_REDIRECTS, because, trail))
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        because = f"sends its reader on to “{location}”, which is no address of a page."
        raise StoppedError(NoAnswer(ExternalOutcome.ANSWERS_ERROR, because, trail))
    if is_private(parts.hostname) and not is_private(urlsplit(trail[0]).hostname or ""):
        because = f"sends its reader on to {target}, in a private network."
        raise StoppedError(NoAnswer(ExternalOutcome.ANSWERS_ERROR, because, trail))
    return target


def no_answer_of(error: Exception, trail: tuple[str, ...]) -> NoAnswer:
    """Say what kept an answer away."""
    for cause in _causes(error):
        match cause:
            case ssl.SSLCertVerificationError():
                because = f"shows a certificate that browsers refuse: {cause.verify_message}."
                return NoAnswer(ExternalOutcome.BAD_CERTIFICATE, because, trail)
            case socket.gaierror(errno=socket.EAI_NONAME | socket.EAI_NODATA):
                because = "is on a host that does not exist."
                return NoAnswer(ExternalOutcome.NO_SUCH_HOST, because, trail, is_host_unknown=True)
            case httpx.InvalidURL() | UnicodeError():
                return NoAnswer(
                    ExternalOutcome.ANSWERS_ERROR,
                    "is no address that can be asked for, or sends its reader on to one that is not.",
                    trail,
                )
            case _:
                pass
    if isinstance(error, TimeoutError | httpx.TimeoutException):
        because = "did not answer in time."
        return NoAnswer(
            ExternalOutcome.UNREACHABLE, because, trail, could_not_connect=isinstance(error, httpx.ConnectTimeout)
        )
    because = f"could not be reached: {str(error).rstrip('.') or type(error).__name__}."
    return NoAnswer(
        ExternalOutcome.UNREACHABLE, because, trail, could_not_connect=isinstance(error, httpx.ConnectError)
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
