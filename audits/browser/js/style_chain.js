import { parentOf, read, tagOf } from "./lib/dom.js";
import { clip } from "./lib/strings.js";

const LONGEST = 120;

/** Attributes in which elements differ that style sheets treat alike. */
const OWN = new Set(["href", "src", "alt", "title", "id", "for", "name", "value", "aria-label", "datetime", "download"]);

/** @param {Element} element @returns {Attr[]} */
const attributesOf = (element) => [...read(/** @type {HTMLElement} */ (element), "attributes")];

/** @param {Element} element @param {(one: Attr) => boolean} [counts] @returns {string} its opening tag, with these attributes alone */
const openingTag = (element, counts = () => true) =>
  `<${[tagOf(element), ...attributesOf(element).filter(counts).map((one) => `${one.name}="${one.value}"`)].join(" ")}>`;

/**
 * @param {string[]} selectors
 * @returns {({tags: string[], look: string} | null)[]} for the first element that each finds, the opening tags of it and of
 *   all it stands in, the nearest first, and a text that is the same for elements that style sheets can hardly tell apart
 */
export default function style_chain(selectors) {
  return selectors.map((selector) => {
    const element = document.querySelector(selector);
    if (!element) return null;
    /** @type {Element[]} */
    const chain = [];
    for (let at = /** @type {Element | null} */ (element); at; at = parentOf(at)) chain.push(at);
    const look = chain.map((one, above) => openingTag(one, ({ name }) => !(OWN.has(name) && (above === 0 || name !== "id"))));
    return { tags: chain.map((one) => clip(openingTag(one), LONGEST)), look: look.join("") };
  });
}
