"""The rule `tel-link-comfortable`."""

from collections.abc import Iterator

from audits.evidence import Axe, InView, TouchTarget, TouchTargets
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.rules.wording import link_called
from audits.standards import wcag

MIN_SIDE = 44
"""CSS pixels, each way (https://www.w3.org/TR/WCAG22/#target-size-enhanced)."""

BIG = 'style="display:inline-block;padding:14px 20px"'


def _call_or_book(targets: TouchTargets, index: SiteIndex) -> bool:
    return bool(_contacts(targets, index))


def _contacts(targets: TouchTargets, index: SiteIndex) -> list[TouchTarget]:
    """Give the links that call or book."""
    return [one for one in targets.links if one.url.startswith("tel:") or index.leads_to_booking(one.url)]


@rule("tel-link-comfortable", wcag("2.5.5"), where=lambda targets: targets.is_phone, applies=_call_or_book)
@good(f'<a href="tel:+441134960002" {BIG}>Call Leeds</a>')
@good(f'<a href="tel:+441134960002" {BIG}>Call Leeds</a><p><a href="tel:+441134960002">Leeds</a></p>')
@good(f'<p>Or call <a href="tel:111">111</a> at night.</p><a href="tel:+441134960002"><b {BIG}>Call Leeds</b></a>')
@good(
    f'<a href="tel:999" {BIG}>999</a><p>Read <a href="https://www.nhs.uk/">the NHS guide</a></p><ul><li><a href="https://www.nhs.uk/">NHS</a></li></ul>'
)
@bad('<ul><li><a href="tel:+441134960002">Call Leeds</a></li></ul>', says="pixels high")
@bad('<a href="https://booking.clinic.example/" style="display:block;line-height:30px">Book</a>', says="30")
@bad('<a href="tel:112" style="display:inline-block;height:50px;width:30px">112</a>', says="30")
def tel_link_comfortable(
    targets: TouchTargets, axe: tuple[InView[Axe], ...] | None, index: SiteIndex
) -> Iterator[Problem]:
    """A link that calls or books is easy to hit on a phone

    Make it at least 44 by 44 pixels: give the link `display: inline-block` and padding. Whoever is in pain, or holds
    the phone in a shaking hand, misses a line of text. A link in a sentence may be as small as its words. That no link
    is below 24 pixels, unless it stands apart, is asked by the rule axe-target-size (WCAG 2.5.8), and what that tells
    of is not told again here.
    """
    links = _contacts(targets, index)
    comfortable = {one.url for one in links if min(one.width, one.height) >= MIN_SIDE}
    told = _told_by_axe(axe or ())
    for link in links:
        if link.is_inline or link.url in comfortable or link.place.selector in told:
            continue
        comfortable.add(link.url)
        yield Problem(
            f"The {link_called(link.text)} is {_size(link)}; a thumb needs {MIN_SIDE} by {MIN_SIDE}.",
            place=link.place,
        )


def _size(link: TouchTarget) -> str:
    return f"{link.width:.0f} pixels wide and {link.height:.0f} pixels high"


def _told_by_axe(axe: tuple[InView[Axe], ...]) -> frozenset[str]:
    """Give the places that axe's target-size tells of on this page."""
    return frozenset(
        node.place.selector
        for view in axe
        for finding in view.seen.violations
        if finding.rule == "target-size"
        for node in finding.nodes
    )
