import { closest, contains, rectOf } from "../browser/js/lib/dom.js";
import { nameOf } from "../browser/js/lib/names.js";
import { isRendered } from "../browser/js/lib/visibility.js";

const NAMES = { menu: /\b(menu|navigation|navbar|nav|drawer|sidebar)\b/i, search: /\bsearch\b/i };
const FIELDS = "input[type=search], [role=search] input:not([type=hidden], [type=submit], [type=button]), search input, [role=searchbox]";
const BUTTONS = "button, summary, [role=button], [aria-expanded], [aria-haspopup]";

/** @param {Element} element */
const usable = (element) => {
  const box = rectOf(element);
  return isRendered(element) && !(/** @type {HTMLButtonElement} */ (element).disabled) && box.width > 0 && box.height > 0 && !closest(element, "main, [role=main]");
};

/** @param {Element} element */
const inView = (element) => {
  const box = rectOf(element);
  const point = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const hit = document.elementFromPoint(point.x, point.y);
  return hit && (contains(element, hit) || contains(hit, element)) ? point : null;
};

/** @type {Element | null} */
let opener = null;

/** @returns {Element | null} the control that was found last */
export const lastOpener = () => opener;

/**
 * Finds the control that opens a menu or a search, by role, state and name; data, not knowledge of one theme.
 * @param {"menu" | "search"} kind
 * @param {boolean} [isOpen] whether to find the button of one that stands open, to close it
 * @returns {{x: number, y: number, is_field: boolean} | null} the middle of the control in the viewport, pixels
 */
export default function openers(kind, isOpen = false) {
  const field = kind === "search" && !isOpen ? [...document.querySelectorAll(FIELDS)].filter(usable) : [];
  const buttons = [...document.querySelectorAll(BUTTONS)].filter(
    (one) => usable(one) && (one.getAttribute("aria-expanded") === "true") === isOpen && NAMES[kind].test(nameOf(one)),
  );
  for (const element of [...field, ...buttons]) {
    const point = inView(element);
    if (!point) continue;
    opener = element;
    return { ...point, is_field: field.includes(element) };
  }
  return null;
}
