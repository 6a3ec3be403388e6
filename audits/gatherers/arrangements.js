import { first, matches, placeOf, read, rectOf, tagOf } from "../browser/js/lib/dom.js";
import { clip } from "../browser/js/lib/strings.js";
import { textContentOf } from "../browser/js/lib/text.js";
import { isRendered } from "../browser/js/lib/visibility.js";

/** @typedef {{one: Element, box: DOMRect, text: string}} Part */

const MAX_TOLD = 50;
const CLIPPED = 120;
/** What is filled in: a tick box may stand for a menu that is open. */
const FIELDS = "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=checkbox], [type=radio]), select, textarea";

const NAVIGATION = "nav, [role=navigation]";
/** The share of a part's words from which on it is no more than a navigation. */
const MOSTLY = 0.8;

/** @param {Element} element @returns {boolean} whether what it holds are the links of a navigation, which may stand before the text or after it */
const isNavigation = (element) => {
  const navigation = matches(element, NAVIGATION) ? element : first(element, NAVIGATION);
  return navigation !== null && textContentOf(navigation).length >= MOSTLY * textContentOf(element).length;
};

/** @param {Element} element */
const isControl = (element) => isNavigation(element) || first(element, "button, input, select, textarea, [role=button], [role=tab]") !== null || /^(button|input)$/.test(tagOf(element));

/** @param {Element} element */
const isField = (element) => matches(element, FIELDS) || first(element, FIELDS) !== null;

/** What lets a container change the order; empty where nothing does. @param {CSSStyleDeclaration} style @param {Element[]} children */
const causeOf = (style, children) => {
  if (/flex/.test(style.display) && style.flexDirection.endsWith("reverse")) return style.flexDirection;
  if (/flex|grid/.test(style.display) && children.some((one) => getComputedStyle(one).order !== "0")) return "order";
  if (/grid/.test(style.display) && children.some((one) => getComputedStyle(one).gridRowStart !== "auto" || getComputedStyle(one).gridColumnStart !== "auto")) return "grid";
  if (children.filter((one) => getComputedStyle(one).position === "absolute").length > 1) return "position";
  return "";
};

/**
 * The parts of the page that a stylesheet shows in another order than the document has them.
 *
 * Of each container that can change the order of what it holds, the parts with words, in both orders.
 * @returns {object[]} Arrangement records
 */
export default function arrangements() {
  const found = [];
  for (const container of document.body?.querySelectorAll("*") ?? []) {
    const elements = [...read(container, "children")];
    if (elements.length < 2) continue;
    const style = getComputedStyle(container);
    const cause = causeOf(style, elements);
    if (!cause) continue;
    const parts = elements
      .map((one) => ({ one, box: rectOf(one), text: textContentOf(one) }))
      .filter(({ one, box, text }) => text && box.width > 2 && box.height > 2 && box.right > 0 && box.bottom + scrollY > 0 && isRendered(one));
    /** @param {Part} a @param {Part} b */
    const isAbove = (a, b) => a.box.bottom <= b.box.top + 2;
    const side = style.direction === "rtl" ? -1 : 1;
    /** @param {Part} a @param {Part} b */
    const isBefore = (a, b) => isAbove(a, b) || (!isAbove(b, a) && (a.box.left - b.box.left) * side < -2);
    /** @param {Part} a @param {Part} b */
    const overlaps = (a, b) => Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 2 && Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 2;
    if (parts.length < 2 || parts.some((a, at) => parts.some((b, other) => other > at && overlaps(a, b)))) continue;
    const seen = [...parts].toSorted((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0));
    if (seen.every((part, at) => part === parts[at]) || found.length >= MAX_TOLD) continue;
    /** @param {Part} part */
    const told = (part) => ({ text: clip(part.text, CLIPPED), words: part.text.split(" ").length, is_control: isControl(part.one), is_field: isField(part.one) });
    found.push({ cause, in_document: parts.map(told), as_seen: seen.map(told), place: placeOf(container) });
  }
  return found;
}
