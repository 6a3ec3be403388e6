"""How long the rules about links take over a large site, on evidence alone: no browser has a part in it.

`python benchmarks/judging.py TIMES` does it so often, and writes the medians as JSON: for loading the evidence, and for
judging it, [CPU seconds, wall seconds].
"""

import json
import sys
import time

import msgspec
from cpu import Usage
from figures import middle

from audits.config.facts import Facts
from audits.evidence import (
    NOT_ASKED,
    ORIGIN,
    Anchors,
    Asset,
    Encoding,
    Head,
    HeadLink,
    Link,
    Meta,
    Page,
    Place,
    Site,
    Tools,
)
from audits.evidence.store import Evidence
from audits.rules.catalogue import RULES
from audits.rules.engine import judge
from audits.rules.site_index import SiteIndex

PAGES = 1_000
LINKS = 100
"""Links on each page: 80 of the body, most to other pages and their headings, and 20 of the template."""

OF_LINKS = tuple(rule for rule in RULES if rule.family == "links")
FACTS = Facts(country="GB", site_url="https://clinic.example/")


def large_site() -> bytes:
    """Make the saved evidence of a site, as `audits gather` writes it."""
    pages = tuple(made_up_page(number) for number in range(PAGES))
    files = (*(page.path for page in pages), "assets/site.css", "assets/logo.svg", "files/plan.pdf")
    site = Site("/", ("desktop",), tuple(sorted(files)), pages, NOT_ASKED, Tools("", "", ""))
    return msgspec.json.encode(Evidence(site, FACTS))


def judging(evidence: bytes) -> tuple[Usage, Usage]:
    """Give what it takes to load the evidence, and to judge it by every rule of the family."""
    started = _now()
    site = msgspec.json.decode(evidence, type=Evidence).site
    loaded = _now()
    index = SiteIndex(site, FACTS)
    for rule in OF_LINKS:
        judge(rule, index, FACTS)
    judged = _now()
    return _between(started, loaded), _between(loaded, judged)


def main(times: int) -> None:
    """Judge so often, and write the medians as JSON."""
    evidence = large_site()
    loading, judged = zip(*(judging(evidence) for _ in range(times)), strict=True)
    print(json.dumps({"loading": middle(loading), "judging": middle(judged)}))


def _now() -> Usage:
    return Usage(time.process_time(), time.perf_counter())


def _between(earlier: Usage, later: Usage) -> Usage:
    return Usage(later.cpu - earlier.cpu, later.wall - earlier.wall)


def made_up_page(number: int) -> Page:
    """Make the evidence of a page as far as rules about links look at it."""
    url = f"{ORIGIN}/guides/{number}/"
    return Page(
        path=f"guides/{number}/index.html",
        url=url,
        source=None,
        loaded=True,
        head=_head(number, url),
        links=tuple(_link(number, at) for at in range(LINKS)),
        pictures=(),
        assets=(
            Asset("stylesheet", "/assets/site.css", f"{ORIGIN}/assets/site.css", Place("head > link")),
            Asset("picture", "/assets/logo.svg", f"{ORIGIN}/assets/logo.svg", Place("header > img")),
        ),
        anchors=Anchors(tuple(f"heading-{at}" for at in range(10))),
        requests=(),
        encoding=Encoding("utf-8", 30, is_readable=True, is_ascii=True, is_utf_8=True),
    )


def _head(number: int, url: str) -> Head:
    return Head(
        titles=(f"Guide {number}",),
        language="en-GB",
        metas=(Meta("description", f"What guide {number} is about"),),
        links=(HeadLink("canonical", url, url),),
        h1=(f"Guide {number}",),
        has_doctype=True,
        characters="UTF-8",
        parse_error="",
        main_text=f"Guide {number}. " * 40,
        quirks=False,
    )


def _link(number: int, at: int) -> Link:
    other = (number * 31 + at * 17) % PAGES
    href, url = {
        0: (f"#heading-{at % 10}", f"{ORIGIN}/guides/{number}/#heading-{at % 10}"),
        1: (f"../{other}/#heading-{at % 10}", f"{ORIGIN}/guides/{other}/#heading-{at % 10}"),
        2: (f"https://other.example/{other}", f"https://other.example/{other}"),
        3: ("tel:+441134960002", "tel:+441134960002"),
        4: ("/files/plan.pdf", f"{ORIGIN}/files/plan.pdf"),
    }.get(at % 20, (f"../{other}/", f"{ORIGIN}/guides/{other}/"))
    text, is_of_template = f"Guide {other}, part {at % 7} (PDF, 200 kB)", at >= LINKS * 4 // 5
    return Link(
        href=href,
        url=url,
        text=text,
        name=text,
        visible=True,
        nearby=f"Of this, {text} tells more, and so does what stands before it. " * 3,
        landmark="navigation" if is_of_template else "main",
        place=Place(f"#content > p:nth-of-type({at // 4}) > a:nth-of-type({at % 4})", f'<a href="{href}">{text}</a>'),
        headed=f"Heading {at // 10}",
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
