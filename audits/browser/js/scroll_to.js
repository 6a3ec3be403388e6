import { all, attribute, matches, read, rectOf, screenBox } from "./lib/dom.js";
import { isRendered } from "./lib/visibility.js";

/** @param {string} selector @returns {HTMLElement[]} what it finds; none where this browser cannot read it */
const found = (selector) => {
  try {
    return all(selector);
  } catch {
    return [];
  }
};

/**
 * What stands in a frame, or in a shadow root, has a selector that leads through what holds it, where `matches` cannot follow.
 * @param {string} selector
 * @returns {HTMLElement | undefined} the element as far as it is seen, or the frame or shadow host that holds it
 */
const visibleElement = (selector) => {
  const elements = found(selector);
  if (elements.length > 0) return elements.find(isRendered);
  const steps = selector.split(" > ");
  for (let kept = steps.length - 1; kept > 0; kept -= 1) {
    const [holder] = found(steps.slice(0, kept).join(" > "));
    if (holder) return isRendered(holder) && (isFrame(holder) || read(holder, "shadowRoot")) ? holder : undefined;
  }
  return undefined;
};

/** @param {Element} element @returns {boolean} */
const isFrame = (element) => matches(element, "iframe, frame");

/** @param {HTMLElement} element @returns {Document | null} the document of a frame; null where it is of another host, or there is none */
const frameDocument = (element) => (isFrame(element) ? /** @type {HTMLIFrameElement} */ (element).contentDocument : null);

/** @param {HTMLElement} element @returns {boolean} whether it is a frame that loads only now that it is in sight */
const isLoading = (element) => {
  const inner = frameDocument(element);
  return inner !== null && (inner.readyState === "loading" || (inner.URL === "about:blank" && Boolean(attribute(element, "src"))));
};

/**
 * Scrolls an element into the middle of the screen at once, whatever the page says of smooth scrolling.
 * @param {string} selector
 * @returns {object | null} in CSS pixels of the document, the box of the element (`element`) and what the screen shows
 *   (`screen`); whether the element is a frame, and whether that still loads; null where it cannot be seen
 */
export default function scroll_to(selector) {
  const element = visibleElement(selector);
  if (!element) return null;
  Element.prototype.scrollIntoView.call(element, { block: "center", inline: "nearest", behavior: "instant" });
  const inDocument = (/** @type {{left: number, top: number, right: number, bottom: number}} */ { left, top, right, bottom }) => ({
    left: left + scrollX,
    top: top + scrollY,
    right: right + scrollX,
    bottom: bottom + scrollY,
  });
  return {
    element: inDocument(rectOf(element)),
    screen: inDocument(screenBox()),
    is_frame: isFrame(element),
    is_loading: isLoading(element),
  };
}
