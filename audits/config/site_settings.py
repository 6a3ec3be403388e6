"""What the settings state about the site itself, beside its mkdocs.yml or in place of one."""

from typing import Annotated

from msgspec import Meta, Struct, field


class ClinicSettings(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """One clinic, under a key of its own."""

    name: Annotated[str, Meta(description="Its name, as pages write it.", examples=["Leeds Clinic"])]
    phone: Annotated[
        str,
        Meta(
            description="Its telephone number, with the country code, or as written in `country`.",
            examples=["+44 113 496 0002"],
        ),
    ]
    town: Annotated[
        str,
        Meta(description="Its town, by which pages may mean it where no other clinic is there.", examples=["Leeds"]),
    ] = ""
    page: Annotated[
        str, Meta(description="Its own page: the file below the site, or its source.", examples=["clinics/leeds.md"])
    ] = ""
    booking_value: Annotated[
        str,
        Meta(description="The value with which a booking link asks for it; without it, its key.", examples=["leeds-1"]),
    ] = ""


class BookingService(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Where readers book."""

    url: Annotated[
        str, Meta(description="The address that booking links lead to.", examples=["https://book.clinic.example/"])
    ]
    hosts: Annotated[
        tuple[str, ...],
        Meta(description="Other hosts on which a booking link may end.", examples=[["clinic.cliniko.com"]]),
    ] = ()
    clinic_parameter: Annotated[
        str | None,
        Meta(description="The query parameter with which a link asks for one clinic.", examples=["clinic"]),
    ] = None


class SiteSettings(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Facts about the site. What is stated here goes before what mkdocs.yml states under `site_…` and `extra:`."""

    folder: Annotated[
        str | None,
        Meta(
            description="The folder with the built pages, below the settings file: what `audits run` audits when it is "
            "given no other.",
            examples=["public"],
        ),
    ] = None
    name: Annotated[str | None, Meta(description="The name of the site, for reports.", examples=["Clinic guides"])] = (
        None
    )
    url: Annotated[
        str | None,
        Meta(description="The address under which it is published.", examples=["https://clinic.example/guides/"]),
    ] = None
    country: Annotated[
        str | None,
        Meta(
            description="The country whose telephone numbers pages give, as a code of two letters (ISO 3166).",
            examples=["GB"],
        ),
    ] = None
    clinics: Annotated[
        dict[str, ClinicSettings],
        Meta(description="The clinics, each under a key."),
    ] = field(default_factory=dict)
    booking: BookingService | None = None
    other_numbers: Annotated[
        tuple[str, ...],
        Meta(
            description="Telephone numbers of others that pages may give, such as a helpline's.",
            examples=[["111", "999"]],
        ),
    ] = ()
    kinds: Annotated[
        dict[str, str],
        Meta(
            description="What kind pages are of, by their file below the site. Every page of kind `guide` is shown in "
            "the profiles that are kept for a sample.",
            examples=[{"guides/*": "guide"}],
        ),
    ] = field(default_factory=dict)
