/** What a reader can come to see by scrolling alone, as the page stands. */

import { all, contains, parentOf, read, rectOf } from "../../../browser/js/lib/dom.js";
import { isShown } from "../../../browser/js/lib/visibility.js";

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box pixels of the viewport */

/** Pixels: of less, nothing can be read. */
const LEAST = 2;

const HIDES = /hidden|clip/;

/** @param {Box} box @param {Box} by @returns {Box} what they have in common */
const cut = (box, by) => ({
  left: Math.max(box.left, by.left),
  top: Math.max(box.top, by.top),
  right: Math.min(box.right, by.right),
  bottom: Math.min(box.bottom, by.bottom),
});

/** @param {Element} element @param {string} position @returns {Element | null} what may cut it off */
const containerOf = (element, position) => {
  if (position === "fixed") return null;
  return position === "absolute" && element instanceof HTMLElement ? read(element, "offsetParent") : parentOf(element);
};

/** @returns {Set<Element>} the elements that can be seen somewhere on the page: not cut off by what hides its overflow */
export const inSightNow = () => {
  const root = document.documentElement;
  /** @type {Box} */
  const page = { left: -scrollX, top: -scrollY, right: Math.max(innerWidth, root.scrollWidth - scrollX), bottom: Infinity };
  /** What each element leaves of what stands in it. @type {Map<Element, Box>} */
  const windows = new Map();
  /** @type {Set<Element>} */
  const found = new Set();
  for (const one of all("body *")) {
    const style = getComputedStyle(one);
    const container = containerOf(one, style.position);
    const around = (container && windows.get(container)) ?? page;
    const box = rectOf(one);
    const shown = cut(box, around);
    const [x, y] = [HIDES.test(style.overflowX), HIDES.test(style.overflowY)];
    windows.set(one, cut(around, { left: x ? box.left : -Infinity, right: x ? box.right : Infinity, top: y ? box.top : -Infinity, bottom: y ? box.bottom : Infinity }));
    if (shown.right - shown.left >= LEAST && shown.bottom - shown.top >= LEAST && isShown(one)) found.add(one);
  }
  return found;
};

/** @param {Iterable<Element>} elements @returns {Element[]} those that stand in no other of them */
export const outermost = (elements) => {
  const among = new Set(elements);
  return [...among].filter((one) => {
    for (let at = parentOf(one); at; at = parentOf(at)) if (among.has(at)) return false;
    return true;
  });
};

/** @returns {Element | null} the dialog that keeps its reader from all else */
export const openModal = () =>
  all("dialog:modal")[0] ?? all("[aria-modal=true]").find((one) => isShown(one) && rectOf(one).width > LEAST && !contains(one, document.body)) ?? null;
