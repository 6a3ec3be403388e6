import { all, closest, contains, first, placeOf, textsOf, within } from "../browser/js/lib/dom.js";
import { nameOf } from "../browser/js/lib/names.js";
import { clip } from "../browser/js/lib/strings.js";
import { textContentOf } from "../browser/js/lib/text.js";
import { isInSight } from "../browser/js/lib/visibility.js";

/** @type {(keyof CSSStyleDeclaration)[]} */
const LOOKS = [
  "color", "textDecorationLine", "backgroundColor", "backgroundImage", "fontWeight", "fontStyle", "fontSize", "fontFamily", "textTransform",
  "boxShadow", "borderBottomWidth", "borderBottomStyle", "outlineStyle", "letterSpacing",
];
const BLOCKS = "p, li, dd, td, th, div, section, article, figcaption, blockquote, address, caption";
const LETTERS = 10;

/** @param {Element} element @returns {string} */
const lettersIn = (element) => textContentOf(element).replaceAll(/[^\p{L}]/gu, "");

/** @param {Element} block @returns {number} how many letters stand in it outside of links */
const lettersBeside = (block) =>
  lettersIn(block).length - within(block, "a[href]").map((one) => lettersIn(one).length).reduce((sum, one) => sum + one, 0);

/** @param {Element} element @returns {string} */
const lookOf = (element) => {
  const style = getComputedStyle(element);
  return LOOKS.map((name) => String(style[name])).join("|");
};

/** @param {Element} element @returns {boolean} whether something is drawn before or after it */
const isMarked = (element) => ["::before", "::after"].some((pseudo) => !/^(none|normal)$/.test(getComputedStyle(element, pseudo).content));

/** @param {Element} link @returns {Element[]} it, and what in it holds words */
const holdersIn = (link) => [link, ...within(link, "*")].filter((one) => textsOf(one).some((text) => text.data.trim() !== "" && isInSight(text)));

/** @param {Element} block @returns {Element | undefined} what holds words of it that are no link's */
const plainHolderIn = (block) =>
  [block, ...within(block, "*")].find((one) => !closest(one, "a[href]") && textsOf(one).some((text) => /\p{L}/u.test(text.data) && isInSight(text)));

/** @param {Element} link @returns {Element | undefined} what holds the words of the sentence that it stands in; none where it stands alone */
const sentenceAround = (link) => {
  const block = closest(link, BLOCKS);
  const isPart = block && !contains(link, block) && getComputedStyle(link).display.startsWith("inline") && holdersIn(link).length > 0;
  return isPart && lettersBeside(block) >= LETTERS ? plainHolderIn(block) : undefined;
};

/** @param {Element} link @param {Element} sentence @returns {boolean} whether nothing tells its words from those around them */
const looksLike = (link, sentence) => {
  const parts = new Set([link, ...holdersIn(link)]);
  return !isMarked(link) && !first(link, "img, svg") && [...parts].every((one) => lookOf(one) === lookOf(sentence));
};

/**
 * The links that stand in a sentence, and whether they look just like the words around them.
 * @returns {object[]} SentenceLink records
 */
export default function sentence_links() {
  return all("a[href]").flatMap((one) => {
    const sentence = sentenceAround(one);
    return sentence ? [{ name: clip(nameOf(one), 80), is_plain: looksLike(one, sentence), place: placeOf(one) }] : [];
  });
}
