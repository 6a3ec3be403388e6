import { all, placeOf } from "../browser/js/lib/dom.js";
import { labelOf, LANDMARK_CANDIDATES, landmarkRole } from "../browser/js/lib/names.js";
import { isHidden } from "../browser/js/lib/visibility.js";

/**
 * The page's landmark regions, in the order rendered.
 * @returns {object[]} Landmark records
 */
export default function landmarks() {
  return all(LANDMARK_CANDIDATES)
    .filter((one) => landmarkRole(one) && !isHidden(one))
    .map((one) => ({ role: landmarkRole(one), name: labelOf(one), place: placeOf(one) }));
}
