"""What a project exempts, each with its reason: findings by waivers, and what exclusions leave out altogether."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from audits.lib.css_selectors import is_selector

Reason = Annotated[
    str,
    Meta(
        min_length=10, description="Why, in a sentence that every report shows.", examples=["A map is two-dimensional."]
    ),
]


class Waiver(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Findings that a person has settled. A waiver that has ended, or settles nothing, fails the run."""

    rule: Annotated[str, Meta(description="The id of the rule.", examples=["reflow"])]
    reason: Reason
    owner: Annotated[
        str, Meta(min_length=2, description="Who answers for it: a role or a team.", examples=["web team"])
    ]
    until: Annotated[date, Meta(description="The last day on which it holds.", examples=["2027-01-31"])]
    pages: Annotated[str, Meta(description="The pages, by their file below the site.", examples=["guides/*"])] = "*"
    selector: Annotated[
        str,
        Meta(description="The elements, by the selector that the report shows, or a pattern.", examples=["#map*"]),
    ] = "*"

    def holds_on(self, day: date) -> bool:
        """Tell whether it has not ended."""
        return day <= self.until


class Exclusion(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What is left out of the audit, and why; every report says so.

    `rules` alone are asked nowhere, `pages` alone are not opened; both together leave those rules out on those pages.
    `selectors` are of elements of which, with all in them, nothing is told: by these rules and on these pages, where
    such are named. `links` are judged by no rule and not followed.
    """

    reason: Reason
    rules: Annotated[
        tuple[str, ...], Meta(description="Ids of rules, or names of families.", examples=[["line-length"]])
    ] = ()
    pages: Annotated[
        tuple[str, ...], Meta(description="Pages, by their file below the site.", examples=[["archive/*"]])
    ] = ()
    selectors: Annotated[
        tuple[str, ...],
        Meta(description="CSS selectors of elements, with all in them.", examples=[["#map", ".chat-widget"]]),
    ] = ()
    links: Annotated[
        tuple[str, ...],
        Meta(description="Addresses of links, as patterns.", examples=[["https://intranet.example/*", "/old/*"]]),
    ] = ()

    def __post_init__(self) -> None:
        """Refuse an exclusion of nothing, and one of links that names something else as well.

        Raises:
            ValueError: it leaves out nothing that could be named.
        """
        if not (self.rules or self.pages or self.selectors or self.links):
            message = "say what is left out: `rules`, `pages`, `selectors` or `links`"
            raise ValueError(message)
        for selector in self.selectors:
            if not is_selector(selector):
                message = f"`selectors`: {selector!r} is no CSS selector"
                raise ValueError(message)
        if self.links and (self.rules or self.pages or self.selectors):
            message = "`links` stand alone: a link that is left out is left out for every rule and page"
            raise ValueError(message)
