/** The page's window and those of its frames that may be read. */

import { read } from "../../../browser/js/lib/dom.js";

/** @typedef {Window & typeof globalThis} PageWindow */

const AT_ONCE =
  "*, *::before, *::after { transition-duration: 0s !important; transition-delay: 0s !important; animation-duration: 0s !important; animation-delay: 0s !important; scroll-behavior: auto !important }";

/** @param {Document} within @returns {PageWindow[]} those of the frames that stand in a document */
const framesIn = (within) =>
  /** @type {HTMLIFrameElement[]} */ ([...within.querySelectorAll("iframe, frame")]).flatMap((frame) => {
    try {
      return frame.contentDocument?.documentElement && frame.contentWindow ? [/** @type {PageWindow} */ (frame.contentWindow)] : [];
    } catch {
      return []; // another site's frame: its keys are its own
    }
  });

/** @returns {PageWindow[]} the page's own first */
export const windows = () => {
  /** @type {PageWindow[]} */
  const found = [window];
  for (const one of found) found.push(...framesIn(one.document));
  return found;
};

/** @param {PageWindow} one @returns {(Document | ShadowRoot)[]} its document, and the shadow roots (open ones) in that */
const rootsOf = (one) => [
  one.document,
  ...[...one.document.querySelectorAll("*")].map((element) => read(element, "shadowRoot")).filter((root) => root !== null),
];

/** Brings transitions and animations to their end at once. @param {PageWindow} one @returns {(() => void)[]} each takes it back in one root */
export const endAtOnce = (one) =>
  rootsOf(one).map((root) => {
    const sheet = new one.CSSStyleSheet();
    sheet.replaceSync(AT_ONCE);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return () => {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((each) => each !== sheet);
    };
  });

/**
 * @template {"keydown" | "focus" | "focusin" | "focusout"} Type
 * @param {PageWindow} one
 * @param {Type} type
 * @param {(event: WindowEventMap[Type]) => void} listener
 * @param {boolean} capture whether to listen before the page does, rather than after it
 * @returns {() => void} stops listening
 */
const listen = (one, type, listener, capture) => {
  one.addEventListener(type, listener, { capture, passive: true });
  return () => one.removeEventListener(type, listener, { capture });
};

/**
 * Listens before the page does.
 * @template {"keydown" | "focus"} Type
 * @param {PageWindow} one @param {Type} type @param {(event: WindowEventMap[Type]) => void} listener
 * @returns {() => void} stops listening
 */
export const listenFirst = (one, type, listener) => listen(one, type, listener, true);

/**
 * Listens after those parts of the page that listen already.
 * @template {"focusin" | "focusout"} Type
 * @param {PageWindow} one @param {Type} type @param {(event: WindowEventMap[Type]) => void} listener
 * @returns {() => void} stops listening
 */
export const listenLast = (one, type, listener) => listen(one, type, listener, false);
