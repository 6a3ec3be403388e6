/** The texts of a page as laid out, each with the boxes that cut it, by axis. */

import { attribute, childrenOf, rectOf, tagOf } from "../../browser/js/lib/dom.js";

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box pixels of the viewport */
/** @typedef {{element: Element | null, style: CSSStyleDeclaration, box: Box}} Cutter null stands for the page as a whole */
/** @typedef {{x: Cutter[], y: Cutter[], windows: Box[]}} Cutters `windows` are the boxes in which what scrolls is seen */
/** @typedef {{flow: Cutters, absolute: Cutters, fixed: Cutters, isBar: boolean}} Around what cuts content in the flow, and positioned content */
/** @typedef {{node: Text, rects: DOMRect[], block: Element, style: CSSStyleDeclaration, around: Around}} LaidOut */

const SKIP = new Set(["script", "style", "template", "noscript", "svg", "math", "select", "textarea", "iframe", "object", "canvas"]);

/** @param {CSSStyleDeclaration} style @returns {boolean} whether it takes what it holds out of sight on purpose */
const isFolded = (style) =>
  style.contentVisibility === "hidden" ||
  style.opacity === "0" ||
  /^inset\((50|100)%/.test(style.clipPath) ||
  /^rect\((0px|1px),? (0px|1px),? (0px|1px),? (0px|1px)\)/.test(style.clip) ||
  (style.backfaceVisibility === "hidden" && style.transform.startsWith("matrix3d"));

/** @param {string} value */
const scrolls = (value) => value === "auto" || value === "scroll";

/** @param {Element} element @returns {Box} in which it shows its content: without its border */
const insideOf = (element) => {
  const box = rectOf(element);
  const left = box.left + element.clientLeft;
  const top = box.top + element.clientTop;
  return { left, top, right: left + element.clientWidth, bottom: top + element.clientHeight };
};

/**
 * @param {boolean} onPaper where nothing scrolls
 * @returns {LaidOut[]} the texts that take room on the page, in its order
 */
export const textsLaidOut = (onPaper) => {
  /** @param {string} value */
  const hides = (value) => value === "hidden" || value === "clip" || (onPaper && scrolls(value));

  /** @param {Element} element @param {CSSStyleDeclaration} style @param {Around} outer @returns {Cutters} */
  const cuttersIn = (element, style, outer) => {
    const start = style.position === "fixed" ? outer.fixed : style.position === "absolute" ? outer.absolute : outer.flow;
    const cutsX = hides(style.overflowX) && !style.display.startsWith("inline ") && style.display !== "inline";
    const cutsY = hides(style.overflowY) && style.display !== "inline";
    if (!cutsX && !cutsY && !scrolls(style.overflowX) && !scrolls(style.overflowY)) return start;
    const cutter = { element, style, box: insideOf(element) };
    return {
      x: cutsX ? [...start.x, cutter] : scrolls(style.overflowX) ? [] : start.x,
      y: cutsY ? [...start.y, cutter] : scrolls(style.overflowY) ? [] : start.y,
      windows: [...start.windows, cutter.box],
    };
  };

  /** @param {Element} element @param {CSSStyleDeclaration} style @param {Around} outer @returns {Around} */
  const aroundIn = (element, style, outer) => {
    const holdsFixed = style.transform !== "none" || style.filter !== "none";
    const flow = cuttersIn(element, style, outer);
    return {
      flow,
      absolute: style.position !== "static" || holdsFixed ? flow : outer.absolute,
      fixed: holdsFixed ? flow : outer.fixed,
      isBar: outer.isBar || style.position === "fixed" || style.position === "sticky",
    };
  };

  /** @param {Element} element @param {CSSStyleDeclaration} style */
  const isTiny = (element, style) =>
    (hides(style.overflowX) || hides(style.overflowY) || style.clip !== "auto") &&
    style.display !== "inline" &&
    (element.clientWidth <= 2 || element.clientHeight <= 2);

  /** @type {LaidOut[]} */
  const texts = [];
  const range = document.createRange();

  /** @param {Text} node @param {CSSStyleDeclaration} style @param {Around} around @param {Element} block */
  const add = (node, style, around, block) => {
    if (!/\S/.test(node.data)) return;
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((one) => one.width > 0.5 && one.height > 0.5);
    if (rects.length > 0) texts.push({ node, rects, style, around, block });
  };

  /** @param {Element} element @param {Around} outer @param {Element} block */
  const walk = (element, outer, block) => {
    if (SKIP.has(tagOf(element)) || attribute(element, "aria-hidden") === "true") return;
    const style = getComputedStyle(element);
    if (style.display === "none" || isFolded(style) || isTiny(element, style) || parseFloat(style.fontSize) < 1) return;
    const inner = style.display === "contents" ? outer : aroundIn(element, style, outer);
    const own = /^inline$|^contents$|^ruby/.test(style.display) ? block : element;
    const isClosed = element instanceof HTMLDetailsElement && !element.open;
    for (const child of childrenOf(element)) {
      if (child instanceof Text && style.visibility === "visible" && !isClosed) add(child, style, inner, own);
      if (child instanceof Element && (!isClosed || tagOf(child) === "summary")) walk(child, inner, own);
    }
  };

  const body = document.body ?? document.documentElement;
  const rootStyle = getComputedStyle(document.documentElement);
  const bodyStyle = getComputedStyle(body);
  const view = { left: 0, top: 0, right: document.documentElement.clientWidth, bottom: innerHeight };
  const isOfRoot = rootStyle.overflowX === "visible" && rootStyle.overflowY === "visible";
  const ofPage = isOfRoot ? bodyStyle : rootStyle;
  const inPage = { x: hides(ofPage.overflowX) ? [{ element: null, style: ofPage, box: view }] : [], y: [], windows: [] };
  const outer = { flow: inPage, absolute: inPage, fixed: { x: [], y: [], windows: [] }, isBar: false };
  const start = isOfRoot ? outer : aroundIn(body, bodyStyle, outer);
  for (const child of childrenOf(body)) {
    if (child instanceof Text) add(child, bodyStyle, start, body);
    else if (child instanceof Element) walk(child, start, body);
  }
  return texts;
};
