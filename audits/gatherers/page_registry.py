"""The gatherers that look at a page once, as loaded, in the order in which they do."""

from audits.gatherers.accessible import accessible_nodes
from audits.gatherers.anchors import find_anchors
from audits.gatherers.content import content_hash
from audits.gatherers.declaration import gatherer
from audits.gatherers.listeners import find_listeners
from audits.gatherers.main_content import main_content
from audits.gatherers.phone_numbers import numbers_in_text
from audits.gatherers.stored import find_stored

PAGE_GATHERERS = (
    gatherer("head"),
    gatherer("headings", when_opened=True),
    gatherer("landmarks"),
    gatherer("main_content", main_content),
    gatherer("links", when_opened=True),
    gatherer("sentence_links", when_opened=True),
    gatherer("pictures", when_opened=True),
    gatherer("assets"),
    gatherer("anchors", find_anchors),
    gatherer("data_blocks"),
    gatherer("shown"),
    gatherer("prose"),
    gatherer("features"),
    gatherer("content", content_hash),
    gatherer("blocks"),
    gatherer("markup", when_opened=True),
    gatherer("frames", when_opened=True),
    gatherer("graphics", when_opened=True),
    gatherer("fields", when_opened=True),
    gatherer("forms", when_opened=True),
    gatherer("field_groups", when_opened=True),
    gatherer("accessible", accessible_nodes, when_opened=True),
    gatherer("arrangements"),
    gatherer("numbers", numbers_in_text),
    gatherer("stored", find_stored),
    gatherer("listeners", find_listeners),
)
