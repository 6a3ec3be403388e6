import { all, attribute, matches, onScreen, parentOf, placeOf, tagOf } from "../../browser/js/lib/dom.js";
import { blurActive, deepActive } from "../../browser/js/lib/focus.js";
import { isShell, looks, shapeOf } from "../../browser/js/lib/looks.js";
import { calledOf } from "../../browser/js/lib/names.js";
import { describeVisibility, isRendered, visibleBoxes } from "../../browser/js/lib/visibility.js";
import { fieldBeside, fieldOf, findControls } from "./controls/find.js";
import { arrowFieldOf, canHoldFocus, groupOf, groupStopOf, isReached } from "./controls/reach.js";
import { NATIVE } from "./controls/selectors.js";

/** @typedef {{mouse_only: number, handlers: string[]}} Listening how many of those that listen do so to the mouse alone, which come first, and where the handlers of each stand in their scripts */

const STATES = ["aria-expanded", "aria-pressed", "aria-checked", "aria-selected"];

/** @param {Element} one @returns {string} the states that it tells of */
const statesOf = (one) => {
  if (!one.isConnected || !isRendered(one)) return "";
  const own = STATES.map((name) => (attribute(one, name) === null ? "" : `${name}="${attribute(one, name)}"`));
  const parent = parentOf(one);
  const details = matches(one, "summary") && parent instanceof HTMLDetailsElement ? `open=${parent.open}` : "";
  const ticked = matches(one, "input[type=checkbox], input[type=radio]") ? `checked=${/** @type {HTMLInputElement} */ (one).checked}` : "";
  return [...own, details, ticked].filter(Boolean).join(" ");
};

/** @param {Element} one @returns {string} what tells a label's field from others: labels of fields of one look, as in a menu, are alike */
const lookOfField = (one) => {
  const field = fieldOf(one);
  return field ? `${attribute(field, "type")} ${attribute(field, "class")}` : "";
};

/**
 * The controls that a mouse can work, as they seem to be.
 *
 * `found` describes them. By its number, `point` brings one into view and gives the middle of it, “away” where it cannot be
 * seen or “covered”; `focus` gives it the focus and says whether it has it; `states` says what it tells of itself, and
 * `holds` where the focus is. `focus_field_beside` gives the focus to a field of the same
 * form, where `has_field_beside`. `release` takes it away; `leave` takes back what was done to the page.
 * @param {Listening} told
 * @param {...(Element | null)} listening what listens to clicks
 */
export default function controls(told, ...listening) {
  const handlers = new Map(listening.map((one, index) => [one, told.handlers[index]]));
  const forMouse = new Set(listening.slice(0, told.mouse_only));
  const found = findControls(new Set(listening.filter((one) => one !== null)));
  /** @type {Element | null} */
  let stillAt = null;

  /**
   * Keeps the browser from scrolling by Space or arrows what is worked, which is no doing of the page's. Space scrolls when
   * its sign is typed and arrows when they are pressed, so nothing that scripts listen to is left out.
   * @param {KeyboardEvent} event
   */
  const keepStill = (event) => {
    const isScroll = event.type === "keypress" ? event.key === " " : event.key.startsWith("Arrow");
    if (isScroll && event.composedPath()[0] === stillAt) event.preventDefault();
  };
  for (const type of /** @type {const} */ (["keypress", "keydown"])) addEventListener(type, keepStill, { passive: false });

  return {
    found: () => {
      const lookOf = looks();
      return found.map(({ one, sign }) => {
        const reached = isReached(one);
        const states = statesOf(one);
        // Of what pages share, one of each look speaks for the others; of what is in the text, one of each make.
        const look = isShell(one) ? lookOf(one) : `${lookOf(one)} ${shapeOf(one)}`;
        return {
          name: calledOf(one),
          tag: tagOf(one),
          role: attribute(one, "role") ?? "",
          sign,
          is_reached: reached,
          place: placeOf(one),
          is_own: canHoldFocus(one),
          is_for_mouse: forMouse.has(one),
          states,
          look: [sign, handlers.get(one) ?? "", reached, states !== "", look, lookOfField(one)].join("|"),
        };
      });
    },

    /** @param {number} number @returns {{x: number, y: number} | "away" | "covered"} */
    point: (number) => {
      const { one } = found[number];
      one.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const box = visibleBoxes(one).at(0);
      if (box === undefined) return "away";
      return describeVisibility(one).coveredBy ? "covered" : onScreen({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 });
    },

    /** @param {number} number */
    focus: (number) => {
      const { one } = found[number];
      stillAt = matches(one, NATIVE) ? null : one;
      /** @type {HTMLElement} */ (one).focus();
      return deepActive() === one;
    },

    /** Gives the focus to what Tab leads to in the group of a control. @param {number} number @returns {boolean} whether there is such, and it came */
    focus_group: (number) => {
      const stop = groupStopOf(found[number].one);
      stillAt = stop ?? null;
      stop?.focus();
      return stop !== undefined && deepActive() === stop;
    },

    /** @param {number} number @returns {boolean} whether something else in its group has the focus than what Tab leads to */
    has_moved_in_group: (number) => {
      const active = deepActive();
      const stop = groupStopOf(found[number].one);
      return active !== null && active !== stillAt && stop !== undefined && groupOf(found[number].one) === groupOf(active);
    },

    /** @returns {boolean} whether the keyboard comes to a field for files */
    has_file_field: () => all("input[type=file]").some(isReached),

    /** @param {number} number */
    has_field_beside: (number) => fieldBeside(found[number].one) !== undefined,

    /** @param {number} number */
    focus_field_beside: (number) => {
      const field = fieldBeside(found[number].one);
      field?.focus();
      return deepActive() === field;
    },

    /** @param {number} number @returns {boolean} whether the field that arrow keys work, and that it stands beside, has the focus now */
    focus_arrow_field: (number) => {
      const field = arrowFieldOf(found[number].one);
      field?.focus();
      return field !== undefined && deepActive() === field;
    },

    /** @param {number} number @returns {string} its attributes, and those of what it holds */
    shape: (number) => shapeOf(found[number].one),

    /** @param {number} number */
    states: (number) => statesOf(found[number].one),

    /** @param {number} number */
    holds: (number) => ({ is_here: deepActive() === found[number].one, is_nowhere: deepActive() === null }),

    release: blurActive,

    leave: () => {
      for (const type of /** @type {const} */ (["keypress", "keydown"])) removeEventListener(type, keepStill);
    },
  };
}
