/**
 * Watches what a page does by itself. The page must be loaded afresh, for this changes where its animations stand.
 *
 * `watch` begins; `moving` and `departures` say what came of it; `press` presses one control that might stop it and gives
 * its name, or null where none is left; `still` says of each thing that moved whether it stands still.
 * @param {"watch" | "moving" | "departures" | "press" | "still"} step
 * @returns {Promise<any>}
 */
async (step) => {
  const { all, attribute, clip, closest, isRendered, nameOf, placeOf, read, shared, squeeze, textContentOf } = globalThis.audits;

  /** Its own style is what a script changes from moment to moment, so it is no part of the place. */
  const atRest = (place) => ({ ...place, html: place.html.replace(/^(<[^>]*?)\s+style="[^"]*"/, "$1") });

  const isSeen = (element) => {
    if (!isRendered(element) || !Element.prototype.checkVisibility.call(element, { opacityProperty: true })) return false;
    const box = element.getBoundingClientRect();
    const root = document.scrollingElement ?? document.documentElement;
    const left = box.left + root.scrollLeft;
    const top = box.top + root.scrollTop;
    return box.width * box.height > 16 && left + box.width > 0 && top + box.height > 0 && left < Math.max(root.scrollWidth, innerWidth);
  };
  const areaOf = (element) => {
    const box = element.getBoundingClientRect();
    return Math.round(Math.min(box.width, innerWidth) * Math.min(box.height, innerHeight));
  };
  const BUSY = /(^|[-_\s])(spin|spinner|loader|loading|progress|skeleton|placeholder|busy|throbber)/i;
  const waits = (element) => {
    for (let at = element, up = 0; at && up < 3; at = read(at, "parentElement"), up += 1) {
      if (/^(progressbar|status)$/.test(attribute(at, "role") ?? "") || attribute(at, "aria-busy") === "true") return true;
      if (read(at, "localName") === "progress" || BUSY.test(`${attribute(at, "class") ?? ""} ${attribute(at, "id") ?? ""}`)) return true;
    }
    return false;
  };
  const luminanceOf = (rgb) => {
    const [red, green, blue] = rgb.map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const colourOf = (text) => (text.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);

  /** How light an element's own box looks, on white: what flashing is measured by. */
  const lightnessOf = (style, element) => {
    // How light a picture is nobody knows here; most are dark enough to be seen on white.
    const isPicture = style.backgroundImage !== "none" || /^(img|picture|svg|canvas|video)$/.test(read(element, "localName"));
    const [red, green, blue, alpha = 1] = isPicture ? [90, 90, 90] : colourOf(style.backgroundColor);
    const strength = (style.visibility === "visible" ? Number(style.opacity) : 0) * alpha;
    return luminanceOf([red, green, blue].map((one) => one * strength + 255 * (1 - strength)));
  };
  /** How often lightness goes there and back: a change of a tenth, the darker of the two not too light. */
  const flashesIn = (levels) => {
    let turns = 0;
    let last = levels[0];
    let direction = 0;
    for (const level of levels) {
      if (Math.abs(level - last) < 0.1 || Math.min(level, last) >= 0.8) continue;
      if (Math.sign(level - last) !== direction) turns += 1;
      direction = Math.sign(level - last);
      last = level;
    }
    return Math.floor(turns / 2);
  };

  /** @returns {object[]} what style sheets and scripts animate: one entry an element and name */
  const animations = () =>
    document.getAnimations().flatMap((one) => {
      const { target, pseudoElement } = one.effect ?? {};
      const timing = one.effect?.getComputedTiming();
      if (!target || one.playState !== "running" || one.timeline !== document.timeline || one instanceof CSSTransition) return [];
      const at = one.currentTime;
      const looks = [];
      let isEverSeen = false;
      const period = Number(timing.duration) * (/alternate/.test(timing.direction) ? 2 : 1);
      if (!(period > 0)) return [];
      for (let step = 0; step <= 20; step += 1) {
        one.currentTime = Math.min(timing.delay + (period * step) / 20, timing.endTime - 1);
        const style = getComputedStyle(target, pseudoElement ?? null);
        const box = target.getBoundingClientRect();
        const moved = pseudoElement ? [style.top, style.left, style.width, style.height] : [box.x, box.y, box.width, box.height].map(Math.round);
        const look = [style.transform, style.translate, style.rotate, style.scale, style.opacity, style.visibility, style.color, style.backgroundColor];
        const more = [style.backgroundPosition, style.boxShadow, style.filter, style.strokeDashoffset, style.clipPath, style.textShadow, style.borderColor, style.offsetDistance];
        looks.push({ key: [...moved, ...look, ...more].join("|"), light: lightnessOf(style, target) });
        isEverSeen ||= isSeen(target) && style.opacity > 0.01 && style.display !== "none" && style.content !== "none";
      }
      one.currentTime = at;
      const sets = new Set(looks.map(({ key }) => key));
      if (!isEverSeen || sets.size < 2) return [];
      return [
        {
          key: one,
          target,
          kind: "animation",
          name: `${one.animationName ?? one.id ?? ""}${pseudoElement ?? ""}`,
          seconds: Number.isFinite(timing.endTime) ? timing.endTime / 1000 : null,
          flashes: flashesIn(looks.map(({ light }) => light)) / (period / 1000),
          // One that would come to its end by itself is not stopped by what was pressed meanwhile.
          isStill: () => /paused|idle/.test(one.playState) || !isSeen(target) || (one.playState === "finished" && timing.endTime === Infinity),
        },
      ];
    });

  const secondsOf = (text) => {
    const [, value, unit] = /^([\d.]+)(ms|s|min|h)?$/.exec(squeeze(text)) ?? [];
    return value ? Number(value) * { ms: 0.001, s: 1, min: 60, h: 3600 }[unit ?? "s"] : 0;
  };
  /** Animations of SVG's own kind (SMIL). */
  const drawings = () =>
    all("animate, animateTransform, animateMotion, animateColor").flatMap((one) => {
      const target = one.targetElement ?? read(one, "parentElement");
      const svg = closest(one, "svg");
      const begins = squeeze(attribute(one, "begin") ?? "0");
      if (!target || !svg || !isSeen(svg) || /click|indefinite|mouse|focus/.test(begins)) return [];
      const count = attribute(one, "repeatCount");
      const isEndless = count === "indefinite" || attribute(one, "repeatDur") === "indefinite";
      const seconds = isEndless ? null : secondsOf(attribute(one, "dur") ?? "") * (Number(count) || 1);
      return [
        { key: one, target: svg, kind: "animation", name: attribute(one, "attributeName") ?? "", seconds, isStill: () => !isSeen(svg) || svg.animationsPaused() || !one.isConnected },
      ];
    });

  const films = () =>
    all("video").flatMap((one) => {
      const begins = attribute(one, "autoplay") !== null || !one.paused;
      if (!begins || !isSeen(one) || Number.isNaN(one.duration)) return [];
      const seconds = one.loop || !Number.isFinite(one.duration) ? null : one.duration;
      const isStill = () => one.paused || !isSeen(one);
      return [{ key: one, target: one, kind: "video", name: one.currentSrc || one.src, seconds, hasOwnControls: one.controls, isStill }];
    });

  /** A moving picture's frames, read by the browser itself; `null` where it does not move. */
  const framesOf = async (url) => {
    const answer = await fetch(url).catch(() => null);
    const type = answer?.headers.get("content-type")?.split(";")[0] ?? "";
    if (!answer?.ok || !/^image\/(gif|a?png|webp|avif)$/.test(type)) return null;
    const decoder = new ImageDecoder({ data: await answer.arrayBuffer(), type: type.replace("apng", "png") });
    await decoder.tracks.ready;
    await decoder.completed;
    const track = decoder.tracks.selectedTrack;
    if (!track?.animated || track.frameCount < 2) return null;
    const canvas = new OffscreenCanvas(16, 16);
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    const cells = Array.from({ length: 16 }, () => []);
    let lasts = 0;
    for (let at = 0; at < Math.min(track.frameCount, 120); at += 1) {
      const { image } = await decoder.decode({ frameIndex: at });
      lasts += (image.duration ?? 100_000) / 1e6;
      pen.fillStyle = "white";
      pen.fillRect(0, 0, 16, 16);
      pen.drawImage(image, 0, 0, 16, 16);
      image.close();
      const { data } = pen.getImageData(0, 0, 16, 16);
      for (let cell = 0; cell < 16; cell += 1) {
        const start = ((cell >> 2) * 4 * 16 + (cell & 3) * 4 + 34) * 4;
        cells[cell].push(luminanceOf([data[start], data[start + 1], data[start + 2]]));
      }
    }
    const flashes = cells.map((levels) => flashesIn([...levels, levels[0]]) / lasts).sort((a, b) => b - a);
    const whole = lasts * (track.frameCount / Math.min(track.frameCount, 120));
    return {
      seconds: Number.isFinite(track.repetitionCount) ? whole * (track.repetitionCount + 1) : null,
      flashes: flashes[3], // a quarter of the picture does so
    };
  };
  const pictures = async () => {
    const found = [];
    for (const one of all("img").filter(isSeen)) {
      const url = one.currentSrc || one.src;
      const frames = /\.svg([?#]|$)|^data:image\/svg/i.test(url) ? null : await framesOf(url).catch(() => null);
      const isStill = () => !isSeen(one) || (one.currentSrc || one.src) !== url;
      if (frames) found.push({ key: one, target: one, kind: "picture", name: url, ...frames, isStill });
    }
    return found;
  };

  /** What changed by script, by element: what it said and how it looked, and when. */
  const lookOf = (element) => {
    const style = getComputedStyle(element);
    const { x, y, width, height } = element.getBoundingClientRect();
    const box = [x + scrollX, y + scrollY, width, height].map(Math.round);
    return [...box, style.opacity, style.visibility, style.display, style.backgroundColor, style.backgroundImage, style.color, element.currentSrc ?? ""].join("|");
  };
  const note = (element, kind) => {
    if (!(element instanceof Element) || closest(element, "head, script, style, template")) return;
    const { changes } = shared.motion;
    const text = textContentOf(element);
    const look = lookOf(element);
    const style = getComputedStyle(element);
    const known = changes.get(element);
    if (!known) {
      const levels = [[performance.now(), lightnessOf(style, element)]];
      changes.set(element, { kind, text, look, times: [], frames: 0, levels, wasSeen: isSeen(element) });
      return;
    }
    const isNew = kind === "text" ? text !== known.text : look !== known.look;
    const seen = isSeen(element);
    if (isNew && (seen || known.wasSeen)) {
      known.times.push(performance.now());
      known.frames += 1;
      known.levels.push([performance.now(), lightnessOf(style, element)]);
      if (kind === "text") known.kind = "text";
    }
    Object.assign(known, { text, look, wasSeen: seen });
  };
  const watch = async () => {
    shared.motion = { changes: new Map(), departures: [], pressed: new Set(), early: [] };
    // Virtual time paints no frames, so a transition would never come to its end.
    const atOnce = new CSSStyleSheet();
    atOnce.replaceSync("*, ::before, ::after { transition: none !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, atOnce];
    const observer = new MutationObserver((records) => {
      const seen = new Map();
      for (const { target, type } of records) {
        const element = target instanceof Element ? target : read(target, "parentElement");
        if (element) seen.set(element, type === "attributes" && seen.get(element) !== "text" ? "look" : "text");
      }
      for (const [element, kind] of seen) note(element, kind);
    });
    observer.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ["class", "style", "hidden", "src", "srcset", "aria-hidden", "data-active", "aria-current", "aria-selected", "open"],
    });
    globalThis.navigation?.addEventListener("navigate", (event) => {
      if (event.destination.sameDocument || event.hashChange || event.userInitiated) return;
      shared.motion.departures.push({ seconds: Math.round(performance.now() / 1000), url: event.destination.url, is_reload: event.destination.url === location.href });
    });
    shared.motion.early = [...animations(), ...drawings(), ...films(), ...(await pictures())];
  };

  const FRAMES = 5;
  const isInMost = (frames) => frames >= FRAMES - 2;
  const drawnOn = (canvas) => {
    try {
      return canvas.toDataURL();
    } catch {
      return ""; // it holds a picture of another host
    }
  };
  /** Lets a few frames be painted, in real time, and counts in how many of them each element changes. */
  const paint = async () => {
    for (const known of shared.motion.changes.values()) known.frames = 0;
    const before = new Map(all("canvas").filter(isSeen).map((one) => [one, drawnOn(one)]));
    for (let frame = 0; frame < FRAMES; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    shared.motion.canvases = [...before].filter(([one, drawn]) => drawnOn(one) !== drawn).map(([one]) => one);
  };

  /** @returns {object[]} what changed again and again for more than five seconds, or changes with every frame after them */
  const changes = () => {
    const { changes: known, canvases } = shared.motion;
    const drawn = canvases.map((one) => ({
      key: one, target: one, kind: "look", name: "", seconds: null, isStill: () => !shared.motion.canvases.includes(one) || !isSeen(one),
    }));
    const changed = [...known].flatMap(([element, change]) => {
      const { kind, times, levels, frames } = change;
      if (!isInMost(frames) && (times.length < 2 || times.at(-1) - times[0] <= 5000)) return [];
      const inSecond = (from) => levels.filter(([when]) => when >= from && when < from + 1000).map(([, level]) => level);
      const flashes = Math.max(0, ...levels.slice(0, 40).map(([when]) => flashesIn(inSecond(when))));
      let count = times.length;
      const isStill = () => {
        const isOver = !isSeen(element) || (times.length === count && !isInMost(change.frames));
        count = times.length;
        return isOver;
      };
      return [{ key: element, target: element, kind, name: "", seconds: null, flashes, isStill }];
    });
    return [...drawn, ...changed];
  };

  const CONTROLS = "button, input[type=button], input[type=checkbox], input[type=image], input[type=submit], summary, a[href^='#'], a[href=''], [role=button], [role=switch], [role=checkbox]";
  const STOPS = /\b(pause|stop|freeze|halt|hide|close|dismiss|play|autoplay|turn off|disable|motion|animations?|moving|rotation|controls?)\b/i;
  const ADJUSTS = /\b(frequency|speed|interval|slower|how often)\b/i;
  const EXTENDS = /\b(stay|cancel|extend|more time|continue|keep|turn off|stop)\b/i;
  const calledOf = (one) => squeeze(nameOf(one) || attribute(one, "value") || [...(one.labels ?? [])].map(textContentOf).join(" "));
  const controls = () => all(CONTROLS).filter(isSeen);

  const ELSE = "img, svg, video, canvas, iframe, input, button, select, textarea";
  const isAlone = (element) =>
    squeeze(document.body.innerText) === squeeze(element.innerText) && all(ELSE).filter(isSeen).every((one) => element.contains(one));

  /** Things that change side by side, such as the slides of a carousel, are one: what holds them. */
  const sideBySide = (found) => {
    const together = new Map();
    for (const one of found) {
      const parent = one.kind === "look" ? read(one.target, "parentElement") : one;
      together.set(parent, [...(together.get(parent) ?? []), one]);
    }
    return [...together].map(([parent, ones]) =>
      ones.length === 1
        ? ones[0]
        : { ...ones[0], target: parent, flashes: Math.max(...ones.map(({ flashes }) => flashes)), isStill: () => ones.map((one) => one.isStill()).every(Boolean) },
    );
  };

  if (step === "watch") return watch();
  if (step === "departures") {
    if (all("meta[http-equiv=refresh i]").length > 0) return []; // that one can be read in the page
    const extender = controls().map(calledOf).find((name) => EXTENDS.test(name)) ?? "";
    return shared.motion.departures.map((one) => ({ ...one, extended_by: clip(extender, 80) }));
  }
  if (step === "moving") {
    await paint();
    const { early } = shared.motion;
    const late = animations().filter((one) => !early.some(({ key }) => key === one.key));
    const everything = [...early, ...late, ...sideBySide(changes())];
    // What lies in something that moves moves with it: one cause, one entry.
    const outer = (one) => everything.some((other) => other.kind === one.kind && other.target !== one.target && other.target.contains(one.target));
    shared.motion.moving = everything.filter((one) => !outer(one));
    for (const { key, seconds } of shared.motion.moving) if (key instanceof Animation && seconds !== null) key.currentTime = 0;
    const adjuster = controls().map(calledOf).find((name) => ADJUSTS.test(name)) ?? "";
    return shared.motion.moving.map((one) => ({
      kind: one.kind,
      name: clip(/picture|video/.test(one.kind) ? one.name : textContentOf(one.target) || one.name, 80),
      seconds: one.seconds === null ? null : Math.round(one.seconds * 10) / 10,
      area: areaOf(one.target),
      flashes: Math.round((one.flashes ?? 0) * 10) / 10,
      waits_for_loading: waits(one.target),
      has_own_controls: Boolean(one.hasOwnControls),
      is_alone: isAlone(one.target),
      adjusted_by: clip(adjuster, 80),
      place: atRest(placeOf(one.target)),
    }));
  }
  if (step === "press") {
    const { pressed } = shared.motion;
    const waiting = controls().filter((one) => STOPS.test(calledOf(one)) && !ADJUSTS.test(calledOf(one)) && !pressed.has(one));
    const rank = (one) => (/\b(pause|stop)\b/i.test(calledOf(one)) ? 0 : /\b(hide|close|dismiss|play)\b/i.test(calledOf(one)) ? 1 : 2);
    const [next] = waiting.sort((a, b) => rank(a) - rank(b));
    if (!next) return null;
    const name = clip(calledOf(next), 80);
    pressed.add(next);
    HTMLElement.prototype.click.call(next);
    return name;
  }
  await paint();
  return shared.motion.moving.map((one) => one.isStill());
}
