import { placeOf } from "../browser/js/lib/dom.js";
import { labelOf, labelsOf } from "../browser/js/lib/names.js";
import { seenTextOf } from "../browser/js/lib/text.js";

/**
 * What can be seen of controls. Icons, and text that is out of sight, are no words a reader sees.
 * @param {...(Element | null)} elements
 * @returns {(object | null)[]} for each the fields of an AccessibleNode record that the accessibility tree does not tell
 */
export default function accessible(...elements) {
  return elements.map((element) =>
    element instanceof Element
      ? {
          place: placeOf(element),
          seen: seenTextOf(element),
          label: labelsOf(element).map(seenTextOf).join("\n"),
          is_renamed: labelOf(element) !== "",
        }
      : null,
  );
}
