/** What is asked of a page before Tab is pressed: how many stops there may be, and the looks they are known by. */

import { all } from "../../../browser/js/lib/dom.js";
import { isShell, looks, placedLooks } from "../../../browser/js/lib/looks.js";
import { isFocusable } from "./coming_and_going.js";
import { windows } from "./windows.js";

/** @typedef {import("./stops.js").Looks} Looks */

const DATES = "input[type=date], input[type=time], input[type=datetime-local], input[type=month], input[type=week]";
/** Stops: how many the parts of one such field may be, besides the field itself. */
const PARTS_OF_A_DATE = 6;

/** @returns {number} how many stops there may be, in frames too */
export const countStops = () => {
  const everywhere = windows().flatMap((one) => (one === window ? all("*") : [...one.document.querySelectorAll("*")]));
  const dates = windows().flatMap((one) => [...one.document.querySelectorAll(DATES)]);
  return everywhere.filter(isFocusable).length + PARTS_OF_A_DATE * dates.length;
};

/** Once the page is scrolled, or the focus is there, much looks different. @returns {Looks} which hold for all that takes the focus */
export const looksAtRest = () => {
  const found = { of: looks(), placed: placedLooks() };
  for (const one of all("*").filter(isFocusable)) {
    found.of(one);
    if (isShell(one)) found.placed(one);
  }
  return found;
};
