import { all, attribute, placeOf, rectOf, tagOf } from "../../browser/js/lib/dom.js";
import { blurActive, deepActive, startAtTop } from "../../browser/js/lib/focus.js";
import { isRendered, describeVisibility } from "../../browser/js/lib/visibility.js";
import { countStops, looksAtRest } from "./tab_sequence/at_rest.js";
import { isFocusable, watchFocusable } from "./tab_sequence/focusable.js";
import { findRuns, findRunsOfOpened } from "./tab_sequence/runs.js";
import { describeStop, isInBar, named } from "./tab_sequence/stops.js";
import { describeMove, openTrail } from "./tab_sequence/trail.js";
import { endAtOnce, listenFirst, listenLast, windows } from "./tab_sequence/windows.js";

/** @typedef {import("./tab_sequence/stops.js").Stop} Stop */

/** Milliseconds that stand for two frames: a document without a body paints none. */
const WITHOUT_FRAMES = 500;

/** Milliseconds: timers as short as this are part of what a page does at once when the focus comes, often debounced. */
const SHORT_TIMER = 25;

/** What scrolling brings about comes with the next frame, what observers bring about after it. @returns {Promise<void>} */
const twoFrames = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => resolve())));
    setTimeout(resolve, WITHOUT_FRAMES);
  });

/** @param {Element} element @returns {boolean} whether to press it leads to another page */
const leadsAway = (element) => tagOf(element) === "a" && !/^(#|javascript:|$)/.test(attribute(element, "href") ?? "");

/**
 * Notes where the focus rests at each press of Tab and what it looks like there, from the top of the page on.
 *
 * The page's window, and those of its frames that may be read, are listened to; nothing is pressed here. Stops and runs of
 * stops are told by their numbers. `leave` takes back what was done to the page.
 */
export default function tab_sequence() {
  startAtTop();
  const trail = openTrail();
  const everywhere = windows();
  const undo = everywhere.flatMap((one) => [
    listenFirst(one, "keydown", (event) => {
      if (event.key === "Tab") trail.note();
    }),
    listenFirst(one, "focus", trail.onFocus),
    listenLast(one, "focusin", trail.onFocusIn),
    listenLast(one, "focusout", trail.onFocusOut),
    ...endAtOnce(one),
  ]);
  const focusable = all("*").filter(isFocusable);
  const atRest = looksAtRest(focusable);
  const expected = countStops(focusable, everywhere);
  /** @type {ReturnType<typeof watchFocusable> | null} */
  let watch = null;
  /** @type {ReturnType<typeof findRuns>} */
  let runs = null;
  /** Those that were described. @type {Stop[]} */
  let stops = [];
  /** Those that were described. @type {import("./tab_sequence/trail.js").Move[]} */
  let moves = [];

  /** Scrolls the page to where it was at a stop. @param {Stop} stop */
  const scrollAsAt = ({ x, y }) => scrollTo({ left: x, top: y, behavior: "instant" });

  return {
    /** @returns {number} how many stops there may be */
    expected: () => expected,

    /** Begins to watch whether anything that takes the focus comes into sight or goes out of it. */
    watch: () => {
      watch = watchFocusable();
    },

    /** @returns {boolean} whether anything has since */
    has_changed: () => watch?.hasChanged() ?? true,

    /**
     * Finds the runs of stops that are not known from another page.
     * @param {string[]} known shell looks of stops that are known from another page
     * @param {boolean} backward
     * @returns {{stops: number, after: number}[] | null} how many stops each run has, and how many known ones come after it;
     *   null where the page has to be gone through as a whole
     */
    find_runs: (known, backward) => {
      runs = findRuns(known, backward);
      return runs && runs.lengths();
    },

    /**
     * Finds the runs of stops that have come into sight in the state that the page is in.
     * @returns {{stops: number, after: number}[] | null} as `find_runs` does
     */
    find_runs_of_opened: () => {
      runs = findRunsOfOpened();
      return runs && runs.lengths();
    },

    /** Brings the focus to the stop before a run. @param {number} number @returns {boolean} whether it came there */
    start_run: (number) => {
      const came = runs?.start(number) ?? false;
      trail.startRun();
      return came;
    },

    /** @param {number} number @returns {number} how often to press on until a run may have ended; 0 where it has */
    left_of_run: (number) => runs?.left(number) ?? 0,

    /** @returns {object[]} the known stops, as far as they can be told unseen */
    known_stops: () => runs?.known() ?? [],

    /** Waits until the page has dealt with being scrolled. @returns {Promise<{exits: number, is_round: boolean}>} as it was before: whether the focus had come out at the page's end, and round again */
    pace: async () => {
      const paced = { exits: trail.exits(), is_round: trail.isRound() };
      await twoFrames();
      trail.settle();
      return paced;
    },

    /** Notes where the focus is after the last press. @returns {{exits: number, presses: number}} how far it has come */
    where: () => {
      trail.note();
      return { exits: trail.exits(), presses: trail.presses() };
    },

    /** Notes where the focus is after the last press. @returns {object} what had it in the later half of the presses */
    lately: () => {
      trail.note();
      const recent = trail.lately();
      return { names: recent.map(named), place: recent.length > 0 ? placeOf(recent[0]) : null };
    },

    /** Forgets the stops, and brings the focus to the first of them. */
    restart: () => trail.restart(),

    /** Begins to count presses and exits anew. */
    count_anew: () => trail.countAnew(),

    /**
     * Brings the focus to one of those that had it, to be pressed.
     * @param {number} number @returns {string} its name; "" where there is none, or to press it would lead to another page
     */
    focus_visited: (number) => {
      const element = trail.visited()[number];
      if (!element || leadsAway(element)) return "";
      element.focus();
      return named(element);
    },

    /** Takes the focus away, and describes all stops, and the moves of the focus that the page made by itself. */
    end: () => {
      blurActive();
      const positions = new Map(all("*").map((one, index) => [one, index]));
      const selectors = new Map();
      stops = trail.stops().filter(({ element }) => element.isConnected && !/^i?frame$/.test(tagOf(element)));
      moves = trail.moves().filter(({ from }) => from.isConnected);
      return {
        stops: stops.map((one, number) => ({ number, ...describeStop(one, positions, selectors, atRest) })),
        moves: moves.map(describeMove),
      };
    },

    /**
     * Brings the focus to the stop before one, for what lies over that depends on how far the page was scrolled there.
     * @param {number} number @returns {boolean} whether there is one, and it came there
     */
    focus_before: (number) => {
      const before = stops[number - 1];
      if (!before) {
        blurActive();
        return false;
      }
      scrollAsAt(before);
      before.element.focus({ preventScroll: true });
      return deepActive() === before.element;
    },

    /** @returns {Promise<{hidden: number[], gone: number[]}>} of the stops that the focus came to too fast for scripts: those that are hidden since, and those that Tab does not come to any more */
    lost_meanwhile: async () => {
      const hurried = stops.map((stop, number) => ({ stop, number })).filter(({ stop }) => stop.isHurried && stop.isSeen);
      const lost = { hidden: /** @type {number[]} */ ([]), gone: /** @type {number[]} */ ([]) };
      for (const isScrolled of [false, true]) {
        const alike = hurried.filter(({ stop }) => stop.y > 0 === isScrolled);
        if (alike.length === 0) continue;
        scrollAsAt(alike[0].stop);
        await twoFrames();
        for (const { stop, number } of alike) {
          if (stop.element.tabIndex < 0) lost.gone.push(number);
          else if (isInBar(stop.element) && !describeVisibility(stop.element).isSeen) lost.hidden.push(number);
        }
      }
      return lost;
    },

    /**
     * Waits until the short timers that the page has set have run. A timer set later runs later, however busy the machine is.
     * @returns {Promise<void>}
     */
    let_timers_run: () => new Promise((resolve) => setTimeout(resolve, SHORT_TIMER)),

    /** @param {number} number @returns {object} whether the focus is at a stop, and what is seen of that now */
    visibility: (number) => {
      const { element } = stops[number];
      const { isSeen, coveredBy } = describeVisibility(element);
      const arrived = deepActive() === element;
      return { arrived, is_stop: arrived || (isFocusable(element) && isRendered(element)), is_seen: isSeen, covered_by: coveredBy };
    },

    /**
     * Brings the focus to where it was before a move of the page's, or, where that was the page as a whole, to where it was
     * moved from.
     * @param {number} number @returns {boolean} whether Tab is to be pressed to come to where the focus was moved from
     */
    focus_before_move: (number) => {
      const { before, from } = moves[number];
      const first = /** @type {HTMLElement} */ (before ?? from);
      const stop = stops.find(({ element }) => element === first);
      if (stop) scrollAsAt(stop);
      trail.forgetEntered();
      first.focus?.();
      if (before) trail.forgetEntered();
      return before !== null;
    },

    /** @param {number} number @returns {boolean} whether the focus has come to where it was moved from, and is not there any more */
    has_moved: (number) => trail.entered() === moves[number].from && deepActive() !== moves[number].from,

    /** Brings the focus to a stop. @param {number} number @returns {object} its box in the page, how far that is scrolled, and whether the focus came */
    focus: (number) => {
      const stop = stops[number];
      scrollAsAt(stop);
      stop.element.focus();
      const { left, top, width, height } = rectOf(stop.element);
      return {
        left: left + scrollX,
        top: top + scrollY,
        width,
        height,
        x: Math.max(scrollX, 0),
        y: Math.max(scrollY, 0),
        view: innerHeight,
        arrived: deepActive() === stop.element,
      };
    },

    /** Takes the focus away from a stop. @param {number} number */
    blur: (number) => stops[number].element.blur?.(),

    leave: () => {
      watch?.leave();
      for (const one of undo) one();
    },
  };
}
