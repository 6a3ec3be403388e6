/**
 * Every element that leads somewhere.
 * @returns {object[]} Link records
 */
() => {
  const { all, attribute, clip, closest, hrefOf, isRendered, LANDMARK_CANDIDATES, landmarkRole, nameOf, parentOf, placeOf, read, textContentOf, textOf, urlOf } =
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
    }));
}
