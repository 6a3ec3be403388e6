import { rectOf } from "./lib/dom.js";
import { isRendered } from "./lib/visibility.js";

/**
 * A cheap fingerprint for waiting loops: counts of controls and open parts, and the length of the text.
 * @returns {string}
 */
export default function visible_summary() {
  let count = 0;
  for (const element of document.querySelectorAll("a[href], button, input, [tabindex], [role]")) {
    if (isRendered(element)) {
      const box = rectOf(element);
      if (box.right > 0 && box.left < innerWidth) count += 1;
    }
  }
  const expanded = document.querySelectorAll('[aria-expanded="true"], dialog[open], details[open]').length;
  return `${count}/${expanded}/${document.body?.innerText.length ?? 0}`;
}
