/** Where the focus is. */

import { attribute, read, tagOf } from "./dom.js";

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
    const inner = (at && read(at, "shadowRoot"))?.activeElement ?? contentsOf(at)?.activeElement ?? null;
    if (!inner || /^(body|html)$/.test(tagOf(inner))) break;
    at = inner;
  }
  return at === document.body || at === document.documentElement ? null : at;
};

/** Takes the focus away from the element that has it, in a shadow root or a frame too. */
export const blurActive = () => {
  /** @type {HTMLElement | null} */ (deepActive())?.blur?.();
};

/** Makes the next Tab lead to the first focus stop of the page: blur alone leaves it where the focus was last. */
export const startAtTop = () => {
  const { body } = document;
  if (!(body instanceof HTMLElement)) return;
  const before = attribute(body, "tabindex");
  body.setAttribute("tabindex", "-1");
  body.focus({ preventScroll: true });
  body.blur();
  if (before === null) body.removeAttribute("tabindex");
  else body.setAttribute("tabindex", before);
  scrollTo({ left: 0, top: 0, behavior: "instant" });
};
