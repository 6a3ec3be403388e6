import { placeOf } from "../../../browser/js/lib/dom.js";
import { deepActive } from "../../../browser/js/lib/focus.js";
import { calledOf } from "../../../browser/js/lib/names.js";
import { describeVisibility, visibleBoxes } from "../../../browser/js/lib/visibility.js";

/**
 * What is asked of buttons that are to be pressed, each by its number: what it is called and where it is, where to press it
 * (null where nothing can), and whether the focus has gone from it to something else.
 *
 * @param {HTMLElement[]} buttons
 */
export const pressable = (buttons) => ({
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
});
