import { all, matches, placeOf } from "../../browser/js/lib/dom.js";
import { calledOf } from "../../browser/js/lib/names.js";
import { isRendered } from "../../browser/js/lib/visibility.js";

/** @typedef {import("../../browser/js/lib/dom.js").Place} Place */

const CONTROLS = "input[type=checkbox], button, [role=switch], [role=checkbox], [role=button], select";
/** A tick box or a switch that names a single key is for that key. */
const SWITCHES = "input[type=checkbox], [role=switch], [role=checkbox]";
const OF_A_KEY = /\b(letters?|keys?|taste|buchstabe|touche|lettre|toets|letter|tecla|letra)\s+\W?[a-z0-9]\b/i;
const NAMES = /\b(short-?cuts?|hot-?keys?|access keys?|keyboard (controls?|keys|commands?)|(use|allow|enable|disable|turn (on|off)) .{0,20}\bkeys)\b/i;

/**
 * Finds what seems to turn keyboard shortcuts off, by its words.
 * @param {"find" | "focus"} task whether to bring the focus there, too
 * @returns {{name: string, place: Place} | null}
 */
export default function shortcut_switch(task) {
  const found = all(CONTROLS).find((one) => isRendered(one) && (NAMES.test(calledOf(one)) || (matches(one, SWITCHES) && OF_A_KEY.test(calledOf(one)))));
  if (task === "focus") found?.focus();
  return found ? { name: calledOf(found), place: placeOf(found) } : null;
}
