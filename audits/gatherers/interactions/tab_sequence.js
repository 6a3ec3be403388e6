/**
 * Notes where the focus rests each time a key is pressed, and what it looks like there.
 *
 * A page's own windows, and those of its frames that may be read, are listened to; nothing is pressed here.
 * @param {"begin" | "where" | "anew" | "pace" | "again" | "press" | "before" | "sight" | "show" | "hide" | "end" | "leave"} task
 * @param {number} [number] which stop, for those tasks that are about one
 * @returns {object | object[] | null} for "begin" how many stops there may be; for "where" how far the walk has come; for "pace"
 * whether it has come out at the page's end, and round again; for "end" the stops; for "show" the box to take a picture of
 */
(task, number) => {
  const shared = globalThis.audits;
  const { all, attribute, calledOf, colours, deepActive, isShell, looks, parentOf, placedLooks, placeOf, read, sight, startAtTop } = shared;

  const { contrastOf, backdropOf, over, parse } = colours;
  shared.looked ??= new Map();

  const PROPERTIES = [
    "outlineStyle", "outlineWidth", "outlineColor", "outlineOffset", "boxShadow", "borderTopStyle", "borderTopWidth",
    "borderTopColor", "borderRightStyle", "borderRightWidth", "borderRightColor", "borderBottomStyle", "borderBottomWidth",
    "borderBottomColor", "borderLeftStyle", "borderLeftWidth", "borderLeftColor", "backgroundColor", "backgroundImage", "color",
    "fill", "stroke", "textDecorationLine", "textDecorationStyle", "textDecorationColor", "textDecorationThickness", "opacity",
    "visibility", "display", "transform", "filter", "clipPath", "clip", "fontWeight", "fontStyle", "width", "height", "content",
  ];
  const SIDES = ["Top", "Right", "Bottom", "Left"];
  const CARETS = "input:not([type=button], [type=submit], [type=reset], [type=checkbox], [type=radio], [type=range], [type=color], [type=file], [type=image]), textarea";

  const styleOf = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    if (pseudo && (style.content === "none" || style.content === "normal")) return { content: "none" };
    return Object.fromEntries(PROPERTIES.map((name) => [name, style[name]]));
  };
  const boxOf = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + scrollX, top + scrollY, width, height].map(Math.round).join(" ");
  };
  const snapshot = (element) => ({
    own: styleOf(element, null),
    before: styleOf(element, "::before"),
    after: styleOf(element, "::after"),
    box: boxOf(element),
  });
  const isDrawn = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;

  /** What may show the focus in an element's place: what stands around it, beside it, and in it. */
  const neighboursOf = (element) => {
    const found = new Set();
    for (let at = parentOf(element), up = 0; at && up < 4 && at !== document.body; at = parentOf(at), up += 1) found.add(at);
    for (let at = element, back = 0; (at = at.previousElementSibling) && back < 2; back += 1) found.add(at);
    for (let at = element, on = 0; (at = at.nextElementSibling) && on < 3; on += 1) {
      found.add(at);
      for (const inner of [...at.querySelectorAll("*")].slice(0, 4)) found.add(inner);
    }
    for (const label of element.labels ?? []) {
      found.add(label);
      for (const inner of [...label.querySelectorAll("*")].slice(0, 6)) found.add(inner);
    }
    for (const inner of [...element.querySelectorAll("*"), ...(element.shadowRoot?.querySelectorAll("*") ?? [])].slice(0, 10)) {
      found.add(inner);
    }
    found.delete(element);
    return [...found];
  };

  /** Looks at an element that has the focus. */
  const look = (element) => {
    const inFrame = element.ownerDocument !== document;
    const seen = inFrame ? { isSeen: true, coveredBy: "" } : sight(element);
    const sighted = { element, inFrame, ...seen, box: element.getBoundingClientRect(), x: scrollX, y: scrollY };
    if (shared.looked.has(element)) return { ...sighted, then: null, around: [] };
    shared.looked.set(element, null);
    const then = snapshot(element);
    const isMarked = seen.isSeen && isDrawn(then.own) && parse(then.own.outlineColor)[3] > 0;
    const around = isMarked ? [] : neighboursOf(element).map((one) => ({ element: one, then: snapshot(one) }));
    return { ...sighted, then, around };
  };

  const best = (values) => values.reduce((a, b) => (a === null || b === null ? (a ?? b) : Math.max(a, b)), null);

  const changesOf = (element, then, now, on) => {
    const behind = backdropOf(parentOf(element));
    const ground = backdropOf(element);
    const found = [];
    const add = (kind, contrast) => found.push({ kind, contrast: contrast === null ? null : Math.round(contrast * 100) / 100, on });
    const against = (colour, backdrop) => (backdrop === null ? null : contrastOf(over(parse(colour), backdrop), backdrop));
    const differs = (...names) => names.some((name) => then[name] !== now[name]);
    if (isDrawn(then) && differs("outlineStyle", "outlineWidth", "outlineColor", "outlineOffset") && parse(then.outlineColor)[3] > 0) {
      const inner = parseFloat(then.outlineOffset) + parseFloat(then.outlineWidth) <= 0;
      if (inner || !sight.isCut(element, parseFloat(then.outlineOffset))) {
        add("outline", then.outlineStyle === "auto" ? 21 : against(then.outlineColor, inner ? ground : behind));
      }
    }
    if (then.boxShadow !== "none" && differs("boxShadow")) {
      const layers = then.boxShadow.split(/,(?![^(]*\))/);
      const drawn = layers.filter((layer) => parse(layer.match(/[a-z-]+\([^)]*\)|#\w+|^\s*[a-z]+/i)?.[0] ?? "black")[3] > 0);
      const shown = drawn.filter((layer) => /inset/.test(layer) || !sight.isCut(element, 0));
      if (shown.length > 0) {
        const colour = (layer) => layer.match(/[a-z-]+\([^)]*\)|#\w+|^\s*[a-z]+/i)?.[0] ?? "black";
        add("shadow", best(shown.map((layer) => against(colour(layer), /inset/.test(layer) ? ground : behind))));
      }
    }
    const sides = SIDES.filter((side) => differs(`border${side}Style`, `border${side}Width`, `border${side}Color`));
    const bordered = sides.filter((side) => then[`border${side}Style`] !== "none" && parseFloat(then[`border${side}Width`]) > 0);
    if (bordered.length > 0) {
      const values = bordered.map((side) => {
        const grew = parseFloat(then[`border${side}Width`]) > parseFloat(now[`border${side}Width`]) || now[`border${side}Style`] === "none";
        return recoloured(then[`border${side}Color`], now[`border${side}Color`], behind, grew);
      });
      add("border", best(values));
    }
    if (differs("backgroundColor")) {
      if (behind === null) add("background", null);
      else {
        const [fresh, old] = [over(parse(then.backgroundColor), behind), over(parse(now.backgroundColor), behind)];
        if (contrastOf(fresh, old) > 1.001 || fresh.join() !== old.join()) add("background", lenient(contrastOf(fresh, old), contrastOf(fresh, behind)));
      }
    }
    if (differs("color") && hasText(element)) add("colour", recoloured(then.color, now.color, ground, false));
    if (differs("fill", "stroke") && element instanceof SVGElement) add("colour", recoloured(then.fill, now.fill, ground, false));
    if (differs("textDecorationLine", "textDecorationStyle", "textDecorationThickness") && hasText(element)) {
      add("underline", against(then.textDecorationLine === "none" ? now.textDecorationColor : then.textDecorationColor, ground));
    } else if (differs("textDecorationColor") && then.textDecorationLine !== "none" && hasText(element)) {
      add("underline", recoloured(then.textDecorationColor, now.textDecorationColor, ground, false));
    }
    if (differs("visibility", "display")) add("look", 21);
    if (differs("opacity", "transform", "filter", "clipPath", "clip", "backgroundImage", "fontWeight", "fontStyle")) add("look", null);
    return found;
  };
  const hasText = (element) => read(element, "textContent").trim() !== "" || element instanceof HTMLInputElement;
  /** A changed colour tells the focus by the change, or, where the change can be noticed, by standing out from its ground. */
  const lenient = (change, beside) => (change >= 1.5 ? Math.max(change, beside) : change);
  const recoloured = (fresh, old, backdrop, grew) => {
    if (backdrop === null) return null;
    const [now, was] = [over(parse(fresh), backdrop), over(parse(old), backdrop)];
    return grew ? contrastOf(now, backdrop) : lenient(contrastOf(now, was), contrastOf(now, backdrop));
  };

  /** Tells what was different about an element and its pseudo-elements while the focus was there. */
  const indicatorsOf = (element, then, on) => {
    const now = snapshot(element);
    const found = changesOf(element, then.own, now.own, on);
    for (const pseudo of ["before", "after"]) {
      if (then[pseudo].content === "none") {
        if (now[pseudo].content !== "none") found.push({ kind: "look", contrast: null, on });
        continue;
      }
      if (now[pseudo].content === "none") found.push({ kind: "look", contrast: null, on });
      else found.push(...changesOf(element, then[pseudo], now[pseudo], on), ...(then[pseudo].width !== now[pseudo].width || then[pseudo].height !== now[pseudo].height ? [{ kind: "size", contrast: null, on }] : []));
    }
    const [left, top, width, height] = then.box.split(" ").map(Number);
    const [x, y, w, h] = now.box.split(" ").map(Number);
    if (width !== w || height !== h) found.push({ kind: "size", contrast: w <= 1 || h <= 1 ? 21 : null, on });
    else if (left !== x || top !== y) found.push({ kind: "place", contrast: x + w <= 0 || y + h <= 0 ? 21 : null, on });
    return found;
  };

  const describe = (note, positions, lookOf, placedLookOf) => {
    const { element, then, around, inFrame, box } = note;
    const found = then ? indicatorsOf(element, then, "itself") : [];
    for (const one of around) {
      const at = one.element;
      if (!at.isConnected) continue;
      const changes = changesOf(at, one.then.own, styleOf(at, null), "");
      for (const pseudo of ["before", "after"]) {
        const now = styleOf(at, `::${pseudo}`);
        if (JSON.stringify(one.then[pseudo]) !== JSON.stringify(now)) {
          const shown = one.then[pseudo].content !== "none" && now.content !== "none" ? changesOf(at, one.then[pseudo], now, "") : [];
          changes.push(...(shown.length > 0 ? shown : [{ kind: "look", contrast: null }]));
        }
      }
      // What moves because its neighbour grew is no sign of its own; what inherits a colour repeats its parent's.
      if (changes.length > 0) found.push(...changes.map((change) => ({ ...change, on: "beside" })));
    }
    const unique = then ? [...new Map(found.map((one) => [JSON.stringify(one), one])).values()] : (shared.looked.get(element) ?? []);
    shared.looked.set(element, unique);
    return {
      name: calledOf(element),
      tag: read(element, "localName"),
      role: attribute(element, "role") ?? "",
      left: Math.round(box.left + note.x),
      top: Math.round(box.top + note.y),
      width: Math.round(box.width),
      height: Math.round(box.height),
      position: positions.get(element) ?? positions.get(element.ownerDocument.defaultView?.frameElement) ?? 0,
      tabindex: Number(attribute(element, "tabindex") ?? 0) || 0,
      is_seen: note.isSeen,
      covered_by: note.coveredBy,
      indicators: unique.sort((a, b) => (b.contrast ?? 0) - (a.contrast ?? 0)).slice(0, 4),
      is_looked_at: then !== null,
      by_browser: then?.own.outlineStyle === "auto",
      has_caret: (element.matches(CARETS) && !element.readOnly) || element.isContentEditable ? parse(getComputedStyle(element).caretColor)[3] > 0 : false,
      in_frame: inFrame,
      place: placeOf(element),
      shell_look: !inFrame && isShell(element) ? placedLookOf(element) : "",
      look: [inFrame ? "" : lookOf(element), unique.map((one) => one.kind).join()].join("|"),
    };
  };

  const windows = () => {
    const found = [window];
    for (const one of found) {
      for (const frame of one.document.querySelectorAll("iframe, frame")) {
        try {
          if (frame.contentDocument?.documentElement && frame.contentWindow) found.push(frame.contentWindow);
        } catch {
          // another site's frame: its keys are its own
        }
      }
    }
    return found;
  };
  const STILL = "*, *::before, *::after { transition-duration: 0s !important; transition-delay: 0s !important; animation-duration: 0s !important; animation-delay: 0s !important; scroll-behavior: auto !important }";
  const rootsOf = (one) => [one.document, ...[...one.document.querySelectorAll("*")].map((element) => element.shadowRoot).filter(Boolean)];

  const note = () => {
    const { walk } = shared;
    const element = deepActive();
    const left = element === null && !document.hasFocus();
    const jumped = walk.entered.length > 1 || (walk.entered.length === 1 && walk.entered[0] !== element);
    const isKnown = walk.moves.some((one) => one.from === walk.entered[0] && one.to === element);
    if (jumped && !isKnown && walk.trail.length > 0) walk.moves.push({ from: walk.entered[0], to: element });
    walk.entered = [];
    walk.presses += 1;
    if (left) walk.exits += 1;
    walk.trail.push(element);
    if (element && !walk.notes.has(element)) walk.notes.set(element, { ...walk.look(element), ...walk.earlier.get(element) });
  };

  switch (task) {
    case "begin": {
      const walk = { notes: new Map(), earlier: new Map(), trail: [], entered: [], moves: [], presses: 0, exits: 0, look, undo: [] };
      shared.walk = walk;
      startAtTop();
      const onKey = (event) => (event.key === "Tab" ? note() : undefined);
      const onFocus = (event) => event.composedPath()[0] instanceof Element && walk.entered.push(event.composedPath()[0]);
      for (const one of windows()) {
        one.addEventListener("keydown", onKey, { capture: true, passive: true });
        one.addEventListener("focus", onFocus, { capture: true, passive: true });
        walk.undo.push(() => one.removeEventListener("keydown", onKey, { capture: true }), () => one.removeEventListener("focus", onFocus, { capture: true }));
        for (const root of rootsOf(one)) {
          const sheet = new one.CSSStyleSheet();
          sheet.replaceSync(STILL);
          root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
          walk.undo.push(() => (root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((each) => each !== sheet)));
        }
      }
      // Looks are those of the page at rest: once it is scrolled, or the focus is there, much looks different.
      walk.lookOf = looks();
      walk.placedLookOf = placedLooks();
      for (const one of all("*").filter((one) => one.tabIndex >= 0)) {
        walk.lookOf(one);
        if (isShell(one)) walk.placedLookOf(one);
      }
      const dates = windows().flatMap((one) => [...one.document.querySelectorAll("input[type=date], input[type=time], input[type=datetime-local], input[type=month], input[type=week]")]);
      return windows().flatMap((one) => (one === window ? all("*") : [...one.document.querySelectorAll("*")])).filter((one) => one.tabIndex >= 0).length + 6 * dates.length;
    }
    case "anew": {
      // The walk begins again at its first stop; what each looked like before it first had the focus still holds.
      const { walk } = shared;
      const exit = walk.trail.findIndex((one, index) => index > 0 && one === null);
      const first = walk.trail[exit + 1] ?? walk.trail.find((one) => one !== null);
      walk.earlier = new Map([...walk.notes].map(([element, { then, around }]) => [element, { then, around }]));
      Object.assign(walk, { notes: new Map(), trail: [], moves: [], presses: 0, exits: 0 });
      first?.focus();
      walk.entered = [];
      return null;
    }
    case "pace":
      // What scrolling brings about comes with the next frame, what observers bring about after it.
      return new Promise((resolve) => {
        const { trail, exits } = shared.walk;
        const exit = trail.findIndex((one, index) => index > 0 && one === null);
        const isRound = exits > 1 || (exits > 0 && deepActive() !== null && trail.slice(0, exit).includes(deepActive()));
        const done = () => resolve({ exits, is_round: isRound });
        requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(done)));
        setTimeout(done, 500); // a document without a body paints no frame
      });
    case "again":
      Object.assign(shared.walk, { trail: [], entered: [], presses: 0, exits: 0 });
      return null;
    case "where": {
      note();
      const { trail, exits } = shared.walk;
      const recent = [...new Set(trail.slice(-Math.max(2, Math.floor(trail.length / 2))))].filter((one) => one?.isConnected);
      recent.sort((one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
      return {
        exits,
        presses: trail.length,
        known: shared.walk.notes.size,
        names: recent.map((one) => calledOf(one) || read(one, "localName")),
        place: recent.length > 0 ? placeOf(recent[0]) : null,
        here: deepActive() === null ? null : placeOf(deepActive()).selector,
      };
    }
    case "end": {
      const { walk } = shared;
      const active = deepActive();
      active?.blur?.();
      const positions = new Map(all("*").map((one, index) => [one, index]));
      const { lookOf, placedLookOf } = walk;
      const exit = walk.trail.findIndex((one, index) => index > 0 && one === null);
      const inOrder = new Set([...walk.trail.slice(Math.max(exit, 0)), ...walk.notes.keys()]);
      const notes = [...inOrder].filter((one) => walk.notes.has(one)).map((one) => walk.notes.get(one)).filter((one) => one.element.isConnected && !["iframe", "frame"].includes(read(one.element, "localName")));
      walk.stops = notes.map((one) => one.element);
      walk.scrolled = notes.map(({ x, y }) => ({ left: x, top: y, behavior: "instant" }));
      return {
        stops: notes.map((one, index) => ({ number: index, ...describe(one, positions, lookOf, placedLookOf) })),
        moves: walk.moves.filter((one) => one.from instanceof Element && one.from.isConnected).map(({ from, to }) => ({
          name: calledOf(from),
          to: to ? calledOf(to) || read(to, "localName") : "",
          place: placeOf(from),
          is_seen: sight(from).isSeen,
        })),
      };
    }
    case "before": {
      // What lies over the next stop depends on how far the page was scrolled at this one.
      const before = shared.walk.stops[number - 1];
      if (before) {
        scrollTo(shared.walk.scrolled[number - 1]);
        before.focus({ preventScroll: true });
      } else deepActive()?.blur?.();
      return before ? deepActive() === before : false;
    }
    case "sight": {
      const element = shared.walk.stops[number];
      const { isSeen, coveredBy } = sight(element);
      return { arrived: deepActive() === element, is_seen: isSeen, covered_by: coveredBy };
    }
    case "show": {
      const element = shared.walk.stops[number];
      scrollTo(shared.walk.scrolled[number]);
      element.focus();
      const box = element.getBoundingClientRect();
      const scrolled = { x: Math.max(scrollX, 0), y: Math.max(scrollY, 0), view: innerHeight };
      return { left: box.left + scrollX, top: box.top + scrollY, width: box.width, height: box.height, ...scrolled, arrived: deepActive() === element };
    }
    case "press": {
      const inside = [...new Set(shared.walk.trail)].filter((one) => one?.isConnected);
      const element = inside[number];
      if (!element || (read(element, "localName") === "a" && !/^(#|javascript:|$)/.test(attribute(element, "href") ?? ""))) return "";
      element.focus();
      return calledOf(element) || read(element, "localName");
    }
    case "hide":
      shared.walk.stops[number].blur?.();
      return null;
    default:
      for (const undo of shared.walk.undo) undo();
      delete shared.walk;
      return null;
  }
}
