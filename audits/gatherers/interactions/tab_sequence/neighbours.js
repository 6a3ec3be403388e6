/** What may show in an element's place that it has the focus: what stands around it, beside it, and in it. */

import { parentOf, read, within } from "../../../browser/js/lib/dom.js";
import { labelsOf } from "../../../browser/js/lib/names.js";

/** Elements: how many of each kind are looked at. */
const AROUND = 4;
const BEFORE = 2;
const AFTER = 3;
const IN_ONE_AFTER = 4;
const IN_A_LABEL = 6;
const INSIDE = 10;

/** @param {Element} element @returns {Iterable<Element>} what it stands in, from the inside out */
const around = function* (element) {
  let at = parentOf(element);
  for (let up = 0; at && up < AROUND && at !== document.body; up += 1) {
    yield at;
    at = parentOf(at);
  }
};

/**
 * @param {Element} element
 * @param {"previousElementSibling" | "nextElementSibling"} direction
 * @param {number} most
 * @returns {Element[]} those next to it, the nearest first
 */
const beside = (element, direction, most) => {
  /** @type {Element[]} */
  const found = [];
  for (let at = element[direction]; at && found.length < most; at = at[direction]) found.push(at);
  return found;
};

/** @param {Element} element @param {number} most @returns {Element[]} the first of those that stand in it */
const inside = (element, most) => within(element, "*").slice(0, most);

/** @param {Element} element @returns {Element[]} each once */
export const neighboursOf = (element) => {
  const after = beside(element, "nextElementSibling", AFTER);
  const own = [...within(element, "*"), ...(read(element, "shadowRoot")?.querySelectorAll("*") ?? [])];
  const found = new Set([
    ...around(element),
    ...beside(element, "previousElementSibling", BEFORE),
    ...after.flatMap((one) => [one, ...inside(one, IN_ONE_AFTER)]),
    ...labelsOf(element).flatMap((one) => [one, ...inside(one, IN_A_LABEL)]),
    ...own.slice(0, INSIDE),
  ]);
  found.delete(element);
  return [...found];
};
