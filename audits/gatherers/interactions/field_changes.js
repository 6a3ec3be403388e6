import { all, closest, mainLandmark, placeOf, read, tagOf } from "../../browser/js/lib/dom.js";
import { blurActive, deepActive } from "../../browser/js/lib/focus.js";
import { isShell, looks, shapeOf } from "../../browser/js/lib/looks.js";
import { calledOf, pointedAtBy } from "../../browser/js/lib/names.js";
import { clip, squeeze } from "../../browser/js/lib/strings.js";
import { textContentOf } from "../../browser/js/lib/text.js";
import { isRendered } from "../../browser/js/lib/visibility.js";
import { searchFields } from "../openers.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

const FIELDS = "select, textarea, input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=file], [type=color], [type=password])";
const GROUPS = "fieldset, [role=group], [role=radiogroup]";

/** By the type of an input how it is changed; "" where no single key does that. @type {Record<string, string>} */
const KINDS = { checkbox: "tick", radio: "tick", range: "arrow", number: "digit", tel: "digit", date: "", time: "", month: "", week: "", "datetime-local": "" };

/** @param {Field} field @returns {string} one of `WAYS` of field_changes.py; "" where no single key changes it */
const kindOf = (field) => {
  if (tagOf(field) === "input") return KINDS[field.type] ?? (field.inputMode === "numeric" ? "digit" : "text");
  return tagOf(field) === "select" ? "select" : "text";
};

/** Characters: fields for more are not filled to their end. */
const FULL = 6;

/** @param {Field} field @returns {number} how often its key is pressed: until a field for a few characters is full */
const pressesFor = (field) => {
  const { maxLength = -1 } = /** @type {Partial<HTMLInputElement>} */ (field);
  return maxLength > 0 && maxLength <= FULL ? maxLength : 1;
};

/** @param {Field} field @returns {boolean} whether a reader can change it by a key */
const isChangeable = (field) => {
  const isLocked = field.disabled || ("readOnly" in field && field.readOnly);
  if (!isRendered(field) || isLocked || !kindOf(field) || field.tabIndex < 0) return false;
  return !(field instanceof HTMLSelectElement) || field.options.length > 1;
};

/** @param {Field} field @returns {string} what a reader is told before coming to it: its label, its description and its group's, the words just before it */
const toldOf = (field) => {
  const holders = [field, closest(field, GROUPS), closest(field, "form")].filter((one) => one !== null);
  const described = holders.flatMap((one) => pointedAtBy(one, "aria-describedby")).map(textContentOf);
  const form = closest(field, "form, fieldset") ?? read(field, "parentElement")?.parentElement;
  return clip(squeeze([calledOf(field), ...described, form ? read(form, "innerText") : ""].join(" ")), 400);
};

/** @param {Field} field @returns {() => void} puts back what it holds now */
const restorerOf = (field) => {
  const { value } = field;
  const isChecked = field instanceof HTMLInputElement && field.checked;
  const chosen = field instanceof HTMLSelectElement ? field.selectedIndex : -1;
  return () => {
    if (field instanceof HTMLInputElement && field.checked !== isChecked) field.checked = isChecked;
    if (field instanceof HTMLSelectElement && field.selectedIndex !== chosen) field.selectedIndex = chosen;
    else if (field.value !== value) field.value = value;
  };
};

/** @param {Field} field @param {Element} here what has the focus @returns {boolean} whether that is the field, or a radio button of its group */
const isStillAt = (field, here) =>
  here === field || (field.type === "radio" && /** @type {HTMLInputElement} */ (here).name === field.name);

/** Fields of which WCAG 3.3.8 asks that nobody has to keep in mind, or type, what they ask for. */
const SECRETS = "input[type=password], input:is([autocomplete~=username], [autocomplete~=one-time-code], [autocomplete$=password])";

/** @param {HTMLInputElement} field @returns {boolean} whether scripts let its reader paste into it, or put in themselves what is pasted */
const isPastedInto = (field) => {
  const { value } = field;
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", "aB3");
  const isLet = field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
  const isPutIn = field.value !== value;
  if (isPutIn) field.value = value;
  return isLet || isPutIn;
};

/**
 * The fields that a reader can change, and where the focus is after one of them was changed.
 *
 * - `found` describes them: `room` says what can show a message, `filters` marks those of the content that are not the
 *   site's search;
 * - `focus` brings the focus to one, by its number, and says whether it came;
 * - `after` says what has come of a change of that one since;
 * - `paste` tells of fields for passwords and the like whether they can be pasted into;
 * - `restore` puts back what all of them held.
 */
export default function field_changes() {
  const fields = /** @type {Field[]} */ (all(FIELDS)).filter(isChangeable);
  const restorers = fields.map(restorerOf);
  let address = "";

  return {
    found: () => {
      const lookOf = looks();
      const searches = searchFields();
      const room = shapeOf(mainLandmark() ?? document.body);
      return fields.map((one) => ({
        kind: kindOf(one),
        presses: pressesFor(one),
        name: calledOf(one),
        tag: tagOf(one),
        told: toldOf(one),
        place: placeOf(one),
        room,
        filters: !isShell(one) && !searches.includes(one),
        look: `${lookOf(one)} ${shapeOf(closest(one, "form, fieldset") ?? one)}`,
      }));
    },

    /** @param {number} number */
    focus: (number) => {
      const field = fields.at(number);
      field?.focus();
      address = location.href;
      return deepActive() === field;
    },

    /** @param {number} number @returns {{moved_to: string, address: string}} what has the focus now, and the address; "" where that is as it was */
    after: (number) => {
      const here = deepActive();
      return {
        moved_to: here === null || isStillAt(fields[number], here) ? "" : calledOf(here) || tagOf(here),
        address: location.href === address ? "" : location.href,
      };
    },

    paste: () =>
      /** @type {HTMLInputElement[]} */ (all(SECRETS))
        .filter((one) => isRendered(one) && !one.disabled && !one.readOnly)
        .map((one) => ({ name: calledOf(one), tag: tagOf(one), place: placeOf(one), blocks_paste: !isPastedInto(one) })),

    restore: () => {
      for (const restore of restorers) restore();
      blurActive();
    },
  };
}
