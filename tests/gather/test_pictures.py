import asyncio
import io
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from PIL import Image

from audits import Request
from audits.browser.screenshots import Shot, take_element_screenshots
from audits.evidence import Tools
from audits.gathering import pictures
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.report import Cause, CauseKind, Counts, Finding, MendedBy, Report, SiteSummary, Status, Verdict

PAGE = """<!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width"><title>A clinic</title>
<style>
html { scroll-behavior: smooth } body { margin: 20px; font: 16px/1.5 sans-serif } div { height: 1800px }
.out { display: none } #blank { display: block; width: 600px; height: 100px } .above, .below { height: 300px }
</style>
<h1>A clinic</h1><div></div>
<p><a id="book" href="https://booking.example/">Book at the clinic</a></p>
<p>A map of the town: <iframe id="map" src="https://maps.example/" width="280" height="200"></iframe></p>
<p><iframe id="own" src="inner.html" width="280" height="200" loading="lazy"></iframe></p>
<p class="above"></p><span id="blank"></span><p class="below"></p>
<p class="out" id="hidden">Never seen</p><div></div>"""
SHOWN = ("#book", "#map", "#own", "#own > html > body > p")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    inner = '<!DOCTYPE html><title>Inner</title><body style="background: #0a0"><p>Words in a frame</p>'
    (tmp_path / "inner.html").write_text(inner, encoding="utf-8")
    return tmp_path


def taken(site: Path, profile: str, *selectors: str) -> dict[str, Image.Image]:
    shots = [Shot("index.html", profile, selector, selector) for selector in selectors]
    found = asyncio.run(take_element_screenshots(site, shots, "/", browser=None))
    return {name: Image.open(io.BytesIO(data)).convert("RGB") for name, data in found.items()}


@pytest.mark.browser
@pytest.mark.parametrize("profile", ["desktop", "mobile", "reflow", "zoom", "no-js"])
def test_pictures_of_links_and_frames_show_something(site: Path, profile: str) -> None:
    found = taken(site, profile, *SHOWN)
    assert set(found) == set(SHOWN)
    for picture in found.values():
        assert len(picture.getcolors(100_000) or ()) > 50  # edges of letters, not the page's ground and a line alone


@pytest.mark.browser
def test_a_phone_shows_a_link_as_wide_as_a_desktop_does(site: Path) -> None:
    phone, desktop = (taken(site, profile, "#book")["#book"] for profile in ("mobile", "desktop"))
    assert phone.size == desktop.size


@pytest.mark.browser
def test_a_frame_of_the_site_has_loaded(site: Path) -> None:
    picture = taken(site, "mobile", "#own")["#own"]
    red, green, blue = picture.getpixel((picture.width // 2, picture.height // 2))  # type: ignore[misc]  # because RGB has three
    assert (green > 150, red < 30, blue < 30) == (True, True, True)


@pytest.mark.browser
def test_what_shows_nothing_has_no_picture(site: Path) -> None:
    assert set(taken(site, "desktop", "#blank", "#hidden", "#gone", "p:::nonsense", "#book")) == {"#book"}


def finding(selector: str, fingerprint: str, **facts: Any) -> Finding:
    unsaid = Finding(
        rule="a-rule",
        family="links",
        result=Result.FAILED,
        level=Level.MUST,
        status=Status.NEW,
        page="index.html",
        profiles=("desktop",),
        selector=selector,
        html="",
        message="",
        help="",
        standards=(),
        wcag=(),
        source=None,
        fingerprint=fingerprint,
    )
    return structs.replace(unsaid, **facts)


def report(*causes: tuple[Finding, ...]) -> Report:
    findings = [one for cause in causes for one in cause]
    told = []
    for number, cause in enumerate(causes):
        at = tuple(findings.index(one) for one in cause)
        told.append(
            Cause(
                id=str(number),
                rule="a-rule",
                level=Level.MUST,
                result=Result.FAILED,
                status=Status.NEW,
                kind=CauseKind.CONTENT,
                mended_by=MendedBy.EDITOR,
                message="",
                element="",
                pages=1,
                findings=at,
            )
        )
    summary = SiteSummary("", "", 1, ("desktop",))
    tools = Tools("", "", "")
    return Report(2, tools, summary, Verdict.FAILING, Counts(), tuple(told), tuple(findings), (), ())


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What pictures are asked for, round by round; elements called #seen have one."""
    rounds: list[list[str]] = []

    async def take(_site: Path, shots: list[Shot], _base: str, *, browser: str | None) -> dict[str, bytes]:
        assert browser is None
        rounds.append([shot.name for shot in shots])
        return {shot.name: b"picture" for shot in shots if shot.selector.startswith("#seen")}

    monkeypatch.setattr(pictures, "take_element_screenshots", take)
    return rounds


def test_a_cause_has_one_picture_and_a_second_try(asked: list[list[str]]) -> None:
    judged = report(
        (finding("#seen", "a"), finding("#seen", "b"), finding("#seen-too", "c")),
        (finding("#unseen", "d"), finding("#unseen", "e"), finding("#seen", "f"), finding("#seen-too", "g")),
        (finding("", "h"), finding("#seen", "i", profiles=())),
        (finding("#unseen", "j"),),
    )
    assert set(pictures.screenshots(Path(), judged, Request())) == {"a", "f"}
    assert asked == [["a", "d", "j"], ["f"]]


def test_pictures_are_bounded_in_number(asked: list[list[str]]) -> None:
    judged = report(*((finding("#seen", f"{number}"),) for number in range(300)))
    assert len(pictures.screenshots(Path(), judged, Request())) == pictures.MAX_PICTURES
    assert [len(names) for names in asked] == [pictures.MAX_PICTURES]
