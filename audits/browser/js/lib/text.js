/** The words of an element: as written, as rendered, as seen, as read out. */

import { attribute, childrenOf, first, parentOf, read, tagOf } from "./dom.js";
import { clip, squeeze } from "./strings.js";
import { isInSight } from "./visibility.js";

const ICON_FONT = /icon|symbol|awesome|glyph|fontello/i;
const NO_SPACE = "\u200b";
const FIELDS = /^(input|select|textarea|svg|script|style|noscript|template)$/;
const PICTURES = "img[alt], [role=img][aria-label], svg > title";
const LONGEST = 500;

/** @param {Element} element @returns {string} all its words, whether shown or not */
export const textContentOf = (element) => squeeze(read(element, "textContent"));

/** @param {Text} node @returns {string} its words, where they can be seen and are no pictures; a space where it holds nothing else */
const seenWordsOf = (node) => {
  const text = node.data.replaceAll(NO_SPACE, "").replace(/\s+/g, " ");
  if (text === " " || text === "") return text;
  const parent = parentOf(node);
  const isIcon = () => parent && ICON_FONT.test(getComputedStyle(parent).fontFamily.split(",")[0]);
  return isInSight(node) && !isIcon() ? text : "";
};

/** @param {string} display @returns {string} what lies between such a box and what stands before and after it */
const edgeOf = (display) => {
  if (/^(inline|contents|ruby.*)$/.test(display)) return "";
  return display.startsWith("inline-") ? NO_SPACE : "\n";
};

/**
 * @param {Element} root
 * @returns {string} the words that can be seen in it, blocks on lines of their own; `NO_SPACE` parts boxes that meet
 */
export const seenTextOf = (root) => {
  if (root instanceof HTMLInputElement) return /^(button|submit|reset)$/.test(root.type) ? squeeze(root.value) : "";
  /** @type {string[]} */
  const parts = [];
  /** @param {Node} node */
  const visit = (node) => {
    if (node instanceof Text) parts.push(seenWordsOf(node));
    if (!(node instanceof Element)) return;
    const name = tagOf(node);
    if (name === "br") parts.push(" ");
    if (name === "br" || FIELDS.test(name)) return;
    const display = node === root ? "inline" : getComputedStyle(node).display;
    if (display === "none") return;
    parts.push(edgeOf(display));
    childrenOf(node).forEach(visit);
    parts.push(edgeOf(display));
  };
  visit(root);
  const lines = parts.join("").split("\n").map((line) => squeeze(line).replace(/^\u200b+|\u200b+$/g, ""));
  return clip(lines.filter(Boolean).join("\n"), LONGEST);
};

/** @param {Element} root @returns {(string | null)[]} what its pictures say in words */
const alternativesIn = (root) =>
  [...root.querySelectorAll(PICTURES)].map((one) => attribute(one, "alt") ?? attribute(one, "aria-label") ?? read(one, "textContent"));

/** @param {Element} element @returns {string} its text as rendered, pictures by their alternatives */
export const textOf = (element) => {
  const own = element instanceof HTMLElement ? read(element, "innerText") : read(element, "textContent");
  return squeeze([own, ...alternativesIn(element)].join(" "));
};

/** @param {Element} element @returns {string} the text assistive technology reads: without what is hidden from it */
export const spokenTextOf = (element) => {
  if (!first(element, '[aria-hidden="true"]')) return textOf(element);
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
  return squeeze([read(copy, "textContent"), ...alternativesIn(copy)].join(" "));
};
