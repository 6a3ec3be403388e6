/**
 * The words that ask a reader to turn the device, if they are in sight, and whether they hide the page.
 * @returns {{text: string, covers: boolean, place: object} | null}
 */
() => {
  const { all, clip, placeOf, read, squeeze, textContentOf } = globalThis.audits;
  const ASKS =
    /\b(rotate|turn|flip|tilt)\b.{0,30}\b(device|phone|screen|tablet|mobile)\b|\b(use|switch to|only|best|view(ed)?)\b.{0,30}\b(landscape|portrait)\b|\b(landscape|portrait) (mode|view|orientation)\b/i;
  const LONGEST = 200;
  const POINTS = [0.2, 0.5, 0.8];
  const ownText = (one) => squeeze([...read(one, "childNodes")].filter((node) => node instanceof Text).map((node) => node.data).join(" "));
  const asking = all("body *").find((one) => {
    const text = ownText(one);
    if (!text || text.length > LONGEST || !ASKS.test(text) || one.closest("script, style, noscript, template")) return false;
    const box = one.getBoundingClientRect();
    const isInSight = box.width > 2 && box.height > 2 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return isInSight && one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  });
  if (!asking) return null;
  let layer = asking;
  while (read(layer, "parentElement") && read(layer, "parentElement") !== document.body && !/fixed|absolute/.test(getComputedStyle(layer).position)) {
    layer = read(layer, "parentElement");
  }
  const hits = POINTS.flatMap((x) => POINTS.map((y) => document.elementFromPoint(innerWidth * x, innerHeight * y)));
  const covers = /fixed|absolute/.test(getComputedStyle(layer).position) && hits.every((hit) => hit && layer.contains(hit));
  return { text: clip(textContentOf(asking), 120), covers, place: placeOf(asking) };
}
