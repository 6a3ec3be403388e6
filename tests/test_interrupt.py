"""An interrupt ends the waiting for tasks, whenever it comes."""

import asyncio
import signal

from audits.lib.interrupt import until_done_or_interrupted


def was_interrupted(*, by_task: bool) -> bool:
    async def work() -> None:
        await asyncio.sleep(0)
        if by_task:
            signal.raise_signal(signal.SIGINT)

    async def wait() -> bool:
        return await until_done_or_interrupted([asyncio.ensure_future(work())])

    return asyncio.run(wait())


def test_tasks_come_to_their_end() -> None:
    assert not was_interrupted(by_task=False)


def test_an_interrupt_counts_though_the_last_task_is_just_done() -> None:
    assert was_interrupted(by_task=True)
