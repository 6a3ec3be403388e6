/** Whether anything that takes the focus comes into sight or goes out of it while a page is gone through. */

import { all, within } from "../../../browser/js/lib/dom.js";
import { isRendered } from "../../../browser/js/lib/visibility.js";

/** @param {Element} element @returns {boolean} whether it may be a focus stop, where it is rendered */
export const isFocusable = (element) => /** @type {HTMLElement} */ (element).tabIndex >= 0;

/** Begins to watch. */
export const watchFocusable = () => {
  /** Which were rendered at first. @type {Map<Element, boolean>} */
  const known = new Map(all("*").filter(isFocusable).map((one) => [one, isRendered(one)]));
  let hasChanged = false;

  /** @param {Node} node that was added @returns {boolean} whether it brings something that takes the focus */
  const isNew = (node) =>
    node instanceof Element && [node, ...within(node, "*")].some((one) => isFocusable(one) && !known.has(one) && isRendered(one));

  const observer = new MutationObserver((records) => {
    const added = records.flatMap((record) => [...record.addedNodes]);
    hasChanged ||= [...known].some(([one, wasRendered]) => isRendered(one) !== wasRendered) || added.some(isNew);
    if (hasChanged) observer.disconnect();
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });

  return {
    /** @returns {boolean} whether anything has come or gone since */
    hasChanged: () => hasChanged,
    leave: () => observer.disconnect(),
  };
};
