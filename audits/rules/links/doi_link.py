"""The rule `doi-link`."""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from audits.evidence import Link
from audits.lib.urls import NO_ADDRESS, host_of, split
from audits.rules.engine import bad, good, rule
from audits.rules.links._wording import DOI_HOSTS, WEB
from audits.rules.outcomes import Problem
from audits.rules.wording import link_called
from audits.standards import DOI_HANDBOOK

DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/.+", re.DOTALL)
SHORT_DOI = re.compile(r"(?:10/)?[a-z0-9]{3,10}", re.IGNORECASE)
"""What https://shortdoi.org/ gives out in place of a long one."""


def _leads_to_a_doi(link: Link) -> bool:
    """Tell whether a link is meant for a DOI; www.doi.org is also the site of those who keep the system."""
    named = _named(link)
    is_about_dois = host_of(link.url) == "www.doi.org" and not re.match(r"(?:doi:)?\s*10\.", named, re.IGNORECASE)
    return link.scheme in WEB and host_of(link.url) in DOI_HOSTS and bool(named) and not is_about_dois


def _named(link: Link) -> str:
    parts = split(link.url) or NO_ADDRESS
    return unquote(parts.path)[1:]


@rule("doi-link", DOI_HANDBOOK, where=_leads_to_a_doi)
@good('<a href="https://doi.org/10.1097/00007632-200209010-00004">Jull 2002</a>')
@good('<a href="https://doi.org/10.1016/S0140-6736(05)67889-0">A</a> <a href="https://doi.org/10.1000.10/123">B</a>')
@good('<a href="https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2">C</a>')
@good('<a href="https://doi.org/10.1016/0022-3999(92)">D</a> <a href="https://doi.org/10/b5jp">E</a>')
@good('<a href="https://doi.org/10.1000/182">Handbook</a> <a href="http://www.doi.org/hb.html">About DOIs</a>')
@bad('<a href="https://dx.doi.org/10.1000/182">Handbook</a>', says="https://doi.org/10.1000/182")
@bad('<a href="http://doi.org/10.1000/182">Handbook</a>', says="https://doi.org/10.1000/182")
@bad('<a href="https://doi.org/10.1000/182.">Handbook</a>', says="ends with “.”")
@bad('<a href="https://doi.org/10.1000/182)">Handbook</a>', says="ends with “)”")
@bad('<a href="https://doi.org/10.1000/182%20">Handbook</a>', says="space")
@bad('<a href="https://doi.org/10.1097/00007632–200209010">Jull 2002</a>', says="“–”")
@bad('<a href="https://doi.org/10.100/182">Handbook</a>', says="names no DOI")
@bad('<a href="https://doi.org/10.1000/">Handbook</a>', says="names no DOI")
@bad('<a href="https://doi.org/doi:10.1000/182">Handbook</a>', says="names no DOI")
@bad('<a href="https://doi.org/https://doi.org/10.1000/182">Handbook</a>', says="names no DOI")
def doi_link(link: Link) -> Iterator[Problem]:
    """A link to a study has a DOI that can be found

    Write the DOI as its publisher gives it after `https://doi.org/`, as in `https://doi.org/10.1000/182`, without the
    full stop or the bracket that follows it in a sentence. A reader who cannot open the study cannot check what the
    page says.
    """
    named, told = _named(link), f"The {link_called(link.text, link.name)}"
    if not (DOI.fullmatch(named) or SHORT_DOI.fullmatch(named)):
        yield Problem(f"{told} names no DOI: {link.href} has to go on with 10., four digits and a slash.")
    elif fault := _fault(named):
        yield Problem(f"The DOI {named} {fault}.")
    elif host_of(link.url) != "doi.org" or link.scheme != "https":
        yield Problem(f"{told} is not written as DOIs are today: https://doi.org/{named}.")


def _fault(doi: str) -> str:
    """Say what came into a DOI by copying it; empty where nothing did."""
    strange = next((sign for sign in doi if sign != "-" and unicodedata.category(sign) in {"Pd", "Cf"}), "")
    last = doi[-1]
    if any(sign.isspace() for sign in doi):
        return "has a space in it"
    if strange:
        return f"has “{strange}” in it, where its publisher has a hyphen or nothing"
    closes = {")": "(", "]": "[", "”": "“"}
    if last in ".,;:!?\"'" or (last in closes and doi.count(last) > doi.count(closes[last])):
        return f"ends with “{last}”, which belongs to the sentence around it"
    return ""
