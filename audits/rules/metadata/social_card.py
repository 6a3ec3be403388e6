"""The rule `social-card`."""

from collections.abc import Iterator

from audits.config.facts import Facts
from audits.evidence import Head, PageInfo, Prose
from audits.lib.urls import NO_ADDRESS, same_address, split
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.rules.structured_data._said import bare, stems
from audits.standards import OPEN_GRAPH

REQUIRED = ("og:title", "og:type", "og:image", "og:url")
"""What https://ogp.me/ requires of every page."""

ADDRESSES = ("og:url", "og:image", "twitter:image")
CARDS = frozenset({"summary", "summary_large_image", "app", "player"})
"""The kinds of card that X knows (https://developer.x.com/en/docs/x-for-websites/cards/overview/markup)."""

IN_COMMON = 0.5
"""The share of a description's words that the page has to say too."""

CARD = (
    '<title>Neck exercises – Clinic</title><meta property="og:title" content="Neck exercises">'
    '<meta property="og:type" content="article"><meta property="og:url" content="https://clinic.example/">'
    '<meta property="og:image" content="https://other.example/card.png">'
)
SAYS = '<meta name="description" content="How to move a stiff neck gently.">'


def _described(text: str) -> str:
    return f'{CARD}{SAYS}<meta property="og:description" content="{text}"><p>A stiff neck is best moved a little.'


def _is_shared(head: Head, page: PageInfo, facts: Facts) -> bool:
    """Tell whether somebody may pass the page on, and its site uses Open Graph."""
    uses_open_graph = bool(facts.site_url) or any(meta.key.startswith("og:") for meta in head.metas)
    return uses_open_graph and not page.is_error_page


@rule("social-card", OPEN_GRAPH, where=lambda head: head.is_indexable, applies=_is_shared)
@good(CARD)
@good(CARD.replace('content="Neck exercises"', 'content="Exercises for a stiff neck"'))
@good(CARD.replace("<title>Neck exercises – Clinic</title>", "<title>Clinic</title><h1>Neck exercises</h1>"))
@good(
    f'{CARD}<meta name="twitter:card" content="summary_large_image"><meta name="twitter:title" content="Neck exercise">'
)
@good(_described("How to move a stiff neck gently."))
@good(_described("A stiff neck is moved gently."))
@bad(CARD.replace("og:image", "og:picture"), says="og:image")
@bad(CARD.replace("https://other.example/card.png", "card.png"), says="not whole")
@bad("<title>Neck</title>", says="og:title, og:type, og:image, og:url")
@bad(f'{CARD}<meta name="twitter:image" content="/card.png">', says="“/card.png”")
@bad(f'{CARD}<meta name="twitter:card" content="large">', says="“large”")
@bad(CARD.replace('content="Neck exercises"', 'content="Sleeping well"'), says="“Sleeping well”")
@bad(f'{CARD}<meta name="twitter:title" content="Sleeping well">', says="“Sleeping well”")
@bad(_described("Nine hints for calm nights without lying awake."), says="“Nine hints")
@good(f'{CARD}<link rel="canonical" href="https://clinic.example/sleep/">')
@bad(
    CARD.replace('"https://clinic.example/"', '"https://clinic.example/neck/"')
    + '<link rel="canonical" href="https://clinic.example/sleep/">',
    says="https://clinic.example/sleep/",
)
def social_card(head: Head, prose: Prose, page: PageInfo, index: SiteIndex) -> Iterator[Problem]:
    """A page shared with a friend shows what it is

    The page's Open Graph lines give its own title and description, a type, the whole https address of the page and of a
    picture. Messengers and social networks show these when somebody passes the page on.
    """
    missing = [key for key in REQUIRED if not (head.content(key) or "").strip()]
    if missing:
        yield Problem(f"The page's social card lacks {', '.join(missing)}.")
    card = head.content("twitter:card")
    if card is not None and card.strip().lower() not in CARDS:
        yield Problem(f"There is no social card of the kind “{card}”; write “summary_large_image” in twitter:card.")
    yield from _about_addresses(head, page.path, index)
    yield from _about_words(head, prose)


def _about_addresses(head: Head, path: str, index: SiteIndex) -> Iterator[Problem]:
    for key in ADDRESSES:
        address = (head.content(key) or "").strip()
        if address and (split(address) or NO_ADDRESS).scheme not in {"http", "https"}:
            yield Problem(f"The address “{address}” in {key} is not whole; it must begin with https://.")
            return
    stated = (head.content("og:url") or "").strip()
    canonical = [link.href for link in head.linked("canonical")]
    if stated and index.addresses.served_at(stated) == path:
        return  # it is the page's own; where the canonical address is another, canonical-address tells of it
    if len(canonical) == 1 and stated and split(canonical[0]) and not same_address(stated, canonical[0]):
        yield Problem(f"The address in og:url is {stated}, but the page's canonical address is {canonical[0]}.")


def _about_words(head: Head, prose: Prose) -> Iterator[Problem]:
    titles = [*head.titles, *head.h1]
    for key in ("og:title", "twitter:title"):
        text = head.content(key) or ""
        if (
            text
            and titles
            and not any(bare(text) in bare(title) or bare(title) in bare(text) for title in titles if title)
        ):
            shared = stems(text) & stems(" ".join(titles))
            if not shared:
                yield Problem(
                    f"The title of the social card is “{text}” ({key}), but the page's title is “{titles[0]}”."
                )
    said = " ".join([*titles, head.content("description") or "", head.main_text])
    said += prose.main
    for key in ("og:description", "twitter:description"):
        words = stems(head.content(key) or "")
        if words and len(words & stems(said)) < IN_COMMON * len(words):
            yield Problem(f"The social card says “{head.content(key)}” ({key}), but the page says something else.")
