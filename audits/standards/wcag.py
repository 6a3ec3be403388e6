"""The success criteria of WCAG 2.2, from https://www.w3.org/TR/WCAG22/: what each is about, and how it can be settled.

The 55 at levels A and AA bind; those at AAA advise, and are here so that a rule can cite them.
"""

from enum import StrEnum
from typing import NamedTuple


class Subject(StrEnum):
    """What a criterion is about, where a page may well hold nothing of the kind; see `verdict.applicability`."""

    PICTURES = "pictures"
    RASTER_PICTURES = "raster pictures"
    TITLES = "titles"
    MEDIA = "media"
    MOVING_IMAGES = "moving images"
    FIELDS = "fields"
    ENTRIES = "entries"
    FORMS = "forms"
    TIME_LIMITS = "time limits"
    SEVERAL_PAGES = "several pages"
    MOVEMENT = "movement"
    FLASHES = "flashes"
    GESTURES = "gestures"
    PRESSES = "presses"
    DEVICE_MOTION = "device motion"
    DRAGGING = "dragging"


class Criterion(NamedTuple):
    """One success criterion: its number, name and level, and how it can be settled.

    `look` is what a person has to do to settle it. `subject` is what it is about, if that can be found or shown to be
    absent. `decided_by` names the rules that, when all of them were asked and find no fault, leave a person nothing to
    look at; it is empty where no machine can decide.
    """

    number: str
    name: str
    level: str
    look: str = ""
    subject: Subject | None = None
    decided_by: tuple[str, ...] = ()


CRITERIA = (
    Criterion(
        "1.1.1", "Non-text Content", "A",
        "Read the text alternative of each picture beside it. It must say what the picture tells the reader, and be "
        "empty where the picture only decorates.",
        Subject.PICTURES,
    ),
    Criterion(
        "1.2.1", "Audio-only and Video-only (Prerecorded)", "A",
        "Play each recording that has only sound or only moving pictures, and look for a text beside it that tells "
        "the same.",
        Subject.MOVING_IMAGES,
    ),
    Criterion(
        "1.2.2", "Captions (Prerecorded)", "A",
        "Play each video with its captions on. They must give all speech, who speaks, and every sound that matters.",
        Subject.MEDIA,
    ),
    Criterion(
        "1.2.3", "Audio Description or Media Alternative (Prerecorded)", "A",
        "Listen to each video without watching. What only the picture tells must be spoken too, or stand in a text "
        "beside it.",
        Subject.MEDIA,
    ),
    Criterion(
        "1.2.4", "Captions (Live)", "AA",
        "Watch each live broadcast that has sound, and see that it has captions as it goes out.",
        Subject.MEDIA,
    ),
    Criterion(
        "1.2.5", "Audio Description (Prerecorded)", "AA",
        "Listen to each video without watching. What only the picture tells must be spoken, in the video itself or "
        "in a track of its own.",
        Subject.MEDIA,
    ),
    Criterion(
        "1.3.1", "Info and Relationships", "A",
        "Compare each page with what a screen reader says of it: whatever looks like a heading, a list, a table or "
        "a group must be announced as one.",
    ),
    Criterion(
        "1.3.2", "Meaningful Sequence", "A",
        "Listen to each page with a screen reader from top to bottom. The order must make the same sense as it does "
        "to the eye.",
    ),
    Criterion(
        "1.3.3", "Sensory Characteristics", "A",
        "Look for instructions that go by shape, size, place, colour or sound alone, such as “the round button on "
        "the right”.",
    ),
    Criterion(
        "1.3.4", "Orientation", "AA",
        "Turn a phone on its side. Everything must still be there, and nothing may ask you to turn it back.",
    ),
    Criterion(
        "1.3.5", "Identify Input Purpose", "AA",
        "See that each field that asks for something about the reader, such as a name or a number, has the fitting "
        "`autocomplete`.",
        Subject.ENTRIES,
    ),
    Criterion(
        "1.4.1", "Use of Color", "A",
        "Look at each page in shades of grey. Links, errors, charts and required fields must still be told apart.",
    ),
    Criterion(
        "1.4.2", "Audio Control", "A",
        "Open each page and listen. Sound that starts by itself and lasts more than three seconds needs a way to "
        "stop it.",
        Subject.MEDIA,
    ),
    Criterion(
        "1.4.3", "Contrast (Minimum)", "AA",
        "Measure text on pictures and gradients, and text that shows only while pointed at, focused or chosen: 4.5 "
        "to 1, or 3 to 1 where it is large.",
    ),
    Criterion(
        "1.4.4", "Resize Text", "AA",
        "Enlarge each page to 200 %. No text may be cut off or laid over other text, and every control must still "
        "work.",
    ),
    Criterion(
        "1.4.5", "Images of Text", "AA",
        "Look for pictures that show text. Real text must stand in their place, except in logos and where the "
        "picture itself matters.",
        Subject.RASTER_PICTURES,
    ),
    Criterion(
        "1.4.10", "Reflow", "AA",
        "Make the window 320 pixels wide. Everything must still be there, and be read without scrolling sideways, "
        "but for tables, maps and the like.",
    ),
    Criterion(
        "1.4.11", "Non-text Contrast", "AA",
        "Measure the edges of fields and buttons, icons, focus marks and the parts of charts: 3 to 1 against what "
        "is beside them.",
    ),
    Criterion(
        "1.4.12", "Text Spacing", "AA",
        "Widen lines, paragraphs, letters and words as the criterion says. No text may be cut off or laid over "
        "other text.",
    ),
    Criterion(
        "1.4.13", "Content on Hover or Focus", "AA",
        "Point at and focus all that shows more. What appears must close by Escape, let the pointer move onto it, "
        "and stay until it is left.",
    ),
    Criterion(
        "2.1.1", "Keyboard", "A",
        "Put the mouse away and do everything the page offers by keyboard alone.",
    ),
    Criterion(
        "2.1.2", "No Keyboard Trap", "A",
        "Go through each page by Tab and back by Shift and Tab, through menus, dialogs and players. You must be "
        "able to leave each.",
    ),
    Criterion(
        "2.1.4", "Character Key Shortcuts", "A",
        "Press letters, digits and signs without a field in focus. If one does something, there must be a way to "
        "turn that off or change it.",
    ),
    Criterion(
        "2.2.1", "Timing Adjustable", "A",
        "Leave each page open and wait. Nothing may run out, go away or move on by itself, unless the reader can "
        "turn that off or get more time.",
        Subject.TIME_LIMITS,
    ),
    Criterion(
        "2.2.2", "Pause, Stop, Hide", "A",
        "Wait on each page for six seconds. What still moves, blinks or changes by itself needs a way to pause, "
        "stop or hide it.",
        Subject.MOVEMENT,
    ),
    Criterion(
        "2.3.1", "Three Flashes or Below Threshold", "A",
        "Watch all that moves. Nothing may flash more than three times in any second.",
        Subject.FLASHES,
    ),
    Criterion(
        "2.4.1", "Bypass Blocks", "A",
        "See that a reader can get past what is the same on every page: by a link, a landmark or a heading.",
        decided_by=("axe-bypass",),
    ),
    Criterion(
        "2.4.2", "Page Titled", "A",
        "Read each title by itself. It must say what the page is about.",
        Subject.TITLES,
    ),
    Criterion(
        "2.4.3", "Focus Order", "A",
        "Go through each page by Tab. The order must make sense, and closing a menu or dialog must lead back to "
        "where it was opened.",
    ),
    Criterion(
        "2.4.4", "Link Purpose (In Context)", "A",
        "Read each link with its sentence, list item or heading. It must be clear where it leads.",
    ),
    Criterion(
        "2.4.5", "Multiple Ways", "AA",
        "See that each page can be reached in at least two ways, such as the menu, the search and a list of all "
        "pages.",
        Subject.SEVERAL_PAGES,
    ),
    Criterion(
        "2.4.6", "Headings and Labels", "AA",
        "Read the headings and the labels of fields by themselves. Each must say what its part or field is about.",
    ),
    Criterion(
        "2.4.7", "Focus Visible", "AA",
        "Go through each page by Tab. At every stop you must see where you are.",
    ),
    Criterion(
        "2.4.11", "Focus Not Obscured (Minimum)", "AA",
        "Go through each page by Tab, in a small window too. Nothing fixed or sticky may wholly cover what has the "
        "focus.",
    ),
    Criterion(
        "2.5.1", "Pointer Gestures", "A",
        "Look for all that is worked by swiping, pinching or drawing. It must also work by single taps.",
        Subject.GESTURES,
    ),
    Criterion(
        "2.5.2", "Pointer Cancellation", "A",
        "Press each control, move off it and let go. Nothing may happen, or it must be possible to undo it.",
        Subject.PRESSES,
    ),
    Criterion(
        "2.5.3", "Label in Name", "A",
        "Say the words on each control to a voice control program. Its accessible name must hold them.",
    ),
    Criterion(
        "2.5.4", "Motion Actuation", "A",
        "Look for all that is worked by shaking or tilting the device. It must also work by controls, and be able "
        "to be turned off.",
        Subject.DEVICE_MOTION,
    ),
    Criterion(
        "2.5.7", "Dragging Movements", "AA",
        "Look for all that is worked by dragging. It must also work by single clicks or taps.",
        Subject.DRAGGING,
    ),
    Criterion(
        "2.5.8", "Target Size (Minimum)", "AA",
        "Measure all that can be clicked or tapped: 24 by 24 pixels, or that much room around it, but for links "
        "within a sentence.",
    ),
    Criterion(
        "3.1.1", "Language of Page", "A",
        "See that each page names the language that most of it is written in.",
        decided_by=("page-language",),
    ),
    Criterion(
        "3.1.2", "Language of Parts", "AA",
        "Look for passages in another language. Each must be marked with its own `lang`, except names and words "
        "that have become English.",
    ),
    Criterion(
        "3.2.1", "On Focus", "A",
        "Go through each page by Tab. Nothing may open, send or move on only because it has the focus.",
    ),
    Criterion(
        "3.2.2", "On Input", "A",
        "Change each field, box and list. Nothing may open, send or move on by that alone, unless the page has said "
        "so.",
        Subject.FIELDS,
    ),
    Criterion(
        "3.2.3", "Consistent Navigation", "AA",
        "Compare the menus of the pages. What is on several pages must come in the same order on each.",
        Subject.SEVERAL_PAGES,
    ),
    Criterion(
        "3.2.4", "Consistent Identification", "AA",
        "Compare what does the same on several pages: links, buttons, icons. It must be called the same on each.",
        Subject.SEVERAL_PAGES,
    ),
    Criterion(
        "3.2.6", "Consistent Help", "A",
        "Compare where the pages offer help, such as telephone numbers and a contact page. It must come in the same "
        "order on each.",
        Subject.SEVERAL_PAGES,
    ),
    Criterion(
        "3.3.1", "Error Identification", "A",
        "Send each form empty and with mistakes. Text must say which field is wrong, and how.",
        Subject.ENTRIES,
    ),
    Criterion(
        "3.3.2", "Labels or Instructions", "A",
        "Read the label of each field. It must say what to enter, and in what form where that matters.",
        Subject.FIELDS,
    ),
    Criterion(
        "3.3.3", "Error Suggestion", "AA",
        "Send each form with mistakes. Where it is known what would be right, the page must say so.",
        Subject.ENTRIES,
    ),
    Criterion(
        "3.3.4", "Error Prevention (Legal, Financial, Data)", "AA",
        "Find each form that buys, binds or changes a reader's data. What it sends must be reversible, checked or "
        "confirmed.",
        Subject.FORMS,
    ),
    Criterion(
        "3.3.7", "Redundant Entry", "A",
        "Go through each process of several steps. What was entered once must not be asked for again.",
        Subject.FORMS,
    ),
    Criterion(
        "3.3.8", "Accessible Authentication (Minimum)", "AA",
        "Log in wherever the site asks for it. Nothing may have to be remembered, copied or solved without another "
        "way.",
        Subject.FORMS,
    ),
    Criterion(
        "4.1.2", "Name, Role, Value", "A",
        "Work each control with a screen reader. It must say what the control is, what it is called and in what "
        "state it is.",
    ),
    Criterion(
        "4.1.3", "Status Messages", "AA",
        "Bring about each message that comes without the focus, such as the number of search results. A screen "
        "reader must say it.",
    ),
)  # fmt: skip
"""Levels A and AA, in the order of the standard."""

ADVISORY = (
    Criterion("1.2.6", "Sign Language (Prerecorded)", "AAA"),
    Criterion("1.2.7", "Extended Audio Description (Prerecorded)", "AAA"),
    Criterion("1.2.8", "Media Alternative (Prerecorded)", "AAA"),
    Criterion("1.2.9", "Audio-only (Live)", "AAA"),
    Criterion("1.3.6", "Identify Purpose", "AAA"),
    Criterion("1.4.6", "Contrast (Enhanced)", "AAA"),
    Criterion("1.4.7", "Low or No Background Audio", "AAA"),
    Criterion("1.4.8", "Visual Presentation", "AAA"),
    Criterion("1.4.9", "Images of Text (No Exception)", "AAA"),
    Criterion("2.1.3", "Keyboard (No Exception)", "AAA"),
    Criterion("2.2.3", "No Timing", "AAA"),
    Criterion("2.2.4", "Interruptions", "AAA"),
    Criterion("2.2.5", "Re-authenticating", "AAA"),
    Criterion("2.2.6", "Timeouts", "AAA"),
    Criterion("2.3.2", "Three Flashes", "AAA"),
    Criterion("2.3.3", "Animation from Interactions", "AAA"),
    Criterion("2.4.8", "Location", "AAA"),
    Criterion("2.4.9", "Link Purpose (Link Only)", "AAA"),
    Criterion("2.4.10", "Section Headings", "AAA"),
    Criterion("2.4.12", "Focus Not Obscured (Enhanced)", "AAA"),
    Criterion("2.4.13", "Focus Appearance", "AAA"),
    Criterion("2.5.5", "Target Size (Enhanced)", "AAA"),
    Criterion("2.5.6", "Concurrent Input Mechanisms", "AAA"),
    Criterion("3.1.3", "Unusual Words", "AAA"),
    Criterion("3.1.4", "Abbreviations", "AAA"),
    Criterion("3.1.5", "Reading Level", "AAA"),
    Criterion("3.1.6", "Pronunciation", "AAA"),
    Criterion("3.2.5", "Change on Request", "AAA"),
    Criterion("3.3.5", "Help", "AAA"),
    Criterion("3.3.6", "Error Prevention (All)", "AAA"),
    Criterion("3.3.9", "Accessible Authentication (Enhanced)", "AAA"),
)
"""Level AAA, which advises; it is not reported of."""

BY_NUMBER = {criterion.number: criterion for criterion in (*CRITERIA, *ADVISORY)}
