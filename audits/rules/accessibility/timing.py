"""The rule `timing`."""

from collections.abc import Iterator

from audits.evidence import Motion
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

AT_ONCE = 1
"""Seconds: a page that sends its reader on so soon sets no time limit; nobody reads it."""

WORDS = f"<p>{'A page with something to read on it. ' * 9}</p>"


@rule("timing", wcag("2.2.1"))
@good(f"{WORDS}<script>setTimeout(() => {{ document.title = 'Read me' }}, 20000)</script>")
@good(f"{WORDS}<button onclick=\"setTimeout(() => location.assign('next.html'), 9000)\">Next, in a while</button>")
@good(f"{WORDS}<script>setTimeout(() => {{ location.hash = 'top' }}, 3000)</script>")
@bad(f"{WORDS}<script>setTimeout(() => {{ location.href = 'next.html' }}, 20000)</script>", says="after 20 seconds")
@bad(f"{WORDS}<script>setInterval(() => location.reload(), 15000)</script>", says="loads itself again")
@bad(
    f"{WORDS}<button>Stay on this page</button><script>setTimeout(() => location.assign('next.html'), 9000)</script>",
    says="Stay on this page",
    result=Result.UNSURE,
)
def timing(motion: Motion) -> Iterator[Problem]:
    """The page gives readers the time they need

    Let readers go on by a link or button, when they are ready. Whoever reads slowly, or by ear, loses the page before
    its end.
    """
    for one in motion.departures:
        if one.seconds <= AT_ONCE:
            continue
        told = (
            f"The page loads itself again after {one.seconds} seconds, so a reader loses their place"
            if one.is_reload
            else f"A script sends readers to {one.url} after {one.seconds} seconds, whether or not they have finished"
        )
        if one.extended_by:
            yield Problem(
                f"{told}. A person must say whether “{one.extended_by}” gives them more time.", result=Result.UNSURE
            )
        else:
            yield Problem(f"{told}.")
