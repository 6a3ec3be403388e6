"""Opening, by real clicks, what a reader can open on a page, and looking at it as at any other view."""

from typing import Any

import msgspec

from audits.browser.open_page import OpenPage
from audits.evidence import Opened, OpeningOutcome
from audits.gatherers.interactions.modal_dialog import dismiss
from audits.gatherers.interactions.opener_focus import focus_after_opening
from audits.gatherers.interactions.opening_session import OpeningSession, find_openers, opened_on_phones
from audits.gatherers.interactions.shown_at_first import look_behind_initial_dialog, look_later
from audits.gatherers.points import stable_point_of

KIND = "opened"
"""First half of this gatherer's keys in `Known`."""

STATE = "opened-{}"
"""What the states are called, in the order in which they are brought about."""

MAX_PRESSES = 60
"""How often openers of a page are pressed in a profile."""

MAX_ROUNDS = 12
"""How many states of a page are looked at in a profile, and so how deep one opener may stand in what another opens."""


async def open_all(page: OpenPage) -> tuple[Opened, ...]:
    """Open what can be opened on a page in its profile, in as few states as possible, and look at each.

    In one state, all is open that can be at the same time: a modal dialog has a state of its own, and so has each of
    several tabs. What pages of a template share is opened on one of them.

    Raises:
        ProbeError: a script failed in the page.
    """
    session = OpeningSession(page, await find_openers(page, opened_on_phones(page)))
    await look_later(session)
    await look_behind_initial_dialog(session)
    await _open_shared(session)
    await _open_part(session, "content")
    await session.handle.call("leave")
    return (session.found(),)


async def _open_shared(session: OpeningSession) -> None:
    """Open what stands outside of the page's own content, unless a page of the same template has shown it."""
    if not await session.handle.call("waiting", "shell"):
        return
    page = session.page
    key = (f"{KIND} {page.profile}", await session.handle.call("shell_look"))
    if key not in page.known:
        openers, before = set(session.openers), len(session.state_evidence)
        await _open_part(session, "shell")
        if not session.has_shown_content:
            found = tuple(one for selector, one in session.openers.items() if selector not in openers)
            page.known[key] = msgspec.to_builtins(Opened(page.profile, found, tuple(session.state_evidence[before:])))
        return
    shown = msgspec.convert(page.known[key], Opened)
    session.openers |= {one.place.selector: one for one in shown.openers}
    session.state_evidence += shown.state_evidence
    session.rounds = len(shown.state_evidence)


async def _open_part(session: OpeningSession, part: str) -> None:
    """Open the page's shell or its content, state by state, and look at each.

    Openers covered by opened content are pressed after everything is closed again.
    """
    session.is_of_this_page = part == "content"
    is_closed = True
    end = session.rounds + MAX_ROUNDS
    while session.rounds < end:
        is_any_pressed, is_modal = await _press_waiting(session, part)
        if not is_any_pressed:
            if is_closed:
                break
            await session.close_all()
            is_closed = True
            continue
        is_closed = False
        session.rounds += 1
        await session.look_if_new(STATE.format(session.rounds))
        if is_modal and await dismiss(session.page, session.handle):
            await session.note_focus_dropped()
        elif is_modal:
            await session.load_again()
            is_closed = True
    await _note_missed(session, part, is_over=session.rounds >= end or session.presses >= MAX_PRESSES)
    if not is_closed:
        await session.close_all()


async def _press_waiting(session: OpeningSession, part: str) -> tuple[bool, bool]:
    """Press each opener that waits, one of a group; tell if there was one, and whether a modal dialog is open."""
    groups: set[str] = set()
    is_any_pressed = False
    for one in await session.waiting(part):
        if session.presses >= MAX_PRESSES:
            break
        number = one["number"]
        if one["group"] in groups or (point := await stable_point_of(session.page, session.handle, number)) is None:
            continue
        session.presses += 1
        await session.press(point)
        came = await session.handle.call("pressed", number)
        is_modal = came["is_modal"]
        if is_modal and is_any_pressed:  # what was opened before is looked at first
            if await dismiss(session.page, session.handle):
                await session.handle.call("again", number)
            else:
                await session.load_again()
            break
        groups |= {one["group"]} - {""}
        is_any_pressed = True
        if is_modal:
            await session.settle()
        if came["shows"]:
            focus = await focus_after_opening(session.page, session.handle, number, is_modal=is_modal)
            session.note(one, await _outcome_of_opening(session, one, came), focus)
        else:
            is_toggled = came["looks_otherwise"] and await _second_press_undoes(session, number)
            session.note(one, OpeningOutcome.TOGGLED_UNANNOUNCED if is_toggled else OpeningOutcome.NOTHING)
        if is_modal:
            return True, True
    if is_any_pressed:
        await session.settle()
    return is_any_pressed, False


async def _second_press_undoes(session: OpeningSession, number: int) -> bool:
    """Press a button once more; tell whether it looks as it did at first: then the first press switched it on."""
    point = await session.handle.call("point_again", number)
    if point is None:
        return False
    await session.press(point)
    return bool(await session.handle.call("looks_as_before", number))


async def _outcome_of_opening(session: OpeningSession, one: dict[str, Any], came: dict[str, Any]) -> OpeningOutcome:
    """Say of an opener that has opened something whether it tells of that; one of a shape answers for the others."""
    if not one["shape"] or came["is_modal"]:
        return OpeningOutcome.OPENED
    if one["shape"] in session.shapes:
        return session.shapes[one["shape"]]
    if came["hides"] and came["looks_otherwise"] and await session.handle.call("is_unannounced", one["number"]):
        return OpeningOutcome.SELECTED_UNANNOUNCED
    return OpeningOutcome.UNANNOUNCED if await _is_unannounced_toggle(session, one["number"]) else OpeningOutcome.OPENED


async def _is_unannounced_toggle(session: OpeningSession, number: int) -> bool:
    """Tell whether a second press of a button hides what the first has opened, and nothing tells of either.

    What was hidden is opened again, to be looked at.
    """
    if not await session.handle.call("is_unannounced", number):
        return False
    point = await session.handle.call("point_again", number)
    if point is None:
        return False
    await session.press(point)
    if not await session.handle.call("hides_again", number):
        return False
    is_unannounced = bool(await session.handle.call("is_unannounced", number))
    if (point := await session.handle.call("point_again", number)) is not None:
        await session.press(point)
        await session.handle.call("reopened")
    return is_unannounced


async def _note_missed(session: OpeningSession, part: str, *, is_over: bool) -> None:
    """Note what waits still: it was left out, or could not be pressed."""
    for one in await session.waiting(part):
        if one["place"]["selector"] not in session.openers:
            session.note(one, OpeningOutcome.LEFT_OUT if is_over else OpeningOutcome.OUT_OF_REACH)
