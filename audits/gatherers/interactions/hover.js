import { all, closest, contains, hitAt, isAround, parentOf, rectOf, rectsOf, urlOf, within } from "../../browser/js/lib/dom.js";
import { blurActive, deepActive } from "../../browser/js/lib/focus.js";
import { calledOf } from "../../browser/js/lib/names.js";
import { clip, squeeze } from "../../browser/js/lib/strings.js";
import { isInSight, textsInSight } from "../../browser/js/lib/visibility.js";
import { setAppeared } from "../appeared.js";
import { canHoldFocus } from "./controls/reach.js";
import { isOver, layerOf, linesOf, nearestPoint } from "./hover/layer.js";
import { triggersFound } from "./hover_triggers.js";
import { outermost } from "./opened/sight.js";

/** Of what can have the focus in something that is pointed at: how many are tried. */
const MAX_HOLDERS = 3;

const TOOLTIP = "[role=tooltip], [class*=tooltip i], [class*=help i], .tip, [class*=-tip i], [class*=tip- i]";
/** @typedef {{x: number, y: number}} Point in the viewport, pixels */

/** @param {Element} trigger @returns {DOMRect[]} the lines of its words, where people point at it: its box may be far wider */
const linesIn = (trigger) => [...textsInSight().keys()].filter((node) => contains(trigger, node)).flatMap(linesOf);

/** @param {Element} trigger @returns {Point | null} where to point at it, once it is in view; null where something lies over it */
const reach = (trigger) => {
  trigger.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const box = [...linesIn(trigger), ...rectsOf(trigger)].at(0);
  if (!box) return null;
  const point = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const hit = hitAt(point.x, point.y);
  return isAround(trigger, hit) ? point : null;
};

/** @param {Element} trigger @returns {HTMLElement[]} what in it, and it itself, can have the focus */
const holdersIn = (trigger) => [/** @type {HTMLElement} */ (trigger), ...within(trigger, "*")].filter(canHoldFocus).slice(0, MAX_HOLDERS);

/** @param {Map<Text, string>} before @returns {Text[]} the texts that have come into sight since */
const freshTexts = (before) => {
  const active = deepActive();
  // What moves into view because it has the focus itself, such as a skip link, is nothing more than it.
  return [...textsInSight()].filter(([node, text]) => before.get(node) !== text && !active?.contains(node)).map(([node]) => node);
};

/** @param {Text} node @returns {boolean} */
const isThere = (node) => {
  const parent = parentOf(node);
  return node.isConnected && isInSight(node) && parent !== null && !closest(parent, "[hidden]");
};

/**
 * Tells what words appear while a pointer is over one of the triggers found, and whether they are still there.
 *
 * Triggers are told by their numbers. `reach` gives where to point; `before` notes what is in sight; `shown` gives the text
 * that appeared since, whether it covers other words, and the nearest point of it, or null where nothing appeared; `still`
 * says whether it is there yet; `focus` brings the focus to a trigger, and says whether it came.
 */
export default function hover() {
  const triggers = triggersFound();
  /** @type {Map<Text, string>} */
  let before = new Map();
  /** @type {Map<Text, DOMRect[]>} */
  let lines = new Map();
  /** What appeared. @type {Text[]} */
  let fresh = [];
  /** @type {HTMLElement[]} */
  let links = [];

  return {
    /** @param {number} number */
    reach: (number) => reach(triggers[number]),

    before: () => {
      before = textsInSight();
      lines = new Map([...before.keys()].map((node) => [node, linesOf(node)]));
      fresh = [];
    },

    /** @param {number} number @returns {(Point & {text: string, is_tooltip: boolean, covers: boolean}) | null} */
    shown: (number) => {
      const trigger = triggers[number];
      const found = freshTexts(before);
      if (found.length === 0) return null;
      fresh = found;
      const layer = layerOf(fresh, [...before.keys()]);
      const others = [...lines].filter(([node]) => !contains(trigger, node) && !contains(layer, node));
      const words = squeeze(fresh.map((node) => node.data).join(" "));
      // What only repeats the name of a button, such as one with a sign, explains nothing.
      const isName = holdersIn(trigger).some((one) => calledOf(one) === words);
      return {
        text: clip(words, 80),
        is_tooltip: !isName && closest(layer, TOOLTIP) !== null && closest(trigger, "a[href]") === null,
        covers: others.some(([, boxes]) => boxes.some((line) => isOver(layer, line))),
        ...nearestPoint(rectOf(trigger), rectOf(layer)),
      };
    },

    still: () => fresh.some(isThere),

    /** Hands what appeared to the gatherers of views. */
    look_at_fresh: () => setAppeared(outermost(fresh.map((node) => layerOf([node], [...before.keys()])))),

    /** Has them look at the whole page again. */
    look_at_all: () => setAppeared(null),

    /** The links among what appeared, remembered for `out_of_reach`. @param {number} number */
    links: (number) => {
      links = [...new Set(fresh.flatMap((node) => closest(/** @type {Element} */ (parentOf(node)), "a[href]") ?? []))];
      const own = closest(triggers[number], "a[href]") ?? within(triggers[number], "a[href]").find((one) => !links.includes(one));
      return { count: links.length, leads_to: own && !links.includes(own) ? urlOf(own) : "" };
    },

    /** How many things in a trigger, itself included, can have the focus now. @param {number} number */
    holders: (number) => holdersIn(triggers[number]).length,

    /** Gives the focus to one of them. @param {number} number @param {number} at */
    focus_holder: (number, at) => holdersIn(triggers[number])[at]?.focus({ preventScroll: true }),

    /** @returns {string[]} the addresses of those links that the keyboard does not come to as the page stands, nor to others that lead there */
    out_of_reach: () => {
      const reached = new Set(all("a[href]").filter(canHoldFocus).map(urlOf));
      return [...new Set(links.map(urlOf))].filter((url) => !reached.has(url));
    },

    /** @param {number} number */
    focus: (number) => {
      /** @type {HTMLElement} */ (triggers[number]).focus?.({ preventScroll: true });
      return deepActive() === triggers[number];
    },

    blur: blurActive,

    leave: () => scrollTo({ left: 0, top: 0, behavior: "instant" }),
  };
}
