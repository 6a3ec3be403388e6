"""Telephone numbers in the text of a page, found by Google's phonenumbers."""

import re
from typing import Any

import phonenumbers

from audits.evidence import PhoneNumber, Place

FAX = re.compile(r"\b(fax|facsimile|f)\b[^a-z]*$", re.IGNORECASE)
OTHER = re.compile(
    r"\b(order|ref(erence)?|no|number|pmid|isbn|doi|batch|account|registered|registration|charity|company|vat|nhs|ukprn|urn|id)"
    r"\b[^0-9]{0,15}$",
    re.IGNORECASE,
)
CALLED = re.compile(r"\b(tel(ephone)?|phone|call|ring|mobile|text)\b", re.IGNORECASE)
NEAR = 40
"""Characters before a number in which words say what it is."""


def _is_something_else(before: str) -> bool:
    """Tell by the words before a number that nobody is meant to call it: a fax, an order, a charity's number."""
    return bool(FAX.search(before) or OTHER.search(before)) and not CALLED.search(before)


def find_numbers(blocks: list[dict[str, Any]], region: str | None) -> tuple[PhoneNumber, ...]:
    """Find the numbers in blocks of text, as `digits.js` gives them, that are valid numbers of some country.

    Without a region only numbers with their country code are found. A fax number is no number to call.
    """
    found: list[PhoneNumber] = []
    for block in blocks:
        text: str = block["text"]
        label = f"{block['label']}: " if block["label"] and not block["label"].startswith(text.strip()[:NEAR]) else ""
        for match in phonenumbers.PhoneNumberMatcher(text, region):
            if _is_something_else((label + text[: match.start])[-NEAR:]):
                continue
            href = next(
                (link["href"] for link in block["links"] if link["start"] < match.end and match.start < link["end"]), ""
            )
            found.append(
                PhoneNumber(
                    text=" ".join(match.raw_string.split()),
                    e164=phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164),
                    href=href,
                    nearby=" ".join(text.split())[:300],
                    place=Place(**block["place"]),
                )
            )
    return tuple(found)
