/** The controls that may stop what moves, slow it down, or keep a reader on the page, by their words. */

import { all, attribute, contains, matches, parentOf, tagOf } from "../../../browser/js/lib/dom.js";
import { labelsOf, nameOf, pointedAtBy } from "../../../browser/js/lib/names.js";
import { squeeze } from "../../../browser/js/lib/strings.js";
import { textContentOf } from "../../../browser/js/lib/text.js";
import { isSeen } from "./moving.js";

const CONTROLS =
  "button, input[type=button], input[type=checkbox], input[type=image], input[type=submit], summary, a[href^='#'], a[href=''], " +
  "[role=button], [role=switch], [role=checkbox]";
const STOPS = /\b(pause|stop|freeze|halt|hide|close|dismiss|play|autoplay|turn off|disable|motion|animations?|moving|rotation|controls?)\b/i;
/** The same in other languages of Europe. */
const STOPS_ELSEWHERE =
  /\b(anhalten|stoppen|pausieren|ausblenden|verbergen|schlie(ß|ss)en|arr(ê|e)ter|masquer|fermer|pauzeren|verberg(en)?|sluiten|detener|pausar|ocultar|cerrar|ferma(re)?|nascondi|chiudi|oedi|cuddio|cau|stopio|zatrzymaj|wstrzymaj|ukryj|zamknij)/i;
const ADJUSTS = /\b(frequency|speed|interval|slower|how often)\b/i;
const EXTENDS = /\b(stay|cancel|extend|more time|continue|keep|turn off|stop)\b/i;

/** @param {Element} control @returns {string} */
export const calledOf = (control) => squeeze(nameOf(control) || attribute(control, "value") || labelsOf(control).map(textContentOf).join(" "));

const controls = () => all(CONTROLS).filter(isSeen);

/** @returns {string} the name of what sets how often things change; "" where there is none */
export const adjuster = () => controls().map(calledOf).find((name) => ADJUSTS.test(name)) ?? "";

/** @returns {string} the name of what gives a reader more time; "" where there is none */
export const extender = () => controls().map(calledOf).find((name) => EXTENDS.test(name)) ?? "";

/** @param {Element} control @param {Element[]} moving @returns {boolean} whether it says that it works something in which something moves */
const isOf = (control, moving) => pointedAtBy(control, "aria-controls").some((part) => moving.some((one) => contains(part, one)));

/** @param {Element} control @returns {number} the lower, the likelier it stops what moves */
const rankOf = (control) => {
  if (/\b(pause|stop)\b/i.test(calledOf(control))) return 0;
  return /\b(hide|close|dismiss|play)\b/i.test(calledOf(control)) ? 1 : 2;
};

/** Languages whose words are known above. */
const KNOWN = /^(en|de|fr|nl|es|it|cy|pl)\b|^$/i;
const MAX_NEAR = 3;

/**
 * @param {Element[]} moving
 * @returns {Element[]} where nobody here knows the page's words, the buttons that stand nearest around what moves
 */
const nearTo = (moving) => {
  if (KNOWN.test(document.documentElement.lang.trim())) return [];
  const buttons = controls().filter((one) => matches(one, "button, [role=button], [role=switch], input"));
  for (let part = moving[0] ? parentOf(moving[0]) : null; part && tagOf(part) !== "body"; part = parentOf(part)) {
    const inside = buttons.filter((one) => part !== null && contains(part, one));
    if (inside.length > 0) return inside.slice(0, MAX_NEAR);
  }
  return [];
};

/**
 * @param {Set<Element>} pressed those that have been tried
 * @param {Element[]} moving
 * @returns {Element | undefined} what is likeliest to stop what moves
 */
export const nextStop = (pressed, moving) => {
  const near = nearTo(moving);
  const waiting = controls().filter((one) => (STOPS.test(calledOf(one)) || STOPS_ELSEWHERE.test(calledOf(one)) || isOf(one, moving) || near.includes(one)) && !ADJUSTS.test(calledOf(one)) && !pressed.has(one));
  return waiting.toSorted((one, other) => rankOf(one) - rankOf(other)).at(0);
};
