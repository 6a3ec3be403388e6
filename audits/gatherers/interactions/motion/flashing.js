/** How light something looks, and how often that goes there and back. */

import { colourOf, faded, luminance, over } from "../../../browser/js/lib/colour.js";
import { tagOf } from "../../../browser/js/lib/dom.js";

/** @typedef {import("../../../browser/js/lib/colour.js").Colour} Colour */

/** How light a picture is nobody knows here; most are dark enough to be seen on white. @type {Colour} */
const PICTURE = [90, 90, 90, 1];
/** @type {Colour} */
const WHITE = [255, 255, 255, 1];
/** A change of luminance that counts, and the luminance up to which the darker of the two is dark enough for it. */
const [CHANGE, DARK] = [0.1, 0.8];

/** @param {CSSStyleDeclaration} style @param {Element} element */
const isPicture = (style, element) => style.backgroundImage !== "none" || /^(img|picture|svg|canvas|video)$/.test(tagOf(element));

/** @param {CSSStyleDeclaration} style @param {Element} element that has it @returns {number} the luminance of its own box on white, from 0 to 1 */
export const lightnessOf = (style, element) => {
  const colour = isPicture(style, element) ? PICTURE : colourOf(style.backgroundColor);
  const opacity = style.visibility === "visible" ? Number(style.opacity) : 0;
  return luminance(over(faded(colour, opacity), WHITE));
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
