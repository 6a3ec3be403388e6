import { closest, contains, parentOf, rectOf } from "../../browser/js/lib/dom.js";
import { blurActive, deepActive } from "../../browser/js/lib/focus.js";
import { clip, squeeze } from "../../browser/js/lib/strings.js";
import { isInSight, textsInSight } from "../../browser/js/lib/visibility.js";
import { isOver, layerOf, linesOf, nearestPoint } from "./hover/layer.js";
import { triggersFound } from "./hover_triggers.js";

/** @typedef {{x: number, y: number}} Point in the viewport, pixels */

/** @param {Element} trigger @returns {Point | null} where to point at it, once it is in view; null where something lies over it */
const reach = (trigger) => {
  trigger.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const [box] = trigger.getClientRects();
  if (!box) return null;
  const point = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const hit = document.elementFromPoint(point.x, point.y);
  return hit && contains(trigger, hit) ? point : null;
};

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

  return {
    /** @param {number} number */
    reach: (number) => reach(triggers[number]),

    before: () => {
      before = textsInSight();
      lines = new Map([...before.keys()].map((node) => [node, linesOf(node)]));
      fresh = [];
    },

    /** @param {number} number @returns {(Point & {text: string, covers: boolean}) | null} */
    shown: (number) => {
      const trigger = triggers[number];
      const found = freshTexts(before);
      if (found.length === 0) return null;
      fresh = found;
      const layer = layerOf(fresh, [...before.keys()]);
      const others = [...lines].filter(([node]) => !contains(trigger, node) && !contains(layer, node));
      return {
        text: clip(squeeze(fresh.map((node) => node.data).join(" ")), 80),
        covers: others.some(([, boxes]) => boxes.some((line) => isOver(layer, line))),
        ...nearestPoint(rectOf(trigger), rectOf(layer)),
      };
    },

    still: () => fresh.some(isThere),

    /** @param {number} number */
    focus: (number) => {
      /** @type {HTMLElement} */ (triggers[number]).focus?.({ preventScroll: true });
      return deepActive() === triggers[number];
    },

    blur: blurActive,

    leave: () => scrollTo({ left: 0, top: 0, behavior: "instant" }),
  };
}
