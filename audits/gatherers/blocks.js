import { colourOf } from "../browser/js/lib/colour.js";
import { attribute, childrenOf, matches, placeOf, read, rectOf, tagOf } from "../browser/js/lib/dom.js";
import { landmarkRole } from "../browser/js/lib/names.js";
import { clip, squeeze } from "../browser/js/lib/strings.js";

/** @typedef {{size: number, weight: number, italic: boolean, preserves: boolean}} Style */
/** @typedef {{language: string, around: string[], linked: boolean}} Context what stands around a text */
/** @typedef {{node: Text, text: string, style: Style, language: string, linked: boolean}} Inked a piece of text */
/** @typedef {{owner: Element, context: Context, pieces: (Inked | {text: string})[]}} Run */

const SKIP = "script, style, template, noscript, svg, math, canvas, iframe, object, audio, video, select, textarea, [aria-hidden=true]";
const MAX_CHARACTERS = 1000;
const MAX_BLOCKS = 3000;
/** @type {Record<string, string>} */
const AROUND = {
  a: "link", address: "address", aside: "note", blockquote: "quote", button: "button", caption: "caption", code: "code", dd: "definition",
  details: "details", dialog: "dialog", dt: "term", fieldset: "form", figcaption: "caption", figure: "figure", form: "form", h1: "heading",
  h2: "heading", h3: "heading", h4: "heading", h5: "heading", h6: "heading", label: "label", legend: "label", li: "item", ol: "list",
  pre: "code", summary: "summary", table: "table", td: "cell", th: "header-cell", ul: "list",
};
/** @type {Record<string, string>} */
const ROLES = {
  alert: "note", button: "button", cell: "cell", columnheader: "header-cell", dialog: "dialog", heading: "heading", link: "link", list: "list",
  listitem: "item", menu: "list", menuitem: "button", note: "note", rowheader: "header-cell", status: "note", tab: "button", table: "table",
  term: "term", tooltip: "note",
};

/** @param {Element} element */
const kindOf = (element) => ROLES[attribute(element, "role") ?? ""] ?? AROUND[tagOf(element)] ?? landmarkRole(element);

/** A run of text: its owner (a block-level element), what stands around it, and its pieces. @param {Element} owner @param {Context} context @returns {Run} */
const runOf = (owner, context) => ({ owner, context, pieces: [] });

/**
 * The text of the page, block by block, in the order of the document.
 *
 * A block is the text between two edges of block-level boxes: a paragraph, a cell, a list item's own words.
 * @returns {object[]} Block records
 */
export default function blocks() {
  /** @type {{holder: Element, record: object}[]} */
  const found = [];
  const selectors = new Map();
  const numbers = new Map();
  /** @param {Element} element */
  const numberOf = (element) => {
    if (!numbers.has(element)) numbers.set(element, numbers.size);
    return numbers.get(element);
  };
  const boxes = new Map();
  /** @param {Element} element */
  const isBox = (element) => {
    if (!boxes.has(element)) {
      const style = getComputedStyle(element);
      const borders = ["top", "right", "bottom", "left"].some((side) => Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) > 0);
      const isPage = element === document.body || element === document.documentElement || tagOf(element) === "main";
      boxes.set(element, !isPage && (borders || colourOf(style.backgroundColor)[3] > 0 || style.boxShadow !== "none"));
    }
    return boxes.get(element);
  };

  /** @param {Run} run */
  const flush = (run) => {
    const { owner, context, pieces } = run;
    run.pieces = [];
    const lines = pieces.map((one) => one.text).join("").split("\n").map(squeeze).filter(Boolean);
    const text = squeeze(lines.join(" "));
    if (!text || found.length >= MAX_BLOCKS) return;
    const inked = pieces.filter((one) => "node" in one);
    const lettered = inked.filter((one) => /[\p{L}\p{N}]/u.test(one.text));
    const sizes = new Map();
    for (const one of lettered) sizes.set(one.style.size, (sizes.get(one.style.size) ?? 0) + one.text.length);
    const parts = new Map();
    for (const one of inked) {
      if (one.language !== context.language) parts.set(one.language, `${parts.get(one.language) ?? ""}${one.text}`);
    }
    const range = document.createRange();
    const nodes = inked.filter((one) => one.text.trim());
    range.setStartBefore(nodes[0].node);
    range.setEndAfter(nodes[nodes.length - 1].node);
    const box = range.getBoundingClientRect();
    const own = rectOf(owner);
    const parent = read(owner, "parentElement");
    const isWhole = squeeze(read(owner, "textContent")).length <= text.length + 1;
    const holder = isWhole && parent ? parent : owner;
    const isFirst = holder === owner ? found.at(-1)?.holder !== owner : read(holder, "firstElementChild") === owner;
    found.push({
      holder,
      record: {
        tag: tagOf(owner),
        text: clip(text, MAX_CHARACTERS),
        around: context.around,
        container: numberOf(holder),
        language: context.language,
        weight: lettered.length > 0 ? Math.min(...lettered.map((one) => one.style.weight)) : 400,
        size: lettered.length > 0 ? [...sizes].toSorted((a, b) => b[1] - a[1])[0][0] : 0,
        left: Math.round(box.left + scrollX),
        top: Math.round(box.top + scrollY),
        width: Math.round(box.width),
        height: Math.round(box.height),
        place: placeOf(owner, selectors),
        lines: lines.length > 1 ? lines.map((one) => clip(one, 200)) : [],
        parts: [...parts].map(([language, words]) => ({ language, text: clip(squeeze(words), MAX_CHARACTERS) })).filter((one) => one.text),
        is_linked: lettered.length > 0 && lettered.every((one) => one.linked),
        is_italic: lettered.length > 0 && lettered.every((one) => one.style.italic),
        is_boxed: isFirst && holder !== owner && isBox(holder),
        is_seen: box.width > 2 && box.height > 2 && box.right + scrollX > 0 && box.bottom + scrollY > 0 && (own.width > 2 || own.height > 2),
      },
    });
  };

  /** @param {string} text that stands in the document after the last block, and cannot be seen */
  const noteHidden = (text) => {
    const last = found.at(-1);
    if (last && /\p{L}/u.test(text)) last.record = { ...last.record, hidden_text_follows: true };
  };

  /** @type {Map<Element, Style>} */
  const styles = new Map();
  /** @param {Element} element */
  const styleOf = (element) => {
    const known = styles.get(element);
    if (known) return known;
    const style = getComputedStyle(element);
    const found = {
      size: Number.parseFloat(style.fontSize),
      weight: Number(style.fontWeight),
      italic: style.fontStyle !== "normal",
      preserves: style.getPropertyValue("white-space-collapse") === "preserve" || style.whiteSpace.startsWith("pre"),
    };
    styles.set(element, found);
    return found;
  };

  /** @param {Element} element @param {Context} context @param {Run | null} run */
  const visit = (element, context, run) => {
    const display = getComputedStyle(element).display;
    if (display === "none") {
      noteHidden(read(element, "textContent"));
      return;
    }
    const kind = kindOf(element);
    const stated = attribute(element, "lang");
    const inner = {
      language: stated ?? context.language,
      around: kind ? [kind, ...context.around] : context.around,
      linked: context.linked || kind === "link" || kind === "button",
    };
    const isBlock = !display.startsWith("inline") && display !== "contents" && !display.startsWith("ruby");
    if (isBlock && run) flush(run);
    const own = isBlock || !run ? runOf(element, inner) : run;
    for (const child of childrenOf(element)) {
      if (child instanceof Text) {
        if (getComputedStyle(element).visibility !== "visible") {
          noteHidden(child.data);
          continue;
        }
        const style = styleOf(element);
        const text = style.preserves ? child.data : child.data.replace(/\s+/g, " ");
        own.pieces.push({ node: child, text, style, language: inner.language, linked: inner.linked });
      } else if (child instanceof Element && !matches(child, SKIP)) {
        if (tagOf(child) === "br") own.pieces.push({ text: "\n" });
        else visit(child, inner, own);
      }
    }
    if (isBlock) flush(own);
  };

  const root = document.documentElement;
  if (root && document.body) {
    const stated = attribute(root, "lang") ?? (document.contentType === "text/html" ? null : root.getAttribute("xml:lang"));
    visit(document.body, { language: stated ?? "", around: [], linked: false }, null);
  }
  return found.map((one) => one.record);
}
