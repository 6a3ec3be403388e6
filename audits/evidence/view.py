"""What one page looks like in one profile and state."""

from typing import Annotated, Generic, NamedTuple, TypeVar

from msgspec import Struct

from audits.config.profiles import PLAIN
from audits.evidence.basics import NOT_ASKED, NotGathered, Place
from audits.evidence.colours import Colours
from audits.evidence.screen import Bars, EndlessMotion
from audits.evidence.text import TextLayout
from audits.evidence.typography import ForcedColours, PrintLayout, TextStyles

Record = TypeVar("Record")


class InView(NamedTuple, Generic[Record]):
    """A record of one view, with the profile and state it was seen in."""

    profile: str
    state: str
    seen: Record


class Contrast(Struct, frozen=True, omit_defaults=True):
    """How a text stands out from what lies behind it, as measured in pictures of the page.

    `ratio` is that of the letters that stand out least, whose colours are `text` and `behind`, as `#rrggbb`; it is
    `None` where something lies over the text, so that nobody sees it. `needed` is what WCAG 1.4.3 asks of letters of
    this size. `is_symbol` says that there is no letter or digit in it, `is_control` that it stands in a link, button or
    field. `is_exact` is false where the colour of the letters was read off a picture, in which they are blurred.
    """

    ratio: float | None
    needed: float
    text: str = ""
    behind: str = ""
    is_symbol: bool = False
    is_control: bool = False
    is_exact: bool = True


class AxeNode(Struct, frozen=True, omit_defaults=True):
    """One element an axe rule is about, with axe's own words of what is wrong.

    `measured` is what pictures of the page settle where axe could not tell the contrast of a text.
    """

    place: Place
    summary: str
    measured: Contrast | None = None


class AxeFinding(Struct, frozen=True):
    """The elements one axe rule did not pass."""

    rule: str
    help: str
    nodes: tuple[AxeNode, ...]


class Axe(Struct, frozen=True, tag="axe"):
    """What axe said of one view.

    `passes` maps a rule to how many elements passed it; `elsewhere` names the rules left to another view of the same
    page, where they see the same.
    """

    version: str
    violations: tuple[AxeFinding, ...]
    incomplete: tuple[AxeFinding, ...]
    passes: dict[str, int]
    inapplicable: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


class Overflow(Struct, frozen=True):
    """An element that reaches past the viewport's right edge: its edges, its text (80 characters at most).

    `within` names the nearest element around it, or itself, that may need two dimensions: `table`, `pre`, `img`, `svg`,
    `canvas`, `video`, `iframe`, `math`, `object` or `embed`; it is empty where there is none.
    """

    left: int
    right: int
    text: str
    within: str
    place: Place


class Layout(Struct, frozen=True, tag="layout"):
    """The sizes of one view.

    `scroll_width` more than `width` means scrolling sideways, or being cut off where `scrolls_sideways` is false.
    """

    width: int
    height: int
    scroll_width: int
    scrolls_sideways: bool
    past_edge: tuple[Overflow, ...]


class TouchTarget(Struct, frozen=True):
    """A link as large as it is rendered, in CSS pixels; `is_inline` says that it flows with the words of a sentence."""

    href: str
    url: str
    text: str
    width: float
    height: float
    is_inline: bool
    place: Place


class TouchTargets(Struct, frozen=True, tag="touch-targets"):
    """The links of one view that call somebody or lead to another site, and whether the view is a phone's.

    `pages` are the addresses of this site that its other links lead to, without their fragments.
    """

    is_phone: bool
    links: tuple[TouchTarget, ...]
    pages: tuple[str, ...] = ()


TEXT = ("desktop", "reflow", "spacing", "zoom", "print", "no-js")
"""The profiles that lay out the text of a page differently."""


class View(Struct, frozen=True, omit_defaults=True):
    """One page in one profile and state (`loaded`, `menu-open`, `search-open`).

    The annotation of a field names the profiles in which it is looked at. A field is None where there is nothing to ask
    for in this profile and state.
    """

    profile: str
    state: str
    axe: Annotated[Axe | NotGathered | None, PLAIN] = NOT_ASKED
    layout: Annotated[Layout | NotGathered | None, PLAIN] = NOT_ASKED
    targets: Annotated[TouchTargets | NotGathered | None, PLAIN] = NOT_ASKED
    text: Annotated[TextLayout | NotGathered | None, TEXT] = NOT_ASKED
    bars: Annotated[Bars | NotGathered | None, ("reflow",)] = NOT_ASKED
    text_styles: Annotated[TextStyles | NotGathered | None, ("desktop", "mobile")] = NOT_ASKED
    print_layout: Annotated[PrintLayout | NotGathered | None, ("print",)] = NOT_ASKED
    forced_colours: Annotated[ForcedColours | NotGathered | None, ("forced-colors",)] = NOT_ASKED
    endless_motion: Annotated[EndlessMotion | NotGathered | None, ("reduced-motion",)] = NOT_ASKED
    colours: Annotated[Colours | NotGathered | None, ("desktop", "dark", "mobile")] = NOT_ASKED

    @property
    def label(self) -> str:
        """The profile as reports name it, with the state where it is not as loaded: `mobile (menu-open)`."""
        return self.profile if self.state == "loaded" else f"{self.profile} ({self.state})"
