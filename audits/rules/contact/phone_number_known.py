"""The rule `phone-number-known`."""

import re
from collections.abc import Iterator

from audits.config.clinics import clinic_names, clinics_shown
from audits.config.facts import Clinic, Facts
from audits.evidence import PhoneNumber
from audits.rules.contact._elsewhere import why_unknown
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import CAP_CODE

SENTENCE_ENDS = re.compile(r"[.!?;](?=\s)")


def _is_no_link(number: PhoneNumber) -> bool:
    return not number.href.lower().startswith("tel:")


@rule("phone-number-known", CAP_CODE, where=_is_no_link, given=lambda facts: bool(facts.clinics))
@good("<p>Call Manchester on 0161 496 0001 or Leeds on 0113 496 0002. Fax: 0113 496 0777.</p>")
@good("<p>Manchester or Leeds: 0161 496 0001</p>")
@good("<p>Call 0161 496 0001 from nine to five.</p>")
@bad("<p>Call the clinic on 0161 496 0011.</p>", says="Manchester Clinic's 0161 496 0001")
@bad("<p>Call the clinic on 0161 946 0001.</p>", says="Manchester Clinic's 0161 496 0001")
@bad("<p>Call the clinic on 0113 496 0777.</p>", says="none of the clinics")
@bad("<p>Call Leeds on 0161 496 0001.</p>", says="is Manchester Clinic's number, but the text names Leeds Clinic")
@bad("<p>Leeds is closed today. Call 0161 496 0001.</p>", says="Is that meant?", result=Result.UNSURE)
def phone_number_known(number: PhoneNumber, facts: Facts) -> Iterator[Problem]:
    """A telephone number in the text is that of the clinic it stands beside

    Correct the number, or the clinic's name beside it. The clinics' numbers stand once, in the facts about the
    site (`clinics` under `site` in audits.toml, or under `extra:` in mkdocs.yml), and numbers of others, such as a
    helpline's, under `other-numbers` there, or `other_numbers` in mkdocs.yml.
    """
    if number.e164 in facts.other_numbers:
        return
    owners = [clinic for clinic in facts.clinics.values() if clinic.phone == number.e164]
    if not owners:
        yield Problem(why_unknown(number.text, number.e164, facts))
        return
    named = clinics_shown(number.nearby, facts.clinics)
    if len(named) != 1 or named[0] in owners:
        return
    told = f"{number.text} is {owners[0].name}'s number, but the text names {named[0].name}."
    if _is_named_right_before(number, named[0], facts):
        yield Problem(told)
    else:
        yield Problem(f"{told} Is that meant?", result=Result.UNSURE)


def _is_named_right_before(number: PhoneNumber, clinic: Clinic, facts: Facts) -> bool:
    """Tell whether a clinic's name and the number after it are of one sentence."""
    before = SENTENCE_ENDS.split(number.nearby.partition(number.text)[0])[-1].casefold()
    return any(name.casefold() in before for name in clinic_names(clinic, facts.clinics))
