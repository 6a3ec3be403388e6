/**
 * The colours of texts in the states a reader brings about.
 *
 * A state is brought about for all elements at once: `:hover` is put out of every rule of every style sheet, and a class
 * of selector of the same weight that always holds is put in. An element that is pointed at has ancestors that are
 * pointed at too, so each text looks as it would under the pointer. All is undone before anything is painted.
 */

import { hex } from "../../browser/js/lib/colour.js";
import { all, closest } from "../../browser/js/lib/dom.js";
import { squeeze } from "../../browser/js/lib/strings.js";
import { isAsked } from "../appeared.js";
import { once } from "./once.js";
import { coloursOf, hasWords, isOff, isSeen, rounded } from "./shown.js";

/** @typedef {import("./shown.js").TextColours} TextColours */
/** @typedef {{state: string, element: Element, now: TextColours}} Change */

const ALWAYS = ":not([audits-none])";
const NEVER = ":not(:any-link)";
const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";

/** @type {Record<string, {pseudos: string[], is: (one: Element) => boolean}>} */
const STATES = {
  hover: { pseudos: ["hover"], is: () => true },
  focus: { pseudos: ["focus", "focus-visible", "focus-within"], is: (one) => Boolean(closest(one, FOCUSABLE)) },
  active: { pseudos: ["hover", "active"], is: (one) => Boolean(closest(one, FOCUSABLE)) },
  visited: { pseudos: ["visited"], is: (one) => Boolean(closest(one, "a[href]")) },
};

/** @param {CSSStyleSheet} sheet @returns {CSSStyleRule[]} */
const rulesOf = (sheet) => {
  try {
    return rulesIn(sheet.cssRules);
  } catch {
    return []; // a sheet of another host, which nobody may read
  }
};

/** @param {CSSRuleList} rules @returns {CSSStyleRule[]} those with a selector, within others too */
const rulesIn = (rules) =>
  [...rules].flatMap((one) => [
    ...(one instanceof CSSStyleRule ? [one] : []),
    ...("cssRules" in one ? rulesIn(/** @type {CSSGroupingRule} */ (one).cssRules) : []),
    ...(one instanceof CSSImportRule && one.styleSheet ? rulesOf(one.styleSheet) : []),
  ]);

/**
 * @param {CSSStyleRule[]} written
 * @param {string[]} pseudos
 * @param {() => Change[]} look
 * @returns {Change[]} what is seen while these pseudo-classes hold of everything; nothing where no rule names them
 */
const whileHolding = (written, pseudos, look) => {
  const pattern = new RegExp(`:(${pseudos.join("|")})(?![-\\w(])`, "g");
  const changed = written.filter((one) => one.selectorText.search(pattern) >= 0).map((one) => ({ one, selector: one.selectorText }));
  if (changed.length === 0) return [];
  const unvisited = pseudos.includes("visited") ? written.filter((one) => /:link(?![-\w])/.test(one.selectorText)) : [];
  const links = unvisited.map((one) => ({ one, selector: one.selectorText }));
  try {
    for (const { one, selector } of changed) one.selectorText = selector.replace(pattern, ALWAYS);
    for (const { one } of links) one.selectorText = one.selectorText.replace(/:link(?![-\w])/g, NEVER);
    return look();
  } finally {
    for (const { one, selector } of [...links, ...changed]) one.selectorText = selector;
    void getComputedStyle(document.documentElement).color; // the page is as it was before its transitions are given back
  }
};

/** @param {TextColours} one @param {TextColours} other */
const isSame = (one, other) => hex(one.text) === hex(other.text) && hex(one.behind) === hex(other.behind);

/** @returns {Change[]} of texts that stand out at rest, those that a state shows otherwise */
const changes = () => {
  const texts = all("body, body *").filter((one) => hasWords(one) && isAsked(one) && !isOff(one) && isSeen(one));
  const steady = texts.flatMap((element) => {
    const atRest = coloursOf(element);
    return atRest && atRest.ratio >= atRest.needed ? [{ element, atRest }] : [];
  });
  if (steady.length === 0) return []; // to change style sheets is dear
  const written = [...document.styleSheets, ...document.adoptedStyleSheets].filter((one) => !one.disabled).flatMap(rulesOf);
  return Object.entries(STATES).flatMap(([state, { pseudos, is }]) => {
    const concerned = steady.filter(({ element }) => is(element));
    if (concerned.length === 0) return [];
    return whileHolding(written, pseudos, () =>
      concerned.flatMap(({ element, atRest }) => {
        const now = isSeen(element) ? coloursOf(element) : null;
        return now && !isSame(now, atRest) ? [{ state, element, now }] : [];
      }),
    );
  });
};

/** @returns {Change[]} the words in fields that say what to put in */
const placeholders = () => {
  const fields = /** @type {HTMLInputElement[]} */ (all("input[placeholder], textarea[placeholder]"));
  return fields
    .filter((one) => !one.value && squeeze(one.placeholder) && !isOff(one) && isSeen(one) && isAsked(one))
    .flatMap((element) => {
      const now = coloursOf(element, "::placeholder");
      return now ? [{ state: "placeholder", element, now }] : [];
    });
};

/** @returns {object[]} StateColour records */
export const states = () => {
  const found = [...changes(), ...placeholders()].map(({ state, element, now }) => ({
    state, element, ratio: rounded(now.ratio), needed: now.needed, text: hex(now.text), behind: hex(now.behind),
  }));
  const told = once(found, (one) => [one.state, one.text, one.behind, one.needed].join());
  const isPointedAt = (/** @type {typeof told[number]} */ one) =>
    told.some((other) => other.state === "hover" && other.text === one.text && other.behind === one.behind);
  return told.filter((one) => one.state !== "active" || !isPointedAt(one));
};
