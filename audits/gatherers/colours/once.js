/** What looks alike on a page, told once. */

import { placeOf } from "../../browser/js/lib/dom.js";

/**
 * @template {{element: Element}} Found
 * @param {Found[]} found
 * @param {(one: Found) => string} keyOf what is the same of those that are alike
 * @returns {(Omit<Found, "element"> & {others: number, place: import("../../browser/js/lib/dom.js").Place})[]} the first of each, and how many more there are
 */
export const once = (found, keyOf) => {
  /** @type {Map<string, {one: Found, others: number}>} */
  const known = new Map();
  for (const one of found) {
    const alike = known.get(keyOf(one));
    if (alike) alike.others += 1;
    else known.set(keyOf(one), { one, others: 0 });
  }
  return [...known.values()].map(({ one: { element, ...one }, others }) => ({ ...one, others, place: placeOf(element) }));
};
