"""What a script's modules and handles keep between two calls, and that a new document begins anew."""

import asyncio

import pytest
from script_page import ScriptPage

from audits.browser.remote_call import ProbeError

pytestmark = pytest.mark.browser

COUNTER = """
let count = 0;
export default function counter(by) {
  count += by;
  return count;
}
"""

KEEPER = """
export default function keeper(start) {
  let sum = start;
  return {
    add: (one) => (sum += one),
    later: async () => sum,
    fail: () => { throw new Error("made to fail"); },
  };
}
"""


def test_a_module_is_evaluated_once_in_a_document(page: ScriptPage) -> None:
    page.show("<p>Text</p>")
    page.write("counter", COUNTER)
    assert [page.call("counter", 1), page.call("counter", 2)] == [1, 3]
    page.show("<p>Another</p>")
    assert page.call("counter", 5) == 5


def test_calls_at_the_same_time_share_one_world(page: ScriptPage) -> None:
    page.show("<p>Text</p>")
    page.write("counter", COUNTER)

    async def both() -> list[int]:
        return list(await asyncio.gather(page.isolated.call("counter", 1), page.isolated.call("counter", 1)))

    assert sorted(page.runner.run(both())) == [1, 2]


def test_nothing_shows_to_the_page(page: ScriptPage) -> None:
    page.show("<p>Text</p>")
    page.call("language")
    page.call("visible_summary")
    assert page.runner.run(page.tab.evaluate("typeof globalThis.audits")) == "undefined"


def test_a_handle_keeps_what_its_script_returned(page: ScriptPage) -> None:
    page.show("<p>Text</p>")
    page.write("keeper", KEEPER)

    async def use() -> list[int]:
        one, other = await page.isolated.open("keeper", 10), await page.isolated.open("keeper", 20)
        answers = [
            await one.call("add", 1),
            await one.call("add", 1),
            await other.call("add", 5),
            await one.call("later"),
        ]
        await one.release()
        await other.release()
        return answers

    assert page.runner.run(use()) == [11, 12, 25, 12]


def test_a_method_that_throws_is_told(page: ScriptPage) -> None:
    page.show("<p>Text</p>")
    page.write("keeper", KEEPER)

    async def use(method: str) -> None:
        await (await page.isolated.open("keeper", 1)).call(method)

    with pytest.raises(ProbeError, match="made to fail"):
        page.runner.run(use("fail"))
    with pytest.raises(ProbeError, match="not a function"):
        page.runner.run(use("no_such_method"))


def test_a_handle_is_dead_once_its_document_is_gone(page: ScriptPage) -> None:
    page.show("<p>Text</p>")
    page.write("keeper", KEEPER)
    handle = page.runner.run(page.isolated.open("keeper", 1))
    page.show("<p>Another</p>")
    with pytest.raises(ProbeError, match="the document in which “add” was to be called is gone"):
        page.runner.run(handle.call("add", 1))
    page.runner.run(handle.release())


def test_a_script_that_gives_no_object_has_no_handle(page: ScriptPage) -> None:
    page.show("<p>Text</p>")
    with pytest.raises(ProbeError, match="language gave no object to keep"):
        page.runner.run(page.isolated.open("language"))


def test_a_broken_script_is_told_each_time(page: ScriptPage) -> None:
    page.show("<p>Text</p>")
    page.write("broken", "const at = null.x;\nexport default function broken() { return at; }\n")
    for _ in range(2):
        with pytest.raises(ProbeError, match="TypeError"):
            page.call("broken")
