"""A shard: the share of a site's pages that one machine of several visits."""

import re
from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct

from audits.errors import WrongUseError

FORM = re.compile(r"(\d+)/(\d+)")

One = TypeVar("One")


class Shard(Struct, frozen=True):
    """The `number`-th of `count` shards, counted from one."""

    number: int = 1
    count: int = 1

    @property
    def is_whole(self) -> bool:
        """Whether it holds every page."""
        return self.count == 1

    def of(self, pages: Sequence[One]) -> tuple[One, ...]:
        """Give the pages of this shard: dealt out like cards, so that each has its share of every part of a site."""
        return tuple(pages[self.number - 1 :: self.count])

    def __str__(self) -> str:
        """Write it as it is typed."""
        return f"{self.number}/{self.count}"


WHOLE = Shard()


def shard_typed(text: str) -> Shard:
    """Read a shard as it is typed, such as 2/4.

    Raises:
        WrongUseError: it is no such thing.
    """
    form = FORM.fullmatch(text)
    if form is None or not 1 <= int(form[1]) <= int(form[2]):
        message = f"--shard says “{text}”: write which of how many shards it is, such as 2/4."
        raise WrongUseError(message)
    return Shard(int(form[1]), int(form[2]))
