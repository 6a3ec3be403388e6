/**
 * Colours as a screen shows them: every colour of CSS, light and contrast as WCAG defines them, and what lies behind a text.
 *
 * Chromium itself reads a colour: a canvas takes any that is written, and says it in red, green and blue when asked in
 * relative colour syntax. That takes 33 µs; painting a pixel and reading it back 39, a probe in the document 133, and that
 * would change the page. What was read is remembered.
 */

import { attribute, parentOf, tagOf } from "./dom.js";

/** @typedef {[red: number, green: number, blue: number, alpha: number]} Colour red, green and blue from 0 to 255, alpha to 1 */

/** Made when the first colour is read: most scripts read none. @type {OffscreenCanvasRenderingContext2D | null} */
let pen = null;
/** @type {Map<string, Colour | null>} */
const known = new Map();
const NONE = "#010203";
const IN_RGB = /^color\(srgb (\S+) (\S+) (\S+?)(?: \/ (\S+))?\)$/;

/** @param {string} part from 0 to 1, and beyond where a screen has no such colour @returns {number} from 0 to 255 */
const level = (part) => Math.round(Math.min(1, Math.max(0, Number(part) || 0)) * 255);

/** @param {string} css @returns {Colour | null} */
const readAnew = (css) => {
  pen ??= new OffscreenCanvas(1, 1).getContext("2d");
  if (!pen) throw new TypeError("There is no canvas to read colours with.");
  pen.fillStyle = NONE; // what is no colour leaves it so
  pen.fillStyle = `color(from ${css} srgb r g b / alpha)`;
  const [, red, green, blue, alpha = "1"] = IN_RGB.exec(String(pen.fillStyle)) ?? [];
  return red === undefined ? null : [level(red), level(green), level(blue), Number(alpha) || 0];
};

/**
 * @param {string} css a colour of any kind, as written or computed
 * @param {string} [current] what `currentcolor` is, as computed
 * @returns {Colour | null} clipped to what a screen can show; null for what is no colour
 */
export const parse = (css, current = "black") => {
  const written = css.trim().replace(/\bcurrentcolor\b/gi, current);
  let found = known.get(written);
  if (found === undefined) {
    found = readAnew(written);
    known.set(written, found);
  }
  return found && [...found];
};

/** @type {Colour} */
const TRANSPARENT = [0, 0, 0, 0];

/** @param {string} css a computed colour @returns {Colour} transparent where it is no colour, such as `none` or `auto` */
export const colourOf = (css) => parse(css) ?? [...TRANSPARENT];

/** @param {Colour} colour @param {number} share @returns {Colour} with so much of its alpha */
export const faded = ([red, green, blue, alpha], share) => [red, green, blue, alpha * share];

/** @param {Colour} front @param {Colour} back opaque @returns {Colour} what is seen of one colour over another */
export const over = ([red, green, blue, alpha], back) => {
  const [r, g, b] = [red, green, blue].map((one, at) => one * alpha + back[at] * (1 - alpha));
  return [r, g, b, 1];
};

/** @param {Colour} colour opaque @returns {number} from 0 to 1 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance) */
export const luminance = ([red, green, blue]) => {
  const [r, g, b] = [red, green, blue].map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** @param {Colour} one @param {Colour} other @returns {number} from 1 to 21 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio) */
export const contrast = (one, other) => {
  const [darker, lighter] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
};

/** @param {Colour} colour @returns {string} as `#rrggbb` */
export const hex = ([red, green, blue]) => `#${[red, green, blue].map((one) => Math.round(one).toString(16).padStart(2, "0")).join("")}`;

/** @type {boolean | null} */
let isDark = null;

/** @returns {string} the colour schemes that the page says it has */
const schemes = () => {
  const { colorScheme } = getComputedStyle(document.documentElement);
  const stated = document.querySelector("meta[name='color-scheme' i]");
  return colorScheme === "normal" && stated ? (attribute(stated, "content") ?? "") : colorScheme;
};

/** @returns {Colour} what Chromium paints below all else: dark where the page can be dark, and a reader wants that or it can be nothing else */
export const canvasColour = () => {
  if (isDark === null) {
    const canBe = schemes();
    isDark = canBe.includes("dark") && (matchMedia("(prefers-color-scheme: dark)").matches || !canBe.includes("light"));
    queueMicrotask(() => (isDark = null)); // it holds while one script runs, no longer
  }
  return isDark ? [18, 18, 18, 1] : [255, 255, 255, 1];
};

/** @type {WeakMap<Element, CSSStyleDeclaration>} */
const styles = new WeakMap();

/** @param {Element} element @returns {CSSStyleDeclaration} its computed style, which stays up to date by itself */
export const styleOf = (element) => {
  const style = styles.get(element) ?? getComputedStyle(element);
  styles.set(element, style);
  return style;
};

/** @param {Element} element @returns {Element[]} what it stands in, from the outside in, and itself */
const chainOf = (element) => {
  /** @type {Element[]} */
  const chain = [];
  for (let at = /** @type {Element | null} */ (element); at; at = parentOf(at)) chain.unshift(at);
  return chain;
};

/** A picture in a field that does not repeat is a sign beside its words. @param {Element} element @param {CSSStyleDeclaration} style */
const hasPicture = (element, style) =>
  style.backgroundImage !== "none" && !(/^(input|select)$/.test(tagOf(element)) && style.backgroundRepeat.includes("no-repeat"));

/** A shadow leaves what casts it as it is. @param {CSSStyleDeclaration} style */
const isFiltered = (style) => {
  const { filter, mixBlendMode } = style;
  return mixBlendMode !== "normal" || (filter !== "none" && filter.replace(/drop-shadow\((?:[^()]|\([^()]*\))*\)/g, "").trim() !== "");
};

/**
 * What is seen where an element is: its background over those around it, and a colour on top of it, if any.
 *
 * An opaque colour hides the picture it lies on, unless what bears it lets something through.
 * @param {Element} element
 * @param {Colour | null} [onTop]
 * @returns {Colour | null} opaque; null where a picture or an effect lies behind it, so that nobody can say
 */
export const seenAt = (element, onTop = null) => {
  let seen = canvasColour();
  let isSure = true;
  /** @type {{opacity: number, before: Colour, wasSure: boolean}[]} */
  const groups = [];
  for (const at of chainOf(element)) {
    const style = styleOf(at);
    if (isFiltered(style)) return null;
    const opacity = Number(style.opacity);
    if (opacity < 1) groups.push({ opacity, before: seen, wasSure: isSure });
    const colour = colourOf(style.backgroundColor);
    if (style.backdropFilter !== "none") isSure = false;
    if (colour[3] === 1) isSure = true;
    if (hasPicture(at, style)) isSure = false;
    seen = over(colour, seen);
  }
  if (onTop) {
    isSure ||= onTop[3] === 1;
    seen = over(onTop, seen);
  }
  for (const { opacity, before, wasSure } of groups.toReversed()) {
    isSure &&= wasSure;
    seen = over(faded(seen, opacity), before);
  }
  return isSure ? seen : null;
};

/** @param {Element | null} element @returns {Colour | null} the colour behind its content; null where a picture is there */
export const backdropOf = (element) => (element ? seenAt(element) : canvasColour());
