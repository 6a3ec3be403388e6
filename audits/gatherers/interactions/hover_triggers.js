import { attribute, matches, parentOf, placeOf, rectOf, tagOf } from "../../browser/js/lib/dom.js";
import { isShell, looks, shapeOf } from "../../browser/js/lib/looks.js";
import { nameOf } from "../../browser/js/lib/names.js";
import { clip } from "../../browser/js/lib/strings.js";
import { isRendered } from "../../browser/js/lib/visibility.js";
import { triggersByStyle } from "./hover/styles.js";

/** @typedef {import("../../browser/js/lib/dom.js").Place} Place */
/** @typedef {{look: string, name: string, place: Place, is_scripted: boolean, can_hold_focus: boolean}} Trigger */

/** Triggers: how many of a page are tried. */
const MAX_TRIGGERS = 12;
const TOO_LARGE = "html, body, main";

/** @type {Element[]} */
let triggers = [];

/** @returns {Element[]} what was found last, in the order it was told in */
export const triggersFound = () => triggers;

/** @param {Element} element @returns {boolean} whether somebody can point at it, and more closely than at the page */
const canBePointedAt = (element) => {
  if (matches(element, TOO_LARGE) || !isRendered(element)) return false;
  const { width, height } = rectOf(element);
  return width >= 4 && height >= 4;
};

/** @param {Element} element @param {boolean} isScripted @returns {string} what is the same of those of which one speaks for the others */
const kindOf = (element, isScripted) => {
  const parent = parentOf(element);
  return [tagOf(element), attribute(element, "class"), parent && attribute(parent, "class"), isScripted].join("|");
};

/** @param {Set<Node>} scripted what scripts listen on @returns {Element[]} one of each kind */
const findTriggers = (scripted) => {
  /** @type {Map<string, Element>} */
  const found = new Map();
  for (const one of new Set([...triggersByStyle(), ...scripted])) {
    if (!(one instanceof Element) || !canBePointedAt(one)) continue;
    const kind = kindOf(one, scripted.has(one));
    if (!found.has(kind)) found.set(kind, one);
  }
  return [...found.values()].slice(0, MAX_TRIGGERS);
};

/**
 * Finds what may show more when a pointer is over it or it has the focus: by the style sheets, or because scripts listen.
 *
 * One of each look speaks for the others.
 * @param {...(Node | null)} listening what scripts listen on for pointers that come, or for the focus
 * @returns {Trigger[]}
 */
export default function hover_triggers(...listening) {
  const scripted = new Set(listening.filter((one) => one !== null));
  triggers = findTriggers(scripted);
  const lookOf = looks();
  return triggers.map((one) => ({
    look: `${lookOf(one)} ${isShell(one) ? "" : shapeOf(one)} ${scripted.has(one)}`,
    name: clip(nameOf(one), 60),
    place: placeOf(one),
    is_scripted: scripted.has(one),
    can_hold_focus: /** @type {HTMLElement} */ (one).tabIndex >= 0,
  }));
}
