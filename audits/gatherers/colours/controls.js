/** The colours by which controls are known: the edges of fields and boxes, and the drawings of buttons without words. */

import { backdropOf, colourOf, contrast, faded, hex, over, seenAt, styleOf } from "../../browser/js/lib/colour.js";
import { all, attribute, closest, first, parentOf, rectOf, tagOf, within } from "../../browser/js/lib/dom.js";
import { squeeze } from "../../browser/js/lib/strings.js";
import { textContentOf } from "../../browser/js/lib/text.js";
import { isHidden } from "../../browser/js/lib/visibility.js";
import { isAsked } from "../appeared.js";
import { once } from "./once.js";
import { isOff, isSeen, rounded } from "./shown.js";

/** @typedef {import("../../browser/js/lib/colour.js").Colour} Colour */
/** @typedef {{colour: Colour, beside: Colour, ratio: number, has_border?: boolean}} Edge */
/** @typedef {Edge & {kind: string, element: Element, has_words?: boolean}} Control */

const TEXT_FIELDS = "input:not([type]), input:is([type=text], [type=search], [type=email], [type=url], [type=tel], [type=password], [type=number], [type=date], [type=time]) , textarea";
const BOXES = "input[type=checkbox], input[type=radio], [role=checkbox], [role=radio], [role=switch]";
const SIDES = ["top", "right", "bottom", "left"];

/** @param {CSSStyleDeclaration} style @param {Colour} inside @returns {Colour[]} */
const bordersOf = (style, inside) =>
  SIDES.map((side) => (/** @type {string} */ name) => style.getPropertyValue(`border-${side}-${name}`))
    .filter((of) => parseFloat(of("width")) > 0 && !/none|hidden/.test(of("style")))
    .map((of) => colourOf(of("color")))
    .filter((colour) => colour[3] > 0)
    .map((colour) => over(faded(colour, Number(style.opacity)), inside));

/** A shadow is an edge where it is drawn with a sharp one, as in `0 0 0 1px`. @param {CSSStyleDeclaration} style @param {Colour} outside */
const shadowsOf = (style, outside) =>
  (style.boxShadow === "none" ? [] : style.boxShadow.split(/,(?![^(]*\))/))
    .filter((shadow) => parseFloat((shadow.match(/-?[\d.]+px/g) ?? [])[2]) <= 1)
    .map((shadow) => colourOf(/[a-z]+\([^)]*\)/.exec(shadow)?.[0] ?? "transparent"))
    .filter((colour) => colour[3] > 0)
    .map((colour) => over(colour, outside));

/** @param {CSSStyleDeclaration} style @param {Colour} outside @returns {Colour[]} */
const outlinesOf = (style, outside) =>
  style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 ? [over(colourOf(style.outlineColor), outside)] : [];

/** @param {Element} element @returns {Edge | null} the edge of a box that stands out most from what is around it */
const edgeOf = (element) => {
  const style = styleOf(element);
  const outside = backdropOf(parentOf(element));
  const inside = seenAt(element);
  if (!outside || !inside) return null;
  const lines = [...bordersOf(style, inside), ...shadowsOf(style, outside), ...outlinesOf(style, outside)];
  const [best] = [inside, ...lines]
    .map((colour) => ({ colour, ratio: contrast(colour, outside) }))
    .toSorted((a, b) => b.ratio - a.ratio);
  return { ...best, beside: outside, has_border: lines.length > 0 };
};

/** @param {CSSStyleDeclaration} style @returns {boolean} whether the browser draws it as it likes */
const isNative = (style) => style.appearance !== "none" && style.borderTopStyle === "inset" && style.borderTopWidth === "2px";

/** @param {Element} element @returns {(Edge | null)[]} its edge, and those of what frames it closely */
const edgesAround = (element) => {
  const own = rectOf(element);
  const found = [edgeOf(element)];
  for (let at = parentOf(element), up = 0; at && up < 3; at = parentOf(at), up += 1) {
    const box = rectOf(at);
    if (box.width > own.width + 160 || box.height > own.height + 40) break;
    found.push(edgeOf(at));
  }
  return found;
};

/** @returns {Control[]} */
const fields = () =>
  /** @type {HTMLInputElement[]} */ (all(TEXT_FIELDS)).filter(isAsked).flatMap((element) => {
    if (isOff(element) || !isSeen(element) || isNative(styleOf(element)) || element.readOnly) return [];
    const edges = edgesAround(element);
    const sure = edges.filter((one) => one !== null);
    if (sure.length < edges.length) return [];
    const best = sure.reduce((one, other) => (other.ratio > one.ratio ? other : one));
    const has_border = sure.some((one) => one.has_border);
    return [{ kind: "field", element, ...best, has_border, has_words: Boolean(squeeze(element.placeholder || element.value)) }];
  });

/** @param {Element} element @returns {boolean} */
const hasPicture = (element) =>
  styleOf(element).backgroundImage !== "none" ||
  ["::before", "::after"].some((one) => !/^(none|normal)$/.test(getComputedStyle(element, one).content));

/** @returns {Control[]} */
const boxes = () =>
  all(BOXES).filter(isAsked).flatMap((element) => {
    if (isOff(element) || !isSeen(element) || hasPicture(element) || closest(element, "[aria-hidden=true]")) return [];
    const isDrawnOtherwise =
      tagOf(element) === "input" ? styleOf(element).appearance !== "none" : textContentOf(element) || first(element, "svg, img, *");
    const edge = isDrawnOtherwise ? null : edgeOf(element);
    return edge ? [{ kind: "box", element, ...edge }] : [];
  });

const SHAPES = "path, circle, rect, line, polyline, polygon, ellipse, use";
const LOGO = /logo|brand/i;

/** @param {Element} shape @returns {{on: Element, colour: string, alpha: number}[]} what it is filled and drawn with */
const paintsOf = (shape) => {
  const style = styleOf(shape);
  if (style.visibility !== "visible" || style.display === "none") return [];
  const strokes = parseFloat(style.strokeWidth) > 0 ? style.strokeOpacity : "0";
  return [
    { on: shape, colour: style.fill, alpha: Number(style.fillOpacity) },
    { on: shape, colour: style.stroke, alpha: Number(strokes) },
  ].filter(({ colour, alpha }) => colour !== "none" && alpha > 0);
};

/** @param {HTMLElement} element @returns {Element[]} the drawings that alone say what a control is for */
const drawingsOf = (element) => {
  const isLogo = LOGO.test(`${attribute(element, "class")} ${attribute(element, "aria-label")} ${attribute(element, "title")}`);
  if (isOff(element) || !isSeen(element) || isHidden(element) || isLogo || squeeze(element.innerText)) return [];
  if (first(element, "img, picture, canvas, video")) return [];
  const found = within(element, "svg").filter(isSeen);
  return hasPicture(element) || found.some((one) => LOGO.test(`${attribute(one, "class")}`)) ? [] : found;
};

/** @returns {Control[]} */
const icons = () =>
  all("button, a[href], summary, [role=button], [role=tab], [role=menuitem]").filter(isAsked).flatMap((element) => {
    const shapes = drawingsOf(element).flatMap((one) => within(one, SHAPES)).filter((one) => !closest(one, "defs, symbol, clipPath, mask"));
    const paints = shapes.flatMap(paintsOf);
    const beside = paints.some(({ colour }) => colour.startsWith("url")) ? null : seenAt(element);
    if (!beside) return [];
    const seen = paints.map(({ colour, alpha, on }) => seenAt(on, faded(colourOf(colour), alpha))).filter((one) => one !== null);
    const [best] = seen.map((colour) => ({ colour, beside, ratio: contrast(colour, beside) })).toSorted((a, b) => b.ratio - a.ratio);
    return best ? [{ kind: "icon", element, ...best }] : [];
  });

/** @returns {object[]} ControlColour records */
export const controls = () =>
  once(
    [...fields(), ...boxes(), ...icons()].map((one) => ({ ...one, colour: hex(one.colour), beside: hex(one.beside), ratio: rounded(one.ratio) })),
    (one) => [one.kind, one.colour, one.beside, one.has_border, one.has_words].join(),
  );
