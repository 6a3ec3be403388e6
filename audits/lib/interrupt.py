"""Waiting for tasks that an interrupt (SIGINT) may end early."""

import asyncio
import signal
import threading
from collections.abc import Sequence


async def until_done_or_interrupted(tasks: Sequence[asyncio.Future[None]]) -> bool:
    """Wait for all tasks, or cancel them at the first SIGINT; tell whether it came to that.

    Signals reach the main thread alone: in another, nothing but the tasks themselves ends the waiting.
    """
    if threading.current_thread() is not threading.main_thread():
        await asyncio.gather(*tasks)
        return False
    loop = asyncio.get_running_loop()
    interrupt = loop.create_future()
    loop.add_signal_handler(signal.SIGINT, interrupt.cancel)
    everything = asyncio.gather(*tasks)
    try:
        await asyncio.wait({everything, interrupt}, return_when=asyncio.FIRST_COMPLETED)
        if everything.done():
            everything.result()
        return interrupt.cancelled()
    finally:
        loop.remove_signal_handler(signal.SIGINT)
        for task in tasks:
            task.cancel()
        await asyncio.gather(everything, *tasks, return_exceptions=True)  # else Python tells of it on standard error
