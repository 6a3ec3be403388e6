/**
 * The graphics in sight that assistive technology does not meet: without a name, or hidden from it. What stands in a
 * link or button that has a name of its own is part of that, and small signs are decoration.
 * @returns {object[]} Graphic records
 */
() => {
  const { all, attribute, clip, closest, isCutAway, isRendered, labelOf, nameOf, parentOf, placeOf, read, squeeze, textContentOf } =
    globalThis.audits;
  const SMALLEST = 48;
  const CONTROLS = "a[href], button, summary, label, [role=button], [role=link], [role=img], [role=tab], [role=menuitem]";
  const isInSight = (element, box) =>
    isRendered(element) && !isCutAway(element) && box.right + scrollX > 0 && box.bottom + scrollY > 0;
  const isBlank = (canvas) => {
    const empty = document.createElement("canvas");
    [empty.width, empty.height] = [canvas.width, canvas.height];
    try {
      return canvas.toDataURL() === empty.toDataURL();
    } catch {
      return false; // it shows a picture of another host
    }
  };
  const titleOf = (svg) => squeeze(read(svg.querySelector(":scope > title") ?? svg, "textContent"));
  const isHiddenItself = (element) =>
    attribute(element, "aria-hidden") === "true" || /^(none|presentation)$/.test(squeeze(attribute(element, "role")));
  const alternativeOf = (element, kind) => {
    const own = labelOf(element) || squeeze(attribute(element, "title"));
    if (kind === "img") return isHiddenItself(element) ? labelOf(element) || squeeze(attribute(element, "alt")) : "";
    if (isDeclared(element)) return "";
    if (kind === "canvas") return own || textContentOf(element);
    return own || titleOf(element);
  };
  const isDeclared = (element) =>
    Boolean(closest(element, '[aria-hidden="true"]')) ||
    /^(none|presentation)$/.test(squeeze(attribute(element, "role"))) ||
    attribute(element, "alt") === "";
  const besideOf = (element) => {
    for (let at = parentOf(element), steps = 0; at && steps < 3; at = parentOf(at), steps += 1) {
      if (/^(html|body)$/.test(read(at, "localName"))) return "";
      if (textContentOf(at)) return clip(textContentOf(at), 300);
    }
    return "";
  };
  const found = [];
  for (const element of all("img, svg, canvas")) {
    const kind = read(element, "localName");
    const box = element.getBoundingClientRect();
    if (Math.max(box.width, box.height) < SMALLEST || Math.min(box.width, box.height) < 8 || !isInSight(element, box)) continue;
    if (kind === "img" && !(element.complete && element.naturalWidth > 0)) continue;
    if (kind === "canvas" && isBlank(element)) continue;
    const control = closest(parentOf(element) ?? element, CONTROLS);
    if (control && nameOf(control)) continue;
    const alternative = alternativeOf(element, kind);
    const declared = isDeclared(element);
    if (!declared && (alternative || kind === "img" || element.querySelector("[aria-label], [aria-labelledby], [role] > title, text"))) continue;
    found.push({
      kind,
      src: kind === "img" ? (element.currentSrc || element.src).slice(0, 200) : "",
      width: Math.round(box.width),
      height: Math.round(box.height),
      alternative: clip(alternative, 200),
      is_declared_decorative: declared,
      place: placeOf(element),
      beside: besideOf(element),
    });
  }
  return found;
}
