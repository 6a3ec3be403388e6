/**
 * What a page shows at one moment, kept in the page so that the next moment can be told apart from it.
 *
 * What moves by itself (a clock, a carousel) is left out: whatever changed between two looks with nothing done in between.
 * @param {"keep" | "idle" | "compare" | "remember" | "rewind" | "is_as_remembered"} task "keep" the moment; "idle" note what has changed
 *   since by itself; "compare" with it; "remember" a moment of its own, to be asked for later by "is_as_remembered"
 * @returns {object | null} for "compare" what is different
 */
(task) => {
  const shared = globalThis.audits;
  const { all, attribute, calledOf, clip, deepActive, isRendered, placeOf, read, textContentOf } = shared;
  const STATES = ["aria-expanded", "aria-pressed", "aria-checked", "aria-selected", "aria-current", "aria-hidden", "hidden", "open"];
  const LEFT_OUT = new Set(["script", "style", "link", "meta", "head", "title", "template", "noscript", "br", "option"]);

  const shown = (element) => isRendered(element) && Element.prototype.checkVisibility.call(element, { opacityProperty: true });
  const look = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = getComputedStyle(element).position === "fixed" ? [0, 0] : [scrollX, scrollY];
    const box = [left + x, top + y, width, height].map((one) => Math.round(one / 2)).join();
    const states = STATES.map((name) => attribute(element, name) ?? "-").join();
    const value = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.value : "";
    const chosen = element instanceof HTMLSelectElement ? element.selectedIndex : "";
    const playing = element instanceof HTMLMediaElement ? element.paused : "";
    return [shown(element) && width * height > 0, box, states, element.checked ?? "", value, chosen, playing].join("|");
  };
  const moment = () => {
    const elements = all("*").filter((one) => !LEFT_OUT.has(read(one, "localName")));
    const root = [document.documentElement, document.body].filter(Boolean).map((one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color].join());
    return {
      looks: new Map(elements.map((one) => [one, look(one)])),
      texts: new Map(elements.map((one) => [one, read(one, "childElementCount") === 0 ? textContentOf(one) : ""])),
      root: root.join(),
      address: location.href,
      scroll: `${Math.round(scrollX)} ${Math.round(scrollY)}`,
      focus: deepActive(),
      title: document.title,
    };
  };
  const changed = (before, after) => {
    const found = new Set();
    for (const [element, text] of after.looks) {
      const known = before.looks.get(element);
      const isNew = known === undefined && (text.startsWith("true") && textContentOf(element) !== "");
      if (isNew || (known !== undefined && known !== text) || (known !== undefined && before.texts.get(element) !== after.texts.get(element))) found.add(element);
    }
    for (const [element, text] of before.looks) if (!after.looks.has(element) && text.startsWith("true")) found.add(element);
    return found;
  };
  if (task === "remember") {
    shared.remembered = moment();
    shared.restless ??= new WeakSet();
    return null;
  }
  if (task === "rewind") {
    deepActive()?.blur?.();
    scrollTo({ left: 0, top: 0, behavior: "instant" });
    return null;
  }
  if (task === "is_as_remembered") {
    if (!shared.remembered) return false; // the document it was remembered of is gone
    const now = moment();
    const others = [...changed(shared.remembered, now)].filter((one) => !shared.restless.has(one));
    return others.length === 0 && now.root === shared.remembered.root && now.address === shared.remembered.address;
  }
  if (task === "keep") {
    shared.kept = moment();
    shared.restless ??= new WeakSet();
    return null;
  }
  const now = moment();
  const different = changed(shared.kept, now);
  if (task === "idle") {
    for (const one of different) shared.restless.add(one);
    shared.kept = now;
    return null;
  }
  const told = [...different].filter((one) => !shared.restless.has(one));
  const appeared = told.filter((one) => now.looks.get(one)?.startsWith("true") && !shared.kept.looks.get(one)?.startsWith("true"));
  const vanished = told.filter((one) => shared.kept.looks.get(one)?.startsWith("true") && !now.looks.get(one)?.startsWith("true"));
  const focusMoved = now.focus !== shared.kept.focus;
  return {
    changed: told.length + (now.root === shared.kept.root ? 0 : 1),
    is_seen: now.root !== shared.kept.root || told.some((one) => isRendered(one) || !one.isConnected),
    appeared: appeared.length,
    vanished: vanished.length,
    scrolled: now.scroll !== shared.kept.scroll,
    address: now.address === shared.kept.address ? "" : clip(now.address, 200),
    focus: focusMoved ? (now.focus ? calledOf(now.focus) || read(now.focus, "localName") : "nothing") : "",
    focus_at: now.focus ? placeOf(now.focus).selector : "",
  };
}
