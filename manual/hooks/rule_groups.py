"""Which page of the manual tells of a rule: by guideline of WCAG in the family accessibility, else by family."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from audits.rules.catalogue import GROUPS
from audits.rules.engine import Rule


class Group(NamedTuple):
    """A page of rules: its file without the ending, its heading, and what its rules are about, in a sentence."""

    file: str
    title: str
    about: str


GUIDELINES: Mapping[str, Group] = {
    "1.1": Group("text_alternatives", "Text alternatives", "Pictures and drawings say in words what they show."),
    "1.2": Group("media", "Films and recordings", "Films and recordings can be followed without sound or picture."),
    "1.3": Group("structure", "Structure", "The markup says what a page looks like: headings, lists, tables."),
    "1.4": Group("seeing", "Seeing and hearing", "Text can be read, on any screen: its contrast, size and spacing."),
    "2.1": Group("keyboard", "Keyboard", "All that a mouse can do, the keyboard can do."),
    "2.2": Group("time", "Enough time", "Nothing runs out, moves or turns up while somebody reads."),
    "2.3": Group("flashing", "Flashing", "Nothing flashes so that it could bring on a seizure."),
    "2.4": Group("navigation", "Finding the way", "Readers know where they are, and get to where they want to be."),
    "2.5": Group("pointers", "Pointers and touch", "Fingers, mice and speech can press what there is to press."),
    "3.1": Group("language", "Language", "Each text says which language it is in, and can be read aloud in it."),
    "3.2": Group("predictable", "Predictable pages", "Pages do what readers expect, each like the last."),
    "3.3": Group("forms", "Forms and mistakes", "Forms say what they want, and what went wrong."),
    "4.1": Group("names_and_roles", "Names, roles and states", "Screen readers are told what each part is."),
}
"""By guideline of WCAG 2.2."""

FAMILIES: Mapping[str, Group] = {
    "accessibility": Group("good_practice", "Good practice", "Beyond WCAG, what makes pages easier to read and use."),
    "contact": Group("contact", "Telephone and booking", "Telephone and booking links lead where they say."),
    "links": Group("links", "Links", "Links and what pages ask for lead somewhere, and say where."),
    "metadata": Group("metadata", "Metadata", "Titles, descriptions, addresses, and the files for search engines."),
    "structured-data": Group("structured_data", "Structured data", "What a page tells machines agrees with its text."),
    "privacy": Group("privacy", "Privacy", "Pages ask nothing of other hosts, and store nothing unasked."),
}


BY_AXE = Group("good_practice_axe", "Good practice, by axe", "Beyond WCAG, what axe-core advises.")
"""Good practice that axe finds: one page of all would be too long."""


def group_of(rule: Rule) -> Group:
    """Give the page that tells of a rule: that of the first criterion it cites, or that of its family."""
    criterion = next((one.criterion for one in rule.standards if one.criterion), None)
    if rule.family != "accessibility" or criterion is None:
        return BY_AXE if rule.id in GROUPS["axe"] else FAMILIES[rule.family]
    return GUIDELINES[criterion.rpartition(".")[0]]


def grouped(rules: Iterable[Rule]) -> dict[Group, list[Rule]]:
    """Sort rules into pages, in the order of the guidelines and the families; a page without rules is left out."""
    groups: dict[Group, list[Rule]] = {group: [] for group in (*GUIDELINES.values(), BY_AXE, *FAMILIES.values())}
    for rule in rules:
        groups[group_of(rule)].append(rule)
    return {group: found for group, found in groups.items() if found}
