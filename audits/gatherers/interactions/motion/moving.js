/** Something that moves: whether it is seen, and what is told of it. */

import { all, attribute, contains, placeOf, read, rectOf, tagOf } from "../../../browser/js/lib/dom.js";
import { clip, squeeze } from "../../../browser/js/lib/strings.js";
import { textContentOf } from "../../../browser/js/lib/text.js";
import { isShown } from "../../../browser/js/lib/visibility.js";

/**
 * @typedef {object} Moving
 * @property {Element | Animation} key what is the same when it is found again
 * @property {Element} target what moves
 * @property {"animation" | "video" | "picture" | "text" | "look"} kind
 * @property {string} name its name or address; "" where it has none
 * @property {number | null} seconds for which it moves; null where it has no end
 * @property {number} flashes a second
 * @property {boolean} [hasOwnControls] whether the browser gives it some
 * @property {() => boolean} isStill whether it does not move any more
 */

/** @typedef {import("../../../browser/js/lib/dom.js").Place} Place */

/** Square pixels: what is no larger nobody sees move. */
const TINY = 16;
const BUSY = /(^|[-_\s])(spin|spinner|loader|loading|progress|skeleton|placeholder|busy|throbber)/i;
/** How far around something it is told that it waits: itself and so many above it. */
const AROUND = 3;
const ELSE = "img, svg, video, canvas, iframe, input, button, select, textarea";

/** @param {Element} element @returns {boolean} whether a reader can see it, or scroll to it */
export const isSeen = (element) => {
  if (!isShown(element)) return false;
  const box = rectOf(element);
  const root = document.scrollingElement ?? document.documentElement;
  const left = box.left + root.scrollLeft;
  const top = box.top + root.scrollTop;
  const isLarge = box.width * box.height > TINY;
  return isLarge && left + box.width > 0 && top + box.height > 0 && left < Math.max(root.scrollWidth, innerWidth);
};

/** @param {Element} element @returns {number} square pixels of the viewport that it takes at most */
const areaOf = (element) => {
  const box = rectOf(element);
  return Math.round(Math.min(box.width, innerWidth) * Math.min(box.height, innerHeight));
};

/** @param {Element} element @returns {boolean} whether it says that a reader has to wait */
const saysBusy = (element) => {
  if (/^(progressbar|status)$/.test(attribute(element, "role") ?? "") || attribute(element, "aria-busy") === "true") return true;
  return tagOf(element) === "progress" || BUSY.test(`${attribute(element, "class") ?? ""} ${attribute(element, "id") ?? ""}`);
};

/** @param {Element} element @returns {boolean} whether it moves while something loads */
const waitsForLoading = (element) => {
  for (let at = /** @type {Element | null} */ (element), up = 0; at && up < AROUND; at = read(at, "parentElement"), up += 1) {
    if (saysBusy(at)) return true;
  }
  return false;
};

/** @param {Element} element @returns {boolean} whether there is nothing else to see on the page */
const isAlone = (element) => {
  const { innerText } = /** @type {HTMLElement} */ (element);
  return squeeze(document.body.innerText) === squeeze(innerText) && all(ELSE).filter(isSeen).every((one) => contains(element, one));
};

/** Its own style is what a script changes from moment to moment, so it is no part of the place. @param {Place} place @returns {Place} */
const atRest = (place) => ({ ...place, html: place.html.replace(/^(<[^>]*?)\s+style="[^"]*"/, "$1") });

/** @param {number} value */
const inTenths = (value) => Math.round(value * 10) / 10;

/** @param {Moving} moving @returns {string} */
const nameOf = ({ kind, name, target }) => (/picture|video/.test(kind) ? name : textContentOf(target) || name);

/** @param {Moving} moving @param {string} adjuster the name of what sets how often things change, if there is such @returns {object} a Moving record */
export const describe = (moving, adjuster) => ({
  kind: moving.kind,
  name: clip(nameOf(moving), 80),
  seconds: moving.seconds === null ? null : inTenths(moving.seconds),
  area: areaOf(moving.target),
  flashes: inTenths(moving.flashes),
  waits_for_loading: waitsForLoading(moving.target),
  has_own_controls: Boolean(moving.hasOwnControls),
  is_alone: isAlone(moving.target),
  adjusted_by: clip(adjuster, 80),
  place: atRest(placeOf(moving.target)),
});
