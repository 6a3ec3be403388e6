"""How booking links are followed, as settings say it."""

from typing import Annotated

from msgspec import Meta, Struct

from audits.config.booking_providers import Provider
from audits.config.bounds import NotNegative, Positive


class BookingSettings(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How far and how patiently a booking link is followed, and how the booking service shows its steps."""

    max_redirects: Annotated[NotNegative, Meta(description="Redirects that are followed.")] = 3
    timeout_ms: Annotated[
        Positive, Meta(description="How long a page of the booking service may take to load, in ms.")
    ] = 15_000
    horizon_days: Annotated[Positive, Meta(description="Within how many days a free time is looked for.")] = 28
    methods_allowed: Annotated[
        tuple[str, ...],
        Meta(
            description="Requests that may leave the browser though they are no GET or HEAD; `*` stands for any run.",
            examples=[["POST /api/availability*"]],
        ),
    ] = ()
    providers: Annotated[
        tuple[Provider, ...],
        Meta(
            description="How booking services show their steps; the first whose `hosts` fit a link's host is used.",
            examples=[[{"name": "cliniko", "hosts": ["*.cliniko.com"]}]],
        ),
    ] = (Provider("any"),)
