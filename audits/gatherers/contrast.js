/**
 * Brings into view the texts whose contrast axe left open (`shared.unsettled`), and takes their letters away and back.
 *
 * What was measured in one state of the page is not measured again in the next: `shared.contrasts` keeps it, by element.
 * @param {"begin" | "next" | "hide" | "show" | "leave"} step
 * @param {(object | null)[]} [measured] of `show`, what was found of the texts in view
 * @returns {any[] | null} of `begin`, what is known already; of `next`, the texts in view that can be measured now, null
 *   where none is left
 */
(step, measured) => {
  const { attribute, parentOf, read, shared, textContentOf } = globalThis.audits;
  const LARGE = 24;
  const LARGE_IF_BOLD = 18.66;

  const boxesOf = (element) => {
    if (/^(input|textarea|select)$/.test(read(element, "localName"))) return [element.getBoundingClientRect()];
    return [...read(element, "childNodes")]
      .filter((node) => node instanceof Text && node.data.trim())
      .flatMap((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()];
      })
      .filter((box) => box.width >= 1 && box.height >= 1);
  };
  const isInside = (box) => box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
  const isOnTop = (element, box) => {
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return top !== null && (top.contains(element) || element.contains(top));
  };
  /** @returns {Element[]} what around an element a reader can scroll, beside the page itself */
  const scrollersOf = (element) => {
    const found = [];
    for (let at = parentOf(element); at && at !== document.body && at !== document.documentElement; at = parentOf(at)) {
      const style = getComputedStyle(at);
      if (/auto|scroll/.test(style.overflowX) && at.scrollWidth > at.clientWidth) found.push(at);
      else if (/auto|scroll/.test(style.overflowY) && at.scrollHeight > at.clientHeight) found.push(at);
    }
    return found;
  };
  /** By how much a box must move to lie between two edges; where it is longer, it begins at the first. */
  const past = (from, to, first, last) => (from < first ? from - first : to > last ? Math.min(to - last, from - first) : 0);
  const bringIntoScrollers = (element) => {
    for (const scroller of scrollersOf(element)) {
      if (!shared.measuring.scrolled.has(scroller)) shared.measuring.scrolled.set(scroller, [scroller.scrollLeft, scroller.scrollTop]);
      const [box, frame] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()];
      scroller.scrollBy({
        left: past(box.left, box.right, frame.left, frame.right),
        top: past(box.top, box.bottom, frame.top, frame.bottom),
        behavior: "instant",
      });
    }
  };
  const isInScrollers = (element, box) =>
    scrollersOf(element).every((scroller) => {
      const frame = scroller.getBoundingClientRect();
      return box.left > frame.left - 1 && box.right < frame.right + 1 && box.top > frame.top - 1 && box.bottom < frame.bottom + 1;
    });
  const isPlain = (element) => {
    for (let at = element; at; at = parentOf(at)) {
      const style = getComputedStyle(at);
      if (style.filter !== "none" || style.mixBlendMode !== "normal" || style.backgroundClip.includes("text") || style.maskImage !== "none") return false;
    }
    return true;
  };
  const opacityOf = (element) => {
    let opacity = 1;
    for (let at = element; at; at = parentOf(at)) opacity *= Number(getComputedStyle(at).opacity);
    return opacity;
  };
  const describe = (element, number) => {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    pen.fillStyle = style.webkitTextFillColor;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
    return {
      number,
      size,
      needed: size >= LARGE || (size >= LARGE_IF_BOLD && Number(style.fontWeight) >= 700) ? 3 : 4.5,
      is_symbol: !/[\p{L}\p{N}]/u.test(textContentOf(element) || attribute(element, "value") || ""),
      text: [red, green, blue],
      alpha: (alpha / 255) * opacityOf(element),
      boxes: boxesOf(element).map((box) => ({ left: box.left, top: box.top, right: box.right, bottom: box.bottom })),
    };
  };

  const view = `${innerWidth} ${matchMedia("(prefers-color-scheme: dark)").matches}`;
  if (step === "begin") {
    if (shared.contrasts?.view !== view) shared.contrasts = { view, known: new Map() };
    const isKnown = ([, element]) => shared.contrasts.known.has(element);
    const numbered = shared.unsettled.map((element, number) => [number, element]);
    shared.measuring = { waiting: new Map(numbered.filter((one) => !isKnown(one))), at: [scrollX, scrollY], scrolled: new Map(), inView: [] };
    return numbered.filter(isKnown).map(([number, element]) => [number, shared.contrasts.known.get(element)]);
  }
  if (step === "next") {
    const { waiting } = shared.measuring;
    for (const [number, element] of waiting) {
      waiting.delete(number);
      const boxes = element && element.isConnected && visualViewport.scale === 1 && isPlain(element) ? boxesOf(element) : [];
      if (boxes.length === 0) continue;
      bringIntoScrollers(element);
      if (!boxesOf(element).every(isInside)) {
        const top = Math.min(...boxesOf(element).map((box) => box.top));
        // Below what sticks to the top of many pages, and above all that can be measured with it.
        scrollTo({ left: 0, top: scrollY + top - innerHeight / 4, behavior: "instant" });
      }
      if (!boxesOf(element).every(isInside)) continue;
      const others = [...waiting].filter(([, other]) => {
        const around = other && other.isConnected && isPlain(other) ? boxesOf(other) : [];
        return around.length > 0 && around.every((box) => isInside(box) && isInScrollers(other, box) && isOnTop(other, box));
      });
      for (const [other] of others) waiting.delete(other);
      shared.measuring.inView = [[number, element], ...others];
      return shared.measuring.inView.map(([at, one]) => describe(one, at));
    }
    return null;
  }
  if (step === "hide") {
    for (const entry of shared.measuring.inView) {
      const [, element] = entry;
      entry[2] = attribute(element, "style");
      // The shadow of a letter stays: it is part of what the letter stands out from.
      for (const [name, value] of [["transition", "none"], ["-webkit-text-fill-color", "transparent"], ["caret-color", "transparent"]]) {
        element.style.setProperty(name, value, "important");
      }
    }
  }
  if (step === "show") {
    for (const [at, [, element, style]] of shared.measuring.inView.entries()) {
      if (measured[at]) shared.contrasts.known.set(element, measured[at]);
      if (style === null) element.removeAttribute("style");
      else element.setAttribute("style", style);
    }
    shared.measuring.inView = [];
  }
  if (step === "leave") {
    for (const [scroller, [left, top]] of shared.measuring.scrolled) scroller.scrollTo({ left, top, behavior: "instant" });
    const [left, top] = shared.measuring.at;
    scrollTo({ left, top, behavior: "instant" });
    delete shared.measuring;
  }
  return null;
}
