import { all, attribute, placeOf, tagOf } from "../browser/js/lib/dom.js";
import { textContentOf } from "../browser/js/lib/text.js";
import { isHidden } from "../browser/js/lib/visibility.js";

/**
 * The headings assistive technology meets, in the order rendered.
 * @returns {object[]} Heading records
 */
export default function headings() {
  return all("h1, h2, h3, h4, h5, h6, [role=heading]")
    .filter((one) => !isHidden(one) && (attribute(one, "role") ?? "heading") === "heading")
    .map((one) => {
      const name = tagOf(one);
      const own = /^h[1-6]$/.test(name) ? Number(name[1]) : 2;
      const stated = Number.parseInt(attribute(one, "aria-level") ?? "", 10);
      return { level: stated > 0 ? stated : own, text: textContentOf(one), place: placeOf(one) };
    });
}
