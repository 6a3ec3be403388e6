import { all, attribute, closest, contains, first, matches, parentOf, placeOf, rectOf, tagOf, textsOf } from "../../browser/js/lib/dom.js";
import { nameOf } from "../../browser/js/lib/names.js";
import { clip } from "../../browser/js/lib/strings.js";
import { textContentOf } from "../../browser/js/lib/text.js";
import { isRendered } from "../../browser/js/lib/visibility.js";

/**
 * @typedef {{selector: string, touch: boolean, keys?: boolean, drag?: boolean}} Wanted `touch` a finger is listened for, `keys`
 *   keys or clicks are too, `drag` it is marked as something to drag
 */
/** @typedef {Wanted & {element: Element}} Pressed */

/** Elements: how many of a page are pressed. */
const MAX_ELEMENTS = 6;
const PLAIN = "html, body, main, input, textarea, select, canvas, option, [contenteditable], iframe, video, audio";
const CONTROLS = "button, a[href], input:not([type=hidden]), select, summary, [role=button], [role=link], [role=tab]";
const SLIDER = "[role=slider], [role=scrollbar]";
const STATES = ["aria-expanded", "aria-pressed", "aria-checked", "aria-selected", "aria-valuenow", "aria-hidden", "open", "src", "href", "hidden", "aria-current"];

/** @param {Element} element */
const isSeen = (element) => {
  const box = rectOf(element);
  return isRendered(element) && box.width > 4 && box.height > 4;
};

/** @param {Wanted[]} wanted @returns {Pressed[]} those that can be seen, one of each kind */
const find = (wanted) => {
  /** @type {Map<string, Pressed>} */
  const found = new Map();
  for (const one of wanted) {
    const element = document.querySelector(one.selector);
    if (!element || !isSeen(element) || matches(element, PLAIN) || matches(element, ":disabled")) continue;
    const kind = `${tagOf(element)}.${attribute(element, "class")}.${attribute(element, "role")}.${one.touch}.${one.drag}`;
    if (!found.has(kind)) found.set(kind, { ...one, element });
  }
  return [...found.values()].slice(0, MAX_ELEMENTS);
};

/** @param {Element} around @param {Element} element @returns {string[]} what the controls in one, but for the other, are called, up to 20 of them */
const controlsIn = (around, element) => {
  const controls = [...around.querySelectorAll(CONTROLS)].filter((one) => one !== element && isRendered(one));
  return controls.slice(0, 20).map((one) => clip(nameOf(one) || attribute(one, "type") || tagOf(one), 60));
};

/** @param {Element} element @returns {Element} what it stands in, unless that is most of the page */
const blockAround = (element) => {
  const around = parentOf(element) ?? element;
  return around !== document.body && rectOf(around).height < 4 * innerHeight ? around : element;
};

const PARTS = "fieldset, section, article, figure, form, li, [role=group], [role=region], [role=application]";

/** @param {Element} element @returns {Element} the part of the page that it stands in */
const partAround = (element) => closest(element, PARTS) ?? blockAround(blockAround(element));

/** @param {Pressed} pressed @returns {object} what pointer.py needs to know of it */
const describe = ({ element, touch, keys = false, drag = false }) => ({
  is_slider: matches(element, SLIDER) || first(element, SLIDER) !== null || closest(element, SLIDER) !== null,
  place: placeOf(element),
  text: clip(textContentOf(element) || nameOf(element), 60),
  touch,
  drag,
  has_keys: keys,
  controls: controlsIn(blockAround(element), element),
  near: controlsIn(partAround(element), element),
});

/** @param {Element} element @returns {{x: number, y: number} | null} where to press it in the viewport, pixels; null where it cannot be pressed */
const reach = (element) => {
  if (!element.isConnected || !isSeen(element)) return null;
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const box = rectOf(element);
  const point = { x: box.left + Math.min(box.width, innerWidth) / 2, y: box.top + Math.min(box.height, innerHeight) / 2 };
  const top = document.elementFromPoint(point.x, point.y);
  return top && (contains(element, top) || contains(top, element)) ? point : null;
};

/** @param {Element} element @returns {string} where it is on the page, in steps of four pixels: less is no change */
const placeNow = (element) => {
  const box = rectOf(element);
  return `${Math.round((box.x + scrollX) / 4)},${Math.round((box.y + scrollY) / 4)}`;
};

/** @param {Element} element @returns {string} what it says, its states, where it is and what was put in; "" where it has nothing of it */
const lookOf = (element) => {
  const own = textsOf(element).map((node) => node.data.trim()).join("");
  const states = STATES.map((name) => attribute(element, name)).join();
  const value = "value" in element ? `${element.value}${"checked" in element ? element.checked : ""}` : "";
  return own || value || /[^,]/.test(states) ? `${own}|${states}|${own ? placeNow(element) : ""}|${value}` : "";
};

/** @returns {string} what the page looks like now */
const pageLook = () => {
  const elements = all("body, body *").filter((one) => !/^(script|style|template)$/.test(tagOf(one)) && isRendered(one));
  return [location.href, getComputedStyle(document.body).backgroundColor, ...elements.map(lookOf).filter(Boolean)].join("\n");
};

const blur = () => /** @type {HTMLElement | null} */ (document.activeElement)?.blur?.();

/**
 * Helps in pressing what scripts listen on: brings it into view, and tells whether anything changed since.
 *
 * `found` describes what can be pressed; `reach` gives where to press one of these, by its number; `before` notes what the
 * page looks like, and `changed` says whether it looks otherwise since; `leave` brings back the scroll position.
 * @param {Wanted[]} wanted
 */
export default function pointer(wanted) {
  const start = { left: scrollX, top: scrollY };
  const found = find(wanted);
  let look = "";

  return {
    found: () => found.map(describe),

    /** @param {number} number */
    reach: (number) => reach(found[number].element),

    before: () => {
      blur();
      look = pageLook();
    },

    changed: () => look !== pageLook(),

    leave: () => {
      blur();
      scrollTo({ ...start, behavior: "instant" });
    },
  };
}
