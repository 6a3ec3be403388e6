"""How other hosts are asked for the addresses that pages link to, as settings say it."""

from typing import Annotated

from msgspec import Meta, Struct

from audits.config.bounds import NotNegative, Positive


class Lifetimes(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """For how many hours an answer of another host is believed without asking again, by its kind.

    An answer that settles nothing (too busy, unreachable) is never believed.
    """

    works: Annotated[NotNegative, Meta(description="The address works.")] = 168
    refuses: Annotated[NotNegative, Meta(description="The host turns programs away.")] = 168
    broken: Annotated[NotNegative, Meta(description="The address does not work.")] = 1


class ExternalSettings(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How patiently and how politely `audits external` asks other hosts for the addresses that pages link to."""

    record: Annotated[
        str, Meta(description="The file, below the settings file, that remembers answers from one run to the next.")
    ] = "external-links.json"
    at_once: Annotated[Positive, Meta(description="Addresses asked for at the same time, over all hosts.")] = 32
    per_host: Annotated[Positive, Meta(description="Addresses of one host asked for at the same time.")] = 2
    interval_ms: Annotated[NotNegative, Meta(description="The time between two requests to a host, in ms.")] = 250
    timeout_ms: Annotated[Positive, Meta(description="How long a host may take to answer, in ms.")] = 20_000
    tries: Annotated[Positive, Meta(description="How often an address that may yet work is asked for in one run.")] = 3
    backoff_ms: Annotated[
        NotNegative, Meta(description="The time before the second try, in ms; each later one waits twice as long.")
    ] = 1_000
    longest_wait_ms: Annotated[
        NotNegative, Meta(description="A host that asks for more patience than this, in ms, is not waited for.")
    ] = 60_000
    rot_visits: Annotated[
        Positive, Meta(description="A link that worked before is given up after so many failed runs …")
    ] = 3
    rot_days: Annotated[NotNegative, Meta(description="… over at least so many days.")] = 7
    lifetime_hours: Lifetimes = Lifetimes()
