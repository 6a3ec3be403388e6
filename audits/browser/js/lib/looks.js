/**
 * Looks: what an element is known by, so that what was found of one holds for every other with the same look.
 *
 * A look is a hash over the element and all that it stands in: names, attributes and computed styles, without what differs
 * from one link of a menu to the next (its words, where it leads, its id), of which only whether there is any is kept.
 */

import { attribute, closest, contains, hrefOf, mainLandmark, parentOf, read, rectOf, tagOf, textsOf, urlOf, within } from "./dom.js";

/** Attributes of which it matters only whether they are there, and whether they are empty. */
const VARYING =
  /^(href|src|srcset|id|for|name|value|title|alt|aria-label|aria-labelledby|aria-describedby|aria-controls|aria-owns|placeholder|content|action|list|usemap|datetime|data-.*|d|x|y|points|xlink:href)$/;
/** @type {(keyof CSSStyleDeclaration)[]} */
const STYLES = [
  "display", "visibility", "opacity", "position", "color", "backgroundColor", "backgroundImage", "outlineStyle", "outlineWidth",
  "outlineColor", "borderTopWidth", "borderTopColor", "boxShadow", "fontSize", "fontWeight", "cursor", "pointerEvents", "overflow",
  "textDecorationLine", "transform", "filter", "clipPath",
];
const SHELL =
  "nav, header, footer, aside, search, [role=navigation], [role=banner], [role=contentinfo], [role=complementary], [role=search], [role=dialog], dialog";
const MAIN = "main, [role=main]";
const ARTICLE = "article, [role=article]";

/** @param {string} text @returns {string} a hash of 64 bits in base 36: FNV-1a, twice 32 with different multipliers */
const hashOf = (text) => {
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = (Math.imul(other ^ code, 0x5bd1e995) + 0x9e3779b9) | 0;
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
};

/** @param {string} value @returns {string} the value without the digits that number things of a kind */
const unnumbered = (value) => value.replace(/\d+/g, "0");

/** @param {string} value @returns {string} what kind of address it is: its scheme, a place on this page, or another page */
const kindOfAddress = (value) => /^[a-z][a-z0-9+.-]*:/i.exec(value)?.[0] ?? (value.startsWith("#") ? "#" : value === "" ? "" : "/");

/** @param {Element} element @returns {string[]} without what scripts leave behind: a class attribute that is empty */
const attributesOf = (element) =>
  [...read(element, "attributes")]
    .filter(({ name, value }) => name !== "class" || value.trim() !== "")
    .map(({ name, value }) => {
      if (name === "href") return `href=${kindOfAddress(value)}`;
      return VARYING.test(name) ? `${name}=${value === "" ? "" : "…"}` : `${name}=${unnumbered(value)}`;
    })
    .toSorted();

/** @param {Element} element @returns {string} the styles of it that show */
const stylesOf = (element) => {
  const style = getComputedStyle(element);
  return STYLES.map((name) => style[name]).join("|");
};

/** @typedef {{own: Map<Element, string>, ancestors: Map<Element, string>, regions: Map<Element, Element | null>}} Memory */
/** @type {Memory | null} */
let memory = null;

/**
 * What was found of each element, remembered until a script is done: then the page may change.
 * @returns {Memory}
 */
const remembered = () => {
  if (!memory) {
    memory = { own: new Map(), ancestors: new Map(), regions: new Map() };
    queueMicrotask(() => (memory = null));
  }
  return memory;
};

/**
 * @template Found
 * @param {Map<Element, Found>} known
 * @param {Element} element
 * @param {(element: Element) => Found} find
 * @returns {Found} what is known of an element, or else what is found of it
 */
const recall = (known, element, find) => {
  const before = known.get(element);
  if (before !== undefined) return before;
  const found = find(element);
  known.set(element, found);
  return found;
};

/** @param {Element} element @returns {boolean} */
const hasWords = (element) => textsOf(element).some((one) => one.data.trim() !== "");

/** @param {Element} element @returns {string} */
const ownOf = (element) => {
  const attributes = attributesOf(element).filter((one) => !one.startsWith("style="));
  return [tagOf(element), ...attributes, stylesOf(element), hasWords(element), read(element, "childElementCount") > 0].join("|");
};

/**
 * Of what an element stands in, scripts change attributes with whatever goes on, most of all the root's: what that changes of
 * the element is in its own styles.
 * @param {Element} element @returns {string}
 */
const ancestorOf = (element) => {
  if (element === document.documentElement || element === document.body) return tagOf(element);
  return [tagOf(element), attribute(element, "class") ?? "", attribute(element, "role"), stylesOf(element)].join("|");
};

/** @returns {(element: Element) => string} gives looks as they are now: styles differ from profile to profile */
export const looks = () => {
  /** @type {Map<Element, string>} */
  const ancestors = new Map();
  /** @param {Element | null} element @returns {string} */
  const ancestorLook = (element) => (element === null ? "" : recall(ancestors, element, findAncestorLook));
  /** @param {Element} element @returns {string} */
  const findAncestorLook = (element) => hashOf(`${ancestorLook(parentOf(element))}>${recall(remembered().ancestors, element, ancestorOf)}`);
  /** @type {Map<Element, string>} */
  const known = new Map();
  /** @param {Element} element @returns {string} */
  const findLook = (element) => hashOf(`${ancestorLook(parentOf(element))}>${recall(remembered().own, element, ownOf)}`);
  return (element) => recall(known, element, findLook);
};

/** @param {Element} element @returns {boolean} whether what is in it may be scrolled */
const isScrolled = (element) => element.scrollHeight > element.clientHeight + 1 && getComputedStyle(element).overflowY !== "visible";

/** @param {Element} element @returns {Element | null} what it is scrolled in, other than the page */
const regionOf = (element) => {
  const above = parentOf(element);
  if (!above || above === document.body) return null;
  return recall(remembered().regions, above, (one) => (isScrolled(one) ? one : regionOf(one)));
};

/** @param {Element} element @returns {string} where it lies, in pixels: below the page's main part, counted from the end */
const spotOf = (element) => {
  const { left, top, bottom } = rectOf(element);
  const main = mainLandmark();
  const isBelow = main !== null && Boolean(main.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) && !contains(main, element);
  const down = isBelow ? document.documentElement.scrollHeight - (bottom + scrollY) : top + scrollY;
  const region = regionOf(element);
  const scrolls = region ? region.scrollHeight - region.clientHeight : 0;
  return [left + scrollX, down, bottom - top, scrolls].map(Math.round).join();
};

/**
 * What lies over an element when it is come to, and whether it is then in view, depends on where it is as well.
 * @returns {(element: Element) => string} gives looks together with the places of elements, as they are now
 */
export const placedLooks = () => {
  const lookOf = looks();
  /** @type {Map<Element, string>} */
  const known = new Map();
  return (element) => recall(known, element, () => `${lookOf(element)} ${spotOf(element)}`);
};

/**
 * A menu or an aside in the main part belongs to the shell, as in themes whose `main` holds the sidebars, too; one in an
 * `article` stands where that article's words have put it.
 * @param {Element} element @returns {boolean} whether it belongs to what pages share rather than to what this one says
 */
export const isShell = (element) => {
  const main = closest(element, MAIN);
  if (main === null) return mainLandmark() !== null;
  const part = closest(element, `${SHELL}, ${ARTICLE}`);
  return part !== null && contains(main, part) && closest(part, ARTICLE) === null;
};

/** @param {Element} element @returns {string} the elements in it and their attributes, without words and what varies */
export const shapeOf = (element) =>
  hashOf([element, ...within(element, "*")].map((one) => [tagOf(one), ...attributesOf(one)].join()).join(";"));

/** @param {Element} element @returns {string} where it leads, wherever on the site it stands; a place on its own page is “#” */
const destinationOf = (element) => {
  const address = hrefOf(element);
  if (address === null) return "";
  return kindOfAddress(address) === "#" ? "#" : urlOf(element);
};

/**
 * What an element is known by among others of a region that pages share: its attributes, and whether it has words. Beside
 * words a title counts for nothing: scripts give one to what they find cut off.
 * @param {Element} element @returns {string}
 */
const kindOf = (element) => {
  const isTold = hasWords(element);
  return [tagOf(element), ...attributesOf(element).filter((one) => !(isTold && one.startsWith("title="))), isTold].join("|");
};

/**
 * Where it leads is apart from its kind: menus mark the link to the page they stand on, which is another on each page.
 * @param {Element} element @returns {string[]} its kind, and where it leads
 */
export const kindAndDestination = (element) => [kindOf(element), `to ${destinationOf(element)}`];

/** @param {Iterable<string>} kinds of the elements of a region @returns {string} the same for regions with the same kinds, however many of each */
export const lookOfKinds = (kinds) => hashOf([...new Set(kinds)].toSorted().join("\n"));

/** @returns {string[]} the kinds of elements on the page, name and classes, each once: what any script may be after */
export const kinds = () => [
  ...new Set([...document.querySelectorAll("body *")].map((one) => unnumbered(`${tagOf(one)}.${attribute(one, "class") ?? ""}`))),
];
