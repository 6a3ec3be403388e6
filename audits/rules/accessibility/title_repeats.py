"""The rule `title-repeats`."""

from collections.abc import Iterator

from audits.evidence import Markup
from audits.lib.words import bare_words
from audits.rules.accessibility._blocks import clipped
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import technique


@rule(
    "title-repeats",
    technique("H33", "Supplementing link text with the title attribute"),
    where=lambda markup: bool(markup.titled),
)
@good('<button aria-label="Clear" title="Clear"><svg></svg></button><a href="neck/" title="With 4 films">Neck</a>')
@good(
    '<p style="width: 4em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap" '
    'title="Exercises for the neck">Exercises for the neck</p><p title="On film">Back</p>'
)
@bad('<a href="neck/" title="Neck exercises">Neck exercises</a>', says="“Neck exercises”")
@bad('<img src="data:," alt="A neck" title="A neck.">', says="“A neck.”")
def title_repeats(markup: Markup) -> Iterator[Problem]:
    """A title attribute adds something

    Take the `title` away. It repeats what the text says: some screen readers read both, and a box with the same words
    covers the text when the mouse rests on it.
    """
    for one in markup.titled:
        if bare_words(one.title) == bare_words(one.text):
            yield Problem(f"The title “{clipped(one.title)}” says what the text says already.", place=one.place)
