import { all, isAround, parentOf, rectOf, selectorOf, within } from "../browser/js/lib/dom.js";
import { kindAndDestination, lookOfKinds } from "../browser/js/lib/looks.js";
import { isRendered } from "../browser/js/lib/visibility.js";

/** What was in sight at the earlier look. @type {WeakSet<Element>} */
let before = new WeakSet();
/** All that was there then, as it was. @type {Map<Element, string[]>} */
let kinds = new Map();
/** @type {Element[] | null} */
let found = null;

/** @returns {Element[] | null} what has come into sight in the state the page is in; null where it is as loaded */
export const whatAppeared = () => found?.filter((one) => one.isConnected) ?? null;

/** @param {Element} element @returns {boolean} whether it is to be looked at: in a state of the page, only what has come into sight is */
export const isAsked = (element) => whatAppeared()?.some((region) => isAround(region, element)) ?? true;

/** @param {Element[] | null} elements what has come into sight, the outermost; null where the page is as loaded */
export const setAppeared = (elements) => {
  found = elements;
};

/** @param {Element} element @returns {boolean} */
const isInViewport = (element) => {
  if (!isRendered(element)) return false;
  const box = rectOf(element);
  return box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
};

/**
 * Notes what comes into sight: the outermost elements that were not in sight at an earlier look.
 *
 * What scripts have only made since then is no part of the regions that are given: pages with the same scripts make the same.
 * @param {"before" | "after" | "forget"} task "before" the page is brought into a state, "after" that, and when it is left
 * @returns {{count: number, regions: string[], look: string} | null} for "after" how much came, the selectors of what was there
 * before, out of sight, and what that is known by as it was
 */
export default function appeared(task) {
  if (task === "before") {
    before = new WeakSet(all("body *").filter(isInViewport));
    kinds = new Map(all("body *").map((one) => [one, kindAndDestination(one)]));
  }
  if (task !== "after") {
    found = null;
    return null;
  }
  const fresh = new Set(all("body *").filter((one) => isInViewport(one) && !before.has(one)));
  found = [...fresh].filter((one) => {
    const parent = parentOf(one);
    return parent === null || !fresh.has(parent);
  });
  const regions = found.filter((one) => kinds.has(one));
  const look = lookOfKinds(regions.flatMap((one) => [one, ...within(one, "*")]).flatMap((one) => kinds.get(one) ?? []));
  return { count: found.length, regions: regions.map((one) => selectorOf(one)), look };
}
