"""The rule `skip-link`."""

from collections.abc import Iterator

from audits.evidence import SkipLink
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.wording import link_called
from audits.standards import wcag

HIDDEN = "<style>.skip { position: absolute; left: -999px }</style>"
SHOWN = HIDDEN + "<style>.skip:focus { left: 0 }</style>"
PAGE = "<nav><a href='/a'>Guides</a></nav><main id='content'><p>Text. <a href='/c'>Book</a></main>"


@rule("skip-link", wcag("2.4.1"))
@good(SHOWN + "<a class='skip' href='#content'>Skip to content</a>" + PAGE)
@good(
    "<a href='#content'>Skip to content</a><nav><a href='/a'>Guides</a></nav><main><p id='content'>No link here.</main>"
)
@good(SHOWN + "<a class='skip' href='#content'>Skip to content</a>" + PAGE.replace("<main", "<main tabindex='-1'"))
@good(
    "<button onclick=\"document.querySelector('main').focus()\">Skip to content</button>"
    + PAGE.replace("<main", "<main tabindex='-1'")
)
@good(
    "<button onclick=\"location.assign('#content')\">Skip to content</button><aside>News</aside>"
    + PAGE.removeprefix("<nav><a href='/a'>Guides</a></nav>")
)
@bad(SHOWN + "<a class='skip' href='#contents'>Skip to content</a>" + PAGE, says="#contents")
@bad(HIDDEN + "<a class='skip' href='#content'>Skip to content</a>" + PAGE, says="cannot be seen")
@bad(
    "<a href='#content' onclick='event.preventDefault()'>Skip to content</a>" + PAGE,
    says="still goes to “Guides”",
)
def skip_link(link: SkipLink) -> Iterator[Problem]:
    """A link that skips to the content does so, and shows itself

    Ask whoever keeps the template to let it lead to the `id` of the main content, as in `href="#content"`, and to show
    it while it has the focus. Without it, readers who press Tab go through the whole menu on every page.
    """
    told = f"The {link_called(link.name)}"
    if not link.is_seen:
        yield Problem(f"{told} cannot be seen even when the keyboard comes to it.")
    if link.href.startswith("#") and not link.has_target and not link.moves_focus:
        yield Problem(f"{told} leads to {link.href}, and nothing on the page has that `id`.")
    elif not link.moves_focus:
        yield Problem(f"{told} skips nothing: after it, the keyboard still goes to “{link.led_to or 'the top'}”.")
