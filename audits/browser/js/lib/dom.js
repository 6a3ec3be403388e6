/**
 * The document as the standard defines it and as a reader meets it: shadow roots and slots included, whatever names a page
 * gives to its fields. A form answers `form.children` with its field of that name, so properties are read from the
 * prototypes that define them.
 */

import { clip } from "./strings.js";

const PROTOTYPES = [Node.prototype, Element.prototype, HTMLElement.prototype];
const MAIN = "main, [role=main]";

/** @type {Map<string, (this: Node) => any>} */
const getters = new Map();

/**
 * @template {keyof HTMLElement} Name
 * @param {Node} node
 * @param {Name} name
 * @returns {HTMLElement[Name]} a property as the standard defines it
 */
export const read = (node, name) => {
  if (!getters.has(name)) {
    const [definition] = PROTOTYPES.map((one) => Object.getOwnPropertyDescriptor(one, name)).filter(Boolean);
    if (!definition?.get) throw new TypeError(`No node has a property ${name}.`);
    getters.set(name, definition.get);
  }
  return /** @type {(this: Node) => any} */ (getters.get(name)).call(node);
};

/** @param {Element} element @returns {string} its name, in small letters where it is HTML's */
export const tagOf = (element) => read(element, "localName");

/** @param {Element} element @param {string} selector @returns {HTMLElement | null} */
export const closest = (element, selector) => /** @type {HTMLElement | null} */ (Element.prototype.closest.call(element, selector));

/** @param {Element} element @param {string} selector @returns {boolean} */
export const matches = (element, selector) => Element.prototype.matches.call(element, selector);

/**
 * @template {Element} [Kind=HTMLElement]
 * @param {Element} element
 * @param {string} selector
 * @returns {Kind[]} what stands in it and matches
 */
export const within = (element, selector) => [.../** @type {NodeListOf<Kind>} */ (Element.prototype.querySelectorAll.call(element, selector))];

/** @param {Element} element @param {string} selector @returns {HTMLElement | null} the first of what stands in it and matches */
export const first = (element, selector) => /** @type {HTMLElement | null} */ (Element.prototype.querySelector.call(element, selector));

/** @param {Element} element @returns {DOMRect} its box in the viewport, in CSS pixels */
export const rectOf = (element) => Element.prototype.getBoundingClientRect.call(element);

/** @param {Element} element @returns {DOMRect[]} the boxes it is laid out in, in CSS pixels of the viewport */
export const rectsOf = (element) => [...Element.prototype.getClientRects.call(element)];

/** @param {Node} node @param {Node | null} other @returns {boolean} whether a node is, or holds, another */
export const contains = (node, other) => Node.prototype.contains.call(node, other);

/** @param {Element} element @param {string} name @returns {string | null} */
export const attribute = (element, name) => Element.prototype.getAttribute.call(element, name);

/**
 * Gives an element the `style` attribute that it had. Chromium leaves an empty one behind where it is removed before what
 * `element.style` was given has been written into it; to read it has that done.
 * @param {Element} element @param {string | null} style
 */
export const restoreStyle = (element, style) => {
  if (style !== null) Element.prototype.setAttribute.call(element, "style", style);
  else if (attribute(element, "style") !== null) Element.prototype.removeAttribute.call(element, "style");
};

/** @param {Node} node @returns {HTMLElement | null} the element that it stands in: at the edge of a shadow root, its host */
const ownerOf = (node) => {
  const above = read(node, "parentNode");
  return read(node, "parentElement") ?? /** @type {HTMLElement | null} */ (above instanceof ShadowRoot ? above.host : null);
};

/** @param {Node} node @returns {HTMLElement | null} the slot of a shadow root (an open one) in which it is rendered */
const slotOf = (node) => {
  if (node instanceof Text) return node.assignedSlot;
  return node instanceof Element ? read(/** @type {HTMLElement} */ (node), "assignedSlot") : null;
};

/**
 * The flat tree (https://drafts.csswg.org/css-scoping/#flattening).
 * @param {Node} node @returns {HTMLElement | null} its parent as rendered: a slot, the host of a shadow root, or just its parent
 */
export const parentOf = (node) => slotOf(node) ?? ownerOf(node);

/** @param {Element} outer @param {Node | null} inner @returns {boolean} whether a node is an element, or is rendered within it */
export const isAround = (outer, inner) => {
  for (let at = inner; at; at = parentOf(at)) if (at === outer) return true;
  return false;
};

/** @param {number} x @param {number} y in pixels of the viewport @returns {Element | null} what is on top there, in shadow roots too */
export const hitAt = (x, y) => {
  let hit = document.elementFromPoint(x, y);
  for (let root = hit && read(hit, "shadowRoot"); root; root = hit && read(hit, "shadowRoot")) {
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === hit || Node.prototype.getRootNode.call(inner) !== root) break;
    hit = inner;
  }
  return hit;
};

/**
 * The part of the page that the screen shows, in pixels of the viewport (of the layout viewport, which `hitAt` and boxes are
 * told in). It is all of it but on a phone, where a page that is too wide gets a larger one, and the screen shows a part.
 * @returns {{left: number, top: number, right: number, bottom: number}}
 */
export const screenBox = () => {
  const { offsetLeft, offsetTop, width, height } = visualViewport ?? { offsetLeft: 0, offsetTop: 0, width: innerWidth, height: innerHeight };
  return { left: offsetLeft, top: offsetTop, right: offsetLeft + width, bottom: offsetTop + height };
};

/** @param {{x: number, y: number}} point in pixels of the viewport @returns {{x: number, y: number}} where a pointer has to go, in CSS pixels of the screen */
export const onScreen = ({ x, y }) => {
  const { left, top } = screenBox();
  return { x: x - left, y: y - top };
};

/** @param {Node} node @returns {Node[]} its children as rendered: a shadow root's, or what a slot holds */
export const childrenOf = (node) => {
  const root = node instanceof Element ? read(/** @type {HTMLElement} */ (node), "shadowRoot") : null;
  if (root) return [...read(root, "childNodes")];
  if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) return node.assignedNodes();
  return [...read(node, "childNodes")];
};

/** @param {Node} node @returns {Text[]} the texts that stand in it, not in what it holds */
export const textsOf = (node) => [...read(node, "childNodes")].filter((one) => one instanceof Text);

/**
 * @template {Element} [Kind=HTMLElement]
 * @param {string} selector
 * @returns {Kind[]} all that match, in the order rendered, shadow roots (open ones) included
 */
export const all = (selector) => {
  if (![...document.querySelectorAll("*")].some((one) => read(one, "shadowRoot"))) {
    return /** @type {Kind[]} */ ([...document.querySelectorAll(selector)]);
  }
  /** @type {Element[]} */
  const found = [];
  /** @type {Node[]} */
  const waiting = [document.documentElement];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!(node instanceof Element)) continue;
    if (matches(node, selector)) found.push(node);
    waiting.push(...childrenOf(node).toReversed());
  }
  return /** @type {Kind[]} */ (found);
};

/** @param {string} id @returns {HTMLElement[]} the element that bears it, if any */
export const withId = (id) => [document.getElementById(id)].filter((one) => one !== null);

/** @typedef {{steps: Map<Element, Map<Element, string>>, ids: Map<string, boolean>, main: Element | null}} Memory */
/** @type {Memory | null} */
let memory = null;

/**
 * What a script asks again for each of thousands of elements, remembered until it is done: then the page may change.
 * @returns {Memory}
 */
const remembered = () => {
  if (!memory) {
    memory = { steps: new Map(), ids: new Map(), main: document.querySelector(MAIN) };
    queueMicrotask(() => (memory = null));
  }
  return memory;
};

/** @returns {Element | null} the main landmark of the page, the first where there are several */
export const mainLandmark = () => remembered().main;

/** @param {string} id @returns {boolean} whether one element alone bears it */
const isUnique = (id) => {
  const { ids } = remembered();
  const known = ids.get(id) ?? document.querySelectorAll(`#${CSS.escape(id)}`).length === 1;
  ids.set(id, known);
  return known;
};

/** @param {Element} parent @returns {Map<Element, string>} how each of its children is told from the others */
const stepsIn = (parent) => {
  const { steps } = remembered();
  const known = steps.get(parent);
  if (known) return known;
  /** @type {Map<string, Element[]>} */
  const byName = new Map();
  for (const child of read(parent, "children")) {
    const alike = byName.get(tagOf(child));
    if (alike) alike.push(child);
    else byName.set(tagOf(child), [child]);
  }
  /** @type {Map<Element, string>} */
  const found = new Map();
  for (const [name, alike] of byName) {
    const step = CSS.escape(name);
    alike.forEach((one, at) => found.set(one, alike.length > 1 ? `${step}:nth-of-type(${at + 1})` : step));
  }
  steps.set(parent, found);
  return found;
};

/** @param {Element} element @returns {string} the last step of its selector: its name, and its place among those alike */
const stepOf = (element) => {
  const parent = read(element, "parentElement");
  return (parent && stepsIn(parent).get(element)) ?? CSS.escape(tagOf(element));
};

/**
 * @param {Element} element
 * @param {Map<Element, string>} known what a script that asks for many has been told before
 * @returns {string} a CSS selector that finds this element and no other
 */
export const selectorOf = (element, known = new Map()) => {
  const before = known.get(element);
  if (before !== undefined) return before;
  const id = attribute(element, "id");
  const parent = ownerOf(element);
  // What stands in a frame is made by constructors of its own; its selector ends where nobody could follow it.
  const above = () => (parent instanceof Element ? `${selectorOf(parent, known)} > ` : "");
  const found = id && isUnique(id) ? `#${CSS.escape(id)}` : `${above()}${stepOf(element)}`;
  known.set(element, found);
  return found;
};

/** @param {Element} element @returns {boolean} whether it stands in the main landmark, or there is none */
export const isInMain = (element) => Boolean(closest(element, MAIN)) || !mainLandmark();

/**
 * Scripts leave an empty class attribute behind, by chance sooner or later: it is left out.
 * @param {Element} element @param {number} length in UTF-16 code units @returns {string} the start of its HTML, with what is in it
 */
export const htmlOf = (element, length) => clip(clip(read(element, "outerHTML"), 2 * length).replaceAll(' class=""', ""), length);

/** @typedef {{file: string, line: number | null}} Source as a Source record has it */
/** @typedef {{selector: string, html: string, in_main: boolean, source?: Source, excluded?: string[]}} Place as a Place record has it */

/** @type {WeakMap<Element, Source>} where elements came from: the page itself is told nothing of that */
const sources = new WeakMap();

/** @param {Element} element @param {Source} source where it came from, and all in it of which nothing else is known */
export const learnSource = (element, source) => void sources.set(element, source);

/** @param {Element | null} element @returns {{source?: Source}} where it came from, if that is known */
export const sourceIn = (element) => {
  for (let at = element; at; at = ownerOf(at)) {
    const source = sources.get(at);
    if (source) return { source };
  }
  return {};
};

/** @type {string[]} the selectors of what the settings exclude */
let excludedSelectors = [];

/** @param {string[]} selectors of what the settings exclude, with all in it */
export const setExcluded = (selectors) => void (excludedSelectors = selectors);

/** @param {Element | null} element @param {string} selector @returns {boolean} whether it, or what it stands in, matches */
const isWithin = (element, selector) => {
  for (let at = element; at; at = ownerOf(at)) if (at.matches(selector)) return true;
  return false;
};

/** @param {Element | null} element @returns {{excluded?: string[]}} the selectors that exclude it, if any do */
export const excludedBy = (element) => {
  const excluded = excludedSelectors.filter((selector) => isWithin(element, selector));
  return excluded.length > 0 ? { excluded } : {};
};

/**
 * @param {Element} element
 * @param {Map<Element, string>} [known] the selectors found before, where many are asked for
 * @returns {Place}
 */
export const placeOf = (element, known) => ({
  selector: selectorOf(element, known),
  html: htmlOf(element, 300),
  in_main: isInMain(element),
  ...sourceIn(element),
  ...excludedBy(element),
});

/** @param {string | null} address @param {string} [base] @returns {string | null} the whole address; null where it is none */
export const resolved = (address, base = document.baseURI) => {
  if (address === null) return null;
  try {
    return new URL(address, base).href;
  } catch {
    return null;
  }
};

/** @param {Element} link @returns {string | null} its address as written, in SVG by either of two names */
export const hrefOf = (link) => attribute(link, "href") ?? link.getAttributeNS("http://www.w3.org/1999/xlink", "href");

/** @param {Element} link @returns {string} its address as resolved, or as written where it is no address; "" where it has none */
export const urlOf = (link) => {
  const href = hrefOf(link);
  return resolved(href) ?? href ?? "";
};
