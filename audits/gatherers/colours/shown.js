/** What elements look like now: whether anybody sees them, in which colours their words are, and how those stand out. */

import { colourOf, contrast, faded, seenAt, styleOf } from "../../browser/js/lib/colour.js";
import { closest, read, rectOf } from "../../browser/js/lib/dom.js";
import { isOnPage, isShown } from "../../browser/js/lib/visibility.js";

/** @typedef {import("../../browser/js/lib/colour.js").Colour} Colour */
/** @typedef {{text: Colour, behind: Colour, ratio: number, needed: number}} TextColours */

/** https://www.w3.org/TR/WCAG22/#dfn-large-scale, in CSS pixels */
const LARGE = 24;
const LARGE_IF_BOLD = 18.66;

/** @param {Element} element @returns {boolean} whether it cannot be worked, which WCAG leaves out */
export const isOff = (element) => Boolean(closest(element, ":disabled, [aria-disabled='true'], [inert], [hidden]"));

/** @param {Element} element @returns {boolean} */
export const isSeen = (element) => isShown(element) && isOnPage(rectOf(element));

/** @param {Element} element @returns {boolean} whether words stand in it, not in what it holds */
export const hasWords = (element) => [...read(element, "childNodes")].some((node) => node instanceof Text && /[\p{L}\p{N}]/u.test(node.data));

/** @param {CSSStyleDeclaration} style of a text @returns {number} the ratio that it needs (https://www.w3.org/TR/WCAG22/#contrast-minimum) */
export const neededFor = (style) => {
  const size = parseFloat(style.fontSize);
  return size >= LARGE || (size >= LARGE_IF_BOLD && Number(style.fontWeight) >= 700) ? 3 : 4.5;
};

/**
 * @param {Element} element
 * @param {string} [pseudo] a pseudo-element of it that holds the words, such as `::placeholder`
 * @returns {TextColours | null} null where nobody can say
 */
export const coloursOf = (element, pseudo) => {
  const style = pseudo ? getComputedStyle(element, pseudo) : styleOf(element);
  const text = seenAt(element, pseudo ? faded(colourOf(style.color), Number(style.opacity)) : colourOf(style.webkitTextFillColor));
  const behind = seenAt(element);
  if (!text || !behind || style.backgroundClip.includes("text") || style.textShadow !== "none") return null;
  return { text, behind, ratio: contrast(text, behind), needed: neededFor(style) };
};

/** @param {number} ratio @returns {number} with two digits, never more than it is */
export const rounded = (ratio) => Math.floor(ratio * 100) / 100;
