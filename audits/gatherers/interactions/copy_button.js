import { all, attribute, rectOf } from "../../browser/js/lib/dom.js";
import { looks, shapeOf } from "../../browser/js/lib/looks.js";
import { nameOf } from "../../browser/js/lib/names.js";
import { isHidden } from "../../browser/js/lib/visibility.js";

/** @param {Element} one @returns {boolean} whether it says that it copies something */
export const copies = (one) => /\bcopy\b/i.test(`${nameOf(one)} ${attribute(one, "title") ?? ""}`);

/**
 * Finds a button that copies, by its words, and brings it into view.
 * @returns {{x: number, y: number, look: string} | null} its middle in the viewport, pixels
 */
export default function copy_button() {
  const button = all("button, [role=button]").find((one) => !isHidden(one) && copies(one));
  if (!button) return null;
  button.scrollIntoView({ block: "center", behavior: "instant" });
  const box = rectOf(button);
  return { x: box.left + box.width / 2, y: box.top + box.height / 2, look: `${looks()(button)} ${shapeOf(button)}` };
}
