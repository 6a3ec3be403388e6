import { closest, selectorOf, within } from "../browser/js/lib/dom.js";
import { whatAppeared } from "./appeared.js";

/**
 * @param {string[]} selectors as places have them
 * @param {string} [but] what stands in what matches this does not count
 * @returns {boolean[]} of each, whether what it finds has come into sight in the state the page is in, or stands in what has; without a state, all has
 */
export default function in_appeared(selectors, but) {
  /** @type {Map<Element, string>} */
  const known = new Map();
  const regions = whatAppeared() ?? [document.documentElement];
  const appeared = regions.flatMap((one) => [one, ...within(one, "*")]);
  const asked = but ? appeared.filter((one) => !closest(one, but)) : appeared;
  const there = new Set(asked.map((one) => selectorOf(one, known)));
  return selectors.map((one) => there.has(one));
}
