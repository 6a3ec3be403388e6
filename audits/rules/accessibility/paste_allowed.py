"""The rule `paste-allowed`."""

from collections.abc import Iterator

from audits.evidence import Reaction
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

FORM = "<form><label>Password <input type='password' {}></label><button>Sign in</button></form>"
BLOCKS = (
    "<script>addEventListener('paste', (one) => { if (one.target.matches('WHICH')) one.preventDefault() })</script>"
)


@rule("paste-allowed", wcag("3.3.8"), where=lambda reaction: reaction.is_secret)
@good(FORM.format(""))
@good(FORM.format("") + "<label>Name <input id='name'></label>" + BLOCKS.replace("WHICH", "#name"))
@good(FORM.format("onpaste='event.preventDefault(); value = event.clipboardData.getData(`text`).trim()'"))
@bad(FORM.format("onpaste='return false'"), says="“Password” takes nothing that is pasted")
@bad(FORM.format("") + BLOCKS.replace("WHICH", "[type=password]"), says="“Password”")
@bad(
    "<form><label>Code <input autocomplete='one-time-code' onpaste='return false'></label><button>Go</button></form>",
    says="“Code”",
)
def paste_allowed(reaction: Reaction) -> Iterator[Problem]:
    """Passwords and codes can be pasted

    Ask whoever keeps the script to let readers paste. A password manager fills in what nobody can remember or type
    without mistakes; where pasting is blocked, some cannot sign in at all.
    """
    if reaction.blocks_paste:
        yield Problem(f"The field “{reaction.name}” takes nothing that is pasted into it.")
