"""The rule `tel-link-known`."""

from collections.abc import Iterator

from audits.config.clinics import clinics_shown
from audits.config.facts import Facts
from audits.evidence import Link
from audits.rules.contact._elsewhere import why_unknown
from audits.rules.contact._telephone import dialled, is_sound
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import CAP_CODE


@rule("tel-link-known", CAP_CODE, where=is_sound, given=lambda facts: bool(facts.clinics))
@good('<a href="tel:+441614960001">Call Manchester on 0161 496 0001</a>')
@good('<a href="tel:+441614960001">Call Manchester</a> <p>Leedstown: <a href="tel:+441614960001">0161 496 0001</a></p>')
@good('<p>Manchester or Leeds: <a href="tel:+441134960002">0113 496 0002</a></p>')
@bad('<a href="tel:+441614960009">Call Manchester on 0161 496 0009</a>', says="with a slip")
@bad('<a href="tel:+441614960789">Call Manchester on 0161 496 0789</a>', says="none of the clinics")
@bad('<a href="tel:+441614960001">Call Leeds on 0161 496 0001</a>', says="Manchester Clinic")
@bad('<a href="tel:+441614960001">Call the leeds clinic</a>', says="Manchester Clinic")
@bad('<p>Leeds: <a href="tel:+441614960001">0161 496 0001</a></p>', says="Is that meant", result=Result.UNSURE)
def tel_link_known(link: Link, facts: Facts) -> Iterator[Problem]:
    """A telephone link calls the clinic it names

    The clinics' numbers stand once, in the facts about the site (`clinics` under `site` in audits.toml, or under
    `extra:` in mkdocs.yml). Correct the number after `tel:`, or the clinic's name beside it. Numbers of others, such
    as a helpline's, stand there under `other-numbers`, or `other_numbers` in mkdocs.yml.
    """
    number = dialled(link)
    owners = [clinic for clinic in facts.clinics.values() if clinic.phone == number]
    if not owners and number in facts.other_numbers:
        return
    if not owners:
        yield Problem(why_unknown(number, number, facts))
        return
    in_link, nearby = clinics_shown(link.name, facts.clinics), clinics_shown(link.nearby, facts.clinics)
    if len(in_link) == 1 and in_link[0] not in owners:
        yield Problem(f"The text names {in_link[0].name}, but the number is that of {owners[0].name}.")
    elif not in_link and len(nearby) == 1 and nearby[0] not in owners:
        yield Problem(
            f"The text around the link names {nearby[0].name}, but the number is {owners[0].name}'s. Is that meant?",
            result=Result.UNSURE,
        )
