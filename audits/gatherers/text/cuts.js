/** What the boxes of a page cut off its texts, and how a reader comes to see it all the same. */

import { attribute, closest, contains, first, matches, read, tagOf } from "../../browser/js/lib/dom.js";
import { nameOf } from "../../browser/js/lib/names.js";
import { squeeze } from "../../browser/js/lib/strings.js";
import { textContentOf } from "../../browser/js/lib/text.js";

/** @typedef {import("./texts.js").LaidOut} LaidOut */
/** @typedef {import("./texts.js").Cutter} Cutter */
/** @typedef {"x" | "y"} Axis */
/** @typedef {{left: number, top: number, right: number, bottom: number, height: number}} Line */
/** @typedef {{text: LaidOut, lines: Line[], seen: Line[], isOutside: boolean, isHalved: boolean, cutBy: {cutter: Cutter, axis: Axis} | null}} Measured */

const FULL = 0.3;
const SLIDES = /carousel|slide[rs]?\b|slideshow|swiper|splide|glide|flickity|slick|marquee|ticker/i;
const ONWARD = /^(next|prev|previous|back|forward)\b|^[←→‹›«»❮❯<>]$/i;
const CONTROLS = "button, summary, [aria-expanded], [role=button]";

/**
 * How much of a line lies beyond a box on one axis: 0 none, 1 a part, 2 all of it.
 * @param {DOMRect} rect @param {import("./texts.js").Box} box @param {Axis} axis @param {number} size of its letters, pixels
 */
const beyond = (rect, box, axis, size) => {
  const from = axis === "x" ? "left" : "top";
  const to = axis === "x" ? "right" : "bottom";
  if (rect[from] >= box[to] - 1 || rect[to] <= box[from] + 1) return 2;
  const out = Math.max(0, rect[to] - box[to]) + Math.max(0, box[from] - rect[from]);
  return out > (axis === "x" ? size * 0.5 : (rect[to] - rect[from]) * FULL) ? 1 : 0;
};

/** @param {DOMRect} rect @param {import("./texts.js").Cutters} cutters @returns {Line} what of a line its boxes let through */
const partOf = (rect, { x, y }) => ({
  left: Math.max(rect.left, ...x.map(({ box }) => box.left)),
  right: Math.min(rect.right, ...x.map(({ box }) => box.right)),
  top: Math.max(rect.top, ...y.map(({ box }) => box.top)),
  bottom: Math.min(rect.bottom, ...y.map(({ box }) => box.bottom)),
  height: rect.height,
});

/** @param {Line} line @param {import("./texts.js").Box} box @returns {Line} what of a line is seen in a box that scrolls */
const within = (line, box) => ({
  left: Math.max(line.left, box.left),
  right: Math.min(line.right, box.right),
  top: Math.max(line.top, box.top),
  bottom: Math.min(line.bottom, box.bottom),
  height: line.height,
});

/** @type {Axis[]} */
const AXES = ["x", "y"];

/**
 * @param {LaidOut} text
 * @param {DOMRect[]} rects its lines that are not beside the page
 * @returns {Measured}
 */
export const measure = (text, rects) => {
  const { flow } = text.around;
  const size = parseFloat(text.style.fontSize);
  /** @type {Measured} */
  const found = { text, lines: [], seen: [], isOutside: false, isHalved: false, cutBy: null };
  for (const rect of rects) {
    let state = 0;
    for (const axis of AXES) {
      for (const cutter of flow[axis]) {
        const much = beyond(rect, cutter.box, axis, size);
        state = Math.max(state, much);
        if (much === 1 && axis === "y") found.isHalved = true;
        // What lies beside the page as a whole waits there; what begins on it is cut by its edge.
        if (much > 0 && (cutter.element || much === 1)) found.cutBy ??= { cutter, axis };
      }
    }
    if (state < 2) found.lines.push(partOf(rect, flow));
  }
  const seen = found.lines.map((line) => flow.windows.reduce(within, line));
  found.seen = seen.filter((line) => line.right > line.left && line.bottom > line.top);
  found.isOutside = found.lines.length === 0;
  return found;
};

/** @param {LaidOut} text @returns {string} all that its block says */
export const fullTextOf = (text) => squeeze(read(text.block, "textContent"));

/** @param {Element} element @returns {boolean} whether what it holds comes into view by itself, or by buttons beside it */
export const isSlides = (element) => {
  const parent = read(element, "parentElement");
  const around = [element, parent, parent && read(parent, "parentElement"), ...read(element, "children")].slice(0, 8).filter((one) => one !== null);
  const isNamed = (/** @type {Element} */ one) => SLIDES.test(`${attribute(one, "class")} ${attribute(one, "id")} ${attribute(one, "aria-roledescription")}`);
  if (around.some((one) => isNamed(one) || getComputedStyle(one).scrollSnapType !== "none")) return true;
  const buttons = [...(parent?.querySelectorAll("button, [role=button], [role=tab], a") ?? [])];
  return parent !== (document.body ?? document.documentElement) && buttons.some((one) => ONWARD.test(nameOf(one)));
};

/** @param {Element} element @returns {boolean} */
export const isMoving = (element) => element.getAnimations({ subtree: true }).some((one) => one.playState === "running");

/** @param {Element | null} scope @param {string} selector @param {Node} node @returns {boolean} whether something beside the text matches */
const holds = (scope, selector, node) =>
  [...(scope?.querySelectorAll(selector) ?? []), ...(scope?.matches(selector) ? [scope] : [])].some((one) => !contains(one, node) && one.checkVisibility());

/** @param {LaidOut} text @param {Element} cutter @returns {string | null} "title" where one says it all; null where nothing does */
const toldByTitle = ({ node }, cutter) => {
  const start = squeeze(node.data).slice(0, 25);
  for (let at = read(node, "parentElement"); at; at = read(at, "parentElement")) {
    if (squeeze(attribute(at, "title") ?? attribute(at, "aria-label")).includes(start)) return attribute(at, "title") ? "title" : "";
    if (at === cutter) break;
  }
  return null;
};

/** “Read more”, not a paragraph with a link in it. @param {Element | null} element */
const isShort = (element) => element !== null && textContentOf(element).length < 60;

/** A teaser is short and stands below a heading of the second level at most; an article that is the page is no teaser. @param {Element | null} card */
const isTeaser = (card) => card !== null && !first(card, "h1") && textContentOf(card).length < 1000;

/**
 * @param {Measured} measured
 * @param {Element} cutter
 * @param {Measured[]} every the other texts, one of which may say the same in full
 * @returns {string} what reveals it: "title", "button", "link", "elsewhere"; empty where nothing does
 */
export const revealOf = ({ text }, cutter, every) => {
  const { node } = text;
  const title = toldByTitle(text, cutter);
  if (title !== null) return title;
  const parent = read(cutter, "parentElement");
  const scope = parent && parent !== document.body && !matches(parent, "main, article, [role=main]") ? parent : null;
  const next = read(cutter, "nextElementSibling");
  if (holds(scope, CONTROLS, node) || holds(next, CONTROLS, node)) return "button";
  const card = closest(cutter, "li, article, [class*=card]");
  if (holds(scope, "a[href]", node) || (isShort(next) && holds(next, "a[href]", node)) || (isTeaser(card) && holds(card, "a[href]", node))) return "link";
  const whole = fullTextOf(text);
  const isWhole = every.some((other) => !other.cutBy && !contains(other.text.block, node) && fullTextOf(other.text).startsWith(whole));
  return isWhole ? "elsewhere" : "";
};

/** @param {CSSStyleDeclaration} style @returns {number} pixels from line to line */
const lineOf = (style) => parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.2;

/** @param {Measured} measured @param {Cutter} cutter @param {Axis} axis @returns {string} how it is cut, as a CutText record has it */
export const howOf = ({ text, isHalved }, cutter, axis) => {
  if (axis === "x") return cutter.style.textOverflow === "clip" ? "cut" : "ellipsis";
  if (cutter.style.webkitLineClamp !== "none") return "clamp";
  return !isHalved && cutter.box.bottom - cutter.box.top < lineOf(text.style) * 1.8 ? "line" : "cut";
};

/** @param {Element} element @returns {boolean} whether it stands for one passage */
export const isLine = (element) =>
  /^(p|li|dd|dt|h[1-6]|blockquote|td|figcaption|div|section|label|a|button|span|address)$/.test(tagOf(element));
