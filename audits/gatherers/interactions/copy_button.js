import { all, attribute } from "../../browser/js/lib/dom.js";
import { looks, shapeOf } from "../../browser/js/lib/looks.js";
import { nameOf } from "../../browser/js/lib/names.js";
import { isHidden } from "../../browser/js/lib/visibility.js";
import { pressable } from "./status_messages/pressable.js";

/** @param {Element} one @returns {boolean} whether it says that it copies something */
export const copies = (one) => /\bcopy\b/i.test(`${nameOf(one)} ${attribute(one, "title") ?? ""}`);

/** The first button that copies, by its words. Its message stands beside it, so one look of it speaks for every page. */
export default function copy_button() {
  const buttons = all("button, [role=button]").filter((one) => !isHidden(one) && copies(one)).slice(0, 1);
  return { ...pressable(/** @type {HTMLElement[]} */ (buttons)), looks: () => buttons.map((one) => `${looks()(one)} ${shapeOf(one)}`) };
}
