"""Telephone numbers in the text of a page, found by Google's phonenumbers."""

from typing import Any

import msgspec
import phonenumbers

from audits.browser.open_page import OpenPage
from audits.evidence import PhoneNumber, Place
from audits.lib.phones import NEAR, is_in_address, is_something_else, region_of


async def numbers_in_text(page: OpenPage) -> tuple[PhoneNumber, ...]:
    """Find the numbers that can be read on a page, in the region of the plan or else of the page's language.

    Raises:
        ProbeError: a script failed in the page.
    """
    region = region_of(page.plan.country, await page.isolated.call("language"))
    return find_numbers(await page.isolated.call("digits"), region)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def find_numbers(blocks: list[dict[str, Any]], region: str | None) -> tuple[PhoneNumber, ...]:
    """Find the numbers in blocks of text, as `digits.js` gives them, that are valid numbers of some country.

    Without a region only numbers with their country code are found. A fax number is no number to call.
    """
    found: list[PhoneNumber] = []
    for block in blocks:
        text: str = block["text"]
        label = f"{block['label']}: " if block["label"] and not block["label"].startswith(text.strip()[:NEAR]) else ""
        for match in phonenumbers.PhoneNumberMatcher(text, region):
            if is_something_else(label + text[: match.start]) or is_in_address(text, match.start, match.end):
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
                    place=msgspec.convert(block["place"], Place),
                    is_backwards=_digits(match.raw_string) in {_digits(one) for one in block["backwards"]},
                )
            )
    return tuple(found)
