/**
 * Every rendered block of text that could hold a telephone number, with the links that cover parts of it.
 *
 * The text of a block is joined over its inline elements, so a number split between spans is whole again; signs that
 * nobody sees (soft hyphens, zero-width spaces) are left out, so that they split none. What is folded
 * away in `details` counts: a reader opens it.
 * `label` is what stands in the term or the row's heading before the block.
 * @returns {{label: string, text: string, links: {start: number, end: number, href: string}[], place: object}[]}
 */
() => {
  const { attribute, childrenOf, closest, isRendered, parentOf, placeOf, read, textContentOf } = globalThis.audits;
  const SKIP = "script, style, template, noscript, textarea, select, button, label, pre, code, kbd, samp, svg, math";
  const INLINE = new Set(["inline", "contents", "inline-block", "inline-flex", "ruby"]);
  const blocks = new Map();
  const blockOf = (element) => {
    let at = element;
    while (parentOf(at) && INLINE.has(getComputedStyle(at).display)) at = parentOf(at);
    return at;
  };
  const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
  const add = (element, written) => {
    const text = written.replace(INVISIBLE, "");
    const block = blockOf(element);
    const entry = blocks.get(block) ?? { text: "", links: [] };
    const start = entry.text.length;
    entry.text += text;
    const link = closest(element, "a[href]");
    if (link) entry.links.push({ start, end: entry.text.length, href: attribute(link, "href") });
    blocks.set(block, entry);
  };
  const visit = (node, parent) => {
    if (node instanceof Text) {
      if (isRendered(parent) || closest(parent, "details:not([open])")) add(parent, node.data);
    } else if (node instanceof HTMLBRElement) {
      add(parent, "\n");
    } else if (node instanceof Element && !Element.prototype.matches.call(node, SKIP)) {
      for (const child of childrenOf(node)) visit(child, node);
    }
  };
  if (document.documentElement) visit(document.body ?? document.documentElement, document.documentElement);
  const labelOf = (block) => {
    const name = read(block, "localName");
    if (name === "dd") return textContentOf(read(block, "previousElementSibling") ?? block);
    const row = name === "td" ? closest(block, "tr") : null;
    return row ? textContentOf(row.querySelector("th, td")) : "";
  };
  return [...blocks]
    .filter(([, { text }]) => (text.match(/\d/g) ?? []).length >= 7)
    .map(([block, { text, links }]) => ({ label: labelOf(block), text, links, place: placeOf(block) }));
}
