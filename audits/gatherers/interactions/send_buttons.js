import { all, closest, first, placeOf, rectOf, within } from "../../browser/js/lib/dom.js";
import { deepActive } from "../../browser/js/lib/focus.js";
import { looks, shapeOf } from "../../browser/js/lib/looks.js";
import { calledOf } from "../../browser/js/lib/names.js";
import { describeVisibility, isRendered, visibleBoxes } from "../../browser/js/lib/visibility.js";
import { searchFields } from "../openers.js";

const BUTTONS = "button:not([type=button], [type=reset]), input[type=submit]";
const TYPED_INTO = "textarea, input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=checkbox], [type=radio], [type=range])";

/** @param {HTMLElement} form @returns {HTMLElement[]} the button that sends it, if one can be seen, and the form asks for something to be typed */
const buttonOf = (form) => {
  const isSearch = searchFields().some((one) => closest(one, "form") === form);
  const button = isSearch || !first(form, TYPED_INTO) ? undefined : within(form, BUTTONS).find((one) => isRendered(one) && rectOf(one).width > 0);
  return button ? [button] : [];
};

/**
 * The buttons that send the page's forms, but for its search. `looks` tells of each by what it is known, `about` what it is
 * called, and where; `point` says where to
 * press one, by number, null where nothing can; `is_left` whether the focus has gone from it to something else.
 */
export default function send_buttons() {
  const buttons = all("form").flatMap(buttonOf);
  return {
    looks: () => {
      const lookOf = looks();
      return buttons.map((one) => `${lookOf(one)} ${shapeOf(/** @type {HTMLElement} */ (closest(one, "form")))}`);
    },

    /** @param {number} number */
    about: (number) => ({ name: calledOf(buttons[number]), selector: placeOf(buttons[number]).selector }),

    /** @param {number} number */
    point: (number) => {
      buttons[number].scrollIntoView({ block: "center", behavior: "instant" });
      const box = visibleBoxes(buttons[number]).at(0);
      if (box === undefined || describeVisibility(buttons[number]).coveredBy) return null;
      return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    },

    /** @param {number} number */
    is_left: (number) => deepActive() !== null && deepActive() !== buttons[number],
  };
}
