import { unsettledTexts } from "./axe.js";
import { colourOf } from "../browser/js/lib/colour.js";
import { attribute, closest, hitAt, isAround, parentOf, read, rectOf, restoreStyle, tagOf } from "../browser/js/lib/dom.js";
import { labelOf } from "../browser/js/lib/names.js";
import { wordsIn } from "../browser/js/lib/strings.js";
import { textContentOf } from "../browser/js/lib/text.js";
import { lookAt } from "../browser/js/lib/visibility.js";
import { neededFor } from "./colours/shown.js";
import { clipperOf, isPlain } from "./contrast/effects.js";

/** @typedef {[number: number, element: HTMLElement]} Numbered a text, and which of axe's open questions it is */
/** @typedef {{element: HTMLElement, style: string | null}} Hidden an element whose letters are gone, and its own style */

/** What was measured in one state of the page is not measured again in the next, as long as it is as wide and as dark. */
let measuredIn = "";
/** @type {WeakMap<Element, object>} */
let measured = new WeakMap();

/** @param {Element} element @returns {DOMRect[]} the boxes of its own words */
const boxesOf = (element) => {
  if (/^(input|textarea|select)$/.test(tagOf(element))) return [rectOf(element)];
  return [...read(element, "childNodes")]
    .filter((node) => node instanceof Text && node.data.trim())
    .flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    })
    .filter((box) => box.width >= 1 && box.height >= 1);
};

/** @param {DOMRect} box */
const isInside = (box) => box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;

/** @param {Element} element @param {DOMRect} box */
const isOnTop = (element, box) => {
  const top = hitAt(box.left + box.width / 2, box.top + box.height / 2);
  return top !== null && (isAround(top, element) || isAround(element, top));
};

/** @param {Element} element @returns {Element[]} what around an element a reader can scroll, beside the page itself */
const scrollersOf = (element) => {
  const found = [];
  for (let at = parentOf(element); at && at !== document.body && at !== document.documentElement; at = parentOf(at)) {
    const style = getComputedStyle(at);
    const across = /auto|scroll/.test(style.overflowX) && at.scrollWidth > at.clientWidth;
    const down = /auto|scroll/.test(style.overflowY) && at.scrollHeight > at.clientHeight;
    if (across || down) found.push(at);
  }
  return found;
};

/** @param {Element} element @param {DOMRect} box */
const isInScrollers = (element, box) =>
  scrollersOf(element).every((scroller) => {
    const frame = rectOf(scroller);
    return box.left > frame.left - 1 && box.right < frame.right + 1 && box.top > frame.top - 1 && box.bottom < frame.bottom + 1;
  });

/**
 * By how much a box must move to lie between two edges; where it is longer, it begins at the first.
 * @param {number} from @param {number} to @param {number} first @param {number} last
 */
const past = (from, to, first, last) => {
  if (from < first) return from - first;
  return to > last ? Math.min(to - last, from - first) : 0;
};

/** @param {Element} element @returns {number} from 0 to 1, with that of all around it */
const opacityOf = (element) => {
  let opacity = 1;
  for (let at = /** @type {Element | null} */ (element); at; at = parentOf(at)) opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
};

/**
 * Whether a text is a sign (WCAG 1.4.11): it has no letters, or one alone that is drawn for its shape, as an X that closes: the
 * control is named otherwise, and no word of its name begins with the letter.
 * @param {Element} element
 */
const isSymbol = (element) => {
  const words = textContentOf(element) || attribute(element, "value") || "";
  if (!/[\p{L}\p{N}]/u.test(words)) return true;
  const control = [...words].length === 1 && closest(element, "button, a[href], [role=button], [role=link]");
  const name = control ? labelOf(control).toLowerCase() : "";
  return name !== "" && !wordsIn(name).some((word) => word.startsWith(words.toLowerCase()));
};

/** @param {Numbered} numbered @returns {object} the text as `contrast.py` measures it */
const describe = ([number, element]) => {
  const style = getComputedStyle(element);
  const [red, green, blue, alpha] = colourOf(style.webkitTextFillColor);
  return {
    number,
    size: parseFloat(style.fontSize),
    needed: neededFor(style),
    is_symbol: isSymbol(element),
    is_control: closest(element, "a[href], button, [role=button], [role=link], input, select, textarea") !== null,
    is_plain: isPlain(element),
    text: [red, green, blue],
    alpha: alpha * opacityOf(element),
    boxes: boxesOf(element).map((box) => ({ left: box.left, top: box.top, right: box.right, bottom: box.bottom })),
  };
};

/** The shadow of a letter stays: it is part of what the letter stands out from. */
const WITHOUT_LETTERS = [["transition", "none"], ["-webkit-text-fill-color", "transparent"], ["caret-color", "transparent"]];

const WITHOUT_BACKGROUND = [["transition", "none"], ["background-image", "none"], ["background-color", "transparent"]];

/** @param {HTMLElement} element @param {string[][]} properties with their values */
const set = (element, properties) => {
  for (const [name, value] of properties) element.style.setProperty(name, value, "important");
};

/** @param {Element} element @returns {boolean} whether it is in view beside another that was brought there */
const isInViewToo = (element) => {
  const around = element.isConnected ? boxesOf(element) : [];
  return around.length > 0 && around.every((box) => isInside(box) && isInScrollers(element, box) && isOnTop(element, box));
};

/**
 * Brings into view the texts whose contrast axe left open, and takes their letters away and back.
 *
 * `known` gives what was measured of them before, by their numbers. `next` brings some into view and describes them; it
 * gives null where none is left. `hide` takes their letters away; `show` gives them back, and takes what was found of each
 * in turn. `covered` gives those that something is painted
 * over, so that nobody sees them. `leave` scrolls back.
 */
export default function contrast() {
  const view = `${innerWidth} ${matchMedia("(prefers-color-scheme: dark)").matches}`;
  if (measuredIn !== view) [measuredIn, measured] = [view, new WeakMap()];
  const numbered = unsettledTexts().flatMap((element, number) => (element ? [/** @type {Numbered} */ ([number, element])] : []));
  const waiting = new Map(numbered.filter(([, element]) => !measured.has(element)));
  const start = { left: scrollX, top: scrollY };
  /** @type {Map<Element, {left: number, top: number}>} */
  const scrolled = new Map();
  /** @type {Numbered[]} */
  let inView = [];
  /** @type {Hidden[]} */
  let hidden = [];
  /** @type {[number: number, found: object][]} */
  const covered = [];

  /** @param {Element} element */
  const bringIntoScrollers = (element) => {
    for (const scroller of scrollersOf(element)) {
      if (!scrolled.has(scroller)) scrolled.set(scroller, { left: scroller.scrollLeft, top: scroller.scrollTop });
      const [box, frame] = [rectOf(element), rectOf(scroller)];
      scroller.scrollBy({
        left: past(box.left, box.right, frame.left, frame.right),
        top: past(box.top, box.bottom, frame.top, frame.bottom),
        behavior: "instant",
      });
    }
  };

  /** @param {Element} element @returns {boolean} whether all of it is in view now */
  const bringIntoView = (element) => {
    bringIntoScrollers(element);
    if (!boxesOf(element).every(isInside)) {
      const top = Math.min(...boxesOf(element).map((box) => box.top));
      // Below what sticks to the top of many pages, and above all that can be measured with it.
      scrollTo({ left: 0, top: scrollY + top - innerHeight / 4, behavior: "instant" });
    }
    return boxesOf(element).every(isInside);
  };

  return {
    known: () => numbered.filter(([, element]) => measured.has(element)).map(([number, element]) => [number, measured.get(element)]),

    next: () => {
      for (const [number, element] of waiting) {
        waiting.delete(number);
        const canBeMeasured = element.isConnected && visualViewport?.scale === 1 && boxesOf(element).length > 0;
        if (!canBeMeasured || !bringIntoView(element)) continue;
        if (lookAt(element).cover) {
          covered.push([number, { ratio: null, needed: neededFor(getComputedStyle(element)), is_symbol: isSymbol(element) }]);
          continue;
        }
        const others = [...waiting].filter(([, other]) => isInViewToo(other));
        for (const [other] of others) waiting.delete(other);
        inView = [[number, element], ...others];
        return inView.map(describe);
      }
      return null;
    },

    hide: () => {
      const texts = inView.map(([, element]) => element);
      const clippers = texts.flatMap((element) => /** @type {HTMLElement[]} */ (clipperOf(element) ?? []));
      hidden = [...new Set([...texts, ...clippers])].map((element) => ({ element, style: attribute(element, "style") }));
      for (const element of texts) set(element, WITHOUT_LETTERS);
      for (const element of clippers) set(element, WITHOUT_BACKGROUND);
    },

    /** @param {(object | null)[]} found */
    show: (found) => {
      for (const [at, [, element]] of inView.entries()) {
        const one = found[at];
        if (one) measured.set(element, one);
      }
      for (const { element, style } of hidden) restoreStyle(element, style);
      [inView, hidden] = [[], []];
    },

    covered: () => covered,

    leave: () => {
      for (const [scroller, at] of scrolled) scroller.scrollTo({ ...at, behavior: "instant" });
      scrollTo({ ...start, behavior: "instant" });
    },
  };
}
