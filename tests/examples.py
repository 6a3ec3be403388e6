"""The examples of every rule as evidence: gathered by a real browser, or read from what it gathered before."""

import re
import shutil
from pathlib import Path

import msgspec
from PIL import Image
from playwright.async_api import Browser

from audits.evidence import Axe, NotGathered, Page, Site, Tools
from audits.gatherers.visit import visit
from audits.rules.accessibility.axe import axe_id
from audits.rules.catalogue import RULES
from audits.rules.engine import EXAMPLE_FACTS, Example, Rule, judge
from audits.rules.outcomes import Judgement
from audits.rules.site_index import SiteIndex
from audits.static.files import measure_pictures, read_documents, with_file
from audits.static.pages import find_files, find_pages
from audits.static.plan import Plan

PROFILES_OF = {
    "booking-link-present": ("desktop", "mobile"),
    "booking-link-within-two-taps": ("mobile",),
    "reflow": ("reflow",),
    "tel-link-comfortable": ("mobile",),
}
"""The profiles in which a rule's examples are shown, where those are neither the rule's own nor `desktop` alone."""

SIZE = re.compile(r"(\d+)x(\d+)")
"""How an example gives a picture: by its size, as in `1200x630`, in place of a text."""

WITH_EXAMPLES = tuple(rule for rule in RULES if rule.examples)

GOLDEN = Path(__file__).parent / "golden"
"""Where the evidence of each rule's examples is kept, a file a rule."""


def examples_of(rule: Rule) -> dict[str, Example]:
    """Give the examples of a rule by name, such as `3-bad`."""
    return {
        f"{number}-{'good' if example.says is None else 'bad'}": example
        for number, example in enumerate(rule.examples, 1)
    }


async def gather_examples(rule: Rule, browser: Browser, site_folder: Path) -> dict[str, Site]:
    """Open every example of a rule in a browser, one after the other, each as a site of its own in `site_folder`."""
    found: dict[str, Site] = {}
    for name, example in examples_of(rule).items():
        shutil.rmtree(site_folder, ignore_errors=True)
        drawn: list[str] = []
        for path, text in example.pages.items():
            file = site_folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if size := SIZE.fullmatch(text):
                drawn.append(path)
                Image.new("1", (int(size[1]), int(size[2]))).save(file)
            else:
                file.write_text(_whole(path, text), encoding="utf-8")
        files = find_files(site_folder)
        profiles = PROFILES_OF.get(rule.id) or rule.profiles or ("desktop",)
        axe_rules = (axe_id(rule.id),) if rule.target is Axe else ()
        plan = Plan("/", profiles, rule.evidence, axe_rules, 5_000, 20_000, EXAMPLE_FACTS.country)
        pages: list[Page] = [
            with_file(await visit(browser, page, plan), site_folder, plan) for page in find_pages(site_folder, files)
        ]
        documents = read_documents(site_folder, files)
        missing = NotGathered("not asked")
        site = Site("/", profiles, files, tuple(pages), missing, Tools("", "", ""), documents=documents)
        pictures = measure_pictures(site_folder, files) if drawn else site.picture_files
        found[name] = msgspec.structs.replace(site, picture_files=pictures)
    return found


def _whole(path: str, text: str) -> str:
    """Say that the text is UTF-8, as every sound page does; what is no page, or says how it begins, is left alone."""
    if not path.endswith(".html") or text.lower().startswith("<!doctype") or "charset" in text:
        return text
    return (
        text.replace("<head>", '<head><meta charset="utf-8">') if "<head>" in text else f'<meta charset="utf-8">{text}'
    )


def _golden(rule: Rule) -> Path:
    return GOLDEN / f"{rule.id}.json"


def read_golden(rule: Rule) -> dict[str, Site]:
    """Read the evidence recorded of a rule's examples."""
    file = _golden(rule)
    assert file.is_file(), (
        f"No evidence is recorded of {rule.id}: run pytest tests/browser/test_examples_live.py -k {rule.id} --record"
    )
    return msgspec.json.decode(file.read_bytes(), type=dict[str, Site])


def write_golden(rule: Rule, sites: dict[str, Site]) -> None:
    """Record the evidence of a rule's examples."""
    GOLDEN.mkdir(exist_ok=True)
    _golden(rule).write_bytes(msgspec.json.format(msgspec.json.encode(sites), indent=1) + b"\n")


def judged(rule: Rule, site: Site) -> Judgement:
    """Put a rule to an example's evidence."""
    return judge(rule, SiteIndex(site, EXAMPLE_FACTS), EXAMPLE_FACTS)


def check(rule: Rule, example: Example, site: Site) -> None:
    """Hold a rule to what an example says: passed and not passed over, or exactly one fault in these words."""
    judgement = judged(rule, site)
    told = [(outcome.result, outcome.message) for outcome in judgement.outcomes]
    if example.says is None:
        assert told == [], told
        assert judgement.tally.passed > 0, "a good example must be judged, not passed over"
    else:
        assert {result for result, _ in told} == {example.result}, told
        assert all(example.says in message for _, message in told), told
