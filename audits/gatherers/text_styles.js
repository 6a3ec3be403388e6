import { all, closest, first, placeOf, read, rectOf, textsOf } from "../browser/js/lib/dom.js";
import { clip, squeeze } from "../browser/js/lib/strings.js";
import { textContentOf } from "../browser/js/lib/text.js";
import { isHidden } from "../browser/js/lib/visibility.js";
import { isAsked } from "./appeared.js";

const NOT_PROSE = "pre, code, kbd, samp, svg, math, nav, [role=navigation], sup, sub, select, option, textarea, script, style, noscript, template";
const BLOCKS = "p, ul, ol, dl, div, table, blockquote, pre, section, article, h1, h2, h3, h4, h5, h6, form, figure";
const SMALLEST = 12;
const LEAST_WORDS = 8;

/** @param {string} text */
const lettersOf = (text) => text.replace(/[^\p{L}]/gu, "");

/** @param {number} value */
const round = (value) => Math.round(value * 100) / 100;

/** @param {Element} block */
const nodesOf = (block) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text && /\S/.test(node.data)) found.push(node);
  return found;
};

/** Which part of its letters a paragraph has in text nodes of a kind. @param {Text[]} nodes @param {(node: Text) => boolean} is */
const shareOf = (nodes, is) => {
  /** @param {Text[]} some */
  const count = (some) => some.reduce((sum, one) => sum + lettersOf(one.data).length, 0);
  return count(nodes.filter(is)) / Math.max(1, count(nodes));
};

/** @param {Text} node */
const styleOf = (node) => getComputedStyle(read(node, "parentElement") ?? document.documentElement);

/** @param {Text} node */
const isItalic = (node) => /italic|oblique/.test(styleOf(node).fontStyle);

/**
 * How the paragraphs of the page are set, those that are set alike as one, and which text is very small.
 * @returns {object} a TextStyles record
 */
export default function text_styles() {
  const range = document.createRange();
  /** Whether it is words in capitals; numbers of registers and the abbreviations before them are written so. @param {Text} node */
  const isCapitals = (node) => {
    const words = squeeze(node.data).split(" ");
    if (words.filter((one) => /^\p{L}{4,}\p{P}*$/u.test(one)).length < words.length / 3) return false;
    const letters = lettersOf(node.data);
    const small = letters.replace(/\p{Lu}/gu, "").length;
    return styleOf(node).textTransform === "uppercase" || (letters !== letters.toLowerCase() && small < letters.length * 0.1);
  };

  const groups = new Map();
  for (const block of all("p, li, dd, blockquote, figcaption, td, div")) {
    if (closest(block, NOT_PROSE) || first(block, BLOCKS) || isHidden(block) || !isAsked(block)) continue;
    const text = textContentOf(block);
    const words = text.split(" ").length;
    if (words < LEAST_WORDS) continue;
    range.selectNodeContents(block);
    /** @param {DOMRect} one */
    const isOnScreen = (one) => one.width > 1 && one.right > 0 && one.left < document.documentElement.clientWidth;
    const rects = [...range.getClientRects()].filter(isOnScreen);
    if (rects.length === 0) continue;
    const style = getComputedStyle(block);
    const size = parseFloat(style.fontSize);
    const lineHeight = parseFloat(style.lineHeight) || 0;
    /** @param {"left" | "top"} from @param {"right" | "bottom"} to */
    const length = (from, to) => Math.max(...rects.map((one) => one[to])) - Math.min(...rects.map((one) => one[from]));
    const box = { width: length("left", "right"), height: length("top", "bottom") };
    const lines = Math.max(1, Math.round(box.height / (lineHeight || size * 1.15)));
    const width = rects.reduce((sum, one) => sum + one.width, 0) / text.length;
    const perLine = lines >= 3 ? Math.round(box.width / width) : 0;
    const nodes = nodesOf(block);
    const found = {
      font_size: round(size),
      line_height: round(lineHeight / size),
      is_justified: style.textAlign === "justify",
      is_italic: shareOf(nodes, isItalic) > 0.9,
      is_capitals: shareOf(nodes, isCapitals) > 0.9,
    };
    const key = JSON.stringify(found);
    const group = groups.get(key) ?? { ...found, paragraphs: 0, longest: 0, lines: 0, per_line: -1 };
    group.paragraphs += 1;
    group.longest = Math.max(group.longest, words);
    group.lines = Math.max(group.lines, lines);
    if (perLine > group.per_line) Object.assign(group, { per_line: perLine, block, text: clip(text, 80) });
    groups.set(key, group);
  }

  const small = new Map();
  for (const element of all("body *")) {
    const own = textsOf(element).filter((one) => /\S/.test(one.data));
    if (own.length === 0) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size >= SMALLEST || size < 1 || closest(element, NOT_PROSE) || isHidden(element) || !isAsked(element)) continue;
    const box = rectOf(element);
    if (box.width <= 2 || box.height <= 2 || box.right <= 0 || box.left >= document.documentElement.clientWidth) continue;
    const text = squeeze(own.map((one) => one.data).join(" "));
    const group = small.get(size) ?? { font_size: round(size), characters: 0, text: clip(text, 80), element };
    group.characters += text.length;
    small.set(size, group);
  }
  return {
    type: "text-styles",
    paragraphs: [...groups.values()].map(({ block, ...one }) => ({ ...one, place: placeOf(block) })),
    small: [...small.values()].map(({ element, ...one }) => ({ ...one, place: placeOf(element) })),
  };
}
