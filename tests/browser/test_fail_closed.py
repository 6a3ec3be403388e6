"""What was not looked at is never a pass: each way of not looking is made to happen for real."""

from pathlib import Path

import pytest
from playwright.async_api import Browser
from visits import visited

from audits.browser import isolated_context
from audits.browser.remote_call import ProbeError
from audits.browser.scripts import Module, parse, script
from audits.evidence import Bars, NotGathered, Page, TouchTargets
from audits.gatherers.visit import visit
from audits.static.pages import find_files, find_pages
from audits.static.plan import Plan

pytestmark = pytest.mark.browser

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title></head><body><main><h1>Page</h1>'
FIELDS = frozenset({"head", "headings", "links", "stored", "layout"})


def gathered(
    folder: Path, *, load_ms: int = 15_000, page_ms: int = 60_000, fields: frozenset[str] = FIELDS
) -> dict[str, Page]:
    plan = Plan("/", ("desktop",), fields, (), load_ms, page_ms)
    pages = find_pages(folder, find_files(folder))
    seen = visited(folder, plan)
    assert [page.path for page in seen] == [page.path for page in pages], "every expected page is accounted for"
    return {page.path: page for page in seen}


def site_of(folder: Path, **pages: str) -> Path:
    for name, body in pages.items():
        (folder / f"{name}.html").write_text(HEAD + body, encoding="utf-8")
    return folder


def reason(page: Page) -> str:
    assert isinstance(page.loaded, NotGathered)
    return page.loaded.reason


def test_a_page_that_never_finishes_loading(tmp_path: Path) -> None:
    pages = gathered(site_of(tmp_path, hangs="<script>while (true) {}</script>", sound="<p>Text</p>"), load_ms=3_000)
    assert reason(pages["hangs.html"]) == "The page did not finish loading in 3 seconds."
    assert pages["sound.html"].loaded is True


def test_a_page_that_hangs_after_it_has_loaded(tmp_path: Path) -> None:
    late = "<script>addEventListener('load', () => setTimeout(() => { while (true) {} }, 50))</script>"
    filler = "<p>Text</p>" * 20_000
    pages = gathered(site_of(tmp_path, late=filler + late), page_ms=3_000)
    assert "longer than 3 seconds" in reason(pages["late.html"]) or "finish loading" in reason(pages["late.html"])


def test_a_page_that_hangs_while_it_is_worked_keeps_what_was_seen_of_it(tmp_path: Path) -> None:
    hangs = "<script>addEventListener('keydown', () => { while (true) {} })</script>"
    folder = site_of(tmp_path, keys=f'<a href="#">Top</a>{hangs}')
    page = gathered(folder, page_ms=10_000, fields=FIELDS | {"tab_sequences", "media"})["keys.html"]
    assert page.loaded is True
    assert not isinstance(page.headings, NotGathered)
    assert [one.text for one in page.headings] == ["Page"]
    too_long = NotGathered("The page took longer than 10 seconds to look at.")
    assert (page.tab_sequences, page.media) == (too_long, too_long)


def test_a_browser_that_dies_is_restarted_and_the_page_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    async def dies_once(browser: Browser, page: object, plan: Plan, _known: object) -> Page:
        tried.append(page)
        if len(tried) == 1:
            await browser.close()
        return await visit(browser, page, plan)  # type: ignore[arg-type]  # because only the first argument matters

    monkeypatch.setattr("audits.gatherers.worker.visit", dies_once)
    pages = gathered(site_of(tmp_path, index="<p>Text</p>"))
    assert len(tried) == 2
    assert pages["index.html"].loaded is True


def test_a_browser_that_always_dies_leaves_the_page_untested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    async def always_dies(browser: Browser, page: object, plan: Plan, _known: object) -> Page:
        await browser.close()
        return await visit(browser, page, plan)  # type: ignore[arg-type]  # because only the first argument matters

    monkeypatch.setattr("audits.gatherers.worker.visit", always_dies)
    assert "died on this page 2 times" in reason(gathered(site_of(tmp_path, index="<p>Text</p>"))["index.html"])


def test_a_page_process_that_crashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`Page.crash` of the DevTools protocol ends the page's own process."""
    whole = isolated_context.IsolatedContext.call

    async def crash(self: isolated_context.IsolatedContext, name: str, *arguments: object) -> object:
        if name == "headings":
            await self._session.send("Page.crash")
        return await whole(self, name, *arguments)

    monkeypatch.setattr(isolated_context.IsolatedContext, "call", crash)
    assert "died on this page 2 times" in reason(gathered(site_of(tmp_path, index="<p>Text</p>"))["index.html"])


def test_a_probe_that_throws_leaves_only_its_own_evidence_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = isolated_context.IsolatedContext.call

    async def break_headings(self: isolated_context.IsolatedContext, name: str, *arguments: object) -> object:
        if name == "headings":
            message = "TypeError: made to break"
            raise ProbeError(message)
        return await whole(self, name, *arguments)

    monkeypatch.setattr(isolated_context.IsolatedContext, "call", break_headings)
    page = gathered(site_of(tmp_path, index="<p>Text</p>"))["index.html"]
    assert page.headings == NotGathered("Gathering “headings” failed on this page: TypeError: made to break")
    assert page.loaded is True
    assert not isinstance(page.head, NotGathered)


def test_a_script_that_throws_in_the_page_is_a_probe_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    def broken(name: str) -> tuple[Module, ...]:
        threw = parse("gatherers/links.js", "export default function links() { null.x }")
        return (threw,) if name == "links" else script(name)

    monkeypatch.setattr("audits.browser.isolated_context.script", broken)
    page = gathered(site_of(tmp_path, index="<p>Text</p>"))["index.html"]
    assert isinstance(page.links, NotGathered)
    assert "TypeError" in page.links.reason


HOSTILE = {
    "alerts": "<script>alert(1); confirm(2); prompt(3); setInterval(() => alert(4), 50)</script>",
    "fetch": "<script>window.fetch = null; window.Promise = null; JSON.stringify = () => { throw 1 }</script>",
    "prototypes": "<script>Array.prototype.map = Array.prototype.filter = () => { throw 1 };"
    "Element.prototype.getAttribute = () => 'x'; document.querySelectorAll = () => [];</script>",
    "rewriter": "<script>document.write('<p>Late</p>')</script>",
    "opener": "<script>window.open('about:blank')</script>",
    "unloader": "<script>onbeforeunload = () => 'stay'</script>",
}


def test_a_hostile_page_is_seen_as_it_is(tmp_path: Path) -> None:
    link = '<a href="a/">To a</a>'
    for name, page in gathered(
        site_of(tmp_path, **{name: link + hostile for name, hostile in HOSTILE.items()})
    ).items():
        assert page.loaded is True, name
        assert isinstance(page.links, tuple), name
        assert [one.text for one in page.links] == ["To a"], name
        assert isinstance(page.headings, tuple), name
        assert [one.text for one in page.headings] == ["Page"], name


@pytest.mark.parametrize(
    "script", ["<script>location.href = 'b.html'</script>", '<meta http-equiv="refresh" content="0; url=b.html">']
)
def test_a_page_that_sends_its_reader_on_is_held_and_noted(tmp_path: Path, script: str) -> None:
    pages = gathered(site_of(tmp_path, a=script, b="<p>Text</p>"))
    assert pages["a.html"].sends_on_to == "http://site.localhost/b.html"
    assert pages["b.html"].sends_on_to == ""


def test_a_page_that_leads_away_on_the_first_visit_alone_is_judged_as_it_shows_on_the_second(tmp_path: Path) -> None:
    once = "<script>if (!localStorage.seen) { localStorage.seen = 1; location.href = 'b.html' }</script><p>Hours</p>"
    page = gathered(site_of(tmp_path, a=once, b="<p>Text</p>"), fields=FIELDS | {"tab_sequences"})["a.html"]
    assert (page.sends_on_to, page.redirect.is_repeated) == ("http://site.localhost/b.html", False)
    assert not page.only_sends_on
    assert not isinstance(page.headings, NotGathered)
    assert [one.text for one in page.headings] == ["Page"]


def test_a_page_that_is_not_utf_8(tmp_path: Path) -> None:
    text = '<!doctype html><meta charset="windows-1252"><title>Caf\u00e9</title><h1>Caf\u00e9</h1>'
    (tmp_path / "index.html").write_bytes(text.encode("cp1252"))
    page = gathered(tmp_path)["index.html"]
    assert not isinstance(page.head, NotGathered)
    assert page.head.titles == ("Caf\u00e9",)


def test_a_page_of_20_megabytes_is_looked_at_or_said_to_be_untested(tmp_path: Path) -> None:
    site_of(tmp_path, huge="".join(f"<p>Paragraph {number} of many words.</p>" for number in range(500_000)))
    assert (tmp_path / "huge.html").stat().st_size > 18_000_000
    page = gathered(tmp_path, load_ms=6_000, page_ms=8_000)["huge.html"]
    assert page.loaded is True or "seconds" in reason(page)


def test_the_page_is_left_as_it_was_found(tmp_path: Path) -> None:
    """What the gate brings into a page does not show to the page's own scripts."""
    watcher = (
        "<script>const before = Object.keys(window).length; setTimeout(() => {"
        "if (Object.keys(window).length !== before || window.axe || window.audits) document.title = 'seen' }, 200)"
        "</script>"
    )
    page = gathered(site_of(tmp_path, index=watcher))["index.html"]
    assert not isinstance(page.head, NotGathered)
    assert page.head.titles == ("Page",)


def test_a_fault_of_the_gate_costs_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = isolated_context.IsolatedContext.call

    async def broken(self: isolated_context.IsolatedContext, name: str, *arguments: object) -> object:
        if name == "stable" and "faulty" in (await whole(self, "head"))["titles"]:
            raise IndexError("list index out of range")  # noqa: EM101, TRY003  because it is what Python says
        return await whole(self, name, *arguments)

    monkeypatch.setattr(isolated_context.IsolatedContext, "call", broken)
    pages = gathered(site_of(tmp_path, a="<title>faulty</title>", b="<p>Text</p>"))
    assert reason(pages["a.html"]) == "The gate itself broke on this page: IndexError: list index out of range"
    assert pages["b.html"].loaded is True


def test_a_menu_button_that_opens_nothing_hides_nothing_from_the_views_that_follow(tmp_path: Path) -> None:
    menu = '</main><nav><button aria-expanded="false">Menu</button></nav><a href="tel:+441632960001">Call</a>'
    page = gathered_in(site_of(tmp_path, index=menu), ("mobile", "desktop"), frozenset({"targets"}))
    assert not isinstance(page.views, NotGathered)
    seen = {
        (view.profile, view.state): len(view.targets.links)
        for view in page.views
        if isinstance(view.targets, TouchTargets)
    }
    assert seen == {("desktop", "loaded"): 1, ("mobile", "loaded"): 1}


def test_a_menu_that_a_label_opens_is_closed_again_though_it_covers_its_label(tmp_path: Path) -> None:
    style = (
        "nav { display: none; position: fixed; inset: 0; background: #fff } #drawer:checked ~ nav { display: block }"
    )
    menu = (
        f"</main><style>{style} #drawer {{ display: none }}</style><input type='checkbox' id='drawer'>"
        "<label for='drawer'>Menu</label><nav><a href='tel:+441632960002'>Desk</a></nav>"
        "<a href='tel:+441632960001'>Call</a>"
    )
    page = gathered_in(site_of(tmp_path, index=menu), ("mobile", "reflow"), frozenset({"targets"}))
    assert not isinstance(page.views, NotGathered)
    seen = {
        (view.profile, view.state): [link.text for link in view.targets.links]
        for view in page.views
        if isinstance(view.targets, TouchTargets)
    }
    assert seen == {("mobile", "loaded"): ["Call"], ("mobile", "menu-open"): ["Desk"], ("reflow", "loaded"): ["Call"]}


def test_a_menu_that_shows_as_many_links_as_it_hides_is_seen_open_and_closed_again(tmp_path: Path) -> None:
    style = """
    #drawer { display: none } nav { position: fixed; inset: 0 100% 0 -100%; overflow: hidden; background: #fff }
    nav a { position: absolute; left: 100% } #drawer:checked ~ nav { inset: 0 } #drawer:checked ~ nav a { left: 0 }
    """
    menu = (
        f"</main><style>{style}</style><input type='checkbox' id='drawer'>"
        "<label for='drawer'>Menu</label><nav><a href='tel:+441632960002'>Desk</a></nav>"
    )
    page = gathered_in(site_of(tmp_path, index=menu), ("mobile", "reflow"), frozenset({"bars", "layout"}))
    assert not isinstance(page.views, NotGathered)
    seen = {(view.profile, view.state): view.bars for view in page.views}
    assert seen.keys() == {("mobile", "loaded"), ("mobile", "menu-open"), ("reflow", "loaded")}
    bars = seen["reflow", "loaded"]
    assert isinstance(bars, Bars)
    assert bars.free == bars.height


def gathered_in(folder: Path, profiles: tuple[str, ...], fields: frozenset[str]) -> Page:
    (page,) = visited(folder, Plan("/", profiles, fields, (), 4_000, 20_000))
    return page


BROKEN_ADDRESSES = (
    '<a href="http://[neck">Neck</a> <a href="https://other.example/">Other</a>'
    '<iframe title="Film" src="http://[film"></iframe><audio controls src="http://"></audio>'
)


def test_a_broken_address_leaves_nothing_else_unseen(tmp_path: Path) -> None:
    fields = frozenset({"print_layout", "media", "links", "assets", "frames"})
    page = gathered_in(site_of(tmp_path, index=BROKEN_ADDRESSES), ("desktop", "print"), fields)
    assert isinstance(page.views, tuple)
    printed = [view.print_layout for view in page.views if view.profile == "print"]
    seen: list[object] = [page.media, page.links, page.assets, page.frames, *printed]
    assert [one.reason for one in seen if isinstance(one, NotGathered)] == []
    assert len(seen) == 5


@pytest.mark.parametrize("rate", ["one.playbackRate = 0", "one.pause()"])
def test_an_animation_that_never_ends_by_itself_is_left_as_it_is(tmp_path: Path, rate: str) -> None:
    script = f"const one = document.querySelector('h1').animate([{{opacity: 0}}, {{opacity: 1}}], 60000); {rate}"
    page = gathered(site_of(tmp_path, index=f"<script>{script}</script>"))["index.html"]
    assert page.loaded is True
    assert isinstance(page.links, tuple)


def test_what_lies_outside_the_base_path_is_not_found(tmp_path: Path) -> None:
    script = '<script>fetch("/data.json")</script>'
    plan = Plan("/x/", ("desktop",), frozenset({"requests"}), (), 4_000, 8_000)
    (page,) = visited(site_of(tmp_path, index=script), plan)
    assert isinstance(page.requests, tuple)
    assert {one.url.removeprefix("http://site.localhost"): one.status for one in page.requests}["/data.json"] == 404


@pytest.mark.parametrize("script", ["<script>{}</script>", "<script src='away.js'></script>"])
def test_a_page_that_leads_away_before_its_body_is_looked_at_as_it_shows_until_the_next_comes(
    tmp_path: Path, script: str
) -> None:
    """Browsers stop reading a document whose script leads away: there is no body, no frame, and no answer to input."""
    leads_away = "location.replace('next.html' + location.hash)"
    (tmp_path / "away.js").write_text(leads_away)
    head = HEAD.replace("</head>", f"{script.format(leads_away)}</head>")
    (tmp_path / "moved.html").write_text(f'{head}<p>Moved to <a href="next.html">the next</a>.', encoding="utf-8")
    pages = gathered(site_of(tmp_path, next="<p>Text</p>"), fields=FIELDS | {"tab_sequences", "requests"})
    moved = pages["moved.html"]
    assert moved.sends_on_to == "http://site.localhost/next.html"
    assert not isinstance(moved.headings, NotGathered)
    assert [one.text for one in moved.headings] == ["Page"]
    assert not isinstance(moved.tab_sequences, NotGathered)
    assert [[stop.name for stop in one.stops] for one in moved.tab_sequences] == [["the next"], ["the next"]]
    assert not isinstance(moved.requests, NotGathered)
    failed = {one.url.rpartition("/")[2] for one in moved.requests if one.failure or one.status is None}
    assert failed == {"next.html"}, "a script that the gate forbids is no failure of the page's"
