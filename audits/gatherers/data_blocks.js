import { all, attribute, closest, parentOf, placeOf, read, resolved, tagOf, within } from "../browser/js/lib/dom.js";

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

/** @typedef {{type: string[], id?: string, properties: Record<string, (string | object | null)[]>}} Item what microdata and RDFa tell of one thing */

/** What RDFa's words begin with where nobody says so (https://www.w3.org/2011/rdfa-context/rdfa-1.1). @type {Record<string, string>} */
const PREFIXES = { schema: "http://schema.org/", foaf: "http://xmlns.com/foaf/0.1/", og: "http://ogp.me/ns#", dc: "http://purl.org/dc/terms/" };

/** @param {Element} element @returns {string} the vocabulary of its words, with the slash that schema.org's readers add */
const vocabularyOf = (element) => {
  const vocabulary = attribute(closest(element, "[vocab]") ?? element, "vocab")?.trim() ?? "";
  return vocabulary.replace(/^(https?:\/\/(?:www\.)?schema\.org)$/, "$1/");
};

/** @param {string} word @param {Element} element that it stands on @returns {string} the whole address of what it means; empty where nobody says that */
const meaningOf = (word, element) => {
  const [, prefix, name] = /^([\w-]+):(?!\/\/)(.*)$/.exec(word) ?? [];
  if (prefix === undefined) return /^https?:/.test(word) ? word : vocabularyOf(element) && vocabularyOf(element) + word;
  const declared = attribute(closest(element, "[prefix]") ?? element, "prefix") ?? "";
  const found = new RegExp(`(?:^|\\s)${prefix}:\\s+(\\S+)`).exec(declared);
  const start = found?.[1] ?? PREFIXES[prefix];
  return start === undefined ? "" : start + name;
};

/** @param {Element} element */
const isRdfaItem = (element) => attribute(element, "typeof") !== null;

/** @param {Element} element @returns {Element | null} the thing whose property it is */
const ownerOf = (element) => {
  let at = parentOf(element);
  while (at && !isRdfaItem(at)) at = parentOf(at);
  return at;
};

/** @param {Element} holder @returns {string | object} the value of a property */
const rdfaValueOf = (holder) => {
  if (isRdfaItem(holder)) return rdfaItemOf(holder);
  const content = attribute(holder, "content");
  if (content !== null) return content;
  const address = attribute(holder, "resource") ?? attribute(holder, "href") ?? attribute(holder, "src");
  if (address !== null) return resolved(address) ?? "";
  return (tagOf(holder) === "time" ? attribute(holder, "datetime") : null) ?? read(holder, "textContent");
};

/** @param {Element} item @returns {Item} what RDFa Lite (https://www.w3.org/TR/rdfa-lite/) says of it, in the form of microdata's JSON */
const rdfaItemOf = (item) => {
  /** @type {Item["properties"]} */
  const properties = Object.create(null);
  for (const holder of within(item, "[property]").filter((one) => ownerOf(one) === item)) {
    for (const word of words(holder, "property")) {
      const name = meaningOf(word, holder).replace(/^https?:\/\/(?:www\.)?schema\.org\//, "");
      if (name) (properties[name] ??= []).push(rdfaValueOf(holder));
    }
  }
  const id = attribute(item, "resource");
  const type = words(item, "typeof").map((word) => meaningOf(word, item)).filter(Boolean);
  return { type, ...(id === null ? {} : { id: resolved(id.trim()) ?? "" }), properties };
};

/** @param {Element} one */
const isJsonLd = (one) => (attribute(one, "type") ?? "").split(";")[0].trim().toLowerCase() === "application/ld+json";

/**
 * What the page tells machines: every block of JSON-LD as written, and every top-level item of microdata or RDFa as JSON.
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
  const rdfa = all("[typeof]")
    .filter((one) => attribute(one, "property") === null || ownerOf(one) === null)
    .map((one) => ({ text: JSON.stringify(rdfaItemOf(one)), place: placeOf(one), syntax: "rdfa" }));
  return [...jsonLd, ...microdata, ...rdfa];
}
