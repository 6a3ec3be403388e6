"""Every way in which an audit can stop, each with its exit code."""

from collections.abc import Mapping
from enum import IntEnum


class ExitCode(IntEnum):
    """What the `audits` command tells a script."""

    CLEAN = 0
    FAILING = 1
    WRONG_USE = 2
    NOTHING_TO_AUDIT = 3
    INCOMPLETE = 4
    INTERRUPTED = 130
    TERMINATED = 143


MEANINGS: Mapping[ExitCode, str] = {
    ExitCode.CLEAN: "clean; of commands that judge nothing: done",
    ExitCode.FAILING: "the site has something to mend",
    ExitCode.WRONG_USE: "wrong use or settings: every mistake at once, with file and line",
    ExitCode.NOTHING_TO_AUDIT: "nothing to audit",
    ExitCode.INCOMPLETE: "the audit could not be completed: something was not looked at, or this program is at fault",
    ExitCode.INTERRUPTED: "interrupted by Ctrl-C; what was finished is reported as incomplete",
    ExitCode.TERMINATED: "ended by SIGTERM; what was finished is reported as incomplete",
}
"""What each exit code means: the README and the help of the commands say it in these words."""


class AuditError(Exception):
    """Something that stops the audit; the message is one clear sentence for the person who started it."""

    code = ExitCode.INCOMPLETE


class WrongUseError(AuditError):
    """The command was given something it cannot work with."""

    code = ExitCode.WRONG_USE


class SettingsError(WrongUseError):
    """The settings have mistakes; the message lists every one of them, a line each."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = tuple(mistakes)


class NothingToAuditError(AuditError):
    """No page was found."""

    code = ExitCode.NOTHING_TO_AUDIT


class NothingChangedError(AuditError):
    """No page has changed: there is nothing that could stand in the way of publishing."""

    code = ExitCode.CLEAN


class BrowserMissingError(AuditError):
    """No Chromium could be found or started."""


class EvidenceError(AuditError):
    """Saved evidence cannot be read."""

    code = ExitCode.WRONG_USE


class FactsError(WrongUseError):
    """mkdocs.yml or the facts about the clinics in it cannot be read."""
