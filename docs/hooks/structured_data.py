"""A page's structured data, in the words of schema.org."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TypeAlias

from front_matter import Meta, reference_address, references

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from page_head import Head

Node: TypeAlias = dict[str, Any]

SOCIAL_PICTURE = "assets/social.png"


def without_gaps(node: Node) -> Node:
    """Leave out what is not known: a null would be read as a statement."""
    return {key: value for key, value in node.items() if value}


def organisation_node(config: MkDocsConfig) -> Node:
    """Describe the clinic group."""
    site, facts = str(config.site_url), config.extra["organisation"]
    return {
        "@type": "Organization",
        "@id": f"{site}#organisation",
        "name": facts["name"],
        "description": facts["description"],
        "url": site,
        "logo": f"{site}assets/logo.svg",
        "subOrganization": [{"@id": f"{site}#clinic-{name}"} for name in config.extra["clinics"]],
    }


def clinic_node(name: str, config: MkDocsConfig) -> Node:
    """Describe one clinic by the facts that are known."""
    site, facts = str(config.site_url), config.extra["clinics"][name]
    address = {
        "@type": "PostalAddress",
        "streetAddress": facts.get("street_address"),
        "addressLocality": facts["town"],
        "addressRegion": facts["county"],
        "postalCode": facts.get("postcode"),
        "addressCountry": config.extra["country"],
    }
    return without_gaps(
        {
            "@type": "MedicalClinic",
            "@id": f"{site}#clinic-{name}",
            "name": facts["name"],
            "url": site + re.sub(r"(index)?\.md$", "", facts["page"]).rstrip("/") + "/",
            "telephone": facts["phone"],
            "address": without_gaps(address),
            "openingHours": facts.get("opening_hours"),
            "parentOrganization": {"@id": f"{site}#organisation"},
        }
    )


def website_node(config: MkDocsConfig) -> Node:
    """Describe the site."""
    return without_gaps(
        {
            "@type": "WebSite",
            "@id": f"{config.site_url}#website",
            "name": config.site_name,
            "description": config.site_description,
            "url": config.site_url,
            "inLanguage": "en-GB",
            "publisher": {"@id": f"{config.site_url}#organisation"},
        }
    )


def citation_node(reference: Meta) -> Node:
    """Describe one reference."""
    return {"@type": "CreativeWork", "name": reference["citation"], "url": reference_address(reference)}


def condition_node(url: str, condition: Meta) -> Node:
    """Describe the condition that a page is about."""
    code = condition.get("code")
    return without_gaps(
        {
            "@type": "MedicalCondition",
            "@id": f"{url}#condition",
            "name": condition["name"],
            "alternateName": condition.get("alternate_name"),
            "code": code and {"@type": "MedicalCode", "codeValue": str(code["value"]), "codingSystem": code["system"]},
            "epidemiology": condition.get("epidemiology"),
        }
    )


def breadcrumb_node(url: str, trail: Sequence[tuple[str, str]]) -> Node:
    """Describe the way from the home page to a page."""
    return {
        "@type": "BreadcrumbList",
        "@id": f"{url}#breadcrumb",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": item}
            for position, (name, item) in enumerate(trail, start=1)
        ],
    }


def page_node(head: Head, meta: Meta, config: MkDocsConfig, *, has_trail: bool) -> Node:
    """Describe one page."""
    site = str(config.site_url)
    node: Node = {
        "@type": "MedicalWebPage" if head.kind == "guide" else "WebPage",
        "@id": f"{head.url}#webpage",
        "name": head.name,
        "description": head.description,
        "url": head.url,
        "inLanguage": "en-GB",
        "isPartOf": {"@id": f"{site}#website"},
        "publisher": {"@id": f"{site}#organisation"},
        "datePublished": meta["published"].isoformat(),
        "primaryImageOfPage": {"@type": "ImageObject", "url": site + SOCIAL_PICTURE},
    }
    if "modified" in meta:
        node["dateModified"] = meta["modified"].isoformat()
    if has_trail:
        node["breadcrumb"] = {"@id": f"{head.url}#breadcrumb"}
    if meta.get("condition"):
        node["about"] = {"@id": f"{head.url}#condition"}
    elif meta.get("about_clinic"):
        node["about"] = {"@id": f"{site}#clinic-{meta['about_clinic']}"}
    if references(meta):
        node["citation"] = [citation_node(reference) for reference in references(meta)]
    if head.kind == "guide":
        node["audience"] = {"@type": "Patient"}
    return node


def structured_data(head: Head, meta: Meta, trail: Sequence[tuple[str, str]], config: MkDocsConfig) -> str:
    """Write a page's graph as JSON that is safe inside a script element."""
    graph = [organisation_node(config), *(clinic_node(name, config) for name in config.extra["clinics"])]
    graph += [website_node(config), page_node(head, meta, config, has_trail=bool(trail))]
    if trail:
        graph.append(breadcrumb_node(str(head.url), trail))
    if meta.get("condition"):
        graph.append(condition_node(str(head.url), meta["condition"]))
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c")
