"""What a page is about, as a hash that is another as soon as a reader would see another text."""

import hashlib

from audits.browser.open_page import OpenPage
from audits.evidence import Content

DIGITS = 16
"""Hexadecimal digits of a page's hash: enough to tell any two versions of it apart."""


async def content_hash(page: OpenPage) -> Content:
    """Hash what the page holds, as `content.js` gives it.

    Raises:
        ProbeError: a script failed in the page.
    """
    text = await page.isolated.call("content")
    return Content(hashlib.sha256(text.encode()).hexdigest()[:DIGITS])
