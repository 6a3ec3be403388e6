/** What scripts change, again and again or with every frame. */

import { all, closest, read, rectOf } from "../../../browser/js/lib/dom.js";
import { textContentOf } from "../../../browser/js/lib/text.js";
import { flashesIn, lightnessOf } from "./flashing.js";
import { isSeen } from "./moving.js";

/** @typedef {import("./moving.js").Moving} Moving */
/** @typedef {"text" | "look"} Kind */
/** @typedef {{when: number, light: number}} Level when it looked so, milliseconds, and its luminance then */

/**
 * @typedef {object} Change what is known of an element that was changed
 * @property {Kind} kind
 * @property {string} text
 * @property {string} look
 * @property {number[]} times when it changed so that a reader could see it, milliseconds
 * @property {number} frames in how many frames of the last few it changed
 * @property {Level[]} levels
 * @property {boolean} wasSeen
 */

const WATCHED = ["class", "style", "hidden", "src", "srcset", "aria-hidden", "data-active", "aria-current", "aria-selected", "open"];
/** Milliseconds: what changes for longer goes on and on. */
const LONG = 5000;
/** Frames that are painted to see what changes with each, and in how many of them that may not show. */
const [FRAMES, MISSED] = [5, 2];
/** Milliseconds: a second, and the half of a frame by which timers are late or early. */
const SECOND = 1008;
/** Luminances from which on a second is looked at for flashes. */
const MAX_LEVELS = 40;

/** @param {Element} element @param {CSSStyleDeclaration} style its own @returns {string} where it is on the page, and how it looks */
const lookOf = (element, style) => {
  const { x, y, width, height } = rectOf(element);
  const box = [x + scrollX, y + scrollY, width, height].map(Math.round);
  const { opacity, visibility, display, backgroundColor, backgroundImage, color } = style;
  const source = "currentSrc" in element ? element.currentSrc : "";
  return [...box, opacity, visibility, display, backgroundColor, backgroundImage, color, source].join("|");
};

/** @param {Element} element @param {Kind} kind @param {CSSStyleDeclaration} style its own @returns {Change} */
const firstOf = (element, kind, style) => ({
  kind,
  text: textContentOf(element),
  look: lookOf(element, style),
  times: [],
  frames: 0,
  levels: [{ when: performance.now(), light: lightnessOf(style, element) }],
  wasSeen: isSeen(element),
});

/** @param {Change} known is brought up to date @param {Element} element @param {Kind} kind of what was changed @param {CSSStyleDeclaration} style its own */
const update = (known, element, kind, style) => {
  const [text, look, seen] = [textContentOf(element), lookOf(element, style), isSeen(element)];
  const isNew = kind === "text" ? text !== known.text : look !== known.look;
  if (isNew && (seen || known.wasSeen)) {
    known.times.push(performance.now());
    known.frames += 1;
    known.levels.push({ when: performance.now(), light: lightnessOf(style, element) });
    if (kind === "text") known.kind = "text";
  }
  Object.assign(known, { text, look, wasSeen: seen });
};

/** @param {MutationRecord[]} records @returns {Map<Element, Kind>} what was changed of which element */
const changedIn = (records) => {
  /** @type {Map<Element, Kind>} */
  const found = new Map();
  for (const { target, type } of records) {
    const element = target instanceof Element ? target : read(target, "parentElement");
    if (element) found.set(element, type === "attributes" && found.get(element) !== "text" ? "look" : "text");
  }
  return found;
};

/** @param {HTMLCanvasElement} canvas @returns {string} what is drawn on it */
const drawnOn = (canvas) => {
  try {
    return canvas.toDataURL();
  } catch {
    return ""; // it holds a picture of another host
  }
};

/** @param {Change} change @returns {boolean} whether it changed with almost every frame of the last few */
const isInMost = ({ frames }) => frames >= FRAMES - MISSED;

/** @param {Change} change */
const goesOn = ({ times }) => times.length > 1 && times[times.length - 1] - times[0] > LONG;

/** @param {Level[]} levels @returns {number} the flashes in the second that has most of them */
const flashesOf = (levels) => {
  const inSecond = (/** @type {number} */ from) => levels.filter(({ when }) => when >= from && when < from + SECOND).map(({ light }) => light);
  return Math.max(0, ...levels.slice(0, MAX_LEVELS).map(({ when }) => flashesIn(inSecond(when))));
};

/** @param {Element} element @param {Change} change @returns {Moving} */
const movingBy = (element, change) => {
  let count = change.times.length;
  const isStill = () => {
    const isOver = !isSeen(element) || (change.times.length === count && !isInMost(change));
    count = change.times.length;
    return isOver;
  };
  return { key: element, target: element, kind: change.kind, name: "", seconds: null, flashes: flashesOf(change.levels), isStill };
};

/**
 * Watches what scripts change from now on.
 *
 * `begin` forgets when things have changed so far: in real time, a busy machine runs timers late and then in a row.
 * `paint` lets a few frames be painted, in real time, and counts in how many of them each element changes; `moving` gives
 * what changed again and again for more than five seconds, or changed with every frame of those last painted.
 */
export const watchChanges = () => {
  /** @type {Map<Element, Change>} */
  const changes = new Map();
  /** Those that were drawn on while the last frames were painted. @type {HTMLCanvasElement[]} */
  let canvases = [];

  /** @param {Element} element @param {Kind} kind */
  const note = (element, kind) => {
    if (closest(element, "head, script, style, template")) return;
    const style = getComputedStyle(element);
    const known = changes.get(element);
    if (known) update(known, element, kind, style);
    else changes.set(element, firstOf(element, kind, style));
  };
  const observer = new MutationObserver((records) => {
    for (const [element, kind] of changedIn(records)) note(element, kind);
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: WATCHED });

  /** @param {HTMLCanvasElement} canvas @returns {Moving} */
  const movingOn = (canvas) => ({
    key: canvas,
    target: canvas,
    kind: "look",
    name: "",
    seconds: null,
    flashes: 0,
    isStill: () => !canvases.includes(canvas) || !isSeen(canvas),
  });

  return {
    begin: () => {
      for (const known of changes.values()) {
        const { light } = known.levels[known.levels.length - 1];
        Object.assign(known, { times: [], levels: [{ when: performance.now(), light }] });
      }
    },

    paint: async () => {
      for (const known of changes.values()) known.frames = 0;
      const seen = /** @type {HTMLCanvasElement[]} */ (all("canvas")).filter(isSeen);
      const before = seen.map((canvas) => ({ canvas, drawn: drawnOn(canvas) }));
      for (let frame = 0; frame < FRAMES; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      canvases = before.filter(({ canvas, drawn }) => drawnOn(canvas) !== drawn).map(({ canvas }) => canvas);
    },

    /** @returns {Moving[]} */
    moving: () => {
      const changed = [...changes].filter(([, change]) => isInMost(change) || goesOn(change));
      return [...canvases.map(movingOn), ...changed.map(([element, change]) => movingBy(element, change))];
    },
  };
};
