/**
 * The colours of texts in the states a reader brings about, and of what controls are known by.
 *
 * A state is brought about for all elements at once: `:hover` is put out of every rule of every style sheet, and a class
 * of selector of the same weight that always holds is put in. An element that is pointed at has ancestors that are
 * pointed at too, so each text looks as it would under the pointer. All is undone before anything is painted.
 * @returns {object} a Colours record
 */
() => {
  const { all, attribute, closest, isHidden, parentOf, placeOf, read, squeeze, textContentOf } = globalThis.audits;
  const LARGE = 24;
  const LARGE_IF_BOLD = 18.66;
  const GRAPHIC = 3;
  const SELECTORS = { always: ":not([audits-none])", never: ":not(:any-link)" };

  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const parsed = new Map();
  /** @param {string} css @returns {number[]} red, green, blue (to 255) and alpha (to 1) */
  const colourOf = (css) => {
    if (!parsed.has(css)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = "transparent";
      pen.fillStyle = css;
      pen.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
      parsed.set(css, [red, green, blue, alpha / 255]);
    }
    return parsed.get(css);
  };
  const mix = (over, under, share) => over.slice(0, 3).map((one, at) => one * share + under[at] * (1 - share));
  const luminanceOf = (rgb) => {
    const [red, green, blue] = rgb.map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratioOf = (one, other) => {
    const [darker, lighter] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  };
  const round = (ratio) => Math.floor(ratio * 100) / 100;
  const hex = (rgb) => `#${rgb.map((one) => Math.round(one).toString(16).padStart(2, "0")).join("")}`;

  let styles = new Map();
  const styleOf = (element, pseudo) => {
    if (pseudo) return getComputedStyle(element, pseudo);
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches && /dark/.test(getComputedStyle(document.documentElement).colorScheme);
  const CANVAS = isDark ? [18, 18, 18] : [255, 255, 255];

  const chainOf = (element) => {
    const chain = [];
    for (let at = element; at; at = parentOf(at)) chain.unshift(at);
    return chain;
  };
  /**
   * What is seen where an element is: its background over those around it, and a colour on top of it, if any.
   * @returns {number[] | null} null where a picture lies behind it, so that nobody can say
   */
  const paint = (element, onTop = null) => {
    let seen = CANVAS;
    let isSure = true;
    const groups = [];
    for (const at of chainOf(element)) {
      const style = styleOf(at);
      groups.push([Number(style.opacity), seen]);
      const [red, green, blue, alpha] = colourOf(style.backgroundColor);
      if (alpha === 1) isSure = true;
      const isSign = /^(input|select)$/.test(read(at, "localName")) && style.backgroundRepeat.includes("no-repeat");
      if (style.backgroundImage !== "none" && !isSign) isSure = false;
      if (style.mixBlendMode !== "normal" || style.filter !== "none" || style.backdropFilter !== "none") isSure = false;
      seen = mix([red, green, blue], seen, alpha);
    }
    if (onTop) seen = mix(onTop, seen, onTop[3]);
    for (const [opacity, before] of groups.reverse()) seen = mix(seen, before, opacity);
    return isSure ? seen : null;
  };

  const isOff = (element) => Boolean(closest(element, ":disabled, [aria-disabled='true'], [inert], [hidden]"));
  const isSeen = (element) => {
    if (!Element.prototype.checkVisibility.call(element, { visibilityProperty: true, opacityProperty: true })) return false;
    const box = element.getBoundingClientRect();
    return box.width > 2 && box.height > 2 && box.right + scrollX > 0 && box.bottom + scrollY > 0;
  };
  const hasWords = (element) => [...read(element, "childNodes")].some((node) => node instanceof Text && /[\p{L}\p{N}]/u.test(node.data));
  const neededFor = (style) => {
    const size = parseFloat(style.fontSize);
    return size >= LARGE || (size >= LARGE_IF_BOLD && Number(style.fontWeight) >= 700) ? 3 : 4.5;
  };
  const contrastOf = (element, pseudo) => {
    const style = styleOf(element, pseudo);
    const colour = colourOf(pseudo ? style.color : style.webkitTextFillColor);
    const text = paint(element, pseudo ? [...colour.slice(0, 3), colour[3] * Number(style.opacity)] : colour);
    const behind = paint(element);
    if (!text || !behind || style.backgroundClip.includes("text") || style.textShadow !== "none") return null;
    return { text, behind, ratio: ratioOf(text, behind), needed: neededFor(style) };
  };

  const rulesIn = (rules) =>
    [...rules].flatMap((one) => [
      ...(one instanceof CSSStyleRule ? [one] : []),
      ...(one.cssRules ? rulesIn(one.cssRules) : []),
      ...(one.styleSheet ? rulesOf(one.styleSheet) : []),
    ]);
  const rulesOf = (sheet) => {
    try {
      return rulesIn(sheet.cssRules);
    } catch {
      return []; // a sheet of another host, which nobody may read
    }
  };
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets].filter((one) => !one.disabled);
  const written = sheets.flatMap(rulesOf);

  /** Does something while these pseudo-classes hold of everything; tells nothing where no rule names them. */
  const whileHolding = (pseudos, look) => {
    const pattern = new RegExp(`:(${pseudos.join("|")})(?![-\\w(])`, "g");
    const changed = written.filter((one) => one.selectorText.search(pattern) >= 0).map((one) => [one, one.selectorText]);
    if (changed.length === 0) return [];
    const links = pseudos.includes("visited") ? written.filter((one) => /:link(?![-\w])/.test(one.selectorText)).map((one) => [one, one.selectorText]) : [];
    try {
      for (const [one, selector] of changed) one.selectorText = selector.replace(pattern, SELECTORS.always);
      for (const [one] of links) one.selectorText = one.selectorText.replace(/:link(?![-\w])/g, SELECTORS.never);
      styles = new Map();
      return look();
    } finally {
      for (const [one, selector] of [...links, ...changed]) one.selectorText = selector;
      styles = new Map();
      getComputedStyle(document.documentElement).color; // the page is as it was before its transitions are given back
    }
  };

  const once = (found, keyOf) => {
    const known = new Map();
    for (const one of found) {
      const key = keyOf(one);
      if (known.has(key)) known.get(key).others += 1;
      else known.set(key, { ...one, others: 0 });
    }
    return [...known.values()].map(({ element, ...one }) => ({ ...one, place: placeOf(element) }));
  };

  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";
  const STATES = {
    hover: { pseudos: ["hover"], is: () => true },
    focus: { pseudos: ["focus", "focus-visible", "focus-within"], is: (one) => Boolean(closest(one, FOCUSABLE)) },
    active: { pseudos: ["hover", "active"], is: (one) => Boolean(closest(one, FOCUSABLE)) },
    visited: { pseudos: ["visited"], is: (one) => Boolean(closest(one, "a[href]")) },
  };
  const states = () => {
    const texts = all("body, body *").filter((one) => hasWords(one) && !isOff(one) && isSeen(one));
    const rest = new Map(texts.map((one) => [one, contrastOf(one)]));
    const steady = texts.filter((one) => rest.get(one) && rest.get(one).ratio >= rest.get(one).needed);
    const found = Object.entries(STATES).flatMap(([state, { pseudos, is }]) =>
      whileHolding(pseudos, () =>
        steady.filter(is).flatMap((element) => {
          const now = isSeen(element) ? contrastOf(element) : null;
          const then = rest.get(element);
          const isSame = !now || (hex(now.text) === hex(then.text) && hex(now.behind) === hex(then.behind));
          return isSame ? [] : [{ state, element, now, at_rest: then.ratio }];
        }),
      ),
    );
    const fields = all("input[placeholder], textarea[placeholder]").filter((one) => !one.value && squeeze(one.placeholder) && !isOff(one) && isSeen(one));
    for (const element of fields) {
      const now = contrastOf(element, "::placeholder");
      if (now) found.push({ state: "placeholder", element, now, at_rest: now.ratio });
    }
    return once(
      found.map(({ state, element, now, at_rest }) => ({
        state, element, ratio: round(now.ratio), at_rest: round(at_rest), needed: now.needed, text: hex(now.text), behind: hex(now.behind),
      })),
      (one) => [one.state, one.text, one.behind, one.needed].join(),
    ).filter((one, _, every) => one.state !== "active" || !every.some((other) => other.state === "hover" && other.text === one.text && other.behind === one.behind));
  };

  const TEXT_FIELDS = "input:not([type]), input:is([type=text], [type=search], [type=email], [type=url], [type=tel], [type=password], [type=number], [type=date], [type=time]) , textarea";
  const BOXES = "input[type=checkbox], input[type=radio], [role=checkbox], [role=radio], [role=switch]";
  const SIDES = ["Top", "Right", "Bottom", "Left"];
  /** The edge of a box that stands out most from what is around it. */
  const edgeOf = (element) => {
    const style = styleOf(element);
    const outside = parentOf(element) ? paint(parentOf(element)) : CANVAS;
    const inside = paint(element);
    if (!outside || !inside) return null;
    const candidates = [[inside, false]];
    for (const side of SIDES) {
      if (parseFloat(style[`border${side}Width`]) > 0 && !/none|hidden/.test(style[`border${side}Style`])) {
        const colour = colourOf(style[`border${side}Color`]);
        if (colour[3] > 0) candidates.push([mix(colour, inside, colour[3] * Number(style.opacity)), true]);
      }
    }
    // A shadow is an edge where it is drawn with a sharp one, as in `0 0 0 1px`.
    const shadows = style.boxShadow === "none" ? [] : style.boxShadow.split(/,(?![^(]*\))/);
    for (const shadow of shadows) {
      const colour = colourOf(/[a-z]+\([^)]*\)/.exec(shadow)?.[0] ?? "transparent");
      const [, , blur] = shadow.match(/-?[\d.]+px/g) ?? [];
      if (colour[3] > 0 && parseFloat(blur) <= 1) candidates.push([mix(colour, outside, colour[3]), true]);
    }
    if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) candidates.push([mix(colourOf(style.outlineColor), outside, colourOf(style.outlineColor)[3]), true]);
    const [best] = candidates.map(([colour, isBorder]) => ({ colour, isBorder, ratio: ratioOf(colour, outside) })).sort((a, b) => b.ratio - a.ratio);
    return { ...best, beside: outside, has_border: candidates.some(([, isBorder]) => isBorder) };
  };
  const isNative = (style) => style.appearance !== "none" && style.borderTopStyle === "inset" && style.borderTopWidth === "2px";
  const fields = () =>
    all(TEXT_FIELDS).flatMap((element) => {
      if (isOff(element) || !isSeen(element) || isNative(styleOf(element)) || element.readOnly) return [];
      const own = element.getBoundingClientRect();
      const edges = [edgeOf(element)];
      for (let at = parentOf(element), up = 0; at && up < 3; at = parentOf(at), up += 1) {
        const box = at.getBoundingClientRect();
        if (box.width > own.width + 160 || box.height > own.height + 40) break;
        edges.push(edgeOf(at));
      }
      if (edges.some((one) => one === null)) return [];
      const best = edges.reduce((one, other) => (other.ratio > one.ratio ? other : one));
      const has_border = edges.some((one) => one.has_border);
      return [{ kind: "field", element, ...best, has_border, has_words: Boolean(squeeze(element.placeholder || element.value)) }];
    });
  const hasPicture = (element) =>
    styleOf(element).backgroundImage !== "none" ||
    ["::before", "::after"].some((one) => !/^(none|normal)$/.test(getComputedStyle(element, one).content));
  const boxes = () =>
    all(BOXES).flatMap((element) => {
      const style = styleOf(element);
      const isInput = read(element, "localName") === "input";
      if (isOff(element) || !isSeen(element) || hasPicture(element) || closest(element, "[aria-hidden=true]")) return [];
      if (isInput ? style.appearance !== "none" : textContentOf(element) || element.querySelector("svg, img, *")) return [];
      const edge = edgeOf(element);
      return edge ? [{ kind: "box", element, ...edge }] : [];
    });

  const SHAPES = "path, circle, rect, line, polyline, polygon, ellipse, use";
  const LOGO = /logo|brand/i;
  const icons = () =>
    all("button, a[href], summary, [role=button], [role=tab], [role=menuitem]").flatMap((element) => {
      const isLogo = LOGO.test(`${attribute(element, "class")} ${attribute(element, "aria-label")} ${attribute(element, "title")}`);
      if (isOff(element) || !isSeen(element) || isHidden(element) || isLogo || squeeze(element.innerText) || element.querySelector("img, picture, canvas, video")) return [];
      const drawings = [...element.querySelectorAll("svg")].filter(isSeen);
      if (drawings.length === 0 || hasPicture(element) || drawings.some((one) => LOGO.test(`${attribute(one, "class")}`))) return [];
      const shapes = drawings.flatMap((one) => [...one.querySelectorAll(SHAPES)]).filter((one) => !closest(one, "defs, symbol, clipPath, mask"));
      const paints = shapes.flatMap((one) => {
        const style = styleOf(one);
        if (style.visibility !== "visible" || style.display === "none") return [];
        return [[style.fill, style.fillOpacity], [style.stroke, parseFloat(style.strokeWidth) > 0 ? style.strokeOpacity : "0"]]
          .filter(([colour, opacity]) => colour !== "none" && Number(opacity) > 0)
          .map(([colour, opacity]) => ({ colour, alpha: Number(opacity), on: one }));
      });
      if (paints.length === 0 || paints.some(({ colour }) => colour.startsWith("url"))) return [];
      const beside = paint(element);
      if (!beside) return [];
      const seen = paints.map(({ colour, alpha, on }) => paint(on, [...colourOf(colour).slice(0, 3), colourOf(colour)[3] * alpha])).filter(Boolean);
      const [best] = seen.map((colour) => ({ colour, beside, ratio: ratioOf(colour, beside) })).sort((a, b) => b.ratio - a.ratio);
      return best ? [{ kind: "icon", element, ...best }] : [];
    });
  const controls = () =>
    once(
      [...fields(), ...boxes(), ...icons()].map(({ isBorder, ...one }) => ({ ...one, colour: hex(one.colour), beside: hex(one.beside), ratio: round(one.ratio) })),
      (one) => [one.kind, one.colour, one.beside, one.has_border, one.has_words].join(),
    );

  // What changes a colour slowly would show its old one now.
  const atOnce = new CSSStyleSheet();
  atOnce.replaceSync("*, ::before, ::after { transition: none !important }");
  const adopted = [...document.adoptedStyleSheets];
  document.adoptedStyleSheets = [...adopted, atOnce];
  try {
    return { type: "colours", states: states(), controls: controls() };
  } finally {
    getComputedStyle(document.documentElement).color;
    document.adoptedStyleSheets = adopted;
  }
}
