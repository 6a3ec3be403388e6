/**
 * Helps in pressing what scripts listen on: brings it into view, and tells whether anything changed since.
 * @param {"find" | "reach" | "before" | "changed" | "leave"} step
 * @param {any} given of `find`, selectors and of each whether a finger is listened for
 *   (`touch`), keys or clicks are too (`keys`), or it is marked as something to drag (`drag`); of `reach`, a number
 * @returns {any}
 */
(step, given) => {
  const { all, attribute, clip, closest, isRendered, nameOf, parentOf, placeOf, read, shared, textContentOf } = globalThis.audits;
  const MOST = 6;
  const PLAIN = "html, body, main, input, textarea, select, canvas, option, [contenteditable], iframe, video, audio";
  const CONTROLS = "button, a[href], input:not([type=hidden]), select, summary, [role=button], [role=link], [role=tab]";
  const SLIDER = "[role=slider], [role=scrollbar]";
  const isSeen = (one) => {
    const box = one.getBoundingClientRect();
    return isRendered(one) && box.width > 4 && box.height > 4;
  };

  if (step === "find") {
    const kinds = new Set();
    const described = [];
    shared.pointing = { found: [], at: [scrollX, scrollY] };
    for (const { selector, touch, keys = false, drag = false } of given) {
      const element = document.querySelector(selector);
      if (!element || !isSeen(element) || element.matches(PLAIN) || element.matches(":disabled")) continue;
      const kind = `${read(element, "localName")}.${attribute(element, "class")}.${attribute(element, "role")}.${touch}.${drag}`;
      if (kinds.has(kind) || shared.pointing.found.length >= MOST) continue;
      kinds.add(kind);
      const around = parentOf(element) ?? element;
      const isBlock = around !== document.body && around.getBoundingClientRect().height < 4 * innerHeight;
      const controls = [...(isBlock ? around : element).querySelectorAll(CONTROLS)].filter((one) => one !== element && isRendered(one));
      shared.pointing.found.push(element);
      described.push({
        is_slider: element.matches(SLIDER) || element.querySelector(SLIDER) !== null || closest(element, SLIDER) !== null,
        place: placeOf(element), text: clip(textContentOf(element) || nameOf(element), 60), touch, drag, has_keys: keys,
        controls: controls.slice(0, 20).map((one) => clip(nameOf(one) || attribute(one, "type") || read(one, "localName"), 60)),
      });
    }
    return described;
  }
  if (step === "reach") {
    const element = shared.pointing.found[given];
    if (!element.isConnected || !isSeen(element)) return null;
    element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const box = element.getBoundingClientRect();
    const point = { x: box.left + Math.min(box.width, innerWidth) / 2, y: box.top + Math.min(box.height, innerHeight) / 2 };
    const top = document.elementFromPoint(point.x, point.y);
    return top && (element.contains(top) || top.contains(element)) ? point : null;
  }
  const STATES = ["aria-expanded", "aria-pressed", "aria-checked", "aria-selected", "aria-valuenow", "aria-hidden", "open", "src", "href", "hidden", "aria-current"];
  const lookOf = () => {
    const parts = [location.href, getComputedStyle(document.body).backgroundColor];
    for (const one of all("body, body *")) {
      if (/^(script|style|template)$/.test(read(one, "localName"))) continue;
      if (!isRendered(one)) continue;
      const own = [...read(one, "childNodes")].filter((node) => node instanceof Text).map((node) => node.data.trim()).join("");
      const states = STATES.map((name) => attribute(one, name)).join();
      const box = own ? one.getBoundingClientRect() : null;
      const place = box ? `${Math.round((box.x + scrollX) / 4)},${Math.round((box.y + scrollY) / 4)}` : "";
      const value = "value" in one ? `${one.value}${one.checked ?? ""}` : "";
      if (own || value || /[^,]/.test(states)) parts.push(`${own}|${states}|${place}|${value}`);
    }
    return parts.join("\n");
  };
  if (step === "before") {
    document.activeElement?.blur?.();
    shared.pointing.look = lookOf();
    return null;
  }
  if (step === "changed") return shared.pointing.look !== lookOf();
  const [left, top] = shared.pointing.at;
  document.activeElement?.blur?.();
  scrollTo({ left, top, behavior: "instant" });
  delete shared.pointing;
  return null;
}
