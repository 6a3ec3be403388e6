/**
 * The focus stops of a page in runs: those of the shell that are known from another page, and those still to be tried.
 *
 * Without a positive `tabindex` and without frames, Tab goes through a document in its own order, so that what lies between
 * two known stops can be tried alone.
 */

import { all, attribute, closest, isAround, matches, rectOf } from "../../../browser/js/lib/dom.js";
import { deepActive, startAtTop } from "../../../browser/js/lib/focus.js";
import { isShell, placedLooks } from "../../../browser/js/lib/looks.js";
import { isRendered } from "../../../browser/js/lib/visibility.js";
import { isAsked } from "../../appeared.js";
import { openModal } from "../opened/sight.js";
import { describe, shellLook } from "./stops.js";

/** @typedef {{element: HTMLElement, looks: Map<boolean, string>}} Candidate for a focus stop; `looks` are the known ones of a stop of the shell, by whether the page is scrolled there */

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

/** @param {Candidate} stop @returns {boolean} */
const isKnown = ({ looks }) => looks.size > 0;

/** @param {Candidate} one @param {Candidate} other @returns {boolean} whether both are known with the page scrolled, or both with it at its top */
const areKnownAlike = (one, other) => [...one.looks.keys()].some((isScrolled) => other.looks.has(isScrolled));

/**
 * How far the page is scrolled at a stop may depend on what came before it. So a known stop is tried where on the other page
 * the way to it was one on which the page was scrolled.
 * @param {Candidate[]} stops @param {number} step 1, or -1 backward @returns {number[][]} the numbers of those to be tried, and of others in small gaps
 */
const runsOf = (stops, step) => {
  /** @type {number[][]} */
  const runs = [];
  stops.forEach((stop, number) => {
    const before = stops[number - step];
    if (isKnown(stop) && (!before || !isKnown(before) || areKnownAlike(before, stop))) return;
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (!run || last === undefined || number - last > MAX_GAP) runs.push([number]);
    else for (let at = last + 1; at <= number; at += 1) run.push(at);
  });
  return runs;
};

/** @returns {HTMLElement[] | null} what may be a stop; null where the page has to be gone through as a whole */
const stopsInOrder = () => {
  const elements = all("*").filter(takesFocus);
  return elements.some((one) => one.tabIndex > 0 || matches(one, BY_PARTS)) ? null : elements;
};

/** @param {string[]} known shell looks @returns {Candidate[] | null} null where the page has to be gone through as a whole */
const candidatesOn = (known) => {
  const elements = stopsInOrder();
  if (elements === null) return null;
  const isKnownLook = new Set(known);
  const lookOf = placedLooks();
  return elements.map((element) => {
    const placed = isShell(element) ? lookOf(element) : "";
    const looks = [false, true].map((isScrolled) => /** @type {const} */ ([isScrolled, shellLook(placed, isScrolled)]));
    return { element, looks: new Map(placed ? looks.filter(([, look]) => isKnownLook.has(look)) : []) };
  });
};

/** @param {Element | null} modal which keeps the focus to itself @returns {Candidate[] | null} of which what was there before need not be tried */
const candidatesOpened = (modal) => {
  const elements = stopsInOrder();
  if (elements === null) return null;
  const known = new Map([false, true].map((isScrolled) => /** @type {const} */ ([isScrolled, "known"])));
  return elements
    .filter((element) => modal === null || isAround(modal, element))
    .map((element) => ({ element, looks: isAsked(element) ? new Map() : known }));
};

/** @param {string[]} known shell looks, of stops that need not be tried @param {boolean} backward */
export const findRuns = (known, backward) => runsThrough(candidatesOn(known), backward, false);

/** Finds the runs of stops that have come into sight in the state that the page is in. */
export const findRunsOfOpened = () => {
  const modal = openModal();
  return runsThrough(candidatesOpened(modal), false, modal !== null);
};

/** @param {Candidate[] | null} stops @param {boolean} backward @param {boolean} isRound whether Tab leads from the last to the first, as in a modal dialog */
const runsThrough = (stops, backward, isRound) => {
  if (stops === null) return null;
  const step = backward ? -1 : 1;
  const runs = runsOf(stops, step);
  /** Whether the page was scrolled when the focus came out of each run. @type {boolean[]} */
  const wasScrolled = [];

  /** @param {number} number of a run @returns {number} that of the stop at which the next run begins, or the page ends */
  const endAfter = (number) => (backward ? (runs[number - 1]?.at(-1) ?? -1) : (runs[number + 1]?.[0] ?? stops.length));

  /** @param {number} number of a run @returns {number} that of its last stop */
  const lastOf = (number) => (backward ? runs[number][0] : runs[number][runs[number].length - 1]);

  /** @param {number} number of a run @returns {Candidate[]} the stops after it that are not tried */
  const after = (number) => {
    const [from, to] = [lastOf(number), endAfter(number)];
    return backward ? stops.slice(to + 1, from).toReversed() : stops.slice(from + 1, to);
  };

  return {
    /** @returns {{stops: number, after: number}[]} how many stops each run has, and how many known ones come after it */
    lengths: () => runs.map((run, number) => ({ stops: run.length, after: after(number).length })),

    /**
     * Brings the focus to the stop before a run, or to the page's edge where there is none.
     * @param {number} number @returns {boolean} whether it came there
     */
    start: (number) => {
      const run = runs[number];
      // What stands before the first stop of a modal dialog cannot have the focus.
      const before = isRound ? stops[run[0]] : backward ? stops[run[run.length - 1] + 1] : stops[run[0] - 1];
      startAtTop();
      before?.element.focus();
      return !before || deepActive() === before.element;
    },

    /**
     * A run has ended where all stops that follow are known as the page is scrolled now, and at the next run or the page's end.
     * @param {number} number @returns {number} how often to press on until then, at least; 0 where it has ended
     */
    left: (number) => {
      if (isRound) return 0;
      const active = deepActive();
      const at = active ? stops.findIndex((one) => one.element === active) : stops.length;
      if (at < 0 || runs[number].includes(at)) return 1;
      const isScrolled = scrollY > 0;
      const following = after(number);
      const passed = following.findIndex((one) => one.element === active);
      wasScrolled[number] = isScrolled;
      const isKnownOn = passed < 0 || following.slice(passed).every(({ looks }) => looks.has(isScrolled));
      return isKnownOn ? 0 : following.length - passed;
    },

    /** @returns {object[]} the known stops, as far as they can be told unseen */
    known: () => {
      const positions = new Map(all("*").map((one, index) => [one, index]));
      const selectors = new Map();
      const isScrolledAt = new Map(runs.flatMap((_, number) => after(number).map((one) => /** @type {const} */ ([one, wasScrolled[number]]))));
      return stops.filter(isKnown).map((stop) => ({
        ...describe(stop.element, rectOf(stop.element), { x: scrollX, y: scrollY }, selectors),
        position: positions.get(stop.element),
        // Before the first run the page is where the focus began: forward at its top, backward at its end.
        look: stop.looks.get(isScrolledAt.get(stop) ?? backward) ?? [...stop.looks.values()][0],
      }));
    },
  };
};
