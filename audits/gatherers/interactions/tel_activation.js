/**
 * The telephone links that a reader can see and press, found once and then brought into reach one by one.
 *
 * Left out is what cannot be seen as the page stands: in a closed menu, clipped, transparent, next to nothing in size, or
 * left of the page or above it.
 * @param {"find" | "reach" | "focus" | "arrived" | "leave"} task
 * @param {number} number which of the links found, from 0
 * @param {"Input.dispatchMouseEvent" | "Input.dispatchKeyEvent"} [kind] of which input, for "arrived"
 * @returns {object[] | Promise<object | null> | boolean | null} for "find" the links; for "reach" the point to press and
 * what lies over it; for "arrived" whether input of that kind reached the link
 */
(task, number, kind) => {
  const { all, clip, closest, hrefOf, isHidden, parentOf, placeOf, read, textOf, urlOf } = globalThis.audits;
  const boxesOf = (link) => {
    const boxes = [link, ...link.querySelectorAll("*")].flatMap((one) => [...one.getClientRects()]);
    return boxes.filter((box) => box.width > 2 && box.height > 2);
  };
  /** Whether it lies left of the page or above it, where nobody can scroll to. */
  const isOutOfReach = (link) => boxesOf(link).every((box) => box.right + scrollX <= 0 || box.bottom + scrollY <= 0);
  const isClipped = (link) => {
    for (let at = link; at; at = parentOf(at)) {
      const style = getComputedStyle(at);
      if (style.clipPath !== "none" || style.clip !== "auto" || style.opacity === "0") return true;
    }
    return false;
  };
  const within = (box) => {
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return x >= 0 && y >= 0 && x < innerWidth && y < innerHeight ? { x, y } : null;
  };
  const lookAt = (link) => {
    const points = boxesOf(link).map(within).filter(Boolean);
    const root = link.getRootNode();
    const hits = points.map((point) => root.elementFromPoint(point.x, point.y));
    const free = hits.findIndex((hit) => hit && (hit === link || link.contains(hit)));
    return { points, hits, free };
  };
  const nextFrame = () => new Promise((resolve) => (requestAnimationFrame(resolve), setTimeout(resolve, 100)));
  const reach = async (link) => {
    if (!link.isConnected || isHidden(link)) return null;
    let seen = lookAt(link);
    if (seen.free < 0) {
      link.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      await nextFrame(); // scripts that follow the scrolling move things now
      seen = lookAt(link);
    }
    const { points, hits, free } = seen;
    if (points.length === 0) return null;
    if (free >= 0) return { ...points[free], over: "", dismissable: false };
    const over = hits.find(Boolean);
    return {
      ...points[0],
      over: over ? clip(read(over.cloneNode(false), "outerHTML"), 120) : "nothing that takes clicks",
      dismissable: Boolean(over && closest(over, "dialog, [role=dialog], [role=alertdialog], [aria-modal=true]")),
    };
  };
  const INPUT = { mousedown: "Input.dispatchMouseEvent", keydown: "Input.dispatchKeyEvent" };
  const note = (event) => globalThis.audits.arrived.push({ kind: INPUT[event.type], path: event.composedPath() });
  if (task === "find") {
    globalThis.audits.left = { x: scrollX, y: scrollY, focused: document.activeElement, note };
    globalThis.audits.arrived = [];
    for (const type of Object.keys(INPUT)) addEventListener(type, note, { capture: true, passive: true });
    globalThis.audits.calls = all("a").filter(
      (one) => hrefOf(one) !== null && /^tel:/i.test(urlOf(one)) && !isHidden(one) && boxesOf(one).length > 0 && !isClipped(one) && !isOutOfReach(one),
    );
    return globalThis.audits.calls.map((one) => ({
      href: hrefOf(one),
      url: urlOf(one),
      text: textOf(one),
      place: placeOf(one),
    }));
  }
  const link = globalThis.audits.calls[number];
  if (task === "reach") return reach(link);
  if (task === "focus") link.focus({ preventScroll: true });
  if (task === "arrived") return globalThis.audits.arrived.some((one) => one.kind === kind && one.path.includes(link));
  if (task === "leave") {
    const { x, y, focused, note: noted } = globalThis.audits.left;
    for (const type of Object.keys(INPUT)) removeEventListener(type, noted, { capture: true });
    if (focused instanceof HTMLElement && focused !== document.body) focused.focus({ preventScroll: true });
    else document.activeElement?.blur?.();
    scrollTo({ left: x, top: y, behavior: "instant" });
  }
  return null;
}
