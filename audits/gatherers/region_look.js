import { all, within } from "../browser/js/lib/dom.js";
import { kindAndDestination, lookOfKinds } from "../browser/js/lib/looks.js";

/**
 * What regions of a page are known by, to compare them with those of another page of its template.
 * @param {string[]} selectors
 * @returns {string | null} null where the page has not all of them
 */
export default function region_look(selectors) {
  const regions = selectors.map((selector) => all(selector)[0]);
  if (regions.some((one) => one === undefined)) return null;
  return lookOfKinds(regions.flatMap((one) => [one, ...within(one, "*")]).flatMap(kindAndDestination));
}
