"""The rule `hover-menu`."""

from collections.abc import Iterator

from audits.evidence import Hovering
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import wcag

STYLE = "<style>.menu ul {{ display: none; position: absolute }} {} ul {{ display: block }}</style>"
HOVER, BOTH = ".menu > li:hover >", ".menu > li:is(:hover, :focus-within) >"
LINKS = "<ul><li><a href='/neck/'>Neck</a></li><li><a href='/back/'>Back</a></li></ul>"
WORDS = "<ul class='menu'><li>Guides" + LINKS + "</li></ul>"
LINK = WORDS.replace("Guides", "<a href='/guides/'>Guides</a>")
BUTTON = WORDS.replace("Guides", "<button onclick='this.nextElementSibling.style.display = `block`'>Guides</button>")
TOOLTIP = (
    "<style>.tip {{ display: none }} {1} {{ display: block }}</style><p><i><{0} aria-label='What is it'>?</{0}>"
    "<span class='tip'>Week numbers</span></i></p>"
)
PAGES = dict.fromkeys(("neck/index.html", "back/index.html"), "<title>Page</title>")


@rule("hover-menu", wcag("2.1.1"), of_all_pages=("links",), where=lambda hovering: any(hovering.revealed))
@good({"index.html": STYLE.format(BOTH) + LINK, "guides/index.html": "<title>Guides</title>", **PAGES})
@good({"index.html": STYLE.format(HOVER) + LINK, "guides/index.html": LINKS, **PAGES})
@good({"index.html": STYLE.format(HOVER) + BUTTON, **PAGES})
@good({"index.html": f"{STYLE.format(HOVER)}{WORDS}<footer>{LINKS}</footer>", **PAGES})
@bad({"index.html": STYLE.format(HOVER) + WORDS, **PAGES}, says="Neck Back")
@bad({"index.html": STYLE.format(HOVER) + LINK, "guides/index.html": "<title>Guides</title>", **PAGES}, says="Neck")
@good(TOOLTIP.format("button", "i:hover .tip, button:focus + .tip"))
@good(TOOLTIP.format("button", "i:hover .tip").replace("Week numbers", "What is it"))
@good(TOOLTIP.format("button", "i:hover .tip").replace("'tip'", "'more'").replace(".tip", ".more"))
@bad(TOOLTIP.format("button", "i:hover .tip"), says="no key shows it")
@bad(TOOLTIP.format("b", "i:hover .tip"), says="no key shows it")
def hover_menu(hovering: Hovering, index: SiteIndex) -> Iterator[Problem]:
    """The keyboard comes to what a menu or a tooltip shows under a pointer

    Ask whoever keeps the template to open it by a button, or to show it with `:focus-within` as with `:hover`. Readers
    without a mouse, and everybody on a phone, never see these links, or read these words.
    """
    for one in hovering.revealed:
        elsewhere = {link.url for link in index.links.get(index.addresses.served_at(one.leads_to) or "", ())}
        if not set(one.out_of_reach) <= elsewhere:
            yield Problem(
                f"“{one.text}” appears only under a pointer: no key leads to the links in it.", place=one.place
            )
        elif one.is_tooltip and one.is_only_for_pointers:
            yield Problem(f"“{one.text}” appears only under a pointer: no key shows it.", place=one.place)
