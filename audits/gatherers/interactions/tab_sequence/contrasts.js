/** By how much a colour that shows the focus stands out, from what it lies on and from what was there before. */

import { contrast, over, parse } from "../../../browser/js/lib/colour.js";

/** @typedef {import("../../../browser/js/lib/colour.js").Colour} Colour */

/** The least contrast by which a change can be noticed. */
const NOTICEABLE = 1.5;

/** @param {string} css @returns {Colour} black where it is no colour, as `none` of a fill */
const paintOf = (css) => parse(css) ?? [0, 0, 0, 1];

/** @param {string} css @returns {boolean} whether anything is seen of a colour */
export const isVisible = (css) => paintOf(css)[3] > 0;

/** @param {(number | null)[]} values @returns {number | null} the largest, of those that are known */
export const best = (values) => values.reduce((one, other) => (one === null || other === null ? (one ?? other) : Math.max(one, other)), null);

/** @param {string} css @param {Colour | null} ground @returns {number | null} the contrast of a colour with what it lies on */
export const against = (css, ground) => (ground === null ? null : contrast(over(paintOf(css), ground), ground));

/**
 * A changed colour shows the focus by the change, or, where the change can be noticed, by standing out from its ground.
 * @param {number} change @param {number} beside @returns {number}
 */
const lenient = (change, beside) => (change >= NOTICEABLE ? Math.max(change, beside) : change);

/** @param {string} focused @param {string} plain @param {Colour | null} ground @returns {number | null} the contrast of a changed colour */
export const recoloured = (focused, plain, ground) => {
  if (ground === null) return null;
  const [now, before] = [over(paintOf(focused), ground), over(paintOf(plain), ground)];
  return lenient(contrast(now, before), contrast(now, ground));
};

/** @param {string} focused @param {string} plain @param {Colour} ground @returns {boolean} whether nobody can tell one from the other on it */
export const isSeenAlike = (focused, plain, ground) => {
  const [now, before] = [over(paintOf(focused), ground), over(paintOf(plain), ground)];
  return contrast(now, before) <= 1.001 && now.join() === before.join();
};
