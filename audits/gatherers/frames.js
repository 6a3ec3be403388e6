import { all, attribute, placeOf } from "../browser/js/lib/dom.js";
import { labelOf } from "../browser/js/lib/names.js";
import { clip, squeeze } from "../browser/js/lib/strings.js";
import { isHidden } from "../browser/js/lib/visibility.js";

/** @param {Document | null} inner */
const contentOf = (inner) => {
  if (!inner) return { type: "not-gathered", reason: "It shows a page of another host, which is not opened here." };
  return { type: "frame-content", title: squeeze(inner.title), text: clip(squeeze(inner.body?.innerText), 1000) };
};

/** @param {HTMLIFrameElement} frame */
const documentOf = (frame) => {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
};

/**
 * The frames that assistive technology meets, those within frames too, as far as their documents can be read.
 * @returns {object[]} Frame records
 */
export default function frames() {
  /** @type {object[]} */
  const found = [];
  /** @param {HTMLIFrameElement[]} frames @param {Element | null} outermost */
  const visit = (frames, outermost) => {
    for (const frame of frames) {
      if (isHidden(frame)) continue;
      const inner = documentOf(frame);
      found.push({
        name: labelOf(frame) || squeeze(attribute(frame, "title")),
        url: frame.src,
        content: contentOf(inner),
        place: placeOf(outermost ?? frame),
      });
      if (inner) visit([.../** @type {NodeListOf<HTMLIFrameElement>} */ (inner.querySelectorAll("iframe, frame"))], outermost ?? frame);
    }
  };
  visit(/** @type {HTMLIFrameElement[]} */ (all("iframe, frame")), null);
  return found;
}
