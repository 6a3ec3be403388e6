"""Pressing one control of a booking page, as a reader would."""

from playwright.async_api import Error, Locator

COVERED = "intercepts pointer events"
"""Playwright's words, in the log of a click that did not come about, for something that lies over a control."""
OVER_IT = "something lies over a day, time or clinic that is shown, and it cannot be pressed"
NOT_READY = "a day, time or clinic is shown, but never becomes one that can be pressed"


async def press(control: Locator, timeout_ms: float) -> str | None:
    """Press a control, or pick it where it is an option of a list; say why that could not be done, None if it was."""
    try:
        if await control.evaluate("element => element.matches('select option')", timeout=timeout_ms):
            value = await control.evaluate("option => option.value")
            await control.locator("xpath=ancestor::select[1]").select_option(value=value, timeout=timeout_ms)
        else:
            await control.click(timeout=timeout_ms)
    except Error as error:
        return OVER_IT if COVERED in error.message else NOT_READY
    return None
