"""What a gatherer is: the field of the evidence it fills, when and where it looks, and how it asks the page."""

from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Any, NamedTuple

from audits.browser.open_page import OpenPage
from audits.config.profiles import LOADED
from audits.evidence.registry import Holder, field_called
from audits.static.plan import Plan

Ask = Callable[[OpenPage], Awaitable[Any]]
"""How a page is asked, as it is shown at that moment: it answers with a record, or with the JSON of one."""


class Phase(StrEnum):
    """When a gatherer looks at a page. One phase follows upon the other, in this order."""

    PAGE = "page"
    """Once, at the page as loaded."""
    VIEW = "view"
    """In each of its profiles, and in states that a reader can bring about; what it sees belongs to a View."""
    INTERACTION = "interaction"
    """By real keys or a real pointer, once all else is known."""


class Scope(StrEnum):
    """What the answers of a gatherer belong to."""

    PAGE = "page"
    REGION = "region"
    """Regions that pages of one template share: what one page has shown (`reuse/known.py`) holds for the others."""


class Gatherer(NamedTuple):
    """What fills one field of Page, or of View.

    `record` is the type that the answer is read as. A gatherer of the phase `page` runs in the run's first profile, one
    of the phase `view` in each of its `profiles`. An interaction runs in each of its `profiles` that the run has, or
    else in the run's first; its answers from several profiles, which are tuples, are concatenated. `in_states` says
    that it runs in each state of a profile as well (menu open, search open); `when_opened`, of one of the phase `page`,
    that it is asked again of what comes into sight when something is opened. `with_modal` says of an interaction how it
    is done on a page that opens with a modal dialog: with that open, with it closed, or one after the other.
    """

    field: str
    record: Any
    ask: Ask
    phase: Phase
    profiles: tuple[str, ...]
    in_states: bool
    when_opened: bool
    scope: Scope
    with_modal: tuple[bool, ...]

    def looks_at(self, profile: str, state: str) -> bool:
        """Tell whether a gatherer of views has anything to ask for in this profile and state."""
        return profile in self.profiles and (state == LOADED or self.in_states)

    def profiles_in(self, plan: Plan) -> tuple[str, ...]:
        """Give the profiles in which an interaction is done under a plan."""
        return tuple(name for name in self.profiles if name in plan.profiles) or plan.profiles[:1]


def gatherer(  # noqa: PLR0913  because each is a different thing to declare
    field: str,
    ask: Ask | None = None,
    *,
    phase: Phase = Phase.PAGE,
    profiles: tuple[str, ...] = (),
    in_states: bool = False,
    when_opened: bool = False,
    scope: Scope = Scope.PAGE,
    with_modal: tuple[bool, ...] = (False,),
) -> Gatherer:
    """Declare what fills a field: of View in the phase of views, else of Page.

    The annotation of the field says what the answer is read as, and of a View's, in which profiles. Without `ask`, the
    answer is that of the script of the field's name.

    Raises:
        TypeError: there is no such field.
    """
    evidence = field_called(Holder.VIEW if phase is Phase.VIEW else Holder.PAGE, field)
    return Gatherer(
        field,
        evidence.gathered,
        ask or by_script(field),
        phase,
        profiles or evidence.profiles,
        in_states,
        when_opened,
        scope,
        with_modal,
    )


def by_script(name: str) -> Ask:
    """Give the way of asking that calls the script of a name."""

    async def ask(page: OpenPage) -> Any:
        return await page.isolated.call(name)

    return ask
