"""A site's evidence by page and by file, as rules ask for it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from audits.config.facts import Facts
from audits.evidence import (
    Anchors,
    Asset,
    DataBlock,
    Feature,
    Head,
    InView,
    Link,
    NotGathered,
    PageInfo,
    PhoneNumber,
    PictureFile,
    Prose,
    Shown,
    Site,
    SiteDocument,
    TouchTargets,
    info_of,
)
from audits.rules.site_addresses import SiteAddresses


class MissingEvidenceError(Exception):
    """Evidence that a rule cannot do without is not there; the message says why, and becomes that of `untested`."""


class SiteEvidence:
    """A site's evidence, found by page or file.

    What is given by page holds the pages of which it was gathered, in the site's order, and no others.
    """

    def __init__(self, site: Site, facts: Facts) -> None:
        self.site = site
        self.facts = facts
        self.addresses = SiteAddresses(site.files, site.base, facts.site_url)

    @property
    def files(self) -> frozenset[str]:
        """Every file below SITE."""
        return self.addresses.files

    @cached_property
    def pages(self) -> Mapping[str, PageInfo]:
        """Every page, found by its path."""
        return {page.path: info_of(page) for page in self.site.pages}

    def _gathered(self, name: str) -> Mapping[str, Any]:
        """Give a field of each page of which it was gathered."""
        values = ((page.path, getattr(page, name)) for page in self.site.pages)
        return {path: value for path, value in values if not isinstance(value, NotGathered)}

    @cached_property
    def heads(self) -> Mapping[str, Head]:
        """The head of each page."""
        return self._gathered("head")

    @cached_property
    def links(self) -> Mapping[str, tuple[Link, ...]]:
        """The links of each page."""
        return self._gathered("links")

    @cached_property
    def features(self) -> Mapping[str, tuple[Feature, ...]]:
        """The features of each page."""
        return self._gathered("features")

    @cached_property
    def data_blocks(self) -> Mapping[str, tuple[DataBlock, ...]]:
        """The structured data of each page."""
        return self._gathered("data_blocks")

    @cached_property
    def shown(self) -> Mapping[str, Shown]:
        """What each page shows its readers."""
        return self._gathered("shown")

    @cached_property
    def numbers(self) -> Mapping[str, tuple[PhoneNumber, ...]]:
        """The telephone numbers in the text of each page."""
        return self._gathered("numbers")

    @cached_property
    def assets(self) -> Mapping[str, tuple[Asset, ...]]:
        """The files that each page names."""
        return self._gathered("assets")

    @cached_property
    def prose(self) -> Mapping[str, Prose]:
        """The running text of each page."""
        return self._gathered("prose")

    @cached_property
    def touch_targets(self) -> Mapping[str, tuple[InView[TouchTargets], ...]]:
        """The touch targets of each page in every view of it; none of a page that nobody viewed."""
        found: dict[str, tuple[InView[TouchTargets], ...]] = {}
        for page in self.site.pages:
            views = () if isinstance(page.views, NotGathered) else page.views
            if not any(isinstance(view.targets, NotGathered) for view in views):
                found[page.path] = tuple(
                    InView(view.profile, view.state, view.targets)
                    for view in views
                    if isinstance(view.targets, TouchTargets)
                )
        return found

    @cached_property
    def _anchors(self) -> Mapping[str, Anchors | NotGathered]:
        return {page.path: page.anchors for page in self.site.pages}

    def anchors_of(self, path: str) -> Anchors:
        """Give the places on a page that an address can name.

        Raises:
            MissingEvidenceError: nobody looked for them.
        """
        anchors = self._anchors[path]
        if isinstance(anchors, NotGathered):
            message = f"{path} could not be looked at: {anchors.reason}"
            raise MissingEvidenceError(message)
        return anchors

    @cached_property
    def _picture_files(self) -> Mapping[str, PictureFile]:
        found = self.site.picture_files
        if isinstance(found, NotGathered):
            raise MissingEvidenceError(found.reason)
        return {picture.path: picture for picture in found}

    def picture_file(self, path: str) -> PictureFile | None:
        """Give a picture of pixels among the site's files; None where the file is no such picture.

        Raises:
            MissingEvidenceError: nobody read the site's pictures.
        """
        return self._picture_files.get(path)

    @cached_property
    def documents(self) -> tuple[SiteDocument, ...]:
        """The files that are no pages but say something of them, such as robots.txt and the sitemap.

        Raises:
            MissingEvidenceError: nobody read them.
        """
        if isinstance(self.site.documents, NotGathered):
            raise MissingEvidenceError(self.site.documents.reason)
        return self.site.documents

    def document(self, path: str) -> str | None:
        """Give the text of the site's robots.txt, a sitemap or the like; None where the site has no such file.

        Raises:
            MissingEvidenceError: nobody read it.
        """
        if path not in self.files:
            return None
        texts = {document.path: document.text for document in self.documents}
        text = texts.get(path, NotGathered(f"Nobody read {path}."))
        if isinstance(text, NotGathered):
            raise MissingEvidenceError(text.reason)
        return text
