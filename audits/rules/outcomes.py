"""What rules say: problems, outcomes and their counts."""

from enum import StrEnum

from msgspec import Struct

from audits.evidence import Place


class Result(StrEnum):
    """What a rule says of one target."""

    PASSED = "passed"
    FAILED = "failed"
    UNSURE = "unsure"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Problem(Struct, frozen=True):
    """What a rule yields: one sentence of what is wrong with the value seen, and what to do where that differs.

    `place` defaults to the target's own. `result` is `unsure` where only a person can settle it, and `untested` where
    the rule could not look. That a rule does not apply is no problem: `where` and `applies` say so.
    """

    message: str
    place: Place | None = None
    result: Result = Result.FAILED

    def __post_init__(self) -> None:
        """Refuse what is no problem.

        Raises:
            ValueError: the result is `passed` or `inapplicable`.
        """
        if self.result in {Result.PASSED, Result.INAPPLICABLE}:
            message = f"a rule yields problems, and “{self.result}” is none: {self.message}"
            raise ValueError(message)


class Outcome(Struct, frozen=True):
    """A failed, unsure or untested outcome of one rule at one place of one page, in the profiles where it shows.

    `page` is empty for what concerns the whole site.
    """

    rule: str
    result: Result
    page: str
    place: Place
    message: str
    profiles: tuple[str, ...] = ()


class Tally(Struct):
    """How many targets of one rule had each result. Added to while judging, read afterwards."""

    passed: int = 0
    failed: int = 0
    unsure: int = 0
    inapplicable: int = 0
    untested: int = 0

    @property
    def targets(self) -> int:
        """How many things the rule judged, or should have."""
        return self.passed + self.failed + self.unsure + self.untested

    def add(self, result: Result) -> None:
        """Count targets with this result."""
        setattr(self, result.value, getattr(self, result.value) + 1)

    def add_all(self, other: "Tally") -> None:
        """Count what another tally counts."""
        self.passed += other.passed
        self.failed += other.failed
        self.unsure += other.unsure
        self.inapplicable += other.inapplicable
        self.untested += other.untested


class Judgement(Struct, frozen=True):
    """What one rule made of a page, or of a whole site: the outcomes worth telling, and the count of all."""

    rule: str
    outcomes: tuple[Outcome, ...]
    tally: Tally
