"""Every rule, in the order in which reports tell of them. What is not named here is not run."""

from collections.abc import Mapping

from audits.rules.accessibility.axe import relayed
from audits.rules.accessibility.consistent_help import consistent_help
from audits.rules.accessibility.consistent_name import consistent_name
from audits.rules.accessibility.consistent_navigation import consistent_navigation
from audits.rules.accessibility.context_change import context_change
from audits.rules.accessibility.contrast_by_picture import contrast_by_picture
from audits.rules.accessibility.control_contrast import control_contrast
from audits.rules.accessibility.control_role import control_role
from audits.rules.accessibility.control_state import control_state
from audits.rules.accessibility.dragging import dragging
from audits.rules.accessibility.duplicate_id import duplicate_id
from audits.rules.accessibility.empty_paragraph import empty_paragraph
from audits.rules.accessibility.fake_heading import fake_heading
from audits.rules.accessibility.fake_list import fake_list
from audits.rules.accessibility.field_error import field_error
from audits.rules.accessibility.field_group import field_group
from audits.rules.accessibility.field_label import field_label
from audits.rules.accessibility.flashing import flashing
from audits.rules.accessibility.focus_contrast import focus_contrast
from audits.rules.accessibility.focus_follows import focus_follows
from audits.rules.accessibility.focus_hidden import focus_hidden
from audits.rules.accessibility.focus_order import focus_order
from audits.rules.accessibility.focus_visible import focus_visible
from audits.rules.accessibility.forced_colors import forced_colors
from audits.rules.accessibility.frame_purpose import frame_purpose
from audits.rules.accessibility.graphic_alternative import graphic_alternative
from audits.rules.accessibility.heading_order import heading_order
from audits.rules.accessibility.heading_quality import heading_quality
from audits.rules.accessibility.hover_content import hover_content
from audits.rules.accessibility.hover_menu import hover_menu
from audits.rules.accessibility.image_alternative import image_alternative
from audits.rules.accessibility.image_alternative_wording import image_alternative_wording
from audits.rules.accessibility.input_purpose import input_purpose
from audits.rules.accessibility.keyboard_operate import keyboard_operate
from audits.rules.accessibility.keyboard_reach import keyboard_reach
from audits.rules.accessibility.keyboard_trap import keyboard_trap
from audits.rules.accessibility.label_in_name import label_in_name
from audits.rules.accessibility.language_of_parts import language_of_parts
from audits.rules.accessibility.layout_table import layout_table
from audits.rules.accessibility.line_height import line_height
from audits.rules.accessibility.line_length import line_length
from audits.rules.accessibility.link_look import link_look
from audits.rules.accessibility.main_content_usable import main_content_usable
from audits.rules.accessibility.markup_swallowed import markup_swallowed
from audits.rules.accessibility.media_autoplay import media_autoplay
from audits.rules.accessibility.media_captions import media_captions
from audits.rules.accessibility.media_description import media_description
from audits.rules.accessibility.media_transcript import media_transcript
from audits.rules.accessibility.motion_actuation import motion_actuation
from audits.rules.accessibility.motion_control import motion_control
from audits.rules.accessibility.nested_controls import nested_controls
from audits.rules.accessibility.no_script import no_script
from audits.rules.accessibility.opens_on_press import opens_on_press
from audits.rules.accessibility.orientation import orientation
from audits.rules.accessibility.paste_allowed import paste_allowed
from audits.rules.accessibility.pointer_cancellation import pointer_cancellation
from audits.rules.accessibility.pointer_gesture import pointer_gesture
from audits.rules.accessibility.presentational_markup import presentational_markup
from audits.rules.accessibility.print_cut import print_cut
from audits.rules.accessibility.print_links import print_links
from audits.rules.accessibility.print_menu import print_menu
from audits.rules.accessibility.print_text import print_text
from audits.rules.accessibility.reading_order import reading_order
from audits.rules.accessibility.reduced_motion import reduced_motion
from audits.rules.accessibility.reflow import reflow
from audits.rules.accessibility.reflow_bars import reflow_bars
from audits.rules.accessibility.reflow_text import reflow_text
from audits.rules.accessibility.sensory_words import sensory_words
from audits.rules.accessibility.sent_error import sent_error
from audits.rules.accessibility.several_ways import several_ways
from audits.rules.accessibility.single_key_shortcut import single_key_shortcut
from audits.rules.accessibility.skip_link import skip_link
from audits.rules.accessibility.spaced_letters import spaced_letters
from audits.rules.accessibility.state_contrast import state_contrast
from audits.rules.accessibility.status_message import status_message
from audits.rules.accessibility.table_caption import table_caption
from audits.rules.accessibility.table_headers import table_headers
from audits.rules.accessibility.tags_match import tags_match
from audits.rules.accessibility.text_capitals import text_capitals
from audits.rules.accessibility.text_in_image import text_in_image
from audits.rules.accessibility.text_italic import text_italic
from audits.rules.accessibility.text_justified import text_justified
from audits.rules.accessibility.text_size import text_size
from audits.rules.accessibility.text_spacing import text_spacing
from audits.rules.accessibility.text_zoom import text_zoom
from audits.rules.accessibility.timing import timing
from audits.rules.accessibility.title_repeats import title_repeats
from audits.rules.accessibility.toggle_state import toggle_state
from audits.rules.contact.booking_link_clinic import booking_link_clinic
from audits.rules.contact.booking_link_consistent import booking_link_consistent
from audits.rules.contact.booking_link_named import booking_link_named
from audits.rules.contact.booking_link_present import booking_link_present
from audits.rules.contact.booking_link_private import booking_link_private
from audits.rules.contact.booking_link_within_two_taps import booking_link_within_two_taps
from audits.rules.contact.booking_link_works import booking_link_works
from audits.rules.contact.booking_phone_beside import booking_phone_beside
from audits.rules.contact.contact_consistent import contact_consistent
from audits.rules.contact.message_link_valid import message_link_valid
from audits.rules.contact.phone_number_known import phone_number_known
from audits.rules.contact.phone_number_linked import phone_number_linked
from audits.rules.contact.phone_number_sound import phone_number_sound
from audits.rules.contact.tel_link_activates import tel_link_activates
from audits.rules.contact.tel_link_comfortable import tel_link_comfortable
from audits.rules.contact.tel_link_global import tel_link_global
from audits.rules.contact.tel_link_known import tel_link_known
from audits.rules.contact.tel_link_matches_text import tel_link_matches_text
from audits.rules.contact.tel_link_named import tel_link_named
from audits.rules.contact.tel_link_valid import tel_link_valid
from audits.rules.engine import Rule
from audits.rules.links.anchor_link import anchor_link
from audits.rules.links.asset_link import asset_link
from audits.rules.links.direct_link import direct_link
from audits.rules.links.doi_link import doi_link
from audits.rules.links.external_anchor import external_anchor
from audits.rules.links.external_link import external_link
from audits.rules.links.external_link_moved import external_link_moved
from audits.rules.links.external_link_rot import external_link_rot
from audits.rules.links.file_link_told import file_link_told
from audits.rules.links.insecure_link import insecure_link
from audits.rules.links.internal_link import internal_link
from audits.rules.links.link_purpose import link_purpose
from audits.rules.links.link_text import link_text
from audits.rules.links.mail_link import mail_link
from audits.rules.links.new_window_told import new_window_told
from audits.rules.links.opener_safe import opener_safe
from audits.rules.links.page_loads import page_loads
from audits.rules.links.page_stays import page_stays
from audits.rules.links.refresh_valid import refresh_valid
from audits.rules.links.request_answered import request_answered
from audits.rules.links.script_link import script_link
from audits.rules.metadata.address_form import address_form
from audits.rules.metadata.alternate_language import alternate_language
from audits.rules.metadata.canonical_absolute import canonical_absolute
from audits.rules.metadata.canonical_address import canonical_address
from audits.rules.metadata.character_encoding import character_encoding
from audits.rules.metadata.click_depth import click_depth
from audits.rules.metadata.document_type import document_type
from audits.rules.metadata.duplicate_content import duplicate_content
from audits.rules.metadata.feed import feed
from audits.rules.metadata.heading_one import heading_one
from audits.rules.metadata.meta_description import meta_description
from audits.rules.metadata.meta_description_length import meta_description_length
from audits.rules.metadata.not_found_page import not_found_page
from audits.rules.metadata.orphan_page import orphan_page
from audits.rules.metadata.page_indexable import page_indexable
from audits.rules.metadata.page_language import page_language
from audits.rules.metadata.page_title import page_title
from audits.rules.metadata.page_title_descriptive import page_title_descriptive
from audits.rules.metadata.page_title_length import page_title_length
from audits.rules.metadata.page_title_single import page_title_single
from audits.rules.metadata.page_title_unique import page_title_unique
from audits.rules.metadata.robots_file import robots_file
from audits.rules.metadata.site_icon import site_icon
from audits.rules.metadata.sitemap_complete import sitemap_complete
from audits.rules.metadata.social_card import social_card
from audits.rules.metadata.social_picture import social_picture
from audits.rules.metadata.viewport_zoomable import viewport_zoomable
from audits.rules.privacy.cookie_or_storage import cookie_or_storage
from audits.rules.privacy.third_party_request import third_party_request
from audits.rules.structured_data.structured_data_agrees import structured_data_agrees
from audits.rules.structured_data.structured_data_context import structured_data_context
from audits.rules.structured_data.structured_data_current import structured_data_current
from audits.rules.structured_data.structured_data_graph import structured_data_graph
from audits.rules.structured_data.structured_data_no_self_praise import structured_data_no_self_praise
from audits.rules.structured_data.structured_data_order import structured_data_order
from audits.rules.structured_data.structured_data_parses import structured_data_parses
from audits.rules.structured_data.structured_data_required import structured_data_required
from audits.rules.structured_data.structured_data_terms import structured_data_terms
from audits.rules.structured_data.structured_data_type import structured_data_type
from audits.rules.structured_data.structured_data_values import structured_data_values

RULES = (
    page_loads,
    page_stays,
    refresh_valid,
    tel_link_global,
    tel_link_valid,
    tel_link_matches_text,
    tel_link_known,
    tel_link_named,
    tel_link_activates,
    tel_link_comfortable,
    phone_number_linked,
    message_link_valid,
    phone_number_sound,
    phone_number_known,
    contact_consistent,
    booking_link_present,
    booking_link_works,
    booking_link_named,
    booking_link_clinic,
    booking_link_private,
    booking_phone_beside,
    booking_link_consistent,
    booking_link_within_two_taps,
    *relayed(),
    contrast_by_picture,
    state_contrast,
    control_contrast,
    heading_order,
    label_in_name,
    frame_purpose,
    graphic_alternative,
    field_group,
    field_label,
    input_purpose,
    field_error,
    status_message,
    media_transcript,
    media_captions,
    media_description,
    media_autoplay,
    reflow,
    link_look,
    main_content_usable,
    keyboard_reach,
    keyboard_operate,
    hover_content,
    hover_menu,
    control_role,
    control_state,
    toggle_state,
    context_change,
    keyboard_trap,
    single_key_shortcut,
    skip_link,
    focus_order,
    focus_visible,
    timing,
    motion_control,
    flashing,
    motion_actuation,
    reflow_text,
    reflow_bars,
    text_zoom,
    text_spacing,
    opens_on_press,
    orientation,
    text_size,
    line_length,
    line_height,
    text_justified,
    text_italic,
    text_capitals,
    forced_colors,
    print_text,
    print_cut,
    print_links,
    print_menu,
    nested_controls,
    no_script,
    reduced_motion,
    fake_heading,
    fake_list,
    image_alternative,
    image_alternative_wording,
    text_in_image,
    sensory_words,
    sent_error,
    language_of_parts,
    reading_order,
    spaced_letters,
    heading_quality,
    several_ways,
    consistent_navigation,
    consistent_name,
    consistent_help,
    table_headers,
    table_caption,
    layout_table,
    empty_paragraph,
    title_repeats,
    presentational_markup,
    duplicate_id,
    tags_match,
    markup_swallowed,
    focus_follows,
    focus_hidden,
    focus_contrast,
    paste_allowed,
    pointer_cancellation,
    dragging,
    pointer_gesture,
    page_title,
    page_title_descriptive,
    page_title_length,
    page_title_single,
    page_title_unique,
    meta_description,
    meta_description_length,
    page_language,
    canonical_address,
    canonical_absolute,
    page_indexable,
    alternate_language,
    social_card,
    social_picture,
    document_type,
    character_encoding,
    viewport_zoomable,
    heading_one,
    site_icon,
    address_form,
    sitemap_complete,
    robots_file,
    feed,
    not_found_page,
    orphan_page,
    click_depth,
    duplicate_content,
    structured_data_parses,
    structured_data_context,
    structured_data_type,
    structured_data_terms,
    structured_data_values,
    structured_data_order,
    structured_data_current,
    structured_data_required,
    structured_data_graph,
    structured_data_no_self_praise,
    structured_data_agrees,
    internal_link,
    direct_link,
    anchor_link,
    asset_link,
    request_answered,
    link_purpose,
    link_text,
    new_window_told,
    file_link_told,
    mail_link,
    script_link,
    doi_link,
    insecure_link,
    opener_safe,
    third_party_request,
    cookie_or_storage,
)

EXTERNAL_RULES = (external_link, external_link_rot, external_link_moved, external_anchor)
"""What `audits external` asks, in a run of its own, because its answers depend on other hosts and the network."""

BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in (*RULES, *EXTERNAL_RULES)}

FAMILIES = tuple(dict.fromkeys(rule.family for rule in RULES))

GROUPS = {"axe": tuple(rule.id for rule in RULES if rule.id.startswith("axe-"))}
"""Names for several rules at once, beside the families."""
