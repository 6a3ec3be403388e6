import { matches, placeOf, within } from "../../browser/js/lib/dom.js";
import { blurActive, deepActive } from "../../browser/js/lib/focus.js";
import { calledOf } from "../../browser/js/lib/names.js";
import { canHoldFocus } from "./controls/reach.js";

const WHOLE = "html, body, main";

/**
 * The stops of which a script hears when the focus leaves them. `count` says how many; `focus` gives one the focus, by number,
 * and says whether it came; `holds` says whether it is there; `describe` gives its name and place; `leave` takes the focus away.
 * @param {...(Node | null)} listening what scripts listen on
 */
export default function held_stops(...listening) {
  const elements = listening.filter((one) => one instanceof Element && !matches(one, WHOLE));
  const stops = [.../** @type {Set<HTMLElement>} */ (new Set(elements.flatMap((one) => [one, ...within(/** @type {Element} */ (one), "*")].find((inner) => canHoldFocus(/** @type {Element} */ (inner))) ?? [])))];
  return {
    count: () => stops.length,

    /** @param {number} number */
    focus: (number) => {
      stops[number].focus();
      return deepActive() === stops[number];
    },

    /** @param {number} number */
    holds: (number) => deepActive() === stops[number],

    /** @param {number} number */
    describe: (number) => ({ name: calledOf(stops[number]), place: placeOf(stops[number]) }),

    leave: blurActive,
  };
}
