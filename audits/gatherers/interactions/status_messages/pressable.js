import { mainLandmark, placeOf } from "../../../browser/js/lib/dom.js";
import { deepActive } from "../../../browser/js/lib/focus.js";
import { looks, shapeOf } from "../../../browser/js/lib/looks.js";
import { calledOf } from "../../../browser/js/lib/names.js";
import { describeVisibility, isRendered, visibleBoxes } from "../../../browser/js/lib/visibility.js";

/**
 * What is asked of buttons that are to be pressed: by what they are known, and of each by its number, what it is called and where it is, where to press it
 * (null where nothing can), and whether the focus has gone from it to something else, or to nothing.
 *
 * @param {HTMLElement[]} buttons
 */
export const pressable = (buttons) => ({
  /** @returns {string[]} by what each is known on other pages, where what can show a message is made of the same */
  looks: () => {
    const lookOf = looks();
    const room = shapeOf(mainLandmark() ?? document.body);
    return buttons.map((one) => `${lookOf(one)} ${room}`);
  },

  /** @param {number} number */
  about: (number) => ({ name: calledOf(buttons[number]), place: placeOf(buttons[number]) }),

  /** @param {number} number */
  point: (number) => {
    buttons[number].scrollIntoView({ block: "center", behavior: "instant" });
    const box = visibleBoxes(buttons[number]).at(0);
    if (box === undefined || describeVisibility(buttons[number]).coveredBy) return null;
    return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  },

  /** @param {number} number */
  is_left: (number) => deepActive() !== null && deepActive() !== buttons[number],

  /** @param {number} number @returns {boolean} whether it has gone, and nothing has the focus in its place */
  is_lost: (number) => deepActive() === null && !(buttons[number].isConnected && isRendered(buttons[number])),
});
