/** What changes colours after they are painted, so that styles do not tell what is seen: the pixels do. */

import { all, parentOf, textsOf } from "../../browser/js/lib/dom.js";
import { isInSight } from "../../browser/js/lib/visibility.js";

/** Filters that change colours or fade them; a shadow that is dropped does neither. */
const RECOLOURS = /(opacity|contrast|brightness|grayscale|invert|saturate|sepia|hue-rotate|blur|url)\(/;

/** @param {CSSStyleDeclaration} style */
const clipsToText = (style) => style.backgroundClip.includes("text");

/** @param {CSSStyleDeclaration} style */
const hasEffect = (style) => RECOLOURS.test(style.filter) || style.mixBlendMode !== "normal" || style.maskImage !== "none" || clipsToText(style);

/** @param {Element} element @param {(style: CSSStyleDeclaration) => boolean} has @returns {Element | null} it, or the nearest around it, whose style has something */
const nearest = (element, has) => {
  for (let at = /** @type {Element | null} */ (element); at; at = parentOf(at)) if (has(getComputedStyle(at))) return at;
  return null;
};

/** @param {Element} element @returns {boolean} whether its own colours are those that are seen */
export const isPlain = (element) => nearest(element, hasEffect) === null;

/** @param {Element} element @returns {Element | null} that of which the background is seen in the shape of its letters alone */
export const clipperOf = (element) => nearest(element, clipsToText);

/** @param {Element[]} within the elements to look in, and at @returns {Element[]} those with words in sight whose colours are changed once painted */
export const recolouredTexts = (within) => {
  const holders = [...new Set(within)].filter((one) => hasEffect(getComputedStyle(one)));
  return all("body *").filter(
    (one) => holders.some((holder) => holder.contains(one)) && textsOf(one).some((text) => text.data.trim() !== "" && isInSight(text)) && !isPlain(one),
  );
};
