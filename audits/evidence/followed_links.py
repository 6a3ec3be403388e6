"""What came of following links to the booking service and to other hosts."""

from enum import StrEnum

from msgspec import Struct


class BookingOutcome(StrEnum):
    """How far following a booking link came."""

    WORKS = "works"
    NO_SLOT = "no-slot"
    NOT_FOUND = "not-found"
    WRONG_CLINIC = "wrong-clinic"
    LOGIN_WALL = "login-wall"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    INSECURE_HOP = "insecure-hop"
    UNEXPECTED_HOST = "unexpected-host"
    BAD_CERTIFICATE = "bad-certificate"
    EMPTY_FRAME = "empty-frame"
    CANNOT_CHOOSE = "cannot-choose"
    UNREACHABLE = "unreachable"


class BookingVisit(Struct, frozen=True):
    """What came of following one booking link as far as choosing a day and a time.

    `because` is one sentence for an editor; `trail` the addresses passed through, from the link's own on; `stand_in`
    says that the stub booking server answered for the host; `refused` the requests that were not let out of the
    browser because they might have completed a booking, as `POST /path`.
    """

    url: str
    outcome: BookingOutcome
    because: str
    trail: tuple[str, ...]
    stand_in: bool = False
    refused: tuple[str, ...] = ()


class ExternalOutcome(StrEnum):
    """What became of asking for an address on another host."""

    WORKS = "works"
    MOVED = "moved"
    GONE = "gone"
    ANSWERS_ERROR = "answers-error"
    NO_SUCH_HOST = "no-such-host"
    BAD_CERTIFICATE = "bad-certificate"
    ENDLESS_REDIRECTS = "endless-redirects"
    SAYS_NOT_FOUND = "says-not-found"
    PARKED = "parked"
    SENT_HOME = "sent-home"
    REFUSES_PROGRAMS = "refuses-programs"
    BUSY = "busy"
    UNREACHABLE = "unreachable"


class ExternalVisit(Struct, frozen=True):
    """What came of asking another host for an address that pages of the site link to.

    `because` goes on a sentence about the address after “which”; `trail` are the addresses passed through, from `url`
    on. `moved_to` is where the host says the page is now for good. An address is judged without its fragment; one whose
    page lacks the place that its fragment names has a visit of its own, with that name in `missing_anchor`, and so has
    one of which that is not known (`is_anchor_known`).
    `given_time` says why a link that fails is not given up yet:
    it worked before, and has not failed often and long enough; it is empty where there is no such reason.
    """

    url: str
    outcome: ExternalOutcome
    because: str
    trail: tuple[str, ...] = ()
    moved_to: str = ""
    missing_anchor: str = ""
    is_anchor_known: bool = True
    given_time: str = ""
