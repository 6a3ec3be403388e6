import { setExcluded } from "./lib/dom.js";

/**
 * Has every place say whether the settings exclude it.
 * @param {string[]} selectors CSS selectors of what they exclude
 */
export default function exclude(selectors) {
  setExcluded(selectors);
}
