"""A copy of a page, open in a tab of its own: to be worked with keys and mouse while the page itself stays as it is."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from audits.browser.isolated_context import ProbeError
from audits.browser.load import load, until_ready
from audits.browser.open_page import OpenPage
from audits.browser.page_log import Log


@asynccontextmanager
async def clone_of(page: OpenPage, profile: str) -> AsyncIterator[OpenPage]:
    """Open a page once more, in a profile, and close it again.

    Raises:
        ProbeError: the page did not load a second time.
    """
    tab = await page.context.new_page()
    try:
        copy, answer = await load(tab, page.context, page.plan, page.url, profile=profile, log=Log())
        if answer is None:
            message = "the page could not be opened a second time"
            raise ProbeError(message)
        await copy.isolated.call("sight")
        yield copy
    except TimeoutError as error:
        message = "the page did not finish loading a second time"
        raise ProbeError(message) from error
    finally:
        await tab.close()


async def load_again(copy: OpenPage) -> None:
    """Load a copy anew, as if nobody had worked it.

    Raises:
        ProbeError: the page did not load again.
    """
    try:
        async with asyncio.timeout(copy.plan.load_timeout_ms / 1000):
            await copy.session.send("Fetch.disable")  # what holds the page in place would refuse this too
            await copy.tab.goto(copy.url, wait_until="commit", timeout=0)
            await copy.session.send("Fetch.enable", {"patterns": [{"resourceType": "Document"}]})
            copy.isolated.forget()
            await until_ready(copy.tab, copy.isolated)
    except TimeoutError as error:
        message = "the page did not finish loading again"
        raise ProbeError(message) from error
    await copy.isolated.call("sight")
