"""What the browser tells assistive technology of a control, and what can be seen of it."""

from msgspec import Struct

from audits.evidence.basics import Place

NO_SPACE = "\u200b"
"""What stands in `seen` where two boxes meet without a space: they may look like one word or like two."""


class AccessibleNode(Struct, frozen=True, omit_defaults=True):
    """A control in the browser's own accessibility tree: its role and accessible name there.

    `seen` are the words that can be seen in it, without icons and what is out of sight; blocks are on lines of their
    own, and boxes that meet without a space are parted by `NO_SPACE`. `label` are the words of the `<label>` elements
    that can be seen. `is_renamed` says whether `aria-label` or `aria-labelledby` takes the place of those words.
    """

    role: str
    name: str
    place: Place
    seen: str = ""
    label: str = ""
    is_renamed: bool = False
