/**
 * What several probes share. Evaluated once in the gate's own world, which the page's scripts cannot see or break.
 *
 * A form answers `form.children` with its field of that name, so properties are read from the prototypes that define them.
 */

const PROTOTYPES = [Node.prototype, Element.prototype, HTMLElement.prototype];
const definitions = new Map();

/** @param {Node} node @param {string} name @returns {any} a property as the standard defines it */
const read = (node, name) => {
  if (!definitions.has(name)) {
    definitions.set(name, PROTOTYPES.map((one) => Object.getOwnPropertyDescriptor(one, name)).find(Boolean));
  }
  return definitions.get(name).get.call(node);
};

/** @param {Element} element @param {string} selector @returns {Element | null} */
const closest = (element, selector) => Element.prototype.closest.call(element, selector);

/** @param {Element} element @param {string} name @returns {string | null} */
const attribute = (element, name) => Element.prototype.getAttribute.call(element, name);

/** @param {string} text @param {number} length @returns {string} its start, without half an emoji at its end */
const clip = (text, length) => (text.length > length ? text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "") : text);
const squeeze = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const textContentOf = (element) => squeeze(read(element, "textContent"));

/** @param {Element} element @returns {Element | null} its parent as rendered: over the edge of a shadow root, its host */
const parentOf = (element) => read(element, "parentElement") ?? read(element, "parentNode")?.host ?? null;

const MAIN = "main, [role=main]";
let memory = null;

/**
 * What a script asks again for each of thousands of elements, remembered until it is done: then the page may change.
 * @returns {{places: Map<Element, Map<Element, string>>, ids: Map<string, boolean>, main: Element | null}}
 */
const remembered = () => {
  if (!memory) {
    memory = { places: new Map(), ids: new Map(), main: document.querySelector(MAIN) };
    queueMicrotask(() => (memory = null));
  }
  return memory;
};

/** @param {string} id @returns {boolean} whether one element alone bears it */
const isUnique = (id) => {
  const { ids } = remembered();
  if (!ids.has(id)) ids.set(id, document.querySelectorAll(`#${CSS.escape(id)}`).length === 1);
  return ids.get(id);
};

/** @param {Element} parent @returns {Map<Element, string>} how each of its children is told from the others */
const placesIn = (parent) => {
  const { places } = remembered();
  if (!places.has(parent)) {
    const byName = new Map();
    for (const child of read(parent, "children")) {
      const name = read(child, "localName");
      if (!byName.has(name)) byName.set(name, []);
      byName.get(name).push(child);
    }
    const steps = [...byName].flatMap(([name, alike]) =>
      alike.map((one, at) => [one, alike.length > 1 ? `${CSS.escape(name)}:nth-of-type(${at + 1})` : CSS.escape(name)]),
    );
    places.set(parent, new Map(steps));
  }
  return places.get(parent);
};

/** @param {Element} element @returns {string} the last step of its selector: its name, and its place among those alike */
const stepOf = (element) => {
  const parent = read(element, "parentElement");
  return (parent && placesIn(parent).get(element)) ?? CSS.escape(read(element, "localName"));
};

/**
 * @param {Element} element
 * @param {Map<Element, string>} known what a script that asks for many has been told before
 * @returns {string} a CSS selector that finds this element and no other
 */
const selectorOf = (element, known = new Map()) => {
  if (!known.has(element)) {
    const id = attribute(element, "id");
    const parent = parentOf(element);
    if (id && isUnique(id)) known.set(element, `#${CSS.escape(id)}`);
    else known.set(element, parent instanceof Element ? `${selectorOf(parent, known)} > ${stepOf(element)}` : stepOf(element));
  }
  return known.get(element);
};

/** @param {Element} element @returns {boolean} whether it stands in the main landmark, or there is none */
const isInMain = (element) => Boolean(closest(element, MAIN)) || !remembered().main;

/**
 * @param {Element} element
 * @param {Map<Element, string>} [known] the selectors found before, where many are asked for
 * @returns {{selector: string, html: string, in_main: boolean}} a Place record
 */
const placeOf = (element, known) => ({
  selector: selectorOf(element, known),
  html: clip(read(element, "outerHTML"), 300),
  in_main: isInMain(element),
});

/** @param {Element} element @returns {boolean} whether it is rendered at all */
const isRendered = (element) => Element.prototype.checkVisibility.call(element, { visibilityProperty: true });

/** @param {Element} element @returns {boolean} whether assistive technology is kept from it */
const isHidden = (element) => Boolean(closest(element, '[aria-hidden="true"], [inert]')) || !isRendered(element);

let cuts = null;

/** @param {Element | null} element @returns {boolean} whether it, or what it stands in, is cut down to next to nothing */
const isCutAway = (element) => {
  if (element === null || element === document.body) return false;
  if (cuts === null) {
    cuts = new WeakMap();
    queueMicrotask(() => (cuts = null)); // what was measured holds while one script runs, no longer
  }
  if (!cuts.has(element)) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const isTiny = style.overflow !== "visible" && style.display !== "inline" && Math.min(box.width, box.height) <= 1;
    const isClipped = /inset\((50|100)%/.test(style.clipPath) || (style.clip !== "auto" && style.position === "absolute");
    cuts.set(element, isTiny || isClipped || style.opacity === "0" || isCutAway(parentOf(element)));
  }
  return cuts.get(element);
};

/** @param {Text} node @returns {boolean} whether its words lie where a reader can come to see them */
const isInSight = (node) => {
  const parent = parentOf(node);
  if (!parent || !isRendered(parent) || isCutAway(parent)) return false;
  const range = document.createRange();
  range.selectNodeContents(node);
  const box = range.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && box.right + scrollX > 0 && box.bottom + scrollY > 0;
};

const ICON_FONT = /icon|symbol|awesome|glyph|fontello/i;
const NO_SPACE = "\u200b";
const FIELDS = /^(input|select|textarea|svg|script|style|noscript|template)$/;

/**
 * @param {Element} root
 * @returns {string} the words that can be seen in it, blocks on lines of their own; `NO_SPACE` parts boxes that meet
 */
const seenTextOf = (root) => {
  if (read(root, "localName") === "input") return /^(button|submit|reset)$/.test(root.type) ? squeeze(root.value) : "";
  const parts = [];
  const visit = (node) => {
    if (node instanceof Text) {
      const text = node.data.replaceAll(NO_SPACE, "").replace(/\s+/g, " ");
      const font = () => getComputedStyle(parentOf(node)).fontFamily.split(",")[0];
      if (text === " " || (text && isInSight(node) && !ICON_FONT.test(font()))) parts.push(text);
    } else if (node instanceof Element) {
      const name = read(node, "localName");
      if (name === "br") parts.push(" ");
      if (name === "br" || FIELDS.test(name)) return;
      const display = node === root ? "inline" : getComputedStyle(node).display;
      if (display === "none") return;
      const edge = /^(inline|contents|ruby.*)$/.test(display) ? "" : display.startsWith("inline-") ? NO_SPACE : "\n";
      parts.push(edge);
      childrenOf(node).forEach(visit);
      parts.push(edge);
    }
  };
  visit(root);
  const lines = parts.join("").split("\n").map((line) => squeeze(line).replace(/^\u200b+|\u200b+$/g, ""));
  return clip(lines.filter(Boolean).join("\n"), 500);
};

const EXTRAS = "img[alt], [role=img][aria-label], svg > title";
const alternativeOf = (one) => attribute(one, "alt") ?? attribute(one, "aria-label") ?? read(one, "textContent");

/** @param {Element} element @returns {string} its text as rendered, pictures by their alternatives */
const textOf = (element) => {
  const own = element instanceof HTMLElement ? read(element, "innerText") : read(element, "textContent");
  return squeeze([own, ...[...element.querySelectorAll(EXTRAS)].map(alternativeOf)].join(" "));
};

/** @param {Element} element @returns {string} the text assistive technology reads: without what is hidden from it */
const spokenTextOf = (element) => {
  if (!element.querySelector('[aria-hidden="true"]')) return textOf(element);
  const copy = element.cloneNode(true);
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
  return squeeze([read(copy, "textContent"), ...[...copy.querySelectorAll(EXTRAS)].map(alternativeOf)].join(" "));
};

/** @param {Element} element @returns {string} the names of what labels it */
const labelOf = (element) => {
  const ids = (attribute(element, "aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const labels = ids.map((id) => document.getElementById(id)).filter(Boolean).map(textContentOf);
  return squeeze(labels.join(" ")) || squeeze(attribute(element, "aria-label"));
};

/** @param {Element} element @returns {string} the accessible name, near enough: labelledby, label, text, title */
const nameOf = (element) =>
  labelOf(element) ||
  spokenTextOf(element) ||
  textContentOf(element) ||
  squeeze(attribute(element, "title")) ||
  squeeze(attribute(element, "alt"));

const LANDMARKS = { main: "main", nav: "navigation", aside: "complementary", search: "search" };
const ROLES = ["banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"];

/** @param {Element} element @returns {string} its landmark role, empty where it is none */
const landmarkRole = (element) => {
  const role = attribute(element, "role");
  if (role) return ROLES.includes(role) ? role : "";
  const name = read(element, "localName");
  const parent = read(element, "parentElement");
  const outer = parent && closest(parent, "article, aside, main, nav, section");
  if (name === "header") return outer ? "" : "banner";
  if (name === "footer") return outer ? "" : "contentinfo";
  if (name === "section" || name === "form") return labelOf(element) ? { section: "region", form: "form" }[name] : "";
  return LANDMARKS[name] ?? "";
};

const LANDMARK_CANDIDATES = "[role], header, footer, main, nav, aside, search, section, form";

/** @param {Node} node @returns {Node[]} its children as rendered: a shadow root's, or what a slot holds */
const childrenOf = (node) => {
  if (node instanceof Element && node.shadowRoot) return [...read(node.shadowRoot, "childNodes")];
  if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) return node.assignedNodes();
  return [...read(node, "childNodes")];
};

/** @returns {Map<Text, string>} the texts that a reader can come to see, with their words */
const textsInSight = () => {
  const found = new Map();
  const visit = (node) => {
    if (node instanceof Text) {
      if (node.data.trim() && isInSight(node)) found.set(node, node.data);
    } else if (node instanceof Element && !/^(script|style|template|noscript)$/.test(read(node, "localName"))) {
      childrenOf(node).forEach(visit);
    }
  };
  visit(document.body ?? document.documentElement);
  return found;
};

/** @param {string} selector @returns {Element[]} all that match, in the order rendered, shadow roots (open ones) included */
const all = (selector) => {
  if (![...document.querySelectorAll("*")].some((one) => one.shadowRoot)) return [...document.querySelectorAll(selector)];
  const found = [];
  const waiting = [document.documentElement];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!(node instanceof Element)) continue;
    if (Element.prototype.matches.call(node, selector)) found.push(node);
    waiting.push(...childrenOf(node).reverse());
  }
  return found;
};

/** @param {Element} link @returns {string | null} its address as written, in SVG by either of two names */
const hrefOf = (link) => attribute(link, "href") ?? link.getAttributeNS("http://www.w3.org/1999/xlink", "href");

/** @param {Element} link @returns {string} its address as resolved, or as written where it is no address */
const urlOf = (link) => {
  try {
    return new URL(hrefOf(link), document.baseURI).href;
  } catch {
    return hrefOf(link);
  }
};

/** What one script keeps for another: nodes and style sheets, which no JSON holds. */
const shared = {};

globalThis.audits = {
  all, attribute, childrenOf, clip, closest, hrefOf, isHidden, isCutAway, isInMain, isInSight, isRendered, labelOf, LANDMARK_CANDIDATES,
  landmarkRole, nameOf, parentOf, placeOf, read, seenTextOf, shared, squeeze, textContentOf, textOf,
  textsInSight, urlOf,
};

export const audits = globalThis.audits;
