"""What a page shows in several views, of which one is enough to tell of."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from audits.config.profiles import LOADED
from audits.evidence import InView

Record = TypeVar("Record")
Part = TypeVar("Part")


def seen_before(
    own: Record,
    views: tuple[InView[Record], ...],
    parts: Callable[[Record], Iterable[Part]],
    look: Callable[[Part], Hashable],
) -> frozenset[Hashable]:
    """Give the looks of the parts that views before this one show; none where this one shows the page as loaded.

    What is told of the page as loaded is mended in its stylesheet for whatever is opened, too.
    """
    at = next(at for at, view in enumerate(views) if view.seen is own)
    earlier = () if views[at].state == LOADED else views[:at]
    return frozenset(look(part) for view in earlier for part in parts(view.seen))
