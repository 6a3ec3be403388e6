import { all, parentOf } from "../browser/js/lib/dom.js";
import { isRendered } from "../browser/js/lib/visibility.js";

/** @type {WeakSet<Element>} */
let before = new WeakSet();
/** @type {Element[] | null} */
let found = null;

/** @returns {Element[] | null} what has come into sight in the state the page is in; null where it is as loaded */
export const whatAppeared = () => found?.filter((one) => one.isConnected) ?? null;

/** @param {Element} element @returns {boolean} */
const isInViewport = (element) => {
  if (!isRendered(element)) return false;
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
};

/**
 * Notes what comes into sight: the outermost elements that were not in sight at an earlier look.
 * @param {"before" | "after" | "forget"} task "before" the page is brought into a state, "after" that, and when it is left
 * @returns {number} for "after" how many there are
 */
export default function appeared(task) {
  if (task === "before") before = new WeakSet(all("body *").filter(isInViewport));
  if (task !== "after") {
    found = null;
    return 0;
  }
  const fresh = new Set(all("body *").filter((one) => isInViewport(one) && !before.has(one)));
  found = [...fresh].filter((one) => {
    const parent = parentOf(one);
    return parent === null || !fresh.has(parent);
  });
  return found.length;
}
