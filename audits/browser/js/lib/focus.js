/** Where the focus is. */

import { tagOf } from "./dom.js";

/** @param {Element | null} element @returns {Document | null} the document in a frame, where it may be read and has the focus */
const contentsOf = (element) => {
  try {
    // By name, for what stands in a frame is made by constructors of its own.
    const isFrame = element && /^(iframe|frame|object)$/.test(tagOf(element));
    const inner = isFrame ? /** @type {HTMLIFrameElement} */ (element).contentDocument : null;
    return inner?.hasFocus() ? inner : null;
  } catch {
    return null;
  }
};

/** @returns {Element | null} the element that has the focus, in shadow roots and frames too; null for the page as a whole */
export const deepActive = () => {
  let at = document.activeElement;
  for (;;) {
    const inner = at?.shadowRoot?.activeElement ?? contentsOf(at)?.activeElement ?? null;
    if (!inner || /^(body|html)$/.test(tagOf(inner))) break;
    at = inner;
  }
  return at === document.body || at === document.documentElement ? null : at;
};
