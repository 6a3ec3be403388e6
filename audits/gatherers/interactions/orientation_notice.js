import { all, closest, contains, placeOf, read, rectOf, textsOf } from "../../browser/js/lib/dom.js";
import { clip, squeeze } from "../../browser/js/lib/strings.js";
import { textContentOf } from "../../browser/js/lib/text.js";
import { isRendered, isShown } from "../../browser/js/lib/visibility.js";

/** @typedef {import("../../browser/js/lib/dom.js").Place} Place */

const ASKS =
  /\b(rotate|turn|flip|tilt)\b.{0,30}\b(device|phone|screen|tablet|mobile)\b|\b(use|switch to|only|best|view(ed)?)\b.{0,30}\b(landscape|portrait)\b|\b(landscape|portrait) (mode|view|orientation)\b/i;
const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, video, audio";
/** UTF-16 code units: a longer text is no notice. */
const LONGEST = 200;
/** Parts of the viewport's width and height at which it is looked whether a notice covers the page. */
const POINTS = [0.2, 0.5, 0.8];

/** @param {Element} element @returns {string} the words that stand in it, not in what it holds */
const ownTextOf = (element) => squeeze(textsOf(element).map((node) => node.data).join(" "));

/** @param {Element} element */
const isInViewport = (element) => {
  const box = rectOf(element);
  const isThere = box.width > 2 && box.height > 2 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return isThere && isShown(element);
};

/** @param {Element} element @returns {boolean} whether it asks a reader, in sight, to turn the device */
const isNotice = (element) => {
  const text = ownTextOf(element);
  if (!text || text.length > LONGEST || !ASKS.test(text)) return false;
  return !closest(element, "script, style, noscript, template") && isInViewport(element);
};

/** @param {Element} element */
const isOverPage = (element) => /fixed|absolute/.test(getComputedStyle(element).position);

/** @param {Element} element @returns {Element} the first of it and what it stands in that can lie over the page, else the outermost in the body */
const layerOf = (element) => {
  const parent = read(element, "parentElement");
  return parent === null || parent === document.body || isOverPage(element) ? element : layerOf(parent);
};

/** @param {Element} layer @returns {boolean} whether it lies over the page wherever that is looked at */
const coversPage = (layer) => {
  const hits = POINTS.flatMap((x) => POINTS.map((y) => document.elementFromPoint(innerWidth * x, innerHeight * y)));
  return isOverPage(layer) && hits.every((hit) => hit && contains(layer, hit));
};

/**
 * The words that ask a reader to turn the device, if they are in sight, and whether they hide the page; and how many controls
 * the page shows.
 * @returns {{notice: {text: string, covers: boolean, place: Place} | null, controls: number}}
 */
export default function orientation_notice() {
  const notice = all("body *").find(isNotice);
  const told = notice ? { text: clip(textContentOf(notice), 120), covers: coversPage(layerOf(notice)), place: placeOf(notice) } : null;
  return { notice: told, controls: all(CONTROLS).filter(isRendered).length };
}
