"""An interrupt ends the waiting for tasks, whenever it comes."""

import asyncio
import signal

import pytest

from audits.lib.interrupt import until_done_or_interrupted


def was_interrupted(*, by: signal.Signals | None) -> bool:
    async def work() -> None:
        await asyncio.sleep(0)
        if by:
            signal.raise_signal(by)

    async def wait() -> bool:
        return await until_done_or_interrupted([asyncio.ensure_future(work())])

    return asyncio.run(wait())


def test_tasks_come_to_their_end() -> None:
    assert not was_interrupted(by=None)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_counts_though_the_last_task_is_just_done(sign: signal.Signals) -> None:
    before = signal.getsignal(sign)
    assert was_interrupted(by=sign)
    assert signal.getsignal(sign) is before
