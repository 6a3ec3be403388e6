/** What on a page seems to be a control: by element, by role, by what listens to clicks, by its look. */

import { all, closest, matches, parentOf, rectOf, within } from "../../../browser/js/lib/dom.js";
import { isRendered, isShown } from "../../../browser/js/lib/visibility.js";
import { opensSearch, searchFields } from "../../openers.js";
import { canHoldFocus, inside, isOff, isReachedByGroup } from "./reach.js";
import { NATIVE, WITH_ROLE } from "./selectors.js";

/** @typedef {"label" | "element" | "role" | "listener" | "look"} Sign */

/** What holds other things: a listener there is no sign of a control, and neither is one on the page as a whole. */
const HOLDERS =
  "html, body, main, [role=main], article, section, nav, header, footer, aside, form, dialog, [role=dialog], [role=presentation] > *, svg *";

/** @param {Element} one */
const hasHand = (one) => getComputedStyle(one).cursor === "pointer";

/** @param {Element} one @returns {boolean} whether the pointer turns into a hand on it, and not on what it stands in already */
const looksPressable = (one) => {
  const parent = parentOf(one);
  return hasHand(one) && !(parent && hasHand(parent)) && !closest(one, `${NATIVE}, ${WITH_ROLE}, label`);
};

/** @param {Element} one @returns {HTMLElement | null} the field that a label is for */
export const fieldOf = (one) => (matches(one, "label") ? /** @type {HTMLLabelElement} */ (one).control : null);

const FORMS = "form, search, [role=search]";
const TYPED_INTO = "input:is([type=search], [type=text], :not([type])), textarea";

/**
 * @param {Element} one
 * @returns {HTMLElement | undefined} a field that is typed into, if the keyboard comes to it: of the same form, or the site's search where it opens that
 */
export const fieldBeside = (one) => {
  const form = closest(one, FORMS);
  const beside = form ? within(form, TYPED_INTO) : opensSearch(one) ? searchFields() : [];
  return beside.find(canHoldFocus);
};

/** @param {Element} one @param {Set<Element>} listening what listens to clicks @returns {Sign | null} */
const signOf = (one, listening) => {
  if (matches(one, "label")) {
    const field = fieldOf(one);
    return field && !isOff(field) && !canHoldFocus(field) && !isReachedByGroup(field) ? "label" : null;
  }
  if (matches(one, NATIVE)) return "element";
  if (matches(one, WITH_ROLE)) return "role";
  if (matches(one, HOLDERS)) return null;
  if (listening.has(one)) return "listener";
  return looksPressable(one) ? "look" : null;
};

/** @param {Element} one @returns {boolean} */
const canBeSeen = (one) => {
  const { width, height } = rectOf(one);
  return isRendered(one) && width > 2 && height > 2 && isShown(one) && !closest(one, "[aria-hidden=true] [tabindex='-1'], [aria-hidden=true][tabindex='-1']");
};

/** @param {Element} one @param {Set<Element>} listening @returns {boolean} whether controls stand in it */
const holdsControls = (one, listening) =>
  inside(one).some((inner) => matches(inner, `${NATIVE}, ${WITH_ROLE}`) || listening.has(inner) || fieldOf(inner) !== null);

/** @param {Element} one @param {Set<Element>} listening what listens to clicks @returns {Sign | null} why it seems to be a control that can be pressed, if it does */
const signInSight = (one, listening) => {
  const sign = signOf(one, listening);
  if (!sign || isOff(one) || !canBeSeen(one)) return null;
  const isHolder = (sign === "listener" || sign === "look") && holdsControls(one, listening);
  return isHolder ? null : sign;
};

/** @param {Set<Element>} listening what listens to clicks @returns {{one: Element, sign: Sign}[]} */
export const findControls = (listening) =>
  all("*").flatMap((one) => {
    const sign = signInSight(one, listening);
    return sign ? [{ one, sign }] : [];
  });

/** @param {Element} one @param {Set<Element>} listening what listens to clicks @returns {boolean} whether it seems to be a control, though neither its element nor a role says so */
export const isUnmarked = (one, listening) => /^(listener|look)$/.test(signInSight(one, listening) ?? "");
