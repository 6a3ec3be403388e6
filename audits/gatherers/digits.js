import { attribute, childrenOf, closest, matches, parentOf, placeOf, read, tagOf } from "../browser/js/lib/dom.js";
import { textContentOf } from "../browser/js/lib/text.js";
import { isRendered } from "../browser/js/lib/visibility.js";

const SKIP = "script, style, template, noscript, textarea, select, button, label, pre, code, kbd, samp, svg, math";
const INLINE = new Set(["inline", "contents", "inline-block", "inline-flex", "ruby"]);
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** @param {Element} element */
const blockOf = (element) => {
  let at = element;
  for (let above = parentOf(at); above && INLINE.has(getComputedStyle(at).display); above = parentOf(at)) at = above;
  return at;
};

const NUMBER = /\+?\d[\d\s().\u2010-\u2015/-]{5,}\d/g;

/** @param {Text} node @param {number} at @returns {DOMRect} the box of one sign of it */
const boxOfSign = (node, at) => {
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  return range.getBoundingClientRect();
};

/** @param {Text} node @param {Element} parent @returns {string[]} the numbers in it that are shown with their end first, as written */
const backwardsIn = (node, parent) => {
  if (getComputedStyle(parent).direction !== "rtl") return [];
  return [...node.data.matchAll(NUMBER)].flatMap(({ 0: number, index }) => {
    const first = index + number.search(/\d/);
    const [start, end] = [boxOfSign(node, first), boxOfSign(node, index + number.length - 1)];
    return Math.abs(start.top - end.top) < 1 && start.left > end.left ? [number] : [];
  });
};

/** @param {Element} block */
const labelOf = (block) => {
  const name = tagOf(block);
  if (name === "dd") return textContentOf(read(block, "previousElementSibling") ?? block);
  const row = name === "td" ? closest(block, "tr") : null;
  const head = row?.querySelector("th, td");
  return head ? textContentOf(head) : "";
};

/**
 * Every rendered block of text that could hold a telephone number, with the links that cover parts of it.
 *
 * The text of a block is joined over its inline elements, so a number split between spans is whole again; signs that
 * nobody sees (soft hyphens, zero-width spaces) are left out, so that they split none. What is folded
 * away in `details` counts: a reader opens it.
 * `backwards` are the numbers in it that are shown with their end first. `label` is what stands in the term or the row's heading before the block.
 * @returns {{label: string, text: string, backwards: string[], links: {start: number, end: number, href: string}[], place: object}[]}
 */
export default function digits() {
  const blocks = new Map();
  /** @param {Element} element @param {string} written @param {string[]} [backwards] */
  const add = (element, written, backwards = []) => {
    const text = written.replace(INVISIBLE, "");
    const block = blockOf(element);
    const entry = blocks.get(block) ?? { text: "", links: [], backwards: [] };
    const start = entry.text.length;
    entry.text += text;
    entry.backwards.push(...backwards);
    const link = closest(element, "a[href]");
    if (link) entry.links.push({ start, end: entry.text.length, href: attribute(link, "href") });
    blocks.set(block, entry);
  };
  /** @param {Node} node @param {Element} parent */
  const visit = (node, parent) => {
    if (node instanceof Text) {
      if (isRendered(parent) || closest(parent, "details:not([open])")) add(parent, node.data, backwardsIn(node, parent));
    } else if (node instanceof HTMLBRElement) {
      add(parent, "\n");
    } else if (node instanceof Element && !matches(node, SKIP)) {
      for (const child of childrenOf(node)) visit(child, node);
    }
  };
  if (document.documentElement) visit(document.body ?? document.documentElement, document.documentElement);
  return [...blocks]
    .filter(([, { text }]) => (text.match(/\d/g) ?? []).length >= 7)
    .map(([block, { text, backwards, links }]) => ({ label: labelOf(block), text, backwards, links, place: placeOf(block) }));
}
