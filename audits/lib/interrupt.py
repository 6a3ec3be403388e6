"""Waiting for tasks that a signal (SIGINT, SIGTERM) may end early, and remembering which it was."""

import asyncio
import signal
import threading
from collections.abc import Sequence
from types import FrameType

ENDING = (signal.SIGINT, signal.SIGTERM)
"""The signals that end the work early: what is finished by then is reported."""

_received: list[signal.Signals] = []


class TerminatedError(KeyboardInterrupt):
    """SIGTERM has come while nothing was waited for; it ends whatever is done then, as an interrupt does."""


def was_terminated() -> bool:
    """Tell whether a SIGTERM has come."""
    return signal.SIGTERM in _received


def raise_on_sigterm() -> None:
    """From now on a SIGTERM ends the work as an interrupt does, so that it is tidied up after.

    Raises, in the main thread and whenever the signal comes:
        TerminatedError: it has come.
    """

    def on_signal(number: int, _frame: FrameType | None) -> None:
        _received.append(signal.Signals(number))
        raise TerminatedError

    signal.signal(signal.SIGTERM, on_signal)


async def until_done_or_interrupted(tasks: Sequence[asyncio.Future[None]]) -> bool:
    """Wait for all tasks, or cancel them at the first SIGINT or SIGTERM; tell whether it came to that.

    Signals reach the main thread alone: in another, nothing but the tasks themselves ends the waiting.
    """
    if threading.current_thread() is not threading.main_thread():
        await asyncio.gather(*tasks)
        return False
    loop = asyncio.get_running_loop()
    interrupt = loop.create_future()

    def on_signal(number: signal.Signals) -> None:
        _received.append(number)
        interrupt.cancel()

    before = {number: signal.getsignal(number) for number in ENDING}
    for number in ENDING:
        loop.add_signal_handler(number, on_signal, number)
    everything = asyncio.gather(*tasks)
    try:
        await asyncio.wait({everything, interrupt}, return_when=asyncio.FIRST_COMPLETED)
        if everything.done():
            everything.result()
        return interrupt.cancelled()
    finally:
        for number in ENDING:
            loop.remove_signal_handler(number)
            signal.signal(number, before[number])
        for task in tasks:
            task.cancel()
        await asyncio.gather(everything, *tasks, return_exceptions=True)  # else Python tells of it on standard error
