import { attribute, closest, contains, placeOf, read, urlOf } from "../browser/js/lib/dom.js";
import { nameOf } from "../browser/js/lib/names.js";
import { clip, squeeze } from "../browser/js/lib/strings.js";
import { textContentOf } from "../browser/js/lib/text.js";
import { fullTextOf, howOf, isLine, isMoving, isSlides, measure, revealOf } from "./text/cuts.js";
import { reach, wantedLinks } from "./text/reach.js";
import { textsLaidOut } from "./text/texts.js";

/** @typedef {import("../browser/js/lib/dom.js").Place} Place */
/** @typedef {import("./text/cuts.js").Measured} Measured */
/** @typedef {{block?: Element, text: string, words: number, place: Place}} Passage without its block where it stands in another tab */
/** @typedef {{url: string, text: string, place: Place}} Led */
/** @typedef {{passages: Passage[], links: Led[]}} Told what JSON can hold of a base view */
/** @typedef {Told & {cut: Set<Element>, pairs: Set<string>, sizes: Map<Element, number>}} Base */

const MAX_TOLD = 20;
const ASIDE = "nav, aside, details, dialog, [popover], [role=navigation], [role=complementary], [role=tabpanel], [role=dialog]";

/** What was seen of this document in the base view, with which the others are compared. @type {Base | null} */
let base = null;
/** Numbers that a text keeps from view to view. @type {Map<Text, number>} */
const numbers = new Map();

/** @returns {Base | null} what was seen in the base view */
export const seenInBase = () => base;

/** @param {Text} node @returns {number} */
const numberOf = (node) => {
  const number = numbers.get(node) ?? numbers.size;
  numbers.set(node, number);
  return number;
};

/** @param {string} text */
const wordsOf = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** @param {Element} block @returns {number} pixels */
const sizeOf = (block) => parseFloat(getComputedStyle(block).fontSize);

/** @returns {(rect: DOMRect) => boolean} whether a line lies beside the page, where nobody can scroll to */
const besideThePage = () => {
  const root = document.scrollingElement ?? document.documentElement;
  const right = Math.max(root.scrollWidth, document.documentElement.clientWidth) - root.scrollLeft;
  const [left, top] = [-root.scrollLeft, -root.scrollTop];
  return (rect) => rect.right <= left || rect.bottom <= top || rect.left >= right;
};

/** @param {Measured[]} measured @returns {Map<Element, Measured>} by what cuts: a text that is cut in part before one that is outside */
const byCutter = (measured) => {
  /** @type {Map<Element, Measured>} */
  const found = new Map();
  for (const one of measured) {
    if (!one.cutBy) continue;
    const key = one.cutBy.cutter.element ?? one.text.block;
    const known = found.get(key);
    if (!known || (known.isOutside && !one.isOutside)) found.set(key, one);
  }
  return found;
};

/** @param {Measured[]} shown @returns {Map<string, {one: Measured, other: Measured}>} the texts that lie over each other, by their numbers */
const overlapsIn = (shown) => {
  /** @type {Map<string, {one: Measured, other: Measured}>} */
  const found = new Map();
  const flat = shown.filter((one) => !one.text.around.isBar).flatMap((one) => one.seen.map((rect) => ({ rect, one })));
  flat.sort((a, b) => a.rect.top - b.rect.top);
  for (const [at, { rect, one }] of flat.entries()) {
    for (let next = at + 1; next < flat.length && flat[next].rect.top < rect.bottom; next += 1) {
      const { rect: below, one: other } = flat[next];
      if (other === one) continue;
      const wide = Math.min(rect.right, below.right) - Math.max(rect.left, below.left);
      const high = Math.min(rect.bottom, below.bottom) - below.top;
      if (wide <= 6 || high <= 0.4 * Math.min(rect.height, below.height)) continue;
      const pair = [numberOf(one.text.node), numberOf(other.text.node)].toSorted((a, b) => a - b).join("/");
      if (!found.has(pair)) found.set(pair, { one, other });
    }
  }
  return found;
};

/** @param {Measured[]} shown @returns {Map<Element, string>} the passages of the main part, by their blocks */
const passagesIn = (shown) => {
  const main = document.querySelector("main, [role=main]") ?? document.body ?? document.documentElement;
  /** @type {Map<Element, string>} */
  const found = new Map();
  for (const { text: { block, node } } of shown) {
    if (!contains(main, block) || closest(block, ASIDE) || !isLine(block)) continue;
    found.set(block, `${found.get(block) ?? ""} ${node.data}`);
  }
  return new Map([...found].map(([block, text]) => [block, squeeze(text)]));
};

/** @param {Element} block @returns {boolean} whether a reader opens it, by itself or by a control */
const isOpened = (block) => {
  const controls = [...document.querySelectorAll("[aria-controls]")];
  return Boolean(closest(block, ASIDE)) || controls.some((one) => document.getElementById(attribute(one, "aria-controls") ?? "")?.contains(block));
};

/** @param {Map<Element, Measured>} found @param {Measured[]} every @param {Base | null} own @returns {object[]} CutText records */
const cutTexts = (found, every, own) => {
  const told = [];
  for (const [key, one] of found) {
    if (!one.cutBy || told.length >= MAX_TOLD) continue;
    const { cutter, axis } = one.cutBy;
    if (cutter.element && (isMoving(cutter.element) || (axis === "x" && isSlides(cutter.element)))) continue;
    told.push({
      text: clip(fullTextOf(one.text), 80),
      how: cutter.element ? howOf(one, cutter, axis) : "cut",
      revealed_by: cutter.element ? revealOf(one, cutter.element, every) : "",
      is_outside: one.isOutside,
      is_new: !own?.cut.has(key),
      by_page: !cutter.element,
      place: placeOf(cutter.element ?? one.text.block),
    });
  }
  return told;
};

/** @param {Told} before @param {Map<Element, string>} visible @param {Set<Element>} laidOut @returns {Passage[]} those that were seen before and are not now */
const lostPassages = (before, visible, laidOut) => {
  const { passages } = before;
  const said = new Set(passages.map((one) => one.text));
  const whole = new Set(visible.values());
  /** Whether something else is said in its place: a text beside it that a desktop does not show. @param {Element} block */
  const isReplaced = (block) => {
    const parent = read(block, "parentElement");
    return parent !== null && [...read(parent, "children")].some((one) => visible.has(one) && !said.has(visible.get(one) ?? ""));
  };
  /** @param {Element} block */
  const isThere = (block) => visible.has(block) || laidOut.has(block) || !block.isConnected || isOpened(block) || isReplaced(block);
  return passages.filter(({ block, text, words }) => words >= 3 && !whole.has(text) && !(block instanceof Element && isThere(block)));
};

/** @param {Base | null} own @param {Set<Element>} blocks @returns {object[]} ShrunkText records */
const shrunkTexts = (own, blocks) => {
  /** @type {Map<string, {block: Element, before: number, now: number}>} */
  const found = new Map();
  for (const block of blocks) {
    const first = own?.sizes.get(block);
    const now = sizeOf(block);
    if (first && now < first * 0.6 && !found.has(`${first}/${now}`)) found.set(`${first}/${now}`, { block, before: first, now });
  }
  return [...found.values()].slice(0, MAX_TOLD).map(({ block, ...sizes }) => ({ text: clip(textContentOf(block), 80), ...sizes, place: placeOf(block) }));
};

/**
 * The text of the page as laid out: what a box cuts, what lies over what, what a desktop shows and this view does not.
 *
 * What is meant to be out of sight is passed over: text for screen readers alone, what waits beside the page, what is folded.
 * @param {{profile: string, before: Told | null, is_base: boolean}} asked `before` is what `seen` said of the page with
 *   its scripts; where it is null, what this script saw in the base view is used
 * @returns {object} a TextLayout record
 * @throws {Error} there is nothing to compare the view with
 */
export default function text({ profile, before: given, is_base }) {
  const isBeside = besideThePage();
  const every = textsLaidOut(profile === "print").map((one) => measure(one, one.rects.filter((rect) => !isBeside(rect))));
  const shown = every.filter((one) => !one.isOutside);
  const found = byCutter(every);
  const overlaps = overlapsIn(shown);
  const visible = passagesIn(shown);
  const blocks = new Set(shown.map((one) => one.text.block));
  const links = wantedLinks();
  const reached = reach(links);
  if (is_base) {
    base = {
      cut: new Set(found.keys()),
      pairs: new Set(overlaps.keys()),
      passages: [...visible].map(([block, said]) => ({ block, text: said, words: wordsOf(said), place: placeOf(block) })),
      sizes: new Map([...blocks].map((block) => [block, sizeOf(block)])),
      links: [...reached].filter(([, one]) => one.isReached).map(([url, { link }]) => ({ url, text: nameOf(link), place: placeOf(link) })),
    };
  }
  const own = given ? null : base;
  const before = given ?? own;
  if (!before) throw new Error(`nobody has seen this document as a desktop shows it, so what is lost in ${profile} cannot be told`);
  const lost = lostPassages(before, visible, new Set(every.map((one) => one.text.block)));
  const isInMenu = (/** @type {string} */ url) => links.some((one) => urlOf(one) === url && isOpened(one));
  const isLost = (/** @type {Led} */ { url }) => !reached.get(url)?.isReached && !(reached.get(url)?.over === "" && isInMenu(url));
  return {
    type: "text-layout",
    profile,
    texts: shown.length,
    words: before.passages.reduce((sum, one) => sum + one.words, 0),
    lost_words: lost.reduce((sum, one) => sum + one.words, 0),
    cut: cutTexts(found, every, own),
    overlaps: [...overlaps]
      .filter(([pair]) => !own?.pairs.has(pair))
      .slice(0, MAX_TOLD)
      .map(([, { one, other }]) => ({ text: clip(squeeze(one.text.node.data), 80), other: clip(squeeze(other.text.node.data), 80), place: placeOf(one.text.block) })),
    lost: lost.slice(0, MAX_TOLD).map(({ text: said, words, place }) => ({ text: clip(said, 80), words, place })),
    lost_links: before.links
      .filter(isLost)
      .slice(0, MAX_TOLD)
      .map(({ url, text: name, place }) => ({ url, text: clip(name, 80), over: reached.get(url)?.over ?? "", place })),
    shrunk: shrunkTexts(own, blocks),
  };
}
