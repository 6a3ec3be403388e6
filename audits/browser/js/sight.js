/**
 * What several probes ask of the eye: what has the focus, whether it can be seen, what lies over it, and how colours contrast.
 * @returns {void}
 */
() => {
  const shared = globalThis.audits;
  const { attribute, clip, closest, isRendered, labelOf, nameOf, parentOf, read, squeeze } = shared;

  /** @returns {Element | null} the element that has the focus, in shadow roots and frames too; null for the page as a whole */
  const deepActive = () => {
    let at = document.activeElement;
    for (;;) {
      const inner = at?.shadowRoot?.activeElement ?? contentsOf(at)?.activeElement ?? null;
      if (!inner || ["body", "html"].includes(read(inner, "localName"))) break;
      at = inner;
    }
    return !at || at === document.body || at === document.documentElement ? null : at;
  };
  const contentsOf = (element) => {
    try {
      return element?.contentDocument?.hasFocus() ? element.contentDocument : null;
    } catch {
      return null;
    }
  };

  /** @param {Element} label @returns {string} its words, without those of the field in it */
  const wordsOf = (label) => {
    const copy = label.cloneNode(true);
    for (const field of copy.querySelectorAll("select, textarea, button")) field.remove();
    return read(copy, "textContent");
  };
  /** @param {Element} element @returns {string} what a control is called: by its label, its words, or what stands in it */
  const calledOf = (element) => {
    const labels = [...(element.labels ?? [])].map(wordsOf).join(" ");
    const inside = element.matches("input[type=button], input[type=submit], input[type=reset]") ? element.value : "";
    return clip(squeeze(labelOf(element) || labels || nameOf(element) || inside || attribute(element, "placeholder")), 60);
  };

  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  /** @param {string} colour @returns {number[]} red, green, blue from 0 to 255, and alpha from 0 to 1 */
  const parse = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = "#000";
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(colour, [red, green, blue, alpha / 255]);
    }
    return known.get(colour);
  };
  /** @param {number[]} front @param {number[]} back @returns {number[]} what is seen of one colour over another */
  const over = (front, back) => [0, 1, 2].map((at) => front[at] * front[3] + back[at] * (1 - front[3])).concat(1);
  const luminance = (colour) => {
    const [red, green, blue] = colour.slice(0, 3).map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  /** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
  const contrastOf = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  /** @param {Element | null} element @returns {number[] | null} the colour behind its content; null where a picture is there */
  const backdropOf = (element) => {
    const layers = [];
    for (let at = element; at; at = parentOf(at)) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none") return null;
      const colour = parse(style.backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    const dark = getComputedStyle(document.documentElement).colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches;
    return layers.reverse().reduce((back, front) => over(front, back), dark ? [18, 18, 18, 1] : [255, 255, 255, 1]);
  };

  const boxesOf = (element) => {
    const own = [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    return own.length > 0 ? own : [...element.querySelectorAll("*")].slice(0, 20).flatMap((one) => [...one.getClientRects()]).filter((box) => box.width > 1 && box.height > 1);
  };
  const cut = (box, by) => ({
    left: Math.max(box.left, by.left),
    top: Math.max(box.top, by.top),
    right: Math.min(box.right, by.right),
    bottom: Math.min(box.bottom, by.bottom),
  });
  /** What around an element cuts off what reaches past its own edges. */
  const cuttersOf = (element) => {
    const found = [];
    let { position } = getComputedStyle(element);
    for (let at = parentOf(element); at && at !== document.documentElement && position !== "fixed"; at = parentOf(at)) {
      const style = getComputedStyle(at);
      const holds = position !== "absolute" || style.position !== "static" || style.transform !== "none";
      if (!holds) continue;
      if (at !== document.body && (style.overflowX !== "visible" || style.overflowY !== "visible")) found.push(at);
      position = style.position;
    }
    return found;
  };
  const visibleBoxes = (element) => {
    const cutters = cuttersOf(element).map((one) => one.getBoundingClientRect());
    const viewport = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    return boxesOf(element)
      .map((box) => [viewport, ...cutters].reduce(cut, box))
      .filter((box) => box.right - box.left > 1 && box.bottom - box.top > 1);
  };
  const isClippedAway = (element) => {
    for (let at = element; at; at = parentOf(at)) {
      const style = getComputedStyle(at);
      if (style.opacity === "0" || /^inset\((50%|100%)/.test(style.clipPath) || /^rect\((0px|1px), ?(0px|1px), ?(0px|1px), ?(0px|1px)\)/.test(style.clip)) return true;
    }
    return false;
  };
  const SOLID = "img, video, canvas, iframe, object, embed, svg";
  /** Whether what was hit hides what lies under it: from itself up to what it shares with the element, something is painted. */
  const isPainted = (hit, element) => {
    for (let at = hit; at && !at.contains(element); at = parentOf(at)) {
      const style = getComputedStyle(at);
      if (Number(style.opacity) < 0.9) return false;
      if (at.matches(SOLID) || style.backgroundImage !== "none" || parse(style.backgroundColor)[3] > 0.9) return true;
    }
    return false;
  };
  const POINTS = [0.1, 0.5, 0.9].flatMap((y) => [0.05, 0.25, 0.5, 0.75, 0.95].map((x) => [x, y]));
  /** What lies over all of an element's visible points, if anything does. */
  const coverOf = (element, boxes) => {
    const root = element.getRootNode();
    let last = null;
    for (const box of boxes.slice(0, 4)) {
      for (const [x, y] of POINTS) {
        const hit = root.elementFromPoint(box.left + (box.right - box.left) * x, box.top + (box.bottom - box.top) * y);
        if (!hit || hit === element || element.contains(hit) || hit.contains(element)) return null;
        if (closest(hit, "label")?.control === element || !isPainted(hit, element)) return null;
        last = hit;
      }
    }
    return last;
  };

  /** @param {Element} area @returns {Element | undefined} the picture it is a part of: an area has no box of its own */
  const mappedOn = (area) => {
    const map = attribute(closest(area, "map"), "name");
    return [...document.querySelectorAll("img[usemap], object[usemap]")].find((one) => attribute(one, "usemap") === `#${map}`);
  };

  /** @param {Element} element @returns {{isSeen: boolean, coveredBy: string}} whether it can be seen in the viewport as it stands */
  const sight = (element) => {
    const picture = read(element, "localName") === "area" ? mappedOn(element) : null;
    if (picture) return sight(picture);
    if (!isRendered(element) || isClippedAway(element)) return { isSeen: false, coveredBy: "" };
    const boxes = visibleBoxes(element);
    const cover = boxes.length > 0 ? coverOf(element, boxes) : null;
    return { isSeen: boxes.length > 0, coveredBy: cover ? clip(read(coverRoot(cover, element).cloneNode(false), "outerHTML"), 120) : "" };
  };
  /** The outermost part of what lies over an element: the bar rather than the word in it. */
  const coverRoot = (hit, element) => {
    let at = hit;
    while (parentOf(at) && !parentOf(at).contains(element)) at = parentOf(at);
    return at;
  };

  /** @param {Element} element @param {number} offset @returns {boolean} whether a line around it is cut off on every side */
  sight.isCut = (element, offset) => {
    const box = element.getBoundingClientRect();
    const cutters = cuttersOf(element).map((one) => one.getBoundingClientRect());
    const shows = (side) => cutters.every(side);
    const by = Math.max(offset, 0) + 1;
    return ![
      (edge) => box.left - by >= edge.left,
      (edge) => box.right + by <= edge.right,
      (edge) => box.top - by >= edge.top,
      (edge) => box.bottom + by <= edge.bottom,
    ].some(shows);
  };

  /** Makes the next Tab lead to the first focus stop of the page: blur alone leaves it where the focus was last. */
  const startAtTop = () => {
    const { body } = document;
    if (!(body instanceof HTMLElement)) return;
    const before = attribute(body, "tabindex");
    body.setAttribute("tabindex", "-1");
    body.focus({ preventScroll: true });
    body.blur();
    if (before === null) body.removeAttribute("tabindex");
    else body.setAttribute("tabindex", before);
    scrollTo({ left: 0, top: 0, behavior: "instant" });
  };

  Object.assign(shared, { startAtTop, boxesOf, calledOf, colours: { backdropOf, contrastOf, over, parse }, deepActive, sight, visibleBoxes });
}
