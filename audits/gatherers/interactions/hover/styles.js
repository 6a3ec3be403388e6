/** What style sheets show more of when something is pointed at or has the focus. */

import { all } from "../../../browser/js/lib/dom.js";

/** @typedef {{selectorText?: string, style?: CSSStyleDeclaration, cssRules?: CSSRuleList, styleSheet?: CSSStyleSheet | null}} Rule what a rule may have, by its kind */

const PSEUDO = /:(hover|focus-within|focus-visible|focus)\b/g;
/** What is left of `:is(:hover, :focus-within)` and of `:not(:hover)` without them. */
const EMPTY = /:(is|where|not)\([\s,]*\)/g;
const SHOWS = /^(display|visibility|opacity|transform|translate|scale|clip|clip-path|height|max-height|left|right|top|bottom|inset|content-visibility)$/;

/** @param {{cssRules?: CSSRuleList}} holder a sheet, or a rule that holds others @returns {Rule[]} */
const rulesOf = (holder) => {
  try {
    return /** @type {Rule[]} */ ([...(holder.cssRules ?? [])]);
  } catch {
    return []; // a sheet of another host, which nobody may read
  }
};

/** @param {string} list @returns {string[]} its selectors, told apart by the commas outside all brackets, without spaces around combinators */
const splitTop = (list) => list.split(/,(?![^(]*\))/).map((one) => one.trim().replaceAll(/\s*([>+~])\s*/g, "$1"));

/**
 * @param {string} selector
 * @returns {string} what must be pointed at for something else that is there to look different; "" where nothing must
 */
const triggerIn = (selector) => {
  const last = [...selector.matchAll(PSEUDO)].at(-1);
  if (!last) return "";
  const after = selector.slice(last.index + last[0].length);
  const end = after.search(/[\s>+~]/);
  if (end < 0 || after.includes("::")) return "";
  const trigger = (selector.slice(0, last.index) + last[0] + after.slice(0, end)).replace(PSEUDO, "").replace(EMPTY, "").replace(/(^|[\s>+~])(?=$|[\s>+~])/, "$1*");
  const shown = after.slice(end).trim();
  return shown.includes(":has(") ? trigger : `${trigger}:has(${shown})`; // one within another is not allowed
};

/** @param {Rule} rule @param {string} [outer] the selector it is nested in @returns {string[]} selectors of what triggers it */
const triggersOf = (rule, outer = "") => {
  if (rule.styleSheet) return rulesOf(rule.styleSheet).flatMap((one) => triggersOf(one));
  const own = rule.selectorText ?? "";
  const selector = own.includes("&") && outer ? own.replaceAll("&", `:is(${outer})`) : own || outer;
  const inner = rulesOf(rule).flatMap((one) => triggersOf(one, selector));
  const shows = [...(rule.style ?? [])].some((name) => SHOWS.test(name));
  return shows ? [...inner, ...splitTop(selector).map(triggerIn).filter(Boolean)] : inner;
};

/** @param {string} selector @returns {Element[]} */
const find = (selector) => {
  try {
    return all(selector);
  } catch {
    return []; // a selector that makes no sense without its pseudo-class
  }
};

/**
 * Pseudo-elements are left out: they have no box that a script can ask for.
 * @returns {Element[]} what something else looks different for when it is pointed at or has the focus
 */
export const triggersByStyle = () => {
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
  return [...new Set(sheets.flatMap(rulesOf).flatMap((one) => triggersOf(one)))].flatMap(find);
};
