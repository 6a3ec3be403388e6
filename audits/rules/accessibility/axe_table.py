"""Every rule of axe-core 4.14: the question in plain words, how to mend it, and whether it is asked."""

from typing import NamedTuple


class AxeRule(NamedTuple):
    """One rule of axe (https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md).

    `criteria` are the WCAG success criteria it tests, none for best practice; `off` the reason why it is not asked.
    """

    id: str
    title: str
    mend: str
    criteria: tuple[str, ...] = ()
    off: str = ""


TABLE = (
    AxeRule(
        "accesskeys",
        "Each keyboard shortcut on the page is used only once",
        "Give each `accesskey` on the page a different letter, or take the shortcuts away.",
    ),
    AxeRule(
        "area-alt",
        "Each clickable part of a picture says where it leads",
        "Give each `<area>` of the picture an `alt` that names the place its link opens.",
        ("2.4.4", "4.1.2"),
    ),
    AxeRule(
        "aria-allowed-attr",
        "Elements carry only the ARIA attributes that their role supports",
        "Ask whoever keeps the template to remove the `aria-` attribute, which means nothing on this kind of element, "
        "or to use the element it belongs to.",
        ("4.1.2",),
    ),
    AxeRule(
        "aria-allowed-role",
        "Each role suits the element it is put on",
        "Take the `role` away. If it is the template's, ask whoever keeps it to use the HTML element made for that "
        "role.",
    ),
    AxeRule(
        "aria-braille-equivalent",
        "Whatever has a name in braille has one in speech too",
        "Ask whoever keeps the template to give the element an ordinary `aria-label` or `aria-roledescription` as "
        "well, or to remove the one for braille.",
        ("4.1.2",),
    ),
    AxeRule(
        "aria-command-name",
        "Home-made buttons, links and menu items have a name",
        "Put words inside the button, link or menu item that say what it does. If it shows only an icon, ask whoever "
        "keeps the template to add an `aria-label`.",
        ("4.1.2",),
    ),
    AxeRule(
        "aria-conditional-attr",
        "ARIA attributes do not contradict the element they are on",
        "Ask whoever keeps the template to remove the `aria-` attribute. A real tick box, for example, tells its own "
        "state and must not have `aria-checked`.",
        ("4.1.2",),
    ),
    AxeRule(
        "aria-deprecated-role",
        "No role is used that ARIA has given up",
        "Ask whoever keeps the template to replace the outdated `role`, for example `directory` by `list`.",
        ("4.1.2",),
    ),
    AxeRule(
        "aria-dialog-name",
        "Each dialogue box has a name",
        "Ask whoever keeps the template to name the dialogue box, best by pointing `aria-labelledby` at its heading.",
    ),
    AxeRule(
        "aria-hidden-body",
        "The page as a whole is not hidden from screen readers",
        'Ask whoever keeps the template to remove `aria-hidden="true"` from `<body>`. With it, screen reader users '
        "may find an empty page.",
        ("1.3.1", "4.1.2"),
    ),
    AxeRule(
        "aria-hidden-focus",
        "The keyboard cannot reach what is hidden from screen readers",
        'Take `aria-hidden="true"` away if readers need the link, button or field. If they do not, ask whoever keeps '
        "the template to keep it out of the keyboard's reach too.",
        ("4.1.2",),
    ),
    AxeRule(
        "aria-input-field-name",
        "Home-made input fields have a name",
        "Ask whoever keeps the template to give the field a visible label and to tie it to the field with "
        "`aria-labelledby`.",
        ("4.1.2",),
    ),
    AxeRule(
        "aria-meter-name",
        "Each gauge says what it measures",
        "Ask whoever keeps the template to name the gauge with `aria-label`, or by pointing `aria-labelledby` at the "
        "words beside it.",
        ("1.1.1",),
    ),
    AxeRule(
        "aria-progressbar-name",
        "Each progress bar says what is in progress",
        "Ask whoever keeps the template to name the progress bar with `aria-label`, or by pointing `aria-labelledby` "
        "at the words beside it.",
        ("1.1.1",),
    ),
    AxeRule(
        "aria-prohibited-attr",
        "Elements carry no ARIA attribute that is forbidden on them",
        "Write the words where everyone can see them instead of in an `aria-label` on a plain `<div>` or `<span>`. If "
        "the template needs the attribute, ask whoever keeps it to put it on an element that may have it.",
        ("4.1.2",),
    ),
    AxeRule(
        "aria-required-attr",
        "Home-made controls tell the state that their role requires",
        "Ask whoever keeps the template to add the missing attribute, such as `aria-checked` on a home-made tick box, "
        "or to use the HTML element that needs none.",
        ("4.1.2",),
    ),
    AxeRule(
        "aria-required-children",
        "Roles that need certain parts inside them have those parts",
        'Ask whoever keeps the template to put the right parts inside: a `role="list"`, for example, must hold items '
        'with `role="listitem"`.',
        ("1.3.1",),
    ),
    AxeRule(
        "aria-required-parent",
        "Roles that belong inside another role are inside it",
        'Ask whoever keeps the template to put the element where it belongs: a `role="tab"`, for example, must stand '
        'in a `role="tablist"`.',
        ("1.3.1",),
    ),
    AxeRule(
        "aria-roledescription",
        "Only elements with a role of their own describe that role",
        "Ask whoever keeps the template to remove `aria-roledescription`, or to give the element a role that it can "
        "describe.",
        ("4.1.2",),
        off="axe has retired this rule and no longer asks it unless told to.",
    ),
    AxeRule(
        "aria-roles",
        "Each role is one that ARIA knows",
        "Correct the spelling of the `role`, or take it away. Made-up roles are not understood by screen readers.",
        ("4.1.2",),
    ),
    AxeRule(
        "aria-tab-name",
        "Each tab has a name",
        "Write the name of its section on the tab. If it shows only an icon, ask whoever keeps the template to add an "
        "`aria-label`.",
        ("4.1.2",),
    ),
    AxeRule(
        "aria-text",
        "No link or control sits in something read out as plain text",
        'Take `role="text"` away from the element around the link, button or field, or move that link, button or '
        "field out of it.",
    ),
    AxeRule(
        "aria-toggle-field-name",
        "Home-made switches, tick boxes and options have a name",
        "Put words inside the switch, tick box or option, or ask whoever keeps the template to tie the words next to "
        "it to the control with `aria-labelledby`.",
        ("4.1.2",),
    ),
    AxeRule(
        "aria-tooltip-name",
        "Each tooltip has words in it",
        "Write the tip's words inside the tooltip, or take the tooltip away.",
        ("4.1.2",),
    ),
    AxeRule(
        "aria-treeitem-name",
        "Each entry of a tree menu has a name",
        "Write a name on the entry. If it shows only an icon, ask whoever keeps the template to add an `aria-label`.",
    ),
    AxeRule(
        "aria-valid-attr",
        "Each ARIA attribute is one that exists",
        "Correct the spelling of the `aria-` attribute, or take it away.",
        ("4.1.2",),
    ),
    AxeRule(
        "aria-valid-attr-value",
        "Each ARIA attribute has a value it allows",
        "Correct the value of the `aria-` attribute. If it names another element's `id`, that element must be on the "
        "page; if a value such as `true` is asked for, write exactly that.",
        ("4.1.2",),
    ),
    AxeRule(
        "audio-caption",
        "Each sound recording has its words in writing",
        "Put a transcript on the page, next to the recording.",
        ("1.2.1",),
        off="axe has retired this rule. A person must judge whether a recording needs a transcript, and has one.",
    ),
    AxeRule(
        "autocomplete-valid",
        "Fields about the reader say rightly what browsers may fill in",
        "Ask whoever keeps the form to set `autocomplete` to a known word that fits the field, such as `name`, "
        "`email` or `tel`.",
        ("1.3.5",),
    ),
    AxeRule(
        "avoid-inline-spacing",
        "Readers can widen the spacing of the text",
        "Take `!important` away from line height, letter spacing and word spacing in the element's `style`.",
        ("1.4.12",),
    ),
    AxeRule(
        "blink",
        "Nothing blinks",
        "Take `<blink>` away and keep its words. Use bold type if they matter.",
        ("2.2.2",),
    ),
    AxeRule(
        "button-name",
        "Each button has a name",
        "Put words in the button that say what it does. If it shows only an icon, ask whoever keeps the template to "
        "add an `aria-label`.",
        ("4.1.2",),
    ),
    AxeRule(
        "bypass",
        "Readers can jump past the menu to the content",
        "Begin the content with a heading. If that is not enough, ask whoever keeps the template to put the content "
        "into `<main>` and to add a link that skips to it.",
        ("2.4.1",),
    ),
    AxeRule(
        "color-contrast",
        "Text stands out from its background",
        "Make the text darker or the background lighter until the contrast is at least 4.5 to 1, or 3 to 1 for large "
        "text.",
        ("1.4.3",),
    ),
    AxeRule(
        "color-contrast-enhanced",
        "Text stands out strongly from its background",
        "Make the text darker or the background lighter until the contrast is at least 7 to 1, or 4.5 to 1 for large "
        "text.",
        ("1.4.6",),
        off="Level AAA is not part of the aim, WCAG 2.2 AA.",
    ),
    AxeRule(
        "css-orientation-lock",
        "The page works with the device held upright or sideways",
        "Ask whoever keeps the template to remove the style that turns the page when the device is turned. Some "
        "readers cannot turn theirs.",
        ("1.3.4",),
    ),
    AxeRule(
        "definition-list",
        "Lists of terms hold only terms and their explanations",
        "Put only terms (`<dt>`), each followed by its explanation (`<dd>`), straight into the `<dl>`. Move anything "
        "else out of it.",
        ("1.3.1",),
    ),
    AxeRule(
        "dlitem",
        "Terms and their explanations stand in a list of terms",
        "Put the terms (`<dt>`) and explanations (`<dd>`) inside a `<dl>`, or write them as ordinary paragraphs.",
        ("1.3.1",),
    ),
    AxeRule(
        "document-title",
        "The page has a title",
        "Give the page a title that tells it apart from the site's other pages.",
        ("2.4.2",),
        off="The rule page-title asks this, and more, of the whole site.",
    ),
    AxeRule(
        "duplicate-id",
        "Each id on the page is used only once",
        "Give one of the two elements a different `id`, and change the links that point to it.",
        ("4.1.1",),
        off="It tests the criterion 4.1.1, which WCAG 2.2 has removed.",
    ),
    AxeRule(
        "duplicate-id-active",
        "No two links, buttons or fields share an id",
        "Give one of the two elements a different `id`, and change whatever points to it.",
        ("4.1.1",),
        off="It tests the criterion 4.1.1, which WCAG 2.2 has removed.",
    ),
    AxeRule(
        "duplicate-id-aria",
        "An id that a label or ARIA points to is used only once",
        "Give one of the two elements a different `id`, and change whatever points to it. Otherwise a field may be "
        "read out with the wrong label.",
        ("4.1.2",),
    ),
    AxeRule(
        "empty-heading",
        "Each heading has words in it",
        "Write the heading's words, or take the empty heading away. A picture used as a heading needs an `alt`.",
    ),
    AxeRule(
        "empty-table-header",
        "Each table header has words in it",
        "Write in the header cell what its column or row holds. If the corner of the table is to stay empty, make it "
        "an ordinary cell (`<td>`).",
    ),
    AxeRule(
        "focus-order-semantics",
        "Whatever the keyboard reaches says what it is",
        "Ask whoever keeps the template to use a real link, button or field here, or to take the element out of the "
        "keyboard's reach.",
        off="axe is still trying this rule out, and its answers are not yet to be relied on.",
    ),
    AxeRule(
        "form-field-multiple-labels",
        "Each field has only one label",
        "Put everything into one label and take the others away. Screen readers may read only the first, or only the "
        "last.",
        ("3.3.2",),
    ),
    AxeRule(
        "frame-focusable-content",
        "The keyboard can reach what is inside embedded content",
        'Take `tabindex="-1"` away from the `<iframe>`, so that its links, buttons and fields can be reached.',
        ("2.1.1",),
    ),
    AxeRule(
        "frame-tested",
        "Embedded content has been examined too",
        "Try the embedded content yourself with the keyboard and a screen reader, because axe could not look inside. "
        "A plain link to it may serve your readers better.",
    ),
    AxeRule(
        "frame-title",
        "Embedded content says what it is",
        "Give the `<iframe>` a `title` that says what it holds, such as “Map of the clinic”.",
        ("4.1.2",),
    ),
    AxeRule(
        "frame-title-unique",
        "No two pieces of embedded content have the same title",
        "Give each `<iframe>` a `title` that tells it apart from the others on the page.",
        ("4.1.2",),
        off="The rule frame-purpose asks this, and looks at what the frames show.",
    ),
    AxeRule(
        "heading-order",
        "Headings step down without leaving out a level",
        "Give the heading the level that comes next: `###` after `##`, for example.",
        off="The rule heading-order asks this.",
    ),
    AxeRule(
        "hidden-content",
        "Hidden parts of the page have been looked at",
        "Open each hidden part, such as a menu, and examine the page again.",
        off="axe is still trying this rule out, and it says only that something is hidden, which is no fault.",
    ),
    AxeRule(
        "html-has-lang",
        "The page says which language it is in",
        'Ask whoever keeps the template to name the language on `<html>`, such as `lang="en-GB"`.',
        ("3.1.1",),
        off="The rule page-language asks this.",
    ),
    AxeRule(
        "html-lang-valid",
        "The language the page names is one that exists",
        "Ask whoever keeps the template to correct the `lang` of `<html>`: `en-GB`, for example, is British English.",
        ("3.1.1",),
        off="The rule page-language asks this.",
    ),
    AxeRule(
        "html-xml-lang-mismatch",
        "The page names one language, not two",
        "Ask whoever keeps the template to remove `xml:lang` from `<html>`, or to name the same language there as in "
        "`lang`.",
        ("3.1.1",),
    ),
    AxeRule(
        "identical-links-same-purpose",
        "Links with the same words lead to the same place",
        "Change the words of one of the links so that they say where it leads.",
        ("2.4.9",),
        off="Level AAA is not part of the aim, WCAG 2.2 AA.",
    ),
    AxeRule(
        "image-alt",
        "Each picture is described in words, or marked as decoration",
        'Say in `alt` what the picture tells the reader. If it is only decoration, write an empty `alt=""`.',
        ("1.1.1",),
    ),
    AxeRule(
        "image-redundant-alt",
        "A picture's description does not repeat the words next to it",
        "Empty the `alt` of the picture in this link or button: its words say the same already, and would be read out "
        "twice.",
    ),
    AxeRule(
        "input-button-name",
        "Each button of a form has a name",
        "Ask whoever keeps the form to write in the button's `value` what it does, such as “Send”.",
        ("4.1.2",),
    ),
    AxeRule(
        "input-image-alt",
        "Each button made of a picture says what it does",
        "Ask whoever keeps the form to write in the button's `alt` what pressing it does, such as “Search”.",
        ("1.1.1", "4.1.2"),
    ),
    AxeRule(
        "label",
        "Each field of a form has a label",
        "Ask whoever keeps the form to add a visible `<label>` and to tie it to the field. Grey words inside the "
        "field are no label.",
        ("4.1.2",),
    ),
    AxeRule(
        "label-content-name-mismatch",
        "What a control is called contains the words it shows",
        "Take the `aria-label` away, or begin it with the very words shown on the link or button. People who steer by "
        "voice say what they see.",
        ("2.5.3",),
        off="The rule label-in-name asks this, more carefully.",
    ),
    AxeRule(
        "label-title-only",
        "Each field of a form has a label that can be seen",
        "Ask whoever keeps the form to show a `<label>` next to the field. A `title` or hidden words do not help "
        "everyone.",
    ),
    AxeRule(
        "landmark-banner-is-top-level",
        "The page's header stands in no other landmark",
        "Ask whoever keeps the template to move the site's header out of the landmark around it, such as `<main>` or "
        "`<nav>`.",
    ),
    AxeRule(
        "landmark-complementary-is-top-level",
        "A side note stands in no other landmark",
        "Ask whoever keeps the template to move the `<aside>` out of the landmark around it.",
        off="axe has retired this rule and no longer asks it unless told to.",
    ),
    AxeRule(
        "landmark-contentinfo-is-top-level",
        "The page's footer stands in no other landmark",
        "Ask whoever keeps the template to move the site's footer out of the landmark around it, such as `<main>` or "
        "`<nav>`.",
    ),
    AxeRule(
        "landmark-main-is-top-level",
        "The main content stands in no other landmark",
        "Ask whoever keeps the template to move `<main>` out of the landmark around it, such as `<nav>` or `<aside>`.",
    ),
    AxeRule(
        "landmark-no-duplicate-banner",
        "The page has no more than one header of its own",
        "Ask whoever keeps the template to keep one header for the whole page and to turn the others into plain parts "
        "of the content.",
    ),
    AxeRule(
        "landmark-no-duplicate-contentinfo",
        "The page has no more than one footer of its own",
        "Ask whoever keeps the template to keep one footer for the whole page and to turn the others into plain parts "
        "of the content.",
    ),
    AxeRule(
        "landmark-no-duplicate-main",
        "The page has no more than one main content",
        "Take the `<main>` out of your text if you wrote one. If you did not, ask whoever keeps the template to keep "
        "only one.",
    ),
    AxeRule(
        "landmark-one-main",
        "The main content is marked as such",
        "Ask whoever keeps the template to put the content of the page into one `<main>`.",
    ),
    AxeRule(
        "landmark-unique",
        "Landmarks of the same kind have different names",
        "Ask whoever keeps the template to give each of them its own `aria-label`, such as “Main menu” and “On this "
        "page” for two menus.",
    ),
    AxeRule(
        "link-in-text-block",
        "Links in a text differ from it by more than their colour",
        "Ask whoever keeps the template to underline the links in the text. Not everyone sees the difference between "
        "two colours.",
        ("1.4.1",),
    ),
    AxeRule(
        "link-name",
        "Each link has words in it",
        "Write in the link where it leads. If the link is a picture, say so in the picture's `alt`.",
        ("2.4.4", "4.1.2"),
    ),
    AxeRule(
        "list",
        "Lists hold nothing but list items",
        "Put everything in the `<ul>` or `<ol>` into an item (`<li>`), or move it out of the list.",
        ("1.3.1",),
    ),
    AxeRule(
        "listitem",
        "List items stand in a list",
        "Put the `<li>` straight into a `<ul>` or `<ol>`, or write the list in Markdown.",
        ("1.3.1",),
    ),
    AxeRule(
        "marquee",
        "No text runs across the page by itself",
        "Take `<marquee>` away and let its words stand still.",
        ("2.2.2",),
    ),
    AxeRule(
        "meta-refresh",
        "The page does not reload or move on by itself after a while",
        'Take the `<meta http-equiv="refresh">` away. To send readers to a new address, ask whoever keeps the site to '
        "redirect them at once.",
        ("2.2.1",),
    ),
    AxeRule(
        "meta-refresh-no-exceptions",
        "The page never reloads or moves on by itself after a wait",
        'Take the `<meta http-equiv="refresh">` away, however long its wait.',
        ("2.2.4", "3.2.5"),
        off="Level AAA is not part of the aim, WCAG 2.2 AA.",
    ),
    AxeRule(
        "meta-viewport",
        "Readers can enlarge the page",
        "Ask whoever keeps the template to remove `user-scalable=no` and any `maximum-scale` below 2 from the "
        "`<meta>` called `viewport`.",
        ("1.4.4",),
    ),
    AxeRule(
        "meta-viewport-large",
        "Readers can enlarge the page five times",
        "Ask whoever keeps the template to remove `maximum-scale` from the `<meta>` called `viewport`, or to set it "
        "to 5 or more.",
    ),
    AxeRule(
        "nested-interactive",
        "No link, button or field sits inside another",
        "Move the inner link, button or field out of the outer one, so that they stand side by side.",
        ("4.1.2",),
    ),
    AxeRule(
        "no-autoplay-audio",
        "No sound plays by itself for more than three seconds",
        "Take `autoplay` away and let readers press play. If it must stay, switch the sound off with `muted`.",
        ("1.4.2",),
        off="The rule media-autoplay asks this, and listens.",
    ),
    AxeRule(
        "object-alt",
        "Each embedded object is described in words",
        "Say in the `aria-label` or `title` of the `<object>` what it shows.",
        ("1.1.1",),
    ),
    AxeRule(
        "p-as-heading",
        "What looks like a heading is a heading",
        "Write the line as a heading (`##`) instead of as a paragraph in bold, italic or large type.",
        ("1.3.1",),
        off="The rule fake-heading asks this, and of more than paragraphs.",
    ),
    AxeRule(
        "page-has-heading-one",
        "The page has a main heading",
        "Begin the page with one heading of the first level (`#`) that says what the page is about.",
    ),
    AxeRule(
        "presentation-role-conflict",
        "Whatever is marked as decoration is decoration in every way",
        "Decide which it is: if it is decoration, take its `aria-` attributes and `tabindex` away; if it is not, take "
        '`role="none"`, `role="presentation"` or the empty `alt` away.',
    ),
    AxeRule(
        "region",
        "Every part of the page stands in a landmark",
        "Ask whoever keeps the template to put this part into `<header>`, `<nav>`, `<main>`, `<aside>` or `<footer>`. "
        "Screen reader users jump from one to the next.",
    ),
    AxeRule(
        "role-img-alt",
        "Whatever is marked as a picture is described in words",
        'Say in an `aria-label` on the element with `role="img"` what the picture tells the reader.',
        ("1.1.1",),
    ),
    AxeRule(
        "scope-attr-valid",
        "Table headers say rightly whether they head a column or a row",
        "Use `scope` only on header cells (`<th>`), with `col` for a column or `row` for a row.",
    ),
    AxeRule(
        "scrollable-region-focusable",
        "Boxes that scroll can be scrolled with the keyboard",
        'Ask whoever keeps the template to add `tabindex="0"` to the box that scrolls, or to let it grow so that it '
        "need not scroll.",
        ("2.1.1", "2.1.3"),
    ),
    AxeRule(
        "select-name",
        "Each drop-down list has a label",
        "Ask whoever keeps the form to add a visible `<label>` and to tie it to the drop-down list.",
        ("4.1.2",),
    ),
    AxeRule(
        "server-side-image-map",
        "No picture needs a mouse to choose where it leads",
        "Take `ismap` away from the picture, and offer its places as ordinary links.",
        ("2.1.1",),
    ),
    AxeRule(
        "skip-link",
        "The link that skips to the content leads there",
        "Ask whoever keeps the template to point the skip link at the `id` of the main content, and to make sure that "
        "the page has that `id`.",
        off="The rule anchor-link asks this of every link.",
    ),
    AxeRule(
        "summary-name",
        "Each part that opens and closes has a name",
        "Write in `<summary>` what the reader finds on opening it.",
        ("4.1.2",),
    ),
    AxeRule(
        "svg-img-alt",
        "Each drawing is described in words",
        "Say in a `<title>` inside the `<svg>`, or in its `aria-label`, what the drawing shows. If it is only "
        'decoration, hide it with `aria-hidden="true"` instead of giving it a role.',
        ("1.1.1",),
    ),
    AxeRule(
        "tabindex",
        "The keyboard moves through the page in the order it is written",
        "Take the `tabindex` away, or set it to 0, and put things in the order in which they should be reached.",
    ),
    AxeRule(
        "table-duplicate-name",
        "A table's summary does not repeat its caption",
        "Keep the `<caption>` and take the table's `summary` away.",
    ),
    AxeRule(
        "table-fake-caption",
        "A table's caption is a caption, not a wide cell",
        "Move the words from the cell across the top of the table into a `<caption>`.",
        ("1.3.1",),
    ),
    AxeRule(
        "target-size",
        "Links and buttons are large enough, or far enough apart, to tap",
        "Ask whoever keeps the template to make the link or button at least 24 by 24 pixels, or to leave more space "
        "around it.",
        ("2.5.8",),
    ),
    AxeRule(
        "td-has-header",
        "Each cell of a large table has a header",
        "Mark the cells that name the columns, or the rows, as header cells (`<th>`).",
        ("1.3.1",),
    ),
    AxeRule(
        "td-headers-attr",
        "Table cells name only headers of their own table",
        "Take `headers` away from the cell, or name the `id` of header cells (`<th>`) in the same table.",
        ("1.3.1",),
    ),
    AxeRule(
        "th-has-data-cells",
        "Each table header has cells that it heads",
        "Fill in the column or row under this header, take the header away, or make it an ordinary cell (`<td>`).",
        ("1.3.1",),
    ),
    AxeRule(
        "valid-lang",
        "Passages in another language name one that exists",
        "Correct the passage's `lang`: `cy`, for example, is Welsh, and `pl` is Polish.",
        ("3.1.2",),
    ),
    AxeRule(
        "video-caption",
        "Each video has captions",
        'Add captions to the video, as a `<track kind="captions">`. They must give what is said and any sound that '
        "matters.",
        ("1.2.2",),
        off="The rule media-captions asks this, and reads the captions.",
    ),
)
