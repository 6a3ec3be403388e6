import { all, attribute, placeOf, read, rectOf, tagOf } from "./lib/dom.js";
import { blurActive, deepActive } from "./lib/focus.js";
import { calledOf } from "./lib/names.js";
import { clip } from "./lib/strings.js";
import { textContentOf } from "./lib/text.js";
import { rewindRegions, startNow, undo } from "./lib/undo.js";
import { isRendered, isShown } from "./lib/visibility.js";

/** @typedef {import("./lib/undo.js").Start} Start */

/** @typedef {{looks: Map<Element, string>, texts: Map<Element, string>, root: string, address: string, scroll: string, focus: Element | null}} Moment */

const STATES = ["aria-expanded", "aria-pressed", "aria-checked", "aria-selected", "aria-current", "aria-hidden", "hidden", "open"];
const LEFT_OUT = new Set(["script", "style", "link", "meta", "head", "title", "template", "noscript", "br", "option"]);

/** @type {Moment | null} */
let kept = null;
/** @type {Moment | null} */
let remembered = null;
/** What can be undone to then. @type {Start | null} */
let start = null;
/** What changes by itself. @type {WeakSet<Element>} */
const restless = new WeakSet();

/** @param {Element} element @param {DOMRect} box its own @returns {string} where a reader sees it, in steps of two pixels: less is no change */
const placeOnPage = (element, { left, top, width, height }) => {
  // Asking for a style is dear, and most looks are taken of a page at its top.
  const isAtTop = scrollX === 0 && scrollY === 0;
  const [x, y] = isAtTop || getComputedStyle(element).position === "fixed" ? [0, 0] : [scrollX, scrollY];
  return [left + x, top + y, width, height].map((one) => Math.round(one / 2)).join();
};

/** @param {Element} element @returns {string} what a reader has put in */
const valueOf = (element) => {
  if (element instanceof HTMLInputElement) return `${element.checked}|${element.value}`;
  if (element instanceof HTMLTextAreaElement) return element.value;
  if (element instanceof HTMLSelectElement) return String(element.selectedIndex);
  return element instanceof HTMLMediaElement ? String(element.paused) : "";
};

const WITHOUT_STATES = STATES.map(() => "-").join();

/** @param {Element} element @returns {string} what its attributes say of its state */
const statesOf = (element) =>
  Element.prototype.hasAttributes.call(element) ? STATES.map((name) => attribute(element, name) ?? "-").join() : WITHOUT_STATES;

/** @param {Element} element @returns {string} begins with “true” where it can be seen */
const lookOf = (element) => {
  const box = rectOf(element);
  const isSeen = box.width * box.height > 0 && isShown(element);
  return [isSeen, placeOnPage(element, box), statesOf(element), valueOf(element)].join("|");
};

/** @param {string | undefined} look */
const isSeenBy = (look) => look?.startsWith("true") ?? false;

/** @returns {Moment} */
const moment = () => {
  const elements = all("*").filter((one) => !LEFT_OUT.has(tagOf(one)));
  const roots = [document.documentElement, document.body].filter(Boolean).map((one) => getComputedStyle(one));
  return {
    looks: new Map(elements.map((one) => [one, lookOf(one)])),
    texts: new Map(elements.map((one) => [one, read(one, "childElementCount") === 0 ? textContentOf(one) : ""])),
    root: roots.map((style) => [style.backgroundColor, style.color].join()).join(),
    address: location.href,
    scroll: `${Math.round(scrollX)} ${Math.round(scrollY)}`,
    focus: deepActive(),
  };
};

/** @param {Moment} before @param {Moment} after @returns {Element[]} what came, went, or looks or reads otherwise */
const changed = (before, after) => {
  /** @type {Element[]} */
  const found = [];
  for (const [element, look] of after.looks) {
    const known = before.looks.get(element);
    if (known === undefined ? isSeenBy(look) && textContentOf(element) !== "" : known !== look || before.texts.get(element) !== after.texts.get(element)) {
      found.push(element);
    }
  }
  for (const [element, look] of before.looks) if (!after.looks.has(element) && isSeenBy(look)) found.push(element);
  return found;
};

/** @param {Moment} before @param {Moment} now @returns {object} what is different, but for what changes by itself */
const compared = (before, now) => {
  const told = changed(before, now).filter((one) => !restless.has(one));
  const isOtherRoot = now.root !== before.root;
  const isSeenIn = (/** @type {Moment} */ { looks }, /** @type {Element} */ one) => isSeenBy(looks.get(one));
  const focus = now.focus ? calledOf(now.focus) || tagOf(now.focus) : "nothing";
  return {
    changed: told.length + (isOtherRoot ? 1 : 0),
    is_seen: isOtherRoot || told.some((one) => isRendered(one) || !one.isConnected),
    appeared: told.filter((one) => isSeenIn(now, one) && !isSeenIn(before, one)).length,
    vanished: told.filter((one) => isSeenIn(before, one) && !isSeenIn(now, one)).length,
    scrolled: now.scroll !== before.scroll,
    address: now.address === before.address ? "" : clip(now.address, 200),
    focus: now.focus === before.focus ? "" : focus,
    focus_at: now.focus ? placeOf(now.focus).selector : "",
  };
};

/** @param {Moment} before @param {Moment} now @returns {boolean} whether nobody could tell that the page has been worked */
const isAlike = (before, now) =>
  changed(before, now).every((one) => restless.has(one)) &&
  now.looks.size === before.looks.size &&
  now.root === before.root &&
  now.address === before.address;

const rewind = () => {
  blurActive();
  scrollTo({ left: 0, top: 0, behavior: "instant" });
  if (start) rewindRegions(start);
};

/**
 * What a page shows at one moment, kept in the page so that the next moment can be told apart from it.
 *
 * What moves by itself (a clock, a carousel) is left out: whatever changed between two looks with nothing done in between.
 * @param {"keep" | "idle" | "compare" | "remember" | "rewind" | "undo" | "is_as_remembered"} task "keep" the moment; "idle" note what has
 *   changed since by itself; "compare" with it; "remember" a moment of its own, to be asked for later by "is_as_remembered";
 *   "rewind" the focus, to nowhere, the page, to its top, and regions that scroll, to where they were when it was remembered;
 *   "undo" what has been ticked since, and a place that the address has come to lead to
 * @returns {Promise<void> | object | boolean | null} for "compare" what is different
 */
export default function page_state(task) {
  if (task === "rewind") {
    rewind();
    return null;
  }
  if (task === "undo") return start && undo(start);
  const now = moment();
  if (task === "remember") {
    remembered = now;
    start = startNow();
    return null;
  }
  if (task === "is_as_remembered") return remembered !== null && isAlike(remembered, now);
  if (task === "compare") return compared(kept ?? now, now);
  if (task === "idle") for (const one of changed(kept ?? now, now)) restless.add(one);
  kept = now;
  return null;
}
