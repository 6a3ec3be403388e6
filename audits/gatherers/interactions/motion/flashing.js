/** How light something looks, and how often that goes there and back. */

import { luminance } from "../../../browser/js/lib/colour.js";
import { tagOf } from "../../../browser/js/lib/dom.js";

/** How light a picture is nobody knows here; most are dark enough to be seen on white. */
const PICTURE = [90, 90, 90, 1];
/** A change of luminance that counts, and the luminance up to which the darker of the two is dark enough for it. */
const [CHANGE, DARK] = [0.1, 0.8];

/** @param {string} colour a computed one, in `rgb()` @returns {number[]} red, green and blue from 0 to 255, and alpha where it is written */
const partsOf = (colour) => (colour.match(/[\d.]+/g) ?? ["0", "0", "0", "0"]).map(Number);

/** @param {CSSStyleDeclaration} style @param {Element} element */
const isPicture = (style, element) => style.backgroundImage !== "none" || /^(img|picture|svg|canvas|video)$/.test(tagOf(element));

/** @param {CSSStyleDeclaration} style @param {Element} element that has it @returns {number} the luminance of its own box on white, from 0 to 1 */
export const lightnessOf = (style, element) => {
  const [red, green, blue, alpha = 1] = isPicture(style, element) ? PICTURE : partsOf(style.backgroundColor);
  const strength = (style.visibility === "visible" ? Number(style.opacity) : 0) * alpha;
  const onWhite = (/** @type {number} */ part) => part * strength + 255 * (1 - strength);
  return luminance([onWhite(red), onWhite(green), onWhite(blue), 1]);
};

/** @param {number[]} levels luminances, one after the other @returns {number} how often they go there and back */
export const flashesIn = (levels) => {
  let turns = 0;
  let last = levels[0];
  let direction = 0;
  for (const level of levels) {
    if (Math.abs(level - last) < CHANGE || Math.min(level, last) >= DARK) continue;
    if (Math.sign(level - last) !== direction) turns += 1;
    direction = Math.sign(level - last);
    last = level;
  }
  return Math.floor(turns / 2);
};
