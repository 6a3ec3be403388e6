/**
 * Every element that leads somewhere.
 * @returns {object[]} Link records
 */
() => {
  const { all, attribute, clip, closest, isRendered, LANDMARK_CANDIDATES, landmarkRole, nameOf, parentOf, placeOf, textContentOf, textOf } =
    globalThis.audits;
  const BLOCKS = "p, li, td, th, dd, dt, figcaption, blockquote, address, h1, h2, h3, h4, h5, h6, section, article, div";
  const SVG_LINK = "http://www.w3.org/1999/xlink";
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
  const hrefOf = (one) => attribute(one, "href") ?? one.getAttributeNS(SVG_LINK, "href");
  const resolve = (href) => {
    try {
      return new URL(href, document.baseURI).href;
    } catch {
      return href;
    }
  };
  return all("a, area")
    .filter((one) => hrefOf(one) !== null)
    .map((one) => ({
      href: hrefOf(one),
      url: resolve(hrefOf(one)),
      text: textOf(one),
      name: nameOf(one),
      visible: isRendered(one),
      nearby: nearbyOf(one),
      landmark: landmarkOf(one),
      place: placeOf(one),
      rel: attribute(one, "rel") ?? "",
      target: attribute(one, "target") ?? "",
    }));
}
