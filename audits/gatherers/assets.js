import { all, attribute, closest, hrefOf, placeOf, read, resolved } from "../browser/js/lib/dom.js";
import { isRendered } from "../browser/js/lib/visibility.js";

const KINDS = [
  ["img[src]", "picture", "src"],
  ["input[type=image][src]", "picture", "src"],
  ["script[src]", "script", "src"],
  ["link[rel~=stylesheet][href]", "stylesheet", "href"],
  ["link[rel~=icon][href], link[rel~=apple-touch-icon][href], link[rel~=mask-icon][href]", "icon", "href"],
  ["link[rel~=manifest][href]", "manifest", "href"],
  ["link[rel~=preload][href], link[rel~=modulepreload][href]", "preload", "href"],
  ["link[rel~=search][href]", "search description", "href"],
  ["video[src], audio[src]", "media", "src"],
  ["video[poster]", "poster", "poster"],
  ["source[src]", "media", "src"],
  ["track[src]", "track", "src"],
  ["embed[src]", "embedded", "src"],
  ["object[data]", "embedded", "data"],
  ["iframe[src], frame[src]", "frame", "src"],
  ["[data-url^='https:'], [data-url^='http:']", "page that a script embeds", "data-url"],
];
const MAP = "image map";
const STYLED = "file of the styles";
// A string that is no address is passed over whole: what it holds is text.
const ADDRESS = /url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|((?:[^\s"'()\\]|\\.)+))\s*\)|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gi;

/** @param {Element} element a form, or a button of one @returns {string} how it is sent, in small letters; `get` where nothing says so */
const methodOf = (element) => {
  const form = closest(element, "form");
  return (attribute(element, "formmethod") ?? (form && attribute(form, "method")) ?? "get").toLowerCase();
};

/** @param {Element} picture @returns {boolean} whether its file is named by a `source` beside it, or by a script once it comes into sight */
const isFilledLater = (picture) =>
  Boolean(closest(picture, "picture")?.querySelector("source[srcset]")) ||
  [...read(picture, "attributes")].some(({ name }) => /^(data-|ng-|v-|:|x-)|^(sizes|loading)$/.test(name));

/** @param {string} text */
const candidates = (text) =>
  [...text.matchAll(/\s*,*\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^,]*)?(?:,|$)/g)].map((match) => match[1]);

/** @param {CSSStyleSheet} sheet */
const rulesOf = (sheet) => {
  try {
    return [...sheet.cssRules];
  } catch {
    return []; // a sheet of another host keeps its rules to itself
  }
};

/**
 * Every file the page names for its own use, whether this browser asked for it or not, what its stylesheets name included.
 *
 * A font is named in several forms of which a browser takes the first that it can read: a font that is missing is told of
 * by the browser's own request for it.
 * @returns {object[]} Asset records
 */
export default function assets() {
  /** @type {object[]} */
  const found = [];
  /** @param {string} kind @param {string} href @param {Element} element @param {string} [base] */
  const add = (kind, href, element, base = document.baseURI) => {
    found.push({ kind, href, url: resolved(href, base) ?? href, place: placeOf(element) });
  };
  for (const [selector, kind, name] of KINDS) {
    for (const element of all(selector)) add(kind, attribute(element, name) ?? "", element);
  }
  for (const element of all("img:not([src], [srcset])")) {
    if (isRendered(element) && !isFilledLater(element)) add("picture", "", element);
  }
  for (const element of all("img[usemap], object[usemap]")) {
    const href = attribute(element, "usemap") ?? "";
    if (!document.querySelector(`map[name="${CSS.escape(href.replace(/^[^#]*#/, ""))}"]`)) add(MAP, href, element);
  }
  for (const element of all("form[action], [formaction]")) {
    const isForm = attribute(element, "action") !== null;
    const href = attribute(element, isForm ? "action" : "formaction") ?? "";
    const method = methodOf(element);
    if (href.trim() && method !== "dialog") add(method === "post" ? "receiver of the form" : "page that the form opens", href, element);
  }
  for (const element of all("img[srcset], source[srcset]")) {
    for (const href of candidates(attribute(element, "srcset") ?? "")) add("picture", href, element);
  }
  for (const element of all("link[rel~=preload][imagesrcset]")) {
    for (const href of candidates(attribute(element, "imagesrcset") ?? "")) add("preload", href, element);
  }
  for (const element of all("image, use, feImage")) {
    const href = hrefOf(element);
    if (element instanceof SVGElement && href && !href.startsWith("#")) add("picture", href, element);
  }

  const named = new Set();
  /** @param {string} text @param {Element} element @param {string} base */
  const addNamedIn = (text, element, base) => {
    if (!text.includes("url(")) return;
    for (const match of text.matchAll(ADDRESS)) {
      const href = (match[1] ?? match[2] ?? match[3] ?? "").replace(/\\(.)/g, "$1");
      const key = `${base} ${href}`;
      if (href === "" || /^(#|data:|blob:|about:)/i.test(href) || named.has(key)) continue;
      named.add(key);
      add(STYLED, href, element, base);
    }
  };
  /** @param {CSSRule[]} rules @param {Element} element @param {string} base */
  const visit = (rules, element, base) => {
    for (const rule of rules) {
      if (rule instanceof CSSImportRule) {
        add("stylesheet", rule.href, element, base);
        if (rule.styleSheet) visit(rulesOf(rule.styleSheet), element, rule.styleSheet.href ?? base);
      } else if (rule instanceof CSSFontFaceRule || rule instanceof CSSNamespaceRule) {
        continue;
      } else if (!(rule instanceof CSSStyleRule) && "cssRules" in rule) {
        visit([.../** @type {CSSGroupingRule} */ (rule).cssRules], element, base);
      } else {
        addNamedIn(rule.cssText, element, base);
      }
    }
  };
  for (const sheet of document.styleSheets) {
    if (sheet.ownerNode instanceof Element) visit(rulesOf(sheet), sheet.ownerNode, sheet.href ?? document.baseURI);
  }
  for (const element of all("[style*='url(' i]")) {
    if (element instanceof HTMLElement) addNamedIn(read(element, "style").cssText, element, document.baseURI);
  }
  return found;
}
