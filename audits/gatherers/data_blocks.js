import { all, attribute, placeOf, read, resolved, tagOf } from "../browser/js/lib/dom.js";

/** @type {Record<string, string>} */
const ADDRESSES = {
  a: "href", area: "href", audio: "src", embed: "src", iframe: "src", img: "src", link: "href", object: "data", source: "src",
  track: "src", video: "src",
};
/** @type {Record<string, string>} */
const VALUES = { data: "value", meter: "value", time: "datetime" };

/** @param {Element} element @param {string} name */
const words = (element, name) => (attribute(element, name) ?? "").split(/[\t\n\f\r ]+/).filter(Boolean);

/** @param {Element} element */
const isItem = (element) => attribute(element, "itemscope") !== null;

/** @param {Element} item @returns {Element[]} the elements that hold its properties, in the order of the document */
const holdersIn = (item) => {
  const seen = new Set([item]);
  /** @param {string} id */
  const byId = (id) => document.querySelector(`[id="${CSS.escape(id)}"]`);
  const waiting = [...read(item, "children"), ...words(item, "itemref").map(byId).filter(Boolean)];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    if (!isItem(one)) waiting.push(...read(one, "children"));
  }
  seen.delete(item);
  /** @param {Element} one @param {Element} other */
  const isBefore = (one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  return [...seen].filter((one) => words(one, "itemprop").length > 0).toSorted(isBefore);
};

/** @param {Element} one */
const isJsonLd = (one) => (attribute(one, "type") ?? "").split(";")[0].trim().toLowerCase() === "application/ld+json";

/**
 * What the page tells machines: every block of JSON-LD as written, and every top-level item of microdata as JSON.
 *
 * Microdata is read as https://html.spec.whatwg.org/multipage/microdata.html says, with one thing more: `content` counts on
 * any element, as schema.org's own examples and all who read them have it.
 * @returns {object[]} DataBlock records
 */
export default function data_blocks() {
  /** @param {Element} holder @param {Element[]} around the items it stands in @returns {string | object | null} the value of a property */
  const valueOf = (holder, around) => {
    if (isItem(holder)) return around.includes(holder) ? "" : itemOf(holder, around);
    const content = attribute(holder, "content");
    if (content !== null) return content;
    const name = tagOf(holder);
    if (name === "meta") return "";
    if (name in ADDRESSES) return resolved(attribute(holder, ADDRESSES[name])) ?? "";
    return (name in VALUES ? attribute(holder, VALUES[name]) : null) ?? read(holder, "textContent");
  };

  /** @param {Element} item @param {Element[]} around @returns {object} the item as the standard writes it in JSON */
  const itemOf = (item, around) => {
    const properties = Object.create(null);
    for (const holder of holdersIn(item)) {
      const value = valueOf(holder, [...around, item]);
      for (const name of words(holder, "itemprop")) (properties[name] ??= []).push(value);
    }
    const id = attribute(item, "itemid");
    return { type: words(item, "itemtype"), ...(id === null ? {} : { id: resolved(id.trim()) ?? "" }), properties };
  };

  const jsonLd = [...document.querySelectorAll("script[type]")]
    .filter(isJsonLd)
    .map((one) => ({ text: one.textContent, place: placeOf(one), syntax: "json-ld" }));
  const microdata = all("[itemscope]:not([itemprop])").map((one) => ({
    text: JSON.stringify(itemOf(one, [])),
    place: placeOf(one),
    syntax: "microdata",
  }));
  return [...jsonLd, ...microdata];
}
