/**
 * Whether an element can be seen: rendered, cut away, on the page, in the viewport as it stands, covered.
 */

import { colourOf, styleOf } from "./colour.js";
import { attribute, childrenOf, closest, hitAt, htmlOf, isAround, matches, parentOf, read, rectOf, rectsOf, screenBox, tagOf, within } from "./dom.js";

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box pixels of the viewport */

/** @param {Element} element @returns {boolean} whether it is rendered at all, and not `visibility: hidden` */
export const isRendered = (element) => Element.prototype.checkVisibility.call(element, { visibilityProperty: true });

/** @param {Element} element @returns {boolean} whether it is rendered, and neither it nor what it stands in has no opacity */
export const isShown = (element) =>
  Element.prototype.checkVisibility.call(element, { visibilityProperty: true, opacityProperty: true });

/** @param {Element} element @returns {boolean} whether assistive technology is kept from it */
export const isHidden = (element) => Boolean(closest(element, '[aria-hidden="true"], [inert]')) || !isRendered(element);

const MAY_OPEN = "dialog, [popover], [hidden=until-found], [role=tabpanel], [role=dialog]";

/** @param {Element} element @returns {boolean} whether it is hidden in what a reader opens by a press, as far as the markup says so */
export const mayBeOpened = (element) => {
  for (let at = /** @type {Element | null} */ (element); at; at = parentOf(at)) {
    if (matches(at, "details:not([open])")) return true;
    if (isRendered(at)) return false;
    const id = attribute(at, "id");
    if (matches(at, MAY_OPEN) || (id && document.querySelector(`[aria-controls~="${CSS.escape(id)}"]`))) return true;
  }
  return false;
};

/** @param {DOMRect} box @param {number} [least] pixels @returns {boolean} whether it is larger, and where a reader can scroll to */
export const isOnPage = (box, least = 2) =>
  box.width > least && box.height > least && box.right + scrollX > 0 && box.bottom + scrollY > 0;

/** @param {CSSStyleDeclaration} style @returns {boolean} whether it is clipped to next to nothing */
export const isClipped = (style) => {
  if (/inset\((50|100)%/.test(style.clipPath)) return true;
  if (style.clip === "auto" || !/^(absolute|fixed)$/.test(style.position)) return false;
  const [top, right, bottom, left] = (style.clip.match(/auto|-?[\d.]+/g) ?? []).map(Number);
  return right - left <= 1 || bottom - top <= 1;
};

/** @type {WeakMap<Element, boolean> | null} */
let cuts = null;

/** @param {Element | null} element @returns {boolean} whether it, or what it stands in, is cut down to next to nothing */
export const isCutAway = (element) => {
  if (element === null) return false;
  if (cuts === null) {
    cuts = new WeakMap();
    queueMicrotask(() => (cuts = null)); // what was measured holds while one script runs, no longer
  }
  const before = cuts.get(element);
  if (before !== undefined) return before;
  const style = styleOf(element);
  const found = style.opacity === "0" || isClipped(style) || isTiny(element, style) || isCutAway(parentOf(element));
  cuts.set(element, found);
  return found;
};

/** What body and root cut off is the viewport's affair. @param {Element} element @param {CSSStyleDeclaration} style */
const isTiny = (element, style) => {
  if (element === document.body || element === document.documentElement) return false;
  if (style.overflow === "visible" || style.display === "inline") return false;
  const box = rectOf(element);
  return Math.min(box.width, box.height) <= 1;
};

/** @param {Text} node @returns {boolean} whether its words lie where a reader can come to see them */
export const isInSight = (node) => {
  const parent = parentOf(node);
  if (!parent || !isRendered(parent) || isCutAway(parent)) return false;
  const range = document.createRange();
  range.selectNodeContents(node);
  return isOnPage(range.getBoundingClientRect(), 0);
};

/** @returns {Map<Text, string>} the texts that a reader can come to see, with their words */
export const textsInSight = () => {
  /** @type {Map<Text, string>} */
  const found = new Map();
  /** @param {Node} node */
  const visit = (node) => {
    if (node instanceof Text) {
      if (node.data.trim() && isInSight(node)) found.set(node, node.data);
    } else if (node instanceof Element && !/^(script|style|template|noscript)$/.test(tagOf(node))) {
      childrenOf(node).forEach(visit);
    }
  };
  visit(document.body ?? document.documentElement);
  return found;
};

/** @param {DOMRect} box */
const isLarge = (box) => box.width > 1 && box.height > 1;

/** @param {Element} element @returns {DOMRect[]} its boxes, or those of what stands in it where it has none of its own */
export const boxesOf = (element) => {
  const own = rectsOf(element).filter(isLarge);
  const inner = () => within(element, "*").slice(0, 20).flatMap((one) => rectsOf(one));
  return own.length > 0 ? own : inner().filter(isLarge);
};

/** @param {Box} box @param {Box} by @returns {Box} what they have in common */
const cut = (box, by) => ({
  left: Math.max(box.left, by.left),
  top: Math.max(box.top, by.top),
  right: Math.min(box.right, by.right),
  bottom: Math.min(box.bottom, by.bottom),
});

/** @param {Element} element @returns {DOMRect[]} what around it cuts off what reaches past its own edges */
const cuttersOf = (element) => {
  /** @type {DOMRect[]} */
  const found = [];
  let { position } = styleOf(element);
  for (let at = parentOf(element); at && at !== document.documentElement && position !== "fixed"; at = parentOf(at)) {
    const style = styleOf(at);
    if (position === "absolute" && style.position === "static" && style.transform === "none") continue;
    if (at !== document.body && (style.overflowX !== "visible" || style.overflowY !== "visible")) found.push(rectOf(at));
    position = style.position;
  }
  return found;
};

/** @param {Element} element @returns {Box[]} what of its boxes can be seen in the viewport, whatever lies over it */
export const visibleBoxes = (element) => {
  const cutters = [screenBox(), ...cuttersOf(element)];
  return boxesOf(element)
    .map((box) => cutters.reduce(cut, /** @type {Box} */ (box)))
    .filter((box) => box.right - box.left > 1 && box.bottom - box.top > 1);
};

/** @param {Element} element @param {number} offset pixels @returns {boolean} whether a line around it is cut off on every side */
export const isCutAround = (element, offset) => {
  const box = rectOf(element);
  const cutters = cuttersOf(element);
  const by = Math.max(offset, 0) + 1;
  return !(
    cutters.every((edge) => box.left - by >= edge.left) ||
    cutters.every((edge) => box.right + by <= edge.right) ||
    cutters.every((edge) => box.top - by >= edge.top) ||
    cutters.every((edge) => box.bottom + by <= edge.bottom)
  );
};

const SOLID = "img, video, canvas, iframe, object, embed, svg";

/**
 * @param {Element} hit
 * @param {Element} element
 * @returns {boolean} whether what was hit hides what lies under it: up to what both stand in, something is painted
 */
const isPainted = (hit, element) => {
  for (let at = /** @type {Element | null} */ (hit); at && !isAround(at, element); at = parentOf(at)) {
    const style = styleOf(at);
    if (Number(style.opacity) < 0.9) return false;
    if (matches(at, SOLID) || style.backgroundImage !== "none" || colourOf(style.backgroundColor)[3] > 0.9) return true;
  }
  return false;
};

const POINTS = [0.1, 0.5, 0.9].flatMap((y) => [0.05, 0.25, 0.5, 0.75, 0.95].map((x) => ({ x, y })));

/** @param {Element} element @param {Box[]} boxes @returns {Element | null} what lies over all of its visible points, if anything does */
const coverOf = (element, boxes) => {
  let last = null;
  for (const box of boxes.slice(0, 4)) {
    for (const { x, y } of POINTS) {
      const hit = hitAt(box.left + (box.right - box.left) * x, box.top + (box.bottom - box.top) * y);
      if (!hit || isAround(element, hit) || isAround(hit, element)) return null;
      const label = closest(hit, "label");
      if ((label instanceof HTMLLabelElement && label.control === element) || !isPainted(hit, element)) return null;
      last = hit;
    }
  }
  return last && barOf(last, element);
};

/**
 * @param {Element} hit
 * @param {Element} element
 * @returns {Element} the whole of what lies over it: the bar that stays in place rather than the word in it, or all around it
 */
const barOf = (hit, element) => {
  /** @type {Element[]} */
  const around = [];
  for (let at = /** @type {Element | null} */ (hit); at && !isAround(at, element); at = parentOf(at)) around.push(at);
  const positioned = (/** @type {RegExp} */ position) => around.findLast((one) => position.test(styleOf(one).position));
  return positioned(/fixed|sticky/) ?? positioned(/absolute/) ?? around[around.length - 1];
};

/** @param {Element} element @returns {Element | null} the picture that an area is a part of, having no box of its own; null for others */
export const mappedOn = (element) => {
  const map = tagOf(element) === "area" ? closest(element, "map") : null;
  if (!map) return null;
  const name = attribute(map, "name");
  return [...document.querySelectorAll("img[usemap], object[usemap]")].find((one) => attribute(one, "usemap") === `#${name}`) ?? null;
};

/**
 * @param {Element} element
 * @returns {{isSeen: boolean, cover: Element | null}} whether it can be seen in the viewport as it stands, and what lies over it
 */
export const lookAt = (element) => {
  const picture = mappedOn(element);
  if (picture) return lookAt(picture);
  const boxes = isRendered(element) && !isCutAway(element) ? visibleBoxes(element) : [];
  return { isSeen: boxes.length > 0, cover: boxes.length > 0 ? coverOf(element, boxes) : null };
};

/** Characters of a tag that is told of. */
const MAX_TAG = 120;

/** @param {Element} element @returns {string} its tag as written, without its styles where it is long */
const tagAsWritten = (element) => {
  const bare = /** @type {Element} */ (element.cloneNode(false));
  if (read(bare, "outerHTML").length > MAX_TAG) Element.prototype.removeAttribute.call(bare, "style");
  return htmlOf(bare, MAX_TAG);
};

/** @param {Element} element @returns {{isSeen: boolean, coveredBy: string}} the same, the cover by its tag */
export const describeVisibility = (element) => {
  const { isSeen, cover } = lookAt(element);
  return { isSeen, coveredBy: cover ? tagAsWritten(cover) : "" };
};
