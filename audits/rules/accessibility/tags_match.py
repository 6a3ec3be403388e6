"""The rule `tags-match`."""

from collections.abc import Iterator

from audits.evidence import Tags
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import technique


@rule("tags-match", technique("H74", "Ensuring that opening and closing tags are used according to specification"))
@good("<!doctype html><title>Neck</title><ul><li>Rest<li>Walk</ul><p>Neck<p>Back<br/><img src='a.png' alt=''/>")
@bad("<div><p>Neck</p></div></div>", says="</div>")
@bad("<div><section><p>Neck</p></div>", says="</div>")
@bad("<body><div><p>Neck</p></body>", says="<div>")
@bad("<p><b><i>Neck</b></i></p>", says="In line 1 of the file, </")
def tags_match(tags: Tags) -> Iterator[Problem]:
    """Each tag has its partner

    End what you begin, in reverse order, and nothing else. Browsers guess what was meant, and put the rest of the page
    where it does not belong. In Markdown, look at the HTML that stands among the text.
    """
    for one in tags.faults:
        tag = f"<{one.tag}>" if "never" in one.fault or "begins" in one.fault or "/>" in one.fault else f"</{one.tag}>"
        yield Problem(f"In line {one.line} of the file, {tag} {one.fault}.")
