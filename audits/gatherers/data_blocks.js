/**
 * What the page tells machines: every block of JSON-LD as written, and every top-level item of microdata as JSON.
 *
 * Microdata is read as https://html.spec.whatwg.org/multipage/microdata.html says, with one thing more: `content` counts on
 * any element, as schema.org's own examples and all who read them have it.
 * @returns {object[]} DataBlock records
 */
() => {
  const { all, attribute, placeOf, read } = globalThis.audits;
  const ADDRESSES = {
    a: "href", area: "href", audio: "src", embed: "src", iframe: "src", img: "src", link: "href", object: "data", source: "src",
    track: "src", video: "src",
  };
  const VALUES = { data: "value", meter: "value", time: "datetime" };

  const words = (element, name) => (attribute(element, name) ?? "").split(/[\t\n\f\r ]+/).filter(Boolean);
  const isItem = (element) => attribute(element, "itemscope") !== null;
  const resolve = (address) => {
    try {
      return new URL(address, document.baseURI).href;
    } catch {
      return "";
    }
  };

  /** @param {Element} item @returns {Element[]} the elements that hold its properties, in the order of the document */
  const holdersIn = (item) => {
    const seen = new Set([item]);
    const byId = (id) => document.querySelector(`[id="${CSS.escape(id)}"]`);
    const waiting = [...read(item, "children"), ...words(item, "itemref").map(byId).filter(Boolean)];
    while (waiting.length > 0) {
      const one = waiting.pop();
      if (seen.has(one)) continue;
      seen.add(one);
      if (!isItem(one)) waiting.push(...read(one, "children"));
    }
    seen.delete(item);
    const isBefore = (one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    return [...seen].filter((one) => words(one, "itemprop").length > 0).sort(isBefore);
  };

  /** @param {Element} holder @param {Element[]} around the items it stands in @returns {any} the value of a property */
  const valueOf = (holder, around) => {
    if (isItem(holder)) return around.includes(holder) ? "" : itemOf(holder, around);
    const content = attribute(holder, "content");
    if (content !== null) return content;
    const name = read(holder, "localName");
    if (name === "meta") return "";
    if (ADDRESSES[name]) return attribute(holder, ADDRESSES[name]) === null ? "" : resolve(attribute(holder, ADDRESSES[name]));
    return (VALUES[name] && attribute(holder, VALUES[name])) ?? read(holder, "textContent");
  };

  /** @param {Element} item @param {Element[]} around @returns {object} the item as the standard writes it in JSON */
  const itemOf = (item, around) => {
    const properties = Object.create(null);
    for (const holder of holdersIn(item)) {
      const value = valueOf(holder, [...around, item]);
      for (const name of words(holder, "itemprop")) (properties[name] ??= []).push(value);
    }
    const id = attribute(item, "itemid");
    return { type: words(item, "itemtype"), ...(id === null ? {} : { id: resolve(id.trim()) }), properties };
  };

  const isJsonLd = (one) => attribute(one, "type").split(";")[0].trim().toLowerCase() === "application/ld+json";
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
