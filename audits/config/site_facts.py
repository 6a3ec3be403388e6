"""The facts that settings state about a site, put before those of its mkdocs.yml."""

from pathlib import Path

from msgspec import structs

from audits.config.fact_check import country_of, number_of
from audits.config.facts import Booking, Clinic, Facts
from audits.config.site_settings import BookingService, SiteSettings


def facts_with(facts: Facts, site: SiteSettings, folder: Path) -> Facts:
    """Put what settings state about a site before what its mkdocs.yml states; `folder` is that of the settings file."""
    country = country_of(site.country, ())[0] or facts.country
    clinics = {
        key: Clinic(
            name=clinic.name,
            town=clinic.town,
            phone=number_of(clinic.phone, country, ())[0],
            page=clinic.page,
            booking_value=clinic.booking_value,
        )
        for key, clinic in site.clinics.items()
    }
    numbers = tuple(number_of(number, country, (), may_be_short=True)[0] for number in site.other_numbers)
    return structs.replace(
        facts,
        name=site.name or facts.name,
        country=country,
        site_url=site.url or facts.site_url,
        root=facts.root or str(folder.resolve()),
        site_dir=str(folder.resolve() / site.folder) if site.folder else facts.site_dir,
        clinics=clinics or facts.clinics,
        booking=_booking(site.booking) if site.booking else facts.booking,
        other_numbers=numbers or facts.other_numbers,
        kinds=site.kinds or facts.kinds,
    )


def _booking(service: BookingService) -> Booking:
    return Booking(service.url, service.hosts, service.clinic_parameter)
