import { all, placeOf } from "../browser/js/lib/dom.js";
import { isRendered } from "../browser/js/lib/visibility.js";

/**
 * What the page marks as something to drag; links and pictures, which every browser lets drag, do not count.
 * @returns {object[]} Place records
 */
export default function draggable() {
  return all('[draggable="true" i]').filter(isRendered).map((one) => placeOf(one));
}
