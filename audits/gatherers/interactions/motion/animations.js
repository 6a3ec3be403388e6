/** What style sheets and scripts animate, and SVG by itself. */

import { all, attribute, closest, read, rectOf } from "../../../browser/js/lib/dom.js";
import { squeeze } from "../../../browser/js/lib/strings.js";
import { flashesIn, lightnessOf } from "./flashing.js";
import { isSeen } from "./moving.js";

/** @typedef {import("./moving.js").Moving} Moving */
/** @typedef {{key: string, light: number, isSeen: boolean}} Look of what is animated at one moment: `key` differs where it looks different */
/** @typedef {{delay: number, end: number, period: number}} Times milliseconds; the period until it looks as at first */

/** Moments of a period at which an animation is looked at, but for the first. */
const STEPS = 20;
/** @type {(keyof CSSStyleDeclaration)[]} */
const STYLES = [
  "transform", "translate", "rotate", "scale", "opacity", "visibility", "color", "backgroundColor", "backgroundPosition",
  "boxShadow", "filter", "strokeDashoffset", "clipPath", "textShadow", "borderColor", "offsetDistance",
];

/** @param {KeyframeEffect} effect @returns {Times} */
const timesOf = (effect) => {
  const { delay, endTime, duration, direction } = effect.getComputedTiming();
  return { delay: Number(delay), end: Number(endTime), period: Number(duration) * (/alternate/.test(direction ?? "") ? 2 : 1) };
};

/** @param {Element} target @param {string | null} pseudo @returns {Look} as it is now */
const lookNow = (target, pseudo) => {
  const style = getComputedStyle(target, pseudo);
  const box = rectOf(target);
  const placed = pseudo ? [style.top, style.left, style.width, style.height] : [box.x, box.y, box.width, box.height].map(Math.round);
  return {
    key: [...placed, ...STYLES.map((name) => style[name])].join("|"),
    light: lightnessOf(style, target),
    isSeen: isSeen(target) && Number(style.opacity) > 0.01 && style.display !== "none" && style.content !== "none",
  };
};

/** @param {Animation} animation @param {Times} times @param {() => Look} look @returns {Look[]} over one period, after which it goes on where it was */
const looksOver = (animation, { delay, end, period }, look) => {
  const at = animation.currentTime;
  const found = Array.from({ length: STEPS + 1 }, (_, step) => {
    animation.currentTime = Math.min(delay + (period * step) / STEPS, end - 1);
    return look();
  });
  animation.currentTime = at;
  return found;
};

/** @param {Animation} animation @returns {boolean} whether it runs by the clock, and not from one state of something to another */
const isRunning = (animation) =>
  animation.playState === "running" && animation.timeline === document.timeline && !(animation instanceof CSSTransition);

/** @param {Animation} animation @returns {Moving[]} one, where something is seen to move */
const movingBy = (animation) => {
  const effect = /** @type {KeyframeEffect | null} */ (animation.effect);
  const target = effect?.target;
  if (!effect || !target || !isRunning(animation)) return [];
  const times = timesOf(effect);
  if (!(times.period > 0)) return [];
  const looks = looksOver(animation, times, () => lookNow(target, effect.pseudoElement));
  if (!looks.some((one) => one.isSeen) || new Set(looks.map(({ key }) => key)).size < 2) return [];
  const name = animation instanceof CSSAnimation ? animation.animationName : animation.id;
  // One that would come to its end by itself is not stopped by what was pressed meanwhile.
  const isStopped = () => /paused|idle/.test(animation.playState) || (animation.playState === "finished" && times.end === Infinity);
  return [
    {
      key: animation,
      target,
      kind: "animation",
      name: `${name}${effect.pseudoElement ?? ""}`,
      seconds: Number.isFinite(times.end) ? times.end / 1000 : null,
      flashes: flashesIn(looks.map(({ light }) => light)) / (times.period / 1000),
      isStill: () => isStopped() || !isSeen(target),
    },
  ];
};

/** @returns {Moving[]} what style sheets and scripts animate */
export const animations = () => document.getAnimations().flatMap(movingBy);

/** @param {string} text a time as SVG writes it @returns {number} seconds; 0 where it is none */
const secondsOf = (text) => {
  const [, value, unit = "s"] = /^([\d.]+)(ms|s|min|h)?$/.exec(squeeze(text)) ?? [];
  /** @type {Record<string, number>} */
  const units = { ms: 0.001, s: 1, min: 60, h: 3600 };
  return value ? Number(value) * units[unit] : 0;
};

/** @param {Element} drawing @returns {number | null} seconds for which it moves; null where it has no end */
const lengthOf = (drawing) => {
  const count = attribute(drawing, "repeatCount");
  if (count === "indefinite" || attribute(drawing, "repeatDur") === "indefinite") return null;
  return secondsOf(attribute(drawing, "dur") ?? "") * (Number(count) || 1);
};

/** @param {SVGAnimationElement} drawing @returns {Moving[]} one, where it begins by itself and is seen */
const movingIn = (drawing) => {
  const svg = /** @type {SVGSVGElement | null} */ (/** @type {Element | null} */ (closest(drawing, "svg")));
  const begins = squeeze(attribute(drawing, "begin") ?? "0");
  const target = drawing.targetElement ?? read(drawing, "parentElement");
  if (!target || !svg || !isSeen(svg) || /click|indefinite|mouse|focus/.test(begins)) return [];
  return [
    {
      key: drawing,
      target: svg,
      kind: "animation",
      name: attribute(drawing, "attributeName") ?? "",
      seconds: lengthOf(drawing),
      flashes: 0,
      isStill: () => !isSeen(svg) || svg.animationsPaused() || !drawing.isConnected,
    },
  ];
};

/** @returns {Moving[]} what SVG animates by itself (SMIL) */
export const drawings = () =>
  /** @type {SVGAnimationElement[]} */ (all("animate, animateTransform, animateMotion, animateColor")).flatMap(movingIn);
