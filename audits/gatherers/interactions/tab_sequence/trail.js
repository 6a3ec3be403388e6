/** Where the focus rests at each press of Tab, and where the page moves it to by itself. */

import { placeOf } from "../../../browser/js/lib/dom.js";
import { deepActive } from "../../../browser/js/lib/focus.js";
import { calledOf } from "../../../browser/js/lib/names.js";
import { sight } from "../../../browser/js/lib/visibility.js";
import { named, stopAt } from "./stops.js";

/** @typedef {import("./stops.js").Focused} Focused */
/** @typedef {import("./stops.js").Stop} Stop */
/** @typedef {{from: Element, to: HTMLElement | null}} Move of the focus, by the page: from where Tab had brought it */

/** @param {Move} move of the focus by the page @returns {object} a FocusMove record */
export const describeMove = ({ from, to }) => ({
  name: calledOf(from),
  to: to ? named(to) : "",
  place: placeOf(from),
  is_seen: sight(from).isSeen,
});

/** @returns {HTMLElement | null} */
const here = () => /** @type {HTMLElement | null} */ (deepActive());

const isScrolled = () => scrollY > 0;

/** Where the focus has been since a tab sequence was opened. */
export const openTrail = () => {
  /** Each stop, as it was seen first. @type {Map<Element, Stop>} */
  let stops = new Map();
  /** What stops were like with the focus, the first time through. @type {Map<Element, Focused>} */
  let earlier = new Map();
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
    if (isMoved && rests.length > 0 && !isKnown()) moves.push({ from, to: element });
    entered = [];
  };

  return {
    /** @param {FocusEvent} event */
    onFocus: (event) => {
      const [target] = event.composedPath();
      if (target instanceof Element) entered.push(target);
    },

    /** Notes where the focus is now, as at a press of Tab. */
    note: () => {
      const element = here();
      noteMove(element);
      if (element === null && !document.hasFocus()) exits += 1;
      rests.push(element);
      if (element && !stops.has(element)) stops.set(element, { ...stopAt(element), isHurried: isScrolled() !== wasScrolled, ...earlier.get(element) });
    },

    /** Notes that the page's scripts have had time to deal with its being scrolled. */
    settle: () => {
      wasScrolled = isScrolled();
    },

    /** What the focus has been brought to by a script of our own is no move of the page's. */
    forgetEntered: () => {
      entered = [];
    },

    /** Begins to count presses and exits anew. */
    countAnew: () => {
      rests = [];
      entered = [];
      exits = 0;
    },

    /** Begins again at the first stop; what each was like with the focus for the first time still holds. */
    restart: () => {
      const first = rests[exit() + 1] ?? rests.find((one) => one !== null);
      earlier = new Map([...stops].map(([element, { focused, around }]) => [element, { focused, around }]));
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
