"""The rule `document-type`."""

from collections.abc import Iterator

from audits.evidence import Head
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import HTML

OLD = '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">'
XHTML_1 = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
)


@rule("document-type", HTML)
@good("<!doctype html><title>Neck</title>")
@good("<!-- made by hand -->\n<!DOCTYPE html>\n<html><meta charset='utf-8'><title>Neck</title></html>")
@good(f"{XHTML_1}<title>Neck</title>")
@good({"neck.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Neck</title></head><body/></html>'})
@good('<!doctype html><form name="compatMode"></form>')
@bad("<title>Neck</title>", says="does not begin with <!doctype html>")
@bad(f"{OLD}<title>Neck</title>", says="a document type of the 1990s")
@bad("<meta charset='utf-8'><!doctype html><title>Neck</title>", says="does not begin with <!doctype html>")
def document_type(head: Head) -> Iterator[Problem]:
    """A page is laid out by today's rules

    Let the file begin with `<!doctype html>`, before any other element. Without it browsers imitate the mistakes of
    browsers of the 1990s: sizes, tables and fonts come out differently from what was tested.
    """
    if head.quirks is None:
        yield Problem("Nobody looked at the mode in which the browser shows the page.", result=Result.UNTESTED)
    elif head.quirks and head.has_doctype:
        yield Problem("The page has a document type of the 1990s. Write <!doctype html> in its place.")
    elif head.quirks:
        yield Problem("The page does not begin with <!doctype html>, so browsers show it as they did in the 1990s.")
