/**
 * Every element that leads somewhere.
 * @returns {object[]} Link records
 */
() => {
  const { all, attribute, clip, closest, hrefOf, isRendered, LANDMARK_CANDIDATES, landmarkRole, nameOf, parentOf, placeOf, read, squeeze, textContentOf, textOf, urlOf } =
    globalThis.audits;
  const BLOCKS = "p, li, td, th, dd, dt, figcaption, blockquote, address, h1, h2, h3, h4, h5, h6, section, article, div";
  const landmarkOf = (element) => {
    for (let at = closest(element, LANDMARK_CANDIDATES); at; at = parentOf(at) && closest(parentOf(at), LANDMARK_CANDIDATES)) {
      if (landmarkRole(at)) return landmarkRole(at);
    }
    return "";
  };
  const nearby = new Map();
  const nearbyOf = (element) => {
    const block = closest(element, BLOCKS);
    if (block && !nearby.has(block)) nearby.set(block, clip(textContentOf(block), 300));
    return block ? nearby.get(block) : "";
  };
  const heading = new Map();
  let last = "";
  for (const one of all("a, area, h1, h2, h3, h4, h5, h6, [role=heading]")) {
    if (/^(a|area)$/.test(read(one, "localName"))) heading.set(one, last);
    else last = clip(textContentOf(one), 150);
  }
  const headedOf = (element) => {
    const item = closest(element, "dd, td");
    let label = item && read(item, "localName") === "td" ? closest(item, "tr")?.querySelector("th, td") : item;
    while (label && read(label, "localName") === "dd") label = read(label, "previousElementSibling");
    return [heading.get(element), label && label !== item ? clip(textContentOf(label), 150) : ""].filter(Boolean).join(" / ");
  };
  const isBlank = (node) => node instanceof Comment || (node instanceof Text && node.data.trim() === "");
  const repeats = (element) => {
    let before = read(element, "previousSibling");
    while (before && isBlank(before)) before = read(before, "previousSibling");
    return before instanceof Element && /^(a|area)$/.test(read(before, "localName")) && hrefOf(before) !== null && urlOf(before) === urlOf(element);
  };
  const target = attribute(document.querySelector("base[target]") ?? document.documentElement, "target") ?? "";
  const isInline = (node) => node instanceof Text || (node instanceof Element && /^(inline|contents)/.test(getComputedStyle(node).display));
  const ownTextOf = (item) => {
    const copy = item.cloneNode(true);
    for (const inner of copy.querySelectorAll("ul, ol, script, style")) inner.remove();
    return textContentOf(copy);
  };
  /** The words on both sides of an element, as far as they flow with it. */
  const besideOf = (element) => {
    let at = element;
    while (parentOf(at) && isInline(parentOf(at)) && !/^(p|li|td|th|dd)$/.test(read(parentOf(at), "localName"))) at = parentOf(at);
    const words = [];
    for (let one = at.previousSibling; one && isInline(one) && one.nodeName !== "BR"; one = one.previousSibling) words.unshift(read(one, "textContent"));
    for (let one = at.nextSibling; one && isInline(one) && one.nodeName !== "BR"; one = one.nextSibling) words.push(read(one, "textContent"));
    const around = at === element ? [] : [textContentOf(at).replace(textContentOf(element), " ")];
    return [...words, ...around].join(" ");
  };
  const headersOf = (cell) => {
    const table = closest(cell, "table");
    const row = closest(cell, "tr");
    const named = (attribute(cell, "headers") ?? "").split(/\s+/).filter(Boolean).map((id) => document.getElementById(id)).filter(Boolean);
    const startOf = (one) => [...read(one, "parentElement").cells].slice(0, one.cellIndex).reduce((sum, each) => sum + each.colSpan, 0);
    const start = startOf(cell);
    const isOver = (header) => startOf(header) < start + cell.colSpan && startOf(header) + header.colSpan > start;
    const headers = [...(table?.rows ?? [])].flatMap((each) => [...each.cells].filter((one) => read(one, "localName") === "th" && one !== cell));
    return [...named, ...headers.filter((one) => closest(one, "tr") === row || isOver(one))].map(textContentOf);
  };
  const BELOW = 3;
  /** The heading of the small part of the page that a link stands in, such as a card. */
  const cardHeadingOf = (element) => {
    let at = parentOf(element);
    for (let level = 0; at && level < BELOW && !/^(main|body)$/.test(read(at, "localName")); level += 1, at = parentOf(at)) {
      const headings = [...at.querySelectorAll("h2, h3, h4, h5, h6, [role=heading]")].filter(
        (one) => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
      );
      if (headings.length > 0) return textContentOf(headings.at(-1));
    }
    return "";
  };
  /** What a program can tell of a link beside its name (https://www.w3.org/TR/WCAG22/#dfn-programmatically-determined-link-context). */
  const contextOf = (element) => {
    const parts = [besideOf(element)];
    const block = closest(element, "p, li, td, th, dd, dt, figcaption, caption, h1, h2, h3, h4, h5, h6, label");
    if (block) parts.push((read(block, "localName") === "li" ? ownTextOf(block) : textContentOf(block)).replace(textContentOf(element), " "));
    for (let item = closest(element, "li"); item; item = parentOf(item) && closest(parentOf(item), "li")) {
      parts.push(ownTextOf(item).replace(textContentOf(element), " "));
    }
    for (let cell = closest(element, "td, th"); cell; cell = parentOf(cell) && closest(parentOf(cell), "td, th")) parts.push(...headersOf(cell));
    const ids = (attribute(element, "aria-describedby") ?? "").split(/\s+/).filter(Boolean);
    parts.push(...ids.map((id) => document.getElementById(id)).filter(Boolean).map(textContentOf), attribute(element, "title") ?? "", cardHeadingOf(element));
    return clip(squeeze(parts.join(" ")), 300);
  };
  return all("a, area")
    .filter((one) => hrefOf(one) !== null)
    .map((one) => ({
      href: hrefOf(one),
      url: urlOf(one),
      text: textOf(one),
      name: nameOf(one),
      visible: isRendered(one),
      nearby: nearbyOf(one),
      landmark: landmarkOf(one),
      place: placeOf(one),
      rel: attribute(one, "rel") ?? "",
      target: attribute(one, "target") ?? target,
      headed: headedOf(one),
      role: attribute(one, "role") ?? "",
      repeats: repeats(one),
      context: contextOf(one),
    }));
}
