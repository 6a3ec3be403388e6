import { all, closest, parentOf, placeOf } from "../../browser/js/lib/dom.js";
import { colourOf } from "../../browser/js/lib/colour.js";
import { deepActive } from "../../browser/js/lib/focus.js";
import { clip } from "../../browser/js/lib/strings.js";
import { textContentOf } from "../../browser/js/lib/text.js";
import { isRendered, textsInSight } from "../../browser/js/lib/visibility.js";

const LIVE = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert], [role=log], [role=timer], output";
const NUMBERS = /\d[\d.,]*/g;
const CLOCK = /\d:\d\d/;
const FIELDS = "input, textarea, select";
/** Blocks of new text: how many are told of at most. */
const MAX_BLOCKS = 30;

/** @returns {Map<Element, string>} the live regions of the page, with their words */
const liveRegions = () => new Map(all(LIVE).map((one) => [one, textContentOf(one)]));

/** @param {Map<Text, string>} before @returns {Element[]} what holds a text that has come into sight since, but for fields */
const freshBlocks = (before) => {
  const fresh = [...textsInSight()].filter(([node, text]) => before.get(node) !== text).map(([node]) => node);
  const blocks = new Set(fresh.map(parentOf).filter((one) => one !== null));
  return [...blocks].filter((one) => !closest(one, FIELDS)).slice(0, MAX_BLOCKS);
};

/** @param {string} text @returns {boolean} whether it says what the field that has the focus says of itself */
const isOfField = (text) => {
  const active = deepActive();
  const value = active && "value" in active ? String(active.value) : "";
  return value !== "" && text.includes(value);
};

/** @param {Map<Element, string>} counts @param {Element} block @returns {boolean} whether its words are as before, but for the numbers in them, and it is no clock */
const isNewCount = (counts, block) => {
  const before = counts.get(block);
  const now = textContentOf(block);
  if (before === undefined || before === now || CLOCK.test(now) || isOfField(now)) return false;
  return before.replace(NUMBERS, "0") === now.replace(NUMBERS, "0");
};

/** @param {Map<Text, string>} texts @returns {Map<Element, string>} the words of what holds a number */
const countsIn = (texts) => {
  const holders = [...texts].filter(([, text]) => /\d/.test(text)).map(([node]) => parentOf(node));
  return new Map(holders.filter((one) => one !== null).map((one) => [one, textContentOf(one)]));
};

/** @param {Map<Element, string>} counts @returns {(block: Element) => object} a NewText record */
const describer = (counts) => (block) => ({
  text: clip(textContentOf(block), 200),
  is_live: Boolean(closest(block, LIVE)),
  is_new_count: isNewCount(counts, block),
  place: placeOf(block),
});

/** @param {HTMLInputElement} field @returns {boolean} whether the browser itself tells what is wrong with its form when that is sent */
const isToldByBrowser = ({ form }) =>
  form !== null && !form.noValidate && [.../** @type {Iterable<HTMLInputElement>} */ (form.elements)].some((one) => one.willValidate && !one.validity.valid);

/** @param {string} colour as computed @returns {boolean} */
const isRed = (colour) => {
  const [red, green, blue, alpha] = colourOf(colour);
  return alpha > 0 && red > 120 && red > 1.5 * green && red > 1.5 * blue;
};

/** @param {Element} field @returns {boolean} whether its edge or its ground is red */
const isRedField = (field) => {
  const { borderTopColor, borderBottomColor, backgroundColor, boxShadow } = getComputedStyle(field);
  const [shadow] = boxShadow.match(/^[a-z-]+\([^)]*\)/) ?? ["transparent"];
  return [borderTopColor, borderBottomColor, backgroundColor, shadow].some(isRed);
};

/** @returns {Set<Element>} the fields that are drawn in red and have not the focus, but for those of which the browser tells */
const redFields = () =>
  new Set(all(FIELDS).filter((one) => isRendered(one) && one !== deepActive() && !isToldByBrowser(/** @type {HTMLInputElement} */ (one)) && isRedField(one)));

/**
 * What comes into sight, and what live regions tell, from now on.
 *
 * `word` gives a word to search for, from the page's own title; `after` what has come since: NewText records, and what live
 * regions tell that they did not tell at first; and how many fields have turned red.
 */
export default function status_messages() {
  const texts = textsInSight();
  const describe = describer(countsIn(texts));
  const regions = liveRegions();
  const reds = redFields();

  return {
    word: () => {
      const title = document.querySelector("h1") ?? document.body ?? document.documentElement;
      const words = textContentOf(title).match(/[a-z]{4,}/gi) ?? [];
      return words.slice(0, 10).toSorted((one, other) => other.length - one.length)[0] ?? "page";
    },

    after: () => {
      const told = [...liveRegions()].filter(([region, text]) => text && regions.get(region) !== text);
      return { shown: freshBlocks(texts).map(describe), told: told.map(([, text]) => clip(text, 200)), marked: [...redFields()].filter((one) => !reds.has(one)).length };
    },
  };
}
