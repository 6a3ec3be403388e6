import { all, attribute, closest, contains, first, matches, parentOf, placeOf, read, rectOf, selectorOf, tagOf, within } from "../browser/js/lib/dom.js";
import { calledOf, labelsOf, pointedAtBy } from "../browser/js/lib/names.js";
import { squeeze } from "../browser/js/lib/strings.js";
import { seenTextOf } from "../browser/js/lib/text.js";
import { isCutAway, isRendered } from "../browser/js/lib/visibility.js";

const FIELDS =
  "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=file]), select, textarea, " +
  "[role=textbox], [role=searchbox], [role=combobox]:not(input, select)";
const BUTTONS = "button, input[type=submit], input[type=button], input[type=image], [role=button]";
/** What buttons are called that say nothing of what is to be put in. */
const SENDS = /^(send|submit|go|ok|okay|next|continue|save|done|enter|apply)\W*$/i;
const SEARCH = '[role=search], search, form[action*="search" i], [class*="search" i]';
/** What tells fields of the same words apart. */
const GROUPS = "fieldset, [role=group], [role=radiogroup], tr, li, section, article, details";
const LONGEST_LABEL = 200;
const AROUND = /^(form|article|section|main|body|html)$/;

/** @param {Element} element */
const isInSight = (element) => {
  const box = rectOf(element);
  return isRendered(element) && !isCutAway(element) && box.width > 4 && box.height > 4 && box.right + scrollX > 0 && box.bottom + scrollY > 0;
};

/** @param {Element[]} elements */
const wordsOf = (elements) => squeeze(elements.map(seenTextOf).join(" "));

/** @param {Element} element @returns {string} its kind, where it is an input */
const typeOf = (element) => /** @type {HTMLInputElement} */ (element).type;

/** @param {Element} element */
const labelOf = (element) => {
  const group = closest(element, "fieldset");
  const legend = /^(radio|checkbox)$/.test(typeOf(element)) ? [...(group?.querySelectorAll(":scope > legend") ?? [])] : [];
  return wordsOf(labelsOf(element)) || wordsOf(pointedAtBy(element, "aria-labelledby")) || wordsOf(legend);
};

/** @param {Element} element @returns {string} the words of a label that names its id, and so is tied to another that bears it, too */
const strayLabelOf = (element) => {
  const id = attribute(element, "id");
  const named = id && labelsOf(element).length === 0 ? all("label[for]").filter((one) => attribute(one, "for") === id) : [];
  return named.length > 1 ? wordsOf(named.slice(-1)) : "";
};

/** @param {string} words */
const short = (words) => (words.length <= LONGEST_LABEL ? words : "");

/** The words right before something; a heading, or what belongs to another field, is about more than it. @param {Element} element */
const beforeOf = (element) => {
  let at = read(element, "previousSibling");
  while (at && (at instanceof Element ? tagOf(at) === "br" : !squeeze(at.nodeValue))) at = at.previousSibling;
  if (!(at instanceof Element)) return at instanceof Text ? short(squeeze(at.data)) : "";
  const isOfMore = /^h[1-6]$/.test(tagOf(at)) || matches(at, FIELDS) || first(at, FIELDS);
  return isOfMore ? "" : short(squeeze(seenTextOf(at)));
};

/** The words right around a field, in its row or group; what stands further off, or is long, labels nothing. @param {Element} element */
const besideOf = (element) => {
  for (let from = element, at = parentOf(element), steps = 0; at && steps < 3; from = at, at = parentOf(at), steps += 1) {
    if (AROUND.test(tagOf(at))) return beforeOf(from);
    const words = squeeze(seenTextOf(at));
    if (words) return short(words);
  }
  return "";
};

/** The words that all options of a list begin with, as in “Sort by price” and “Sort by date”. @param {Element} element */
const sharedStartOf = (element) => {
  const options = tagOf(element) === "select" ? within(element, "option").map((one) => squeeze(one.textContent).split(" ")) : [];
  const [shortest = []] = options.toSorted((one, other) => one.length - other.length);
  const end = shortest.findIndex((word, at) => options.some((one) => one[at] !== word));
  return options.length > 1 && /\p{L}{3}/u.test(shortest.slice(0, Math.max(end, 0)).join(" ")) ? shortest.slice(0, end).join(" ") : "";
};

/** @param {Element | null} one @returns {string} what it is called by an attribute or a legend, if it is */
const groupNameOf = (one) => {
  if (one === null) return "";
  const legend = first(one, ":scope > legend");
  return attribute(one, "aria-label") || wordsOf(pointedAtBy(one, "aria-labelledby")) || (legend ? seenTextOf(legend) : "");
};

/** What says whom a field is about. @param {Element} element @param {Element[]} headings */
const contextOf = (element, headings) => {
  const form = closest(element, "form");
  const above = headings.filter((one) => form !== null && contains(form, one) && one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING).slice(-1);
  const groups = [closest(element, "fieldset, [role=group]"), form].map(groupNameOf);
  return squeeze([...groups, wordsOf(above), attribute(element, "name") ?? ""].join(" ")).slice(0, LONGEST_LABEL);
};

/** Whether a picture may say what it is for: one drawn in its place, or one in its label. @param {Element} element */
const isPictured = (element) => {
  const { appearance, backgroundImage } = getComputedStyle(element);
  const isDrawn = /^(radio|checkbox)$/.test(typeOf(element)) && appearance === "none" && backgroundImage.includes("url(");
  return isDrawn || labelsOf(element).some((label) => within(label, "img, svg").some(isInSight));
};

/**
 * The fields of the page that can be seen, with the words that say what to put in.
 * @returns {object[]} Field records
 */
export default function fields() {
  const forms = all("form");
  const headings = all("h1, h2, h3, h4, h5, h6, [role=heading]");
  const fields = all(FIELDS).filter(isInSight);
  return fields.map((element) => {
    const form = closest(element, "form");
    const alone = form && fields.filter((one) => closest(one, "form") === form).length === 1;
    const buttons = form && alone ? within(form, BUTTONS).filter((one) => isInSight(one) && !SENDS.test(calledOf(one))) : [];
    const group = closest(element, GROUPS);
    const kind = tagOf(element) === "input" ? typeOf(element) : (attribute(element, "role") ?? tagOf(element));
    return {
      kind,
      label: labelOf(element),
      stray_label: strayLabelOf(element),
      beside: besideOf(element) || sharedStartOf(element),
      placeholder: squeeze(attribute(element, "placeholder")),
      autocomplete: squeeze(attribute(element, "autocomplete")).toLowerCase(),
      is_search: /^(search|searchbox)$/.test(kind) || Boolean(closest(element, SEARCH)),
      has_button: buttons.length > 0,
      form: form ? forms.indexOf(form) : -1,
      place: placeOf(element),
      is_pictured: isPictured(element),
      context: contextOf(element, headings),
      group: [group ? selectorOf(group) : "", headings.filter((one) => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING).length].join(" "),
    };
  });
}
