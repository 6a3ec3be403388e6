/**
 * Tells what words appear while a pointer is over one of `shared.triggers`, and whether they are still there.
 * @param {"reach" | "before" | "shown" | "still" | "focus" | "blur" | "leave"} step
 * @param {number} [number] which trigger
 * @returns {any} reach: where to point, or null where something lies over it; shown: the text, whether it covers other words,
 *   and the nearest point of it, or null where nothing appeared; still: whether it is there yet; focus: whether it has come
 */
(step, number) => {
  const { clip, closest, deepActive, isInSight, parentOf, shared, squeeze, textsInSight } = globalThis.audits;
  const trigger = shared.triggers[number];
  /** The boxes of a text, one a line. */
  const boxesOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()];
  };
  /** The box that holds all that appeared: outward, as long as nothing that was there before is in it. */
  const layerOf = (fresh, before) => {
    let at = parentOf(fresh[0]);
    while (!fresh.every((node) => at.contains(node))) at = parentOf(at);
    for (let outer = parentOf(at); outer && ![...before.keys()].some((node) => outer.contains(node)); outer = parentOf(outer)) at = outer;
    return at;
  };
  /** Whether a layer lies over so much of a line of text that words of it are lost. */
  const isOver = (layer, line) => {
    const around = layer.getBoundingClientRect();
    const [left, right] = [Math.max(line.left, around.left), Math.min(line.right, around.right)];
    const [top, bottom] = [Math.max(line.top, around.top), Math.min(line.bottom, around.bottom)];
    if (right - left < 16 || bottom - top < 8) return false;
    if (getComputedStyle(layer).pointerEvents === "none") return getComputedStyle(layer).position !== "static";
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return Boolean(hit) && layer.contains(hit);
  };

  switch (step) {
    case "reach": {
      trigger.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const [box] = trigger.getClientRects();
      if (!box) return null;
      const point = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
      const hit = document.elementFromPoint(point.x, point.y);
      return hit && trigger.contains(hit) ? point : null;
    }
    case "before": {
      const before = textsInSight();
      shared.hovering = { before, boxes: new Map([...before.keys()].map((node) => [node, boxesOf(node)])), fresh: [] };
      return null;
    }
    case "shown": {
      const { before, boxes } = shared.hovering;
      const active = deepActive();
      // What moves into view because it has the focus itself, such as a skip link, is nothing more than it.
      const fresh = [...textsInSight()].filter(([node, text]) => before.get(node) !== text && !active?.contains(node)).map(([node]) => node);
      if (fresh.length === 0) return null;
      const layer = layerOf(fresh, before);
      const box = layer.getBoundingClientRect();
      const from = trigger.getBoundingClientRect();
      const clamp = (value, low, high) => Math.min(Math.max(value, Math.min(low + 3, high)), Math.max(high - 3, low));
      shared.hovering.fresh = fresh;
      return {
        text: clip(squeeze(fresh.map((node) => node.data).join(" ")), 80),
        covers: [...boxes].some(([node, lines]) => !trigger.contains(node) && !layer.contains(node) && lines.some((line) => isOver(layer, line))),
        x: clamp((from.left + from.right) / 2, box.left, box.right),
        y: clamp((from.top + from.bottom) / 2, box.top, box.bottom),
      };
    }
    case "still":
      return shared.hovering.fresh.some((node) => node.isConnected && isInSight(node) && !closest(parentOf(node), "[hidden]"));
    case "focus":
      trigger.focus?.({ preventScroll: true });
      return deepActive() === trigger;
    case "blur":
      deepActive()?.blur?.();
      return null;
    default:
      delete shared.hovering;
      delete shared.triggers;
      scrollTo({ left: 0, top: 0, behavior: "instant" });
      return null;
  }
}
