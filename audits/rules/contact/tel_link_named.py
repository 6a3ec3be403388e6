"""The rule `tel-link-named`."""

from collections.abc import Iterator

from audits.config.clinics import clinic_of_page, clinics_shown
from audits.config.facts import Facts
from audits.evidence import Head, Link, PageInfo
from audits.rules.contact._telephone import dialled, is_sound
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.wording import link_called
from audits.standards import OUR_PROMISE, wcag

CALL = '<a href="tel:+441134960002">{}</a>'


def _calls_a_clinic(link: Link, facts: Facts) -> bool:
    return any(clinic.phone == dialled(link) for clinic in facts.clinics.values())


@rule(
    "tel-link-named",
    OUR_PROMISE,
    wcag("2.4.9"),
    where=lambda link: link.visible and is_sound(link),
    applies=_calls_a_clinic,
    given=lambda facts: len(facts.clinics) > 1,
)
@good(CALL.format("Call Leeds") + "<p>0113 496 0002</p>")
@good(CALL.format("Call the Leeds Clinic on 0113 496 0002"))
@good(f"<p>Leeds: {CALL.format('0113 496 0002')}</p>")
@good(f"<table><tr><th>Leeds</th><td>{CALL.format('0113 496 0002')}</td></tr></table>")
@good(f"<dl><dt>Leeds</dt><dd>9 to 5</dd><dd>{CALL.format('0113 496 0002')}</dd></dl>")
@good(f"<h2>Leeds</h2><div><p>{CALL.format('0113 496 0002')}</p></div>")
@good({"clinics/leeds/index.html": f"<p>{CALL.format('0113 496 0002')}</p>"})
@good('<a href="tel:+441134960002" aria-label="0113 496 0002, Leeds">0113 496 0002</a>')
@bad(CALL.format("0113 496 0002"), says="which clinic")
@bad(CALL.format("Call us"), says="which clinic")
@bad(f"<h2>Leeds and Manchester</h2><p>{CALL.format('Call us')}</p>", says="which clinic")
def tel_link_named(link: Link, page: PageInfo, head: Head, facts: Facts) -> Iterator[Problem]:
    """A telephone link says which clinic it calls

    Put the clinic's name into the link, as in “Call Leeds on 0113 496 0002”. Heard in a list of
    links, or met at the foot of a page, a bare number says nothing of where it rings. A name that stands just before
    the number will do. That a label contains the number shown (WCAG 2.5.3) is asked by axe-label-content-name-mismatch.
    """
    owners = [clinic for clinic in facts.clinics.values() if clinic.phone == dialled(link)]
    title = " ".join((*head.titles, *head.h1))
    texts = (link.name, link.text, link.nearby, *link.headed.split(" / "), title)
    named = [shown for text in texts if (shown := clinics_shown(text, facts.clinics))]
    if clinic_of_page(page.path, facts.clinics) in owners or any(len(shown) == 1 for shown in named):
        return
    yield Problem(f"The telephone {link_called(link.name)} does not say which clinic it calls: {owners[0].name}.")
