/** Where the focus rests at each press of Tab, and where the page moves it to by itself. */

import { placeOf } from "../../../browser/js/lib/dom.js";
import { deepActive } from "../../../browser/js/lib/focus.js";
import { calledOf } from "../../../browser/js/lib/names.js";
import { describeVisibility } from "../../../browser/js/lib/visibility.js";
import { focusedAt, signsAt, named, stopAt } from "./stops.js";

/** @typedef {import("./stops.js").Focused} Focused */
/** @typedef {import("./stops.js").Shown} Shown */
/** @typedef {import("./stops.js").Stop} Stop */
/** @typedef {{before: HTMLElement | null, from: Element, to: HTMLElement | null}} Move of the focus, by the page: `from` is where Tab had brought it, `before` where it was then; null for the page as a whole */

/** @param {Move} move of the focus by the page @returns {object} a FocusMove record */
export const describeMove = ({ from, to }) => ({
  name: calledOf(from),
  to: to ? named(to) : "",
  place: placeOf(from),
  is_seen: describeVisibility(from).isSeen,
});

/** @returns {HTMLElement | null} */
const here = () => /** @type {HTMLElement | null} */ (deepActive());

const isScrolled = () => scrollY > 0;

/** Where the focus has been since a tab sequence was opened. */
export const openTrail = () => {
  /** Each stop, as it was seen first. @type {Map<Element, Stop>} */
  let stops = new Map();
  /** What stops were like with the focus, the first time through. @type {Map<Element, Focused & Shown>} */
  let earlier = new Map();
  /**
   * Each element as it was when the focus first came to it, before frames and timers of the page had a say: how many of these
   * come between two presses in a row is chance.
   * @type {Map<Element, Stop>}
   */
  let arrivals = new Map();
  /** Whether the page is given time between presses: then a stop is seen as it has become when the next is due. */
  let isPaced = false;
  /**
   * How far a run of stops has come, where they are gone through in runs. Backward from the page's edge the focus leaves the
   * page before the first stop; once it leaves it after one, what it comes to is not of that run.
   * @type {"no run" | "begun" | "under way" | "over"}
   */
  let run = "no run";
  /** What had the focus at each press; null for the page as a whole, or beyond it. @type {(HTMLElement | null)[]} */
  let rests = [];
  /** What the focus has come to since the last press. @type {Element[]} */
  let entered = [];
  /** @type {Move[]} */
  let moves = [];
  /** How often the focus has left the page. */
  let exits = 0;
  /** Whether the page was scrolled when its scripts had last had time to deal with that. */
  let wasScrolled = isScrolled();

  /** @returns {number} the press at which the focus was first beyond the page's end; -1 where it never was */
  const exit = () => rests.findIndex((one, at) => at > 0 && one === null);

  /** @param {HTMLElement | null} element that has the focus */
  const noteMove = (element) => {
    const [from] = entered;
    const isMoved = entered.length > 1 || (entered.length === 1 && from !== element);
    const isKnown = () => moves.some((one) => one.from === from && one.to === element);
    if (isMoved && rests.length > 0 && !isKnown()) moves.push({ before: rests[rests.length - 1], from, to: element });
    entered = [];
  };

  /** @param {HTMLElement} element that has the focus @returns {Stop} */
  const arriveAt = (element) => ({ ...stopAt(element), later: null, signs: null, isHurried: isScrolled() !== wasScrolled });

  /** @param {HTMLElement} element that has the focus, at a press @returns {Stop} */
  const stopOf = (element) => {
    const arrival = arrivals.get(element);
    const stop = arrival ? { ...arrival, later: focusedAt(element, arrival.isSeen) } : arriveAt(element);
    return { ...stop, ...earlier.get(element) };
  };

  return {
    /** @param {FocusEvent} event */
    onFocus: (event) => {
      const [target] = event.composedPath();
      if (target instanceof Element) entered.push(target);
    },

    /** To be called once the page's own listeners have dealt with the focus having come. */
    onFocusIn: () => {
      const element = here();
      if (element && !isPaced && !arrivals.has(element)) arrivals.set(element, arriveAt(element));
    },

    /**
     * To be called once the page's own listeners have dealt with the focus having left: until here nothing but that has changed.
     * @param {FocusEvent} event
     */
    onFocusOut: (event) => {
      const element = /** @type {Element} */ (event.composedPath()[0]);
      const stop = stops.get(element);
      if (stop && stop.signs === null && here() !== element) stops.set(element, { ...stop, signs: signsAt(stop) });
    },

    /** Notes where the focus is now, as at a press of Tab. */
    note: () => {
      const element = here();
      noteMove(element);
      if (element === null && !document.hasFocus()) {
        exits += 1;
        if (run === "under way") run = "over";
      }
      if (element && run === "begun") run = "under way";
      rests.push(element);
      if (element && run !== "over" && !stops.has(element)) stops.set(element, stopOf(element));
    },

    /** Notes that the page's scripts have had time to deal with its being scrolled. */
    settle: () => {
      wasScrolled = isScrolled();
    },

    /** What the focus has been brought to by a script of our own is no move of the page's. */
    forgetEntered: () => {
      entered = [];
    },

    /** Begins with a run of stops, from where the focus is. */
    startRun: () => {
      run = "begun";
      entered = [];
      arrivals = new Map();
    },

    /** Begins to count presses and exits anew. */
    countAnew: () => {
      rests = [];
      entered = [];
      exits = 0;
    },

    /** Begins again at the first stop, at a reader's pace; what each was like with the focus for the first time still holds. */
    restart: () => {
      isPaced = true;
      const first = rests[exit() + 1] ?? rests.find((one) => one !== null);
      earlier = new Map([...stops].map(([element, { focused, around, later, signs }]) => [element, { focused, around, later, signs }]));
      stops = new Map();
      rests = [];
      moves = [];
      exits = 0;
      first?.focus();
      entered = [];
    },

    exits: () => exits,
    presses: () => rests.length,
    moves: () => moves,

    /** @returns {Element | undefined} what the focus has come to first since the last press, or since it was forgotten */
    entered: () => entered[0],

    /** @returns {boolean} whether the focus has come out at the page's end, and is where it was before */
    isRound: () => {
      const element = here();
      return exits > 1 || (exits > 0 && element !== null && rests.slice(0, exit()).includes(element));
    },

    /** @returns {HTMLElement[]} what has had the focus and is still on the page, in that order, each once */
    visited: () => [...new Set(rests)].filter((one) => one !== null).filter((one) => one.isConnected),

    /** @returns {HTMLElement[]} where the focus was in the later half of the presses, in the order of the document */
    lately: () => {
      const recent = rests.slice(-Math.max(2, Math.floor(rests.length / 2)));
      const found = [...new Set(recent)].filter((one) => one !== null).filter((one) => one.isConnected);
      return found.toSorted((one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    },

    /** @returns {Stop[]} in the order in which Tab comes to them from the page's edge */
    stops: () => [...new Set([...rests.slice(Math.max(exit(), 0)), ...stops.keys()])].flatMap((one) => (one && stops.get(one)) || []),
  };
};
