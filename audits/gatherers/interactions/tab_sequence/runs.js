/**
 * The focus stops of a page in runs: those of the shell that are known from another page, and those still to be tried.
 *
 * Without a positive `tabindex` and without frames, Tab goes through a document in its own order, so that what lies between
 * two known stops can be tried alone.
 */

import { all, attribute, closest, matches, rectOf } from "../../../browser/js/lib/dom.js";
import { deepActive, startAtTop } from "../../../browser/js/lib/focus.js";
import { isShell, placedLooks } from "../../../browser/js/lib/looks.js";
import { isRendered } from "../../../browser/js/lib/visibility.js";
import { describe } from "./stops.js";

/** @typedef {{element: HTMLElement, look: string, isKnown: boolean}} Candidate for a focus stop; `look` is "" outside the shell */

/** Stops: to press Tab on through so many known ones is quicker than to begin again behind them. */
const MAX_GAP = 8;
const BY_PARTS =
  "iframe, frame, object, embed, audio[controls], video[controls], input[type=date], input[type=time], input[type=datetime-local], input[type=month], input[type=week]";

/** @param {HTMLElement} element @returns {boolean} */
const isOff = (element) => Boolean(/** @type {HTMLInputElement} */ (element).disabled || closest(element, "[inert], fieldset:disabled"));

/** @param {HTMLElement} element @returns {boolean} whether it is a link that leads nowhere */
const isBareLink = (element) => matches(element, "a, area") && attribute(element, "href") === null && attribute(element, "tabindex") === null;

/** @param {HTMLElement} element @returns {boolean} */
const takesFocus = (element) => element.tabIndex >= 0 && isRendered(element) && !isOff(element) && !isBareLink(element);

/** @param {Candidate[]} stops @returns {number[][]} the numbers of those that are not known, and of known ones in small gaps */
const runsOf = (stops) => {
  /** @type {number[][]} */
  const runs = [];
  stops.forEach(({ isKnown }, number) => {
    if (isKnown) return;
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (!run || last === undefined || number - last > MAX_GAP) runs.push([number]);
    else for (let at = last + 1; at <= number; at += 1) run.push(at);
  });
  return runs;
};

/** @param {string[]} known looks, with places @returns {Candidate[] | null} null where the page has to be gone through as a whole */
const candidatesOn = (known) => {
  const elements = all("*").filter(takesFocus);
  if (elements.some((one) => one.tabIndex > 0 || matches(one, BY_PARTS))) return null;
  const looks = new Set(known);
  const lookOf = placedLooks();
  return elements.map((element) => {
    const look = isShell(element) ? lookOf(element) : "";
    return { element, look, isKnown: look !== "" && looks.has(look) };
  });
};

/** @param {string[]} known looks, with places: the stops that need not be tried */
export const findRuns = (known) => {
  const stops = candidatesOn(known);
  if (stops === null) return null;
  const runs = runsOf(stops);

  return {
    /** @returns {number[]} how many stops each run has */
    lengths: () => runs.map((run) => run.length),

    /**
     * Brings the focus to the stop before a run, or to the page's edge where there is none.
     * @param {number} number @param {boolean} backward @returns {boolean} whether it came there
     */
    start: (number, backward) => {
      const run = runs[number];
      const before = backward ? stops[run[run.length - 1] + 1] : stops[run[0] - 1];
      startAtTop();
      before?.element.focus();
      return !before || deepActive() === before.element;
    },

    /** @param {number} number @returns {boolean} whether the focus has come out of a run: to a known stop, or off the page */
    hasLeft: (number) => {
      const active = deepActive();
      if (active === null) return true;
      const at = stops.findIndex((one) => one.element === active);
      return at >= 0 && stops[at].isKnown && !runs[number].includes(at);
    },

    /** @returns {object[]} the known stops, as far as they can be told unseen */
    known: () => {
      const positions = new Map(all("*").map((one, index) => [one, index]));
      const selectors = new Map();
      return stops
        .filter((one) => one.isKnown)
        .map(({ element, look }) => ({
          ...describe(element, rectOf(element), { x: scrollX, y: scrollY }, selectors),
          position: positions.get(element),
          look,
        }));
    },
  };
};
