/**
 * What a print of the page shows: menus, text that is hardly darker than the paper, whether addresses can be read.
 * @returns {object} a PrintLayout record
 */
() => {
  const { all, clip, closest, hrefOf, isInMain, isRendered, parentOf, placeOf, read, squeeze, textContentOf, urlOf } = globalThis.audits;
  const MOST = 20;
  const PALE = 1.5;
  const isShown = (element) => {
    const box = element.getBoundingClientRect();
    return isRendered(element) && box.width > 2 && box.height > 2 && box.right > 0 && element.checkVisibility({ opacityProperty: true });
  };

  const partsOf = (colour) => {
    const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(colour);
    return found ? { rgb: found.slice(1, 4).map(Number), alpha: found[4] === undefined ? 1 : Number(found[4]) } : null;
  };
  const over = (top, alpha, below) => top.map((one, at) => one * alpha + below[at] * (1 - alpha));
  const lightOf = (rgb) => {
    const [r, g, b] = rgb.map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  /** The colour behind an element, on white paper; null where a picture lies there or a colour is of a kind not read here. */
  const groundOf = (element) => {
    const layers = [];
    for (let at = element; at instanceof Element; at = parentOf(at)) {
      const { backgroundColor, backgroundImage } = getComputedStyle(at);
      const parts = partsOf(backgroundColor);
      if (backgroundImage !== "none" || !parts) return null;
      layers.unshift(parts);
    }
    return layers.reduce((below, { rgb, alpha }) => over(rgb, alpha, below), [255, 255, 255]);
  };
  const contrastOf = (element) => {
    const ink = partsOf(getComputedStyle(element).color);
    const ground = groundOf(element);
    if (!ink || !ground || ink.alpha === 0) return null;
    const [dark, light] = [lightOf(over(ink.rgb, ink.alpha, ground)), lightOf(ground)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const ownText = (element) => squeeze([...read(element, "childNodes")].filter((one) => one instanceof Text).map((one) => one.data).join(" "));
  const pale = all("body *")
    .filter((one) => !closest(one, "svg, script, style, noscript, template, [aria-hidden=true]") && ownText(one) && isShown(one))
    .map((one) => ({ one, contrast: contrastOf(one) }))
    .filter(({ contrast }) => contrast !== null && contrast < PALE);

  const spells = (link) => {
    const url = new URL(urlOf(link));
    const said = `${textContentOf(link)} ${getComputedStyle(link, "::after").content} ${getComputedStyle(link, "::before").content}`;
    return said.includes("attr(href)") || said.includes(url.host) || said.includes(url.host.replace(/^www\./, ""));
  };
  const links = all("a[href]").filter((one) => {
    const url = urlOf(one);
    return /^https?:/i.test(url) && !url.startsWith(`${location.origin}/`) && isInMain(one) && isShown(one) && textContentOf(one);
  });
  const menus = all("nav, [role=navigation]")
    .map((one) => ({ one, links: [...one.querySelectorAll("a[href]")].filter(isShown).length }))
    .filter(({ one, links: count }) => count >= 3 && isShown(one) && !closest(one, "main, [role=main], article"));
  return {
    type: "print-layout",
    links: links.slice(0, 2 * MOST).map((one) => ({ url: hrefOf(one), text: clip(textContentOf(one), 80), is_spelt: spells(one), place: placeOf(one) })),
    pale: pale.slice(0, MOST).map(({ one, contrast }) => ({ text: clip(ownText(one), 80), contrast: Math.round(contrast * 100) / 100, place: placeOf(one) })),
    menus: menus.map(({ one, links: count }) => ({ text: clip(textContentOf(one), 80), links: count, place: placeOf(one) })),
  };
}
