/** Whether the keyboard comes to a control. */

import { all, attribute, closest, matches, parentOf, read, within } from "../../../browser/js/lib/dom.js";
import { isRendered } from "../../../browser/js/lib/visibility.js";
import { NATIVE, WITH_ROLE } from "./selectors.js";

const COMPOSITES =
  "[role=tablist], [role=menu], [role=menubar], [role=listbox], [role=radiogroup], [role=tree], [role=grid], [role=treegrid], [role=toolbar], [role=combobox], [role=spinbutton], [role=slider]";

/** @param {Element} one */
export const isOff = (one) =>
  Boolean(("disabled" in one && one.disabled) || attribute(one, "aria-disabled") === "true" || closest(one, "[inert], fieldset:disabled"));

/** @param {Element} one @returns {boolean} whether Tab, or its group's arrows, lead to the element itself */
export const canHoldFocus = (one) => {
  const { tabIndex } = /** @type {HTMLElement} */ (one);
  return isRendered(one) && !isOff(one) && tabIndex >= 0 && (matches(one, NATIVE) || attribute(one, "tabindex") !== null);
};

/** @param {Element} one @returns {Element[]} what stands in it, in its shadow root too */
export const inside = (one) => [...within(one, "*"), ...(read(one, "shadowRoot")?.querySelectorAll("*") ?? [])];

/** @param {Element} one @returns {Element[]} */
const ancestorsOf = (one) => {
  const parent = parentOf(one);
  return parent === null ? [] : [parent, ...ancestorsOf(parent)];
};

/** @param {Element} one @param {string} name of an attribute that names elements by id @returns {string[]} */
const idsIn = (one, name) => (attribute(one, name) ?? "").split(/\s+/).filter(Boolean);

/** @param {Element} one @returns {Element[]} what controls the same */
const doingTheSame = (one) => {
  const ids = idsIn(one, "aria-controls");
  return all("[aria-controls]").filter((other) => other !== one && idsIn(other, "aria-controls").some((id) => ids.includes(id)));
};

/** @param {Element} one @returns {boolean} whether a link that the keyboard comes to leads to where this one leads */
const hasTwin = (one) => {
  if (!matches(one, "a[href], area[href]")) return false;
  const { href } = /** @type {HTMLAnchorElement} */ (one);
  return href !== "" && all("a[href]").some((other) => other !== one && /** @type {HTMLAnchorElement} */ (other).href === href && canHoldFocus(other));
};

/** @param {HTMLInputElement} radio */
const isReachedByRadioGroup = (radio) => {
  const others = /** @type {HTMLInputElement[]} */ (all("input[type=radio]"));
  return isRendered(radio) && others.filter((other) => other.name === radio.name && other.form === radio.form).some(canHoldFocus);
};

/** @param {Element} one @returns {boolean} whether it is one of a group that is a single stop, within which arrows move: radio buttons, tabs, a menu */
export const isReachedByGroup = (one) => {
  if (matches(one, "input[type=radio]")) return isReachedByRadioGroup(/** @type {HTMLInputElement} */ (one));
  const group = closest(one, COMPOSITES);
  if (!group || (group === one && !matches(one, "[role=listbox] *"))) return false;
  const id = CSS.escape(group.id || "-");
  const owners = all(`[aria-controls~="${id}"], [aria-owns~="${id}"]`);
  return [group, ...inside(group), ...owners].some(canHoldFocus);
};

/** Fields that arrow keys work; buttons beside them that only a mouse comes to do the same. */
const BY_ARROWS = "[role=combobox], [role=spinbutton], input[type=number]";

/** @param {Element} one @returns {HTMLElement | undefined} the field that arrow keys work, if it is the only one right around a button */
export const arrowFieldOf = (one) => {
  if (!matches(one, "button, [role=button], span, div")) return undefined;
  for (const around of ancestorsOf(one)) {
    const fields = /** @type {HTMLElement[]} */ (within(around, `${BY_ARROWS}, input:not([type=hidden]), select, textarea`)).filter(isRendered);
    if (fields.length > 0) return fields.length === 1 && matches(fields[0], BY_ARROWS) && canHoldFocus(fields[0]) ? fields[0] : undefined;
  }
  return undefined;
};

/** @param {Element} one @returns {Element | null} the group that is a single stop, of which it is one */
export const groupOf = (one) => closest(one, COMPOSITES);

/** @param {Element} one @returns {HTMLElement | undefined} what Tab leads to in that */
export const groupStopOf = (one) => {
  const group = groupOf(one);
  return group ? /** @type {HTMLElement[]} */ (inside(group)).find(canHoldFocus) : undefined;
};

/** @param {Element} one @returns {boolean} whether the keyboard comes to it, into it, to what it stands in, or to what does the same */
export const isReached = (one) => {
  if (canHoldFocus(one)) return true;
  const control = /** @type {HTMLLabelElement | null} */ (closest(one, "label"))?.control ?? null;
  if (control && control !== one) return canHoldFocus(control) || isReachedByGroup(control);
  return (
    inside(one).some(canHoldFocus) ||
    ancestorsOf(one).some((outer) => matches(outer, `${NATIVE}, ${WITH_ROLE}`) && canHoldFocus(outer)) ||
    isReachedByGroup(one) ||
    hasTwin(one) ||
    doingTheSame(one).some(canHoldFocus)
  );
};
