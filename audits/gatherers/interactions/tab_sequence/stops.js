/** Focus stops: what is seen of an element while it has the focus, and what a record of it says afterwards. */

import { attribute, matches, parentOf, placeOf, rectOf, tagOf } from "../../../browser/js/lib/dom.js";
import { isShell } from "../../../browser/js/lib/looks.js";
import { calledOf } from "../../../browser/js/lib/names.js";
import { describeVisibility } from "../../../browser/js/lib/visibility.js";
import { isVisible } from "./contrasts.js";
import { indicatorsBeside, indicatorsOf } from "./indicators.js";
import { neighboursOf } from "./neighbours.js";
import { boxOf, hasOutline, snapshotOf } from "./snapshots.js";

/** @typedef {import("./indicators.js").Indicator} Indicator */
/** @typedef {import("./snapshots.js").Snapshot} Snapshot */
/** @typedef {{focused: (Snapshot & {box: string}) | null, around: {element: Element, focused: Snapshot}[]}} Focused snapshots with the focus there, of the element and its neighbours; null where none was taken */
/** @typedef {{later: Focused | null, signs: Signs | null}} Shown snapshots taken just before the focus left again, and what has shown the focus, once that is told */
/** @typedef {{indicators: Indicator[], byBrowser: boolean}} Signs what has shown the focus, those of most contrast first, and whether it was the browser's own ring */
/** @typedef {{element: HTMLElement, inFrame: boolean, isSeen: boolean, coveredBy: string, box: DOMRect, x: number, y: number}} Sighting the element in the viewport, which was scrolled to x and y */
/** @typedef {Sighting & Focused & Shown & {isHurried: boolean}} Stop `isHurried` where the page had begun to be scrolled, or come back to its top, too lately for scripts to have dealt with it */
/** @typedef {{of: (element: Element) => string, placed: (element: Element) => string}} Looks of the page at rest */

const CARETS =
  "input:not([type=button], [type=submit], [type=reset], [type=checkbox], [type=radio], [type=range], [type=color], [type=file], [type=image]), textarea";
/** Indicators: how many of a stop are told of, those of most contrast. */
const MAX_INDICATORS = 4;

/**
 * What has shown the focus of each element that was seen with it. It holds for the document, whichever way and in whichever
 * profile it is gone through again.
 * @type {WeakMap<Element, Signs>}
 */
const known = new WeakMap();

/**
 * Bars that stay in place may hide what they hold once the page is scrolled.
 * @param {string} placed look of a stop of the shell, with its place @param {boolean} isScrolled whether the page is, with the focus there
 * @returns {string} what it is known by on another page
 */
export const shellLook = (placed, isScrolled) => `${isScrolled ? "scrolled" : "at the top"} ${placed}`;

/** @param {Element} element @returns {string} what it is called, or else its tag */
export const named = (element) => calledOf(element) || tagOf(element);

/** @param {HTMLElement} element that has the focus @param {boolean} isSeen @returns {Focused} */
export const focusedAt = (element, isSeen) => {
  if (known.has(element)) return { focused: null, around: [] };
  const focused = { ...snapshotOf(element), box: boxOf(element) };
  const isMarked = isSeen && hasOutline(focused.own) && isVisible(focused.own.outlineColor);
  return { focused, around: isMarked ? [] : neighboursOf(element).map((one) => ({ element: one, focused: snapshotOf(one) })) };
};

/** @param {HTMLElement} element that has the focus @returns {Sighting & Focused} */
export const stopAt = (element) => {
  const isElsewhere = element.ownerDocument !== document;
  // What an object shows is a document, of which the focus is on the whole where nothing in it can have it.
  const inFrame = isElsewhere || /^(object|embed)$/.test(tagOf(element));
  const seen = isElsewhere ? { isSeen: true, coveredBy: "" } : describeVisibility(element);
  const sighting = { element, inFrame, ...seen, box: rectOf(element), x: scrollX, y: scrollY };
  return { ...sighting, ...focusedAt(element, seen.isSeen) };
};

/** @param {Element} element that has not the focus now @param {Focused} snapshots @returns {Map<string, Indicator>} each once, by its JSON */
const differences = (element, { focused, around }) => {
  const own = focused ? indicatorsOf(element, focused) : [];
  const beside = around.filter((one) => one.element.isConnected).flatMap((one) => indicatorsBeside(one.element, one.focused));
  return new Map([...own, ...beside].map((one) => [JSON.stringify(one), one]));
};

/**
 * What the page does by itself while the focus is somewhere, such as marking the link of the chapter that is in view, shows no
 * focus. So an indicator is what was there from when the focus came until it left.
 * @param {Stop} stop that has not the focus now
 * @returns {Signs} indicators each once
 */
export const signsAt = (stop) => {
  const { element, focused, later, isSeen } = stop;
  if (!focused) return known.get(element) ?? { indicators: [], byBrowser: false };
  const atFirst = differences(element, stop);
  const atLast = later?.focused ? differences(element, later) : atFirst;
  const found = [...atFirst].filter(([key]) => atLast.has(key)).map(([, one]) => one);
  const indicators = found.toSorted((one, other) => (other.contrast ?? 0) - (one.contrast ?? 0));
  const signs = { indicators, byBrowser: focused.own.outlineStyle === "auto" };
  if (isSeen) known.set(element, signs);
  return signs;
};

/** @param {HTMLElement} element @returns {boolean} whether a caret that can be seen blinks in it while it has the focus */
const hasCaret = (element) => {
  const isTypedIn = matches(element, CARETS) && !(/** @type {HTMLInputElement} */ (element).readOnly);
  // What is SVG's knows nothing of being editable.
  return isTypedIn || element.isContentEditable ? isVisible(getComputedStyle(element).caretColor) : false;
};

/** @param {Map<Element, number>} positions of elements in the document @param {Element} element @returns {number | undefined} its own, or that of the frame it is in */
const positionIn = (positions, element) => {
  const frame = element.ownerDocument.defaultView?.frameElement;
  return positions.get(element) ?? (frame ? positions.get(frame) : undefined);
};

/**
 * @param {Element} element
 * @param {DOMRect} box
 * @param {{x: number, y: number}} scrolled how far the page was scrolled then
 * @param {Map<Element, string>} selectors found before
 * @returns {object} those fields of a FocusStop record that can be told of an element without the focus
 */
export const describe = (element, box, scrolled, selectors) => ({
  name: calledOf(element),
  tag: tagOf(element),
  role: attribute(element, "role") ?? "",
  left: Math.round(box.left + scrolled.x),
  top: Math.round(box.top + scrolled.y),
  width: Math.round(box.width),
  height: Math.round(box.height),
  tabindex: Number(attribute(element, "tabindex") ?? 0) || 0,
  place: placeOf(element, selectors),
});

/** @param {Element} element @returns {boolean} whether it stays where it is, or in sight, while the page is scrolled */
export const isInBar = (element) => {
  for (let at = /** @type {Element | null} */ (element); at; at = parentOf(at)) {
    if (/^(fixed|sticky)$/.test(getComputedStyle(at).position)) return true;
  }
  return false;
};

/**
 * @param {Stop} stop that has not the focus now
 * @param {Map<Element, number>} positions of elements in the document
 * @param {Map<Element, string>} selectors found before
 * @param {Looks} looks
 * @returns {object} a FocusStop record, whether it may be hidden by now, and the looks it is known by
 */
export const describeStop = (stop, positions, selectors, looks) => {
  const { element, inFrame, isSeen, coveredBy, isHurried } = stop;
  const { indicators, byBrowser } = stop.signs ?? signsAt(stop);
  return {
    ...describe(element, stop.box, stop, selectors),
    position: positionIn(positions, element) ?? 0,
    is_seen: isSeen,
    covered_by: coveredBy,
    is_hurried: isHurried && (isInBar(element) || element.tabIndex < 0),
    indicators: indicators.slice(0, MAX_INDICATORS),
    by_browser: byBrowser,
    has_caret: hasCaret(element),
    in_frame: inFrame,
    shell_look: !inFrame && isShell(element) ? shellLook(looks.placed(element), stop.y > 0) : "",
    look: [inFrame ? "" : looks.of(element), indicators.map((one) => one.kind).join()].join("|"),
  };
};
