/** The box that what appeared lies in, and what it lies over. */

import { contains, parentOf, rectOf } from "../../../browser/js/lib/dom.js";

/** Pixels: words are lost where so much of a line of text, in width and height, is covered. */
const [WIDE, HIGH] = [16, 8];

/** @param {Text} node @returns {DOMRect[]} its boxes, one a line */
export const linesOf = (node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()];
};

/**
 * @param {Text[]} fresh what appeared
 * @param {Text[]} before what was there before
 * @returns {Element} the box that holds all that appeared: outward, as long as nothing that was there before is in it
 */
export const layerOf = (fresh, before) => {
  let layer = /** @type {Element} */ (parentOf(fresh[0]));
  while (!fresh.every((node) => contains(layer, node))) layer = /** @type {Element} */ (parentOf(layer));
  const isFresh = (/** @type {Element} */ element) => !before.some((node) => contains(element, node));
  for (let outer = parentOf(layer); outer && isFresh(outer); outer = parentOf(outer)) layer = outer;
  return layer;
};

/** @param {Element} layer @param {DOMRect} line of a text @returns {boolean} whether it lies over so much of the line that words are lost */
export const isOver = (layer, line) => {
  const around = rectOf(layer);
  const [left, right] = [Math.max(line.left, around.left), Math.min(line.right, around.right)];
  const [top, bottom] = [Math.max(line.top, around.top), Math.min(line.bottom, around.bottom)];
  if (right - left < WIDE || bottom - top < HIGH) return false;
  const { pointerEvents, position } = getComputedStyle(layer);
  if (pointerEvents === "none") return position !== "static";
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return hit !== null && contains(layer, hit);
};

/**
 * @param {DOMRect} from
 * @param {DOMRect} box
 * @returns {{x: number, y: number}} the point of the box, a little within it, that is nearest to the middle of the other
 */
export const nearestPoint = (from, box) => {
  const clamp = (/** @type {number} */ value, /** @type {number} */ low, /** @type {number} */ high) =>
    Math.min(Math.max(value, Math.min(low + 3, high)), Math.max(high - 3, low));
  return { x: clamp((from.left + from.right) / 2, box.left, box.right), y: clamp((from.top + from.bottom) / 2, box.top, box.bottom) };
};
