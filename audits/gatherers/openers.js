import { all, attribute, closest, hitAt, isAround, matches, onScreen, rectOf, screenBox, tagOf } from "../browser/js/lib/dom.js";
import { calledOf, nameOf } from "../browser/js/lib/names.js";
import { isRendered } from "../browser/js/lib/visibility.js";

const NAMES = { menu: /\b(menu|navigation|navbar|nav|drawer|sidebar)\b/i, search: /\bsearch\b/i };
const FIELDS = "input[type=search], [role=search] input:not([type=hidden], [type=submit], [type=button]), search input, [role=searchbox]";
const TYPED_INTO = "input:is([type=text], :not([type]))";
const BUTTONS = "button, summary, [role=button], [aria-expanded], [aria-haspopup], label[for]";

/** @param {Element} element */
const isUsable = (element) => {
  const box = rectOf(element);
  return isRendered(element) && !(/** @type {HTMLButtonElement} */ (element).disabled) && box.width > 0 && box.height > 0 && !closest(element, "main, [role=main]");
};

/** @param {Element} element */
const pointInView = (element) => {
  const box = rectOf(element);
  const point = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const screen = screenBox();
  const isOnScreen = point.x >= screen.left && point.x < screen.right && point.y >= screen.top && point.y < screen.bottom;
  const hit = isOnScreen && hitAt(point.x, point.y);
  const isHit = hit && (isAround(element, hit) || [.../** @type {HTMLInputElement} */ (element).labels ?? []].some((one) => isAround(one, hit)));
  return isHit ? onScreen(point) : null;
};

/** @param {Element} element @returns {HTMLInputElement | null} the tick box that a label ticks; in themes without scripts, ticked means open */
export const boxOf = (element) => {
  const field = tagOf(element) === "label" ? /** @type {HTMLLabelElement} */ (element).control : null;
  return field instanceof HTMLInputElement && field.type === "checkbox" ? field : null;
};

/** @param {Element} element @returns {boolean} */
const isOpener = (element) => isUsable(element) && (tagOf(element) !== "label" || boxOf(element) !== null);

/** @param {Element} element @returns {boolean} whether it says that what it opens stands open */
const standsOpen = (element) => boxOf(element)?.checked ?? attribute(element, "aria-expanded") === "true";

/** @param {Element} element @returns {string} what it is called; a label without words by the name its box has in the theme */
export const calledAs = (element) => nameOf(element) || (boxOf(element)?.id ?? "").replaceAll(/[_-]+/g, " ");

/** @returns {HTMLElement[]} the fields in which the site is searched: by element, by role, or by what they are called */
export const searchFields = () => all(`${FIELDS}, ${TYPED_INTO}`).filter((one) => matches(one, FIELDS) || NAMES.search.test(calledOf(one)));

/** @param {Element} element @returns {boolean} whether it says that it opens the site's search */
export const opensSearch = (element) => NAMES.search.test(calledAs(element));

/** @param {"menu" | "search"} kind @param {boolean} isOpen @returns {Element[]} */
const openersOf = (kind, isOpen) => {
  const fields = kind === "search" && !isOpen ? searchFields().filter(isUsable) : [];
  const buttons = all(BUTTONS).filter((one) => isOpener(one) && standsOpen(one) === isOpen && NAMES[kind].test(calledAs(one)));
  return [...fields, ...buttons];
};

/** @param {string[]} kinds "menu", "search" @returns {Set<Element | undefined>} the controls by which these are opened as states of their own */
export const openersOfStates = (kinds) =>
  new Set([...(kinds.includes("search") ? openersOf("search", false) : []), ...(kinds.includes("menu") ? [openersOf("menu", false).find(pointInView)] : [])]);

/** @type {Element | null} */
let opener = null;

/** @returns {Element | null} the control that was found last */
export const lastOpener = () => opener;

/**
 * Finds the control that opens a menu or a search, by role, state and name; data, not knowledge of one theme.
 * @param {"menu" | "search"} kind
 * @param {boolean} [isOpen] whether to find the button of one that stands open, to close it
 * @returns {{x: number, y: number} | null} the middle of the control in the viewport, pixels
 */
export default function openers(kind, isOpen = false) {
  const found = openersOf(kind, isOpen).find(pointInView);
  const point = found && pointInView(found);
  if (!found || !point) return null;
  opener = found;
  return point;
}
