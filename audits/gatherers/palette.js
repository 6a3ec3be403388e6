import { all, read } from "../browser/js/lib/dom.js";

const ASKS = /prefers-color-scheme|light-dark\(/;
const PROPERTIES = [
  "color", "background-color", "background-image", "opacity", "filter", "mix-blend-mode", "display", "visibility",
  "border-top-color", "border-right-color", "border-bottom-color", "border-left-color", "border-top-style", "outline-color",
  "box-shadow", "text-shadow", "text-decoration-color", "text-decoration-line", "fill", "stroke", "caret-color", "font-weight",
];

/** @param {CSSRuleList} rules @returns {boolean} */
const asks = (rules) => [...rules].some((rule) => ASKS.test(rule.cssText) || (rule instanceof CSSImportRule && rule.styleSheet !== null && asks(rule.styleSheet.cssRules)));

/** @param {CSSStyleSheet} sheet */
const asksForScheme = (sheet) => {
  try {
    return ASKS.test(sheet.media.mediaText) || asks(sheet.cssRules);
  } catch {
    return true; // another site's style sheet, which may not be read
  }
};

/** @param {Element} element @param {string} [pseudo] */
const lookOf = (element, pseudo) => {
  const style = getComputedStyle(element, pseudo);
  return pseudo && style.content === "none" ? "" : PROPERTIES.map((name) => style.getPropertyValue(name)).join();
};

/**
 * The colours of everything on the page, by which it can be told whether another colour scheme shows it otherwise.
 * @returns {string | null} null where something on the page asks for the scheme, or may, where that cannot be seen
 */
export default function palette() {
  const elements = all("*");
  const sheets = [document, ...elements.flatMap((one) => read(one, "shadowRoot") ?? [])].flatMap((root) => [...root.styleSheets, ...root.adoptedStyleSheets]);
  const mayAsk = 'iframe, frame, object, embed, [media*="color-scheme"], meta[name="color-scheme"]';
  if (document.querySelector(mayAsk) || /dark/.test(getComputedStyle(document.documentElement).colorScheme)) return null;
  if (sheets.some(asksForScheme)) return null;
  const looks = elements.map((one) => [lookOf(one), lookOf(one, "::before"), lookOf(one, "::after"), /** @type {HTMLImageElement} */ (one).currentSrc ?? ""].join("|"));
  return looks.join("\n");
}
