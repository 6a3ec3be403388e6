import { all, attribute, read } from "../../browser/js/lib/dom.js";
import { squeeze } from "../../browser/js/lib/strings.js";

const RUNS = /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i;
const PICTURES = /\.(gif|a?png|webp|avif)([?#]|$)|^data:image\/(gif|a?png|webp|avif)/i;

/** @param {CSSRule} rule @returns {boolean} whether it is, or holds, the steps of an animation */
const hasKeyframes = (rule) => {
  if (rule instanceof CSSImportRule) return rule.styleSheet !== null && hasKeyframesIn(rule.styleSheet);
  return rule instanceof CSSKeyframesRule || ("cssRules" in rule && [.../** @type {CSSGroupingRule} */ (rule).cssRules].some(hasKeyframes));
};

/** @param {CSSStyleSheet} sheet @returns {boolean} */
const hasKeyframesIn = (sheet) => {
  try {
    return [...sheet.cssRules].some(hasKeyframes);
  } catch {
    return true; // a sheet of another host, which nobody may read
  }
};

/** @param {Element} element @returns {boolean} whether a script stands in one of its attributes */
const hasHandler = (element) => [...read(element, "attributes")].some(({ name }) => name.startsWith("on"));

/** @param {HTMLImageElement} picture @returns {boolean} whether it is of a kind that can move */
const canMove = (picture) => PICTURES.test(picture.currentSrc || picture.src);

/**
 * Whether anything on the page could move by itself: a script, an animation, a film, a picture of a kind that can move.
 * @returns {boolean}
 */
export default function moves() {
  return (
    all("script").some((one) => RUNS.test(squeeze(attribute(one, "type")))) ||
    all("*").some(hasHandler) ||
    document.getAnimations().length > 0 ||
    [...document.styleSheets, ...document.adoptedStyleSheets].some(hasKeyframesIn) ||
    all("[style*=animation], video, animate, animateTransform, animateMotion, set").length > 0 ||
    /** @type {HTMLImageElement[]} */ (all("img")).some(canMove)
  );
}
