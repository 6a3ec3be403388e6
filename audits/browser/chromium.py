"""Finding a Chromium and starting it so that it can reach nothing but what it is meant to look at."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import playwright
from playwright.async_api import Browser, Error, Playwright

from audits.errors import BrowserMissingError
from audits.evidence import ORIGIN

ON_PATH = (
    "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
    "microsoft-edge", "microsoft-edge-stable", "msedge",
)  # fmt: skip

SWITCHES = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",  # WebRTC asks no resolver for an address of digits
    "--no-first-run",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
)

HOW_TO_GET_ONE = (
    "No Chromium was found. Type `python3 -m playwright install --with-deps chromium`, or on Debian and Ubuntu "
    "`sudo apt-get install chromium`, or name one in [tool.audits] browser."
)


def find_browser(driver: Playwright, setting: str | None) -> str:
    """Find a Chromium: the one in the settings, else one Playwright has installed, else one on the PATH.

    Raises:
        BrowserMissingError: there is none; the message says what to type.
    """
    if setting:
        found = shutil.which(setting)
        if found is None:
            message = f"The browser named in the settings, {setting}, is not there or cannot be started."
            raise BrowserMissingError(message)
        return found
    installed = driver.chromium.executable_path
    if Path(installed).is_file():
        return installed
    for name in ON_PATH:
        if found := shutil.which(name):
            return found
    raise BrowserMissingError(HOW_TO_GET_ONE)


def browser_key(setting: str | None) -> str:
    """Give what is known of the browser without starting anything: which files there are, their sizes and ages.

    It is the same as long as `find_browser` finds the same browser in the same version.
    """
    names = (setting,) if setting else ON_PATH
    found = [Path(path).resolve() for name in names if (path := shutil.which(name))]
    if not setting:
        found += sorted(_playwright_browsers().glob("chromium*"))
    return "\n".join(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in found)


def _playwright_browsers() -> Path:
    """Give the folder into which Playwright installs (https://playwright.dev/python/docs/browsers)."""
    if named := os.environ.get("PLAYWRIGHT_BROWSERS_PATH", "").strip():
        inside = Path(playwright.__file__).parent / "driver" / "package" / ".local-browsers"
        return inside if named == "0" else Path(named)
    folders = {"darwin": "Library/Caches", "win32": "AppData/Local"}
    return Path.home() / folders.get(sys.platform, ".cache") / "ms-playwright"


def runs_as_root() -> bool:
    """Tell whether Chromium has to start without its sandbox, as it must for root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def host_resolver_switch(*mappings: str) -> str:
    """Give the switch that lets Chromium resolve these hosts (`host:port 127.0.0.1:port`) and no other.

    An address of digits is looked up by the same rules, so that no other port of this machine can be reached either.
    """
    rules = ", ".join([*(f"MAP {mapping}" for mapping in mappings), "MAP * ~NOTFOUND"])
    return f"--host-resolver-rules={rules}"


def site_mapping(port: int) -> str:
    """Give the mapping under which the browser finds the served site at its ORIGIN."""
    return f"{ORIGIN.removeprefix('http://')}:80 127.0.0.1:{port}"


async def launch(driver: Playwright, executable: str, switches: Sequence[str]) -> Browser:
    """Start Chromium.

    Raises:
        BrowserMissingError: it does not start.
    """
    try:
        return await driver.chromium.launch(
            executable_path=executable,
            args=[*SWITCHES, *switches],
            chromium_sandbox=not runs_as_root(),
            handle_sigint=False,
        )
    except Error as error:
        message = f"{executable} could not be started: {error.message.splitlines()[0]}"
        raise BrowserMissingError(message) from error
