import { closest, placeOf, rectOf } from "../browser/js/lib/dom.js";
import { isRendered } from "../browser/js/lib/visibility.js";

const MOVES = /^(transform|translate|rotate|scale|left|right|top|bottom|inset.*|margin.*|backgroundPosition.*|offset.*|width|height)$/;
const ABOUT = new Set(["offset", "computedOffset", "easing", "composite"]);

/**
 * The animations that never end and move something, as they run now.
 * @returns {object} an EndlessMotion record
 */
export default function endless_motion() {
  const found = [];
  for (const animation of document.getAnimations()) {
    const { effect } = animation;
    if (!(effect instanceof KeyframeEffect)) continue;
    const { target } = effect;
    if (animation.playState !== "running" || !(target instanceof Element) || !isRendered(target)) continue;
    if (Number.isFinite(effect.getComputedTiming().endTime)) continue;
    const frames = effect.getKeyframes();
    const names = [...new Set(frames.flatMap((one) => Object.keys(one)))].filter((name) => !ABOUT.has(name) && MOVES.test(name));
    const moves = names.filter((name) => new Set(frames.map((one) => one[name]).filter((value) => value !== undefined)).size > 1 || frames.length === 1);
    const box = rectOf(target);
    if (moves.length === 0 || box.width === 0 || box.height === 0) continue;
    found.push({ moves: moves.toSorted(), width: Math.round(box.width), height: Math.round(box.height), is_status: Boolean(closest(target, "[role=status], [role=progressbar], [aria-busy=true]")), place: placeOf(target) });
  }
  return { type: "endless-motion", animations: found.slice(0, 20) };
}
