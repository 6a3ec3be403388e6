/**
 * The focus stops of a page in runs: those of the shell that are known from another page, and those still to be tried.
 *
 * Without a positive `tabindex` and without frames, Tab goes through a document in its own order, so that what lies between
 * two known stops can be tried alone.
 * @param {"find" | "start" | "has_left" | "known"} task
 * @param {any} [given] find: the looks that are known; start, has_left: the number of the run
 * @param {boolean} [backward]
 * @returns {number[] | boolean | object[] | null} find: how many stops each run has, or null where the page has to be gone
 *   through as a whole; has_left: whether the focus has come out of a run; known: the known stops, as far as they can be told unseen
 */
(task, given, backward) => {
  const shared = globalThis.audits;
  const { all, attribute, calledOf, closest, deepActive, isRendered, isShell, placedLooks, placeOf, read, startAtTop } = shared;

  const MAX_GAP = 8;
  const isOff = (one) => Boolean(one.disabled || closest(one, "[inert], fieldset:disabled"));
  const takesFocus = (one) => one.tabIndex >= 0 && isRendered(one) && !isOff(one) && !(one.matches("a, area") && attribute(one, "href") === null && attribute(one, "tabindex") === null);
  const BY_PARTS = "iframe, frame, object, embed, audio[controls], video[controls], input[type=date], input[type=time], input[type=datetime-local], input[type=month], input[type=week]";

  switch (task) {
    case "find": {
      const known = new Set(given);
      const lookOf = placedLooks();
      const candidates = all("*").filter(takesFocus);
      if (candidates.some((one) => one.tabIndex > 0 || one.matches(BY_PARTS))) return null;
      const stops = candidates.map((element) => {
        const look = isShell(element) ? lookOf(element) : "";
        return { element, look, isKnown: look !== "" && known.has(look) };
      });
      const runs = [];
      stops.forEach((one, index) => {
        if (one.isKnown) return;
        if (index > 0 && !stops[index - 1].isKnown) runs.at(-1).push(index);
        else runs.push([index]);
      });
      // To press Tab on through a few known stops is quicker than to begin again behind them.
      const merged = [];
      for (const run of runs) {
        const last = merged.at(-1);
        if (last && run[0] - last.at(-1) <= MAX_GAP) for (let at = last.at(-1) + 1; at <= run.at(-1); at += 1) last.push(at);
        else merged.push([...run]);
      }
      shared.tabRuns = { stops, runs: merged };
      return merged.map((run) => run.length);
    }
    case "start": {
      const { stops, runs } = shared.tabRuns;
      const run = runs[given];
      const before = backward ? stops[run.at(-1) + 1] : stops[run[0] - 1];
      startAtTop();
      before?.element.focus();
      if (shared.walk) shared.walk.entered = [];
      return !before || deepActive() === before.element;
    }
    case "has_left": {
      const { stops, runs } = shared.tabRuns;
      const active = deepActive();
      if (active === null) return true;
      const at = stops.findIndex((one) => one.element === active);
      return at >= 0 && stops[at].isKnown && !runs[given].includes(at);
    }
    default: {
      const positions = new Map(all("*").map((one, index) => [one, index]));
      return shared.tabRuns.stops.filter((one) => one.isKnown).map(({ element, look }) => {
        const box = element.getBoundingClientRect();
        return {
          look,
          name: calledOf(element),
          tag: read(element, "localName"),
          role: attribute(element, "role") ?? "",
          left: Math.round(box.left + scrollX),
          top: Math.round(box.top + scrollY),
          width: Math.round(box.width),
          height: Math.round(box.height),
          position: positions.get(element),
          tabindex: Number(attribute(element, "tabindex") ?? 0) || 0,
          place: placeOf(element),
        };
      });
    }
  }
}
