import { rectOf } from "../../../browser/js/lib/dom.js";
/** What an element looks like at one moment, as far as that may show that it has the focus. */

/** @typedef {Record<string, string>} Style computed values; of a pseudo-element that is not there, `content` alone, which is `none` */
/** @typedef {{own: Style, before: Style, after: Style}} Snapshot */

/** @type {(keyof CSSStyleDeclaration)[]} */
const PROPERTIES = [
  "outlineStyle", "outlineWidth", "outlineColor", "outlineOffset", "boxShadow", "borderTopStyle", "borderTopWidth",
  "borderTopColor", "borderRightStyle", "borderRightWidth", "borderRightColor", "borderBottomStyle", "borderBottomWidth",
  "borderBottomColor", "borderLeftStyle", "borderLeftWidth", "borderLeftColor", "backgroundColor", "backgroundImage", "color",
  "fill", "stroke", "textDecorationLine", "textDecorationStyle", "textDecorationColor", "textDecorationThickness", "opacity",
  "visibility", "display", "transform", "filter", "clipPath", "clip", "fontWeight", "fontStyle",
];
/** @type {(keyof CSSStyleDeclaration)[]} */
const PROPERTIES_OF_PSEUDOS = [...PROPERTIES, "width", "height", "content"];

/** The pseudo-elements that are looked at. @type {("before" | "after")[]} */
export const PSEUDOS = ["before", "after"];

/** @param {Element} element @param {"before" | "after"} [pseudo] @returns {Style} as it is now */
export const styleNow = (element, pseudo) => {
  const style = getComputedStyle(element, pseudo ? `::${pseudo}` : null);
  if (pseudo && (style.content === "none" || style.content === "normal")) return { content: "none" };
  return Object.fromEntries((pseudo ? PROPERTIES_OF_PSEUDOS : PROPERTIES).map((name) => [name, String(style[name])]));
};

/** @param {Element} element @returns {string} left, top, width and height, in whole pixels of the page */
export const boxOf = (element) => {
  const { left, top, width, height } = rectOf(element);
  return [left + scrollX, top + scrollY, width, height].map(Math.round).join(" ");
};

/** @param {Element} element @returns {Snapshot} */
export const snapshotOf = (element) => ({
  own: styleNow(element),
  before: styleNow(element, "before"),
  after: styleNow(element, "after"),
});

/** @param {Style} style of a pseudo-element @returns {boolean} whether there is one */
export const isThere = (style) => style.content !== "none";

/** @param {Style} style @returns {boolean} whether an outline is drawn, of whatever colour */
export const hasOutline = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
