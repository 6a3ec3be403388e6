/** What is asked of a page before Tab is pressed: how many stops there may be, and the looks they are known by. */

import { isShell, looks, placedLooks } from "../../../browser/js/lib/looks.js";
import { isFocusable } from "./focusable.js";

/** @typedef {import("./stops.js").Looks} Looks */
/** @typedef {import("./windows.js").PageWindow} PageWindow */

const DATES = "input[type=date], input[type=time], input[type=datetime-local], input[type=month], input[type=week]";
/** Stops: how many the parts of one such field may be, besides the field itself. */
const PARTS_OF_A_DATE = 6;

/**
 * @param {Element[]} focusable what may be a stop in the page's own document
 * @param {PageWindow[]} windows the page's own and those of its frames
 * @returns {number} how many stops there may be, in frames too
 */
export const countStops = (focusable, windows) => {
  const within = windows.map((one) => one.document);
  const inFrames = within.slice(1).flatMap((one) => [...one.querySelectorAll("*")].filter(isFocusable));
  const dates = within.flatMap((one) => [...one.querySelectorAll(DATES)]);
  return focusable.length + inFrames.length + PARTS_OF_A_DATE * dates.length;
};

/** Once the page is scrolled, or the focus is there, much looks different. @param {Element[]} focusable @returns {Looks} which hold for these */
export const looksAtRest = (focusable) => {
  const found = { of: looks(), placed: placedLooks() };
  for (const one of focusable) {
    found.of(one);
    if (isShell(one)) found.placed(one);
  }
  return found;
};
