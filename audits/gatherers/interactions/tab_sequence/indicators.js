/** What shows that an element has the focus: how styles differ from those without it, and by what contrast. */

import { backdropOf } from "../../../browser/js/lib/colour.js";
import { parentOf, read } from "../../../browser/js/lib/dom.js";
import { isCutAround } from "../../../browser/js/lib/visibility.js";
import { against, best, isSeenAlike, isVisible, recoloured } from "./contrasts.js";
import { boxOf, hasOutline, isThere, PSEUDOS, snapshotOf, styleNow } from "./snapshots.js";

/** @typedef {import("../../../browser/js/lib/colour.js").Colour} Colour */
/** @typedef {import("./snapshots.js").Snapshot} Snapshot */
/** @typedef {import("./snapshots.js").Style} Style */
/** @typedef {{kind: string, contrast: number | null, on: "itself" | "beside"}} Indicator as an Indicator record has it; a contrast of null where nobody can say */
/** @typedef {Omit<Indicator, "on">} Sign */
/** @typedef {{behind: () => Colour | null, inside: () => Colour | null}} Grounds what is seen around an element, and behind its words; null where a picture lies there */
/** @typedef {{element: Element, focused: Style, plain: Style, grounds: Grounds}} Pair styles of an element, or of its pseudo-element, with the focus and without it */

/** The contrast of what nobody can miss. */
const CERTAIN = 21;
const SIDES = ["Top", "Right", "Bottom", "Left"];
const LAYERS = /,(?![^(]*\))/;
const COLOUR = /[a-z-]+\([^)]*\)|#\w+|^\s*[a-z]+/i;

/** @param {string} kind @param {number | null} value a contrast @returns {Sign} */
const sign = (kind, value) => ({ kind, contrast: value === null ? null : Math.round(value * 100) / 100 });

/** @param {Pair} pair @param {...string} names of properties @returns {boolean} */
const differs = ({ focused, plain }, ...names) => names.some((name) => focused[name] !== plain[name]);

/** @param {Element} element @returns {boolean} */
const hasText = (element) => (read(element, "textContent") ?? "").trim() !== "" || element instanceof HTMLInputElement;

/** @param {Pair} pair @returns {Sign[]} */
const outline = (pair) => {
  const { element, focused, grounds } = pair;
  const isChanged = differs(pair, "outlineStyle", "outlineWidth", "outlineColor", "outlineOffset");
  if (!hasOutline(focused) || !isChanged || !isVisible(focused.outlineColor)) return [];
  const offset = parseFloat(focused.outlineOffset);
  const isInside = offset + parseFloat(focused.outlineWidth) <= 0;
  if (!isInside && isCutAround(element, offset)) return [];
  // The browser's own ring is made to stand out from whatever it lies on.
  if (focused.outlineStyle === "auto") return [sign("outline", CERTAIN)];
  return [sign("outline", against(focused.outlineColor, isInside ? grounds.inside() : grounds.behind()))];
};

/** @param {string} layer of a shadow @returns {string} */
const colourOfLayer = (layer) => COLOUR.exec(layer)?.[0] ?? "black";

/** @param {string} layer of a shadow @returns {boolean} */
const isInset = (layer) => layer.includes("inset");

/** @param {Pair} pair @returns {Sign[]} */
const shadow = (pair) => {
  const { element, focused, grounds } = pair;
  if (focused.boxShadow === "none" || !differs(pair, "boxShadow")) return [];
  const drawn = focused.boxShadow.split(LAYERS).filter((layer) => isVisible(colourOfLayer(layer)));
  const shown = drawn.filter((layer) => isInset(layer) || !isCutAround(element, 0));
  if (shown.length === 0) return [];
  // An outline that is transparent is drawn all the same where the reader's own colours take the place of shadows.
  const kind = hasOutline(focused) ? "outlined-shadow" : "shadow";
  return [sign(kind, best(shown.map((layer) => against(colourOfLayer(layer), isInset(layer) ? grounds.inside() : grounds.behind()))))];
};

/** @param {Pair} pair @returns {Sign[]} */
const border = (pair) => {
  const { focused, plain, grounds } = pair;
  const names = SIDES.map((side) => ({ style: `border${side}Style`, width: `border${side}Width`, color: `border${side}Color` }))
    .filter(({ style, width, color }) => differs(pair, style, width, color))
    .filter(({ style, width }) => focused[style] !== "none" && parseFloat(focused[width]) > 0);
  if (names.length === 0) return [];
  const contrasts = names.map(({ style, width, color }) => {
    const hasGrown = parseFloat(focused[width]) > parseFloat(plain[width]) || plain[style] === "none";
    return hasGrown ? against(focused[color], grounds.behind()) : recoloured(focused[color], plain[color], grounds.behind());
  });
  return [sign("border", best(contrasts))];
};

/** @param {Pair} pair @returns {Sign[]} */
const background = (pair) => {
  const { focused, plain, grounds } = pair;
  if (!differs(pair, "backgroundColor")) return [];
  const behind = grounds.behind();
  const isSame = behind !== null && isSeenAlike(focused.backgroundColor, plain.backgroundColor, behind);
  return isSame ? [] : [sign("background", recoloured(focused.backgroundColor, plain.backgroundColor, behind))];
};

/** @param {Pair} pair @returns {Sign[]} */
const colour = (pair) => {
  const { element, focused, plain, grounds } = pair;
  const found = [];
  if (differs(pair, "color") && hasText(element)) found.push(sign("colour", recoloured(focused.color, plain.color, grounds.inside())));
  if (differs(pair, "fill", "stroke") && element instanceof SVGElement) {
    found.push(sign("colour", recoloured(focused.fill, plain.fill, grounds.inside())));
  }
  return found;
};

/** @param {Pair} pair @returns {Sign[]} */
const underline = (pair) => {
  const { element, focused, plain, grounds } = pair;
  if (differs(pair, "textDecorationLine", "textDecorationStyle", "textDecorationThickness") && hasText(element)) {
    const { textDecorationColor } = focused.textDecorationLine === "none" ? plain : focused;
    return [sign("underline", against(textDecorationColor, grounds.inside()))];
  }
  if (!differs(pair, "textDecorationColor") || focused.textDecorationLine === "none" || !hasText(element)) return [];
  return [sign("underline", recoloured(focused.textDecorationColor, plain.textDecorationColor, grounds.inside()))];
};

/** @param {Pair} pair @returns {Sign[]} */
const otherLook = (pair) => {
  const found = [];
  if (differs(pair, "visibility", "display")) found.push(sign("look", CERTAIN));
  const names = ["opacity", "transform", "filter", "clipPath", "clip", "backgroundImage", "fontWeight", "fontStyle"];
  if (differs(pair, ...names)) found.push(sign("look", null));
  return found;
};

/**
 * @template Found
 * @param {() => Found} find
 * @returns {() => Found} finds it when it is asked for first: most styles are the same with the focus and without
 */
const once = (find) => {
  /** @type {{value: Found} | null} */
  let found = null;
  return () => (found ??= { value: find() }).value;
};

/** @param {Element} element @param {Style} focused @param {Style} plain @returns {Sign[]} */
const signsOf = (element, focused, plain) => {
  const grounds = { behind: once(() => backdropOf(parentOf(element))), inside: once(() => backdropOf(element)) };
  const pair = { element, focused, plain, grounds };
  return [outline, shadow, border, background, colour, underline, otherLook].flatMap((find) => find(pair));
};

/** @param {Element} element @param {Style} focused of its pseudo-element @param {Style} plain @returns {Sign[]} */
const signsOfPseudo = (element, focused, plain) => {
  if (!isThere(focused) && !isThere(plain)) return [];
  if (!isThere(focused) || !isThere(plain)) return [sign("look", null)];
  const isResized = focused.width !== plain.width || focused.height !== plain.height;
  return [...signsOf(element, focused, plain), ...(isResized ? [sign("size", null)] : [])];
};

/** @param {string} focused @param {string} plain boxes of snapshots @returns {Sign[]} what has come into sight by it is certain */
const signsOfBox = (focused, plain) => {
  const [left, top, width, height] = focused.split(" ").map(Number);
  const [x, y, w, h] = plain.split(" ").map(Number);
  if (width !== w || height !== h) return [sign("size", w <= 1 || h <= 1 ? CERTAIN : null)];
  return left !== x || top !== y ? [sign("place", x + w <= 0 || y + h <= 0 ? CERTAIN : null)] : [];
};

/** @param {Element} element without the focus now @param {Snapshot & {box: string}} focused @returns {Indicator[]} */
export const indicatorsOf = (element, focused) => {
  const plain = snapshotOf(element);
  const signs = [
    ...signsOf(element, focused.own, plain.own),
    ...PSEUDOS.flatMap((pseudo) => signsOfPseudo(element, focused[pseudo], plain[pseudo])),
    ...signsOfBox(focused.box, boxOf(element)),
  ];
  return signs.map((one) => ({ ...one, on: "itself" }));
};

/** @param {Element} neighbour @param {Style} focused of its pseudo-element @param {Style} plain @returns {Sign[]} */
const signsOfPseudoBeside = (neighbour, focused, plain) => {
  if (JSON.stringify(focused) === JSON.stringify(plain)) return [];
  const signs = isThere(focused) && isThere(plain) ? signsOf(neighbour, focused, plain) : [];
  return signs.length > 0 ? signs : [sign("look", null)];
};

/**
 * Of what stands beside the focus, places and sizes say nothing: it moves because its neighbour grew.
 * @param {Element} neighbour of an element that has not the focus now
 * @param {Snapshot} focused what it was while that had it
 * @returns {Indicator[]}
 */
export const indicatorsBeside = (neighbour, focused) => {
  const signs = [
    ...signsOf(neighbour, focused.own, styleNow(neighbour)),
    ...PSEUDOS.flatMap((pseudo) => signsOfPseudoBeside(neighbour, focused[pseudo], styleNow(neighbour, pseudo))),
  ];
  return signs.map((one) => ({ ...one, on: "beside" }));
};
