"""How booking services show their steps: data, so that a new service needs no code."""

import re
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

ControlRole = Literal[
    "button", "cell", "checkbox", "gridcell", "link", "listitem", "menuitem", "menuitemradio", "option", "radio", "tab"
]
"""The ARIA roles that a control of a booking page may have."""


def _check_pattern(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        message = f"`{pattern}` is no regular expression: {error}"
        raise ValueError(message) from error


class ControlPattern(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How a control is found on a booking page: its ARIA role and a regular expression for its accessible name.

    Several roles are separated by `|`. The expression is read by Python and by the browser, so it keeps to what both
    understand, and is searched for whatever the case. `{clinic}` in it stands for the names of a clinic.
    """

    role: Annotated[str, Meta(description="Its ARIA role, or several with `|` between them.", examples=["button|link"])]
    name: Annotated[
        str, Meta(description="A regular expression for its accessible name.", examples=["^choose a (day|date)"])
    ]

    def __post_init__(self) -> None:
        """Refuse a role that no control has, and a pattern that is no regular expression."""
        unknown = [role for role in self.role.split("|") if role not in get_args(ControlRole)]
        if unknown:
            message = f"no control has the role `{'|'.join(unknown)}`; the roles are {', '.join(get_args(ControlRole))}"
            raise ValueError(message)
        _check_pattern(self.name)

    @property
    def roles(self) -> tuple[ControlRole, ...]:
        """The roles, one by one."""
        return tuple(role for role in get_args(ControlRole) if role in self.role.split("|"))


_MONTH = (
    r"(Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sept?(ember)?|Oct(ober)?|Nov(ember)?"
    r"|Dec(ember)?)"
)
_NUMBER = r"\b\d{1,2}(st|nd|rd|th)?\b"
_WEEKDAY = r"\b(Mon|Tue(s)?|Wed(nes)?|Thu(r|rs)?|Fri|Sat(ur)?|Sun)(day)?\b"
# Between hours and minutes stands a colon or a full stop; a price (`£45.00`) is no time, nor is a date (`01.12.`).
_TIME = r"(?<![£$€\d.:])([01]?\d|2[0-3])[:.][0-5]\d(?![\d.])|(?<![\d:.])\d{1,2} ?[ap]\.?m\b|\bmidday\b|\bnoon\b"
_ONWARD = (
    r"^(next|continue(?! with)|choose (a )?(day|date|time)|see (days|times)|(find|pick|select) (a )?(day|date|time)"
    r"|book (now|online|an? (new )?appointment)|make an? (new )?(booking|appointment)"
    r"|any (available )?(practitioner|osteopath|time)|no preference|(i am )?(a )?new (patient|client))"
    r"|\b(initial|first|new patient)\b.*\b(appointment|consultation|assessment|visit)\b"
)


class Provider(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How one booking service shows its steps.

    `hosts` are patterns (`*.cliniko.com`) of the hosts it serves; the first provider that fits a link's host is used.
    `onward` are the controls that lead to the days without being a choice that matters: `Next`, `Any practitioner`.
    The patterns `no_slots`, `not_found`, `login` and `details` are searched for in the page's text, whatever the case.
    """

    name: Annotated[str, Meta(description="What messages call it.", examples=["cliniko"])]
    hosts: Annotated[
        tuple[str, ...], Meta(description="Patterns of the hosts it serves.", examples=[["*.cliniko.com"]])
    ] = ("*",)
    clinic: Annotated[ControlPattern, Meta(description="The control that chooses a clinic.")] = ControlPattern(
        "radio|link|button|option", "{clinic}"
    )
    day: Annotated[ControlPattern, Meta(description="The control of a day.")] = ControlPattern(
        "button|link|gridcell|radio|option|tab", rf"{_NUMBER}.*\b{_MONTH}\b|\b{_MONTH}\b.*{_NUMBER}|{_WEEKDAY}"
    )
    time: Annotated[ControlPattern, Meta(description="The control of a free time.")] = ControlPattern(
        "button|link|radio|option", _TIME
    )
    onward: Annotated[ControlPattern, Meta(description="The controls that lead onward without a choice.")] = (
        ControlPattern("button|link|radio", _ONWARD)
    )
    no_slots: Annotated[str, Meta(description="The words that say that no time is free.")] = (
        r"no (more |free |available )?(appointments|availability|times|slots)( are| is)?( currently)? (available|free)"
        r"|no (free|available) (appointments|times|slots)|fully booked|no availability"
    )
    not_found: Annotated[str, Meta(description="The words that say that the page is not there.")] = (
        r"\b404\b|not found|no longer (available|exists)|does(n.t| not) exist|deactivated|trial (has )?expired"
        r"|account (is )?suspended|under maintenance"
    )
    login: Annotated[str, Meta(description="The words that ask a reader to log in.")] = (
        r"(log|sign) ?in to (continue|book|your account)|please (log|sign) ?in|you (must|need to) (log|sign) ?in"
    )
    details: Annotated[str, Meta(description="The words of the step that asks for the reader's details.")] = (
        r"your (details|name)|(first|full) name|e-?mail address"
    )

    def __post_init__(self) -> None:
        """Refuse a pattern that is no regular expression."""
        for pattern in (self.no_slots, self.not_found, self.login, self.details):
            _check_pattern(pattern)
