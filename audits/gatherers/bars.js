import { colourOf } from "../browser/js/lib/colour.js";
import { all, contains, parentOf, placeOf, rectOf, tagOf, within } from "../browser/js/lib/dom.js";
import { nameOf } from "../browser/js/lib/names.js";
import { clip } from "../browser/js/lib/strings.js";
import { textContentOf } from "../browser/js/lib/text.js";
import { isShown } from "../browser/js/lib/visibility.js";

const LEAVES = /accept|agree|allow|close|dismiss|reject|decline|got it|no,? thanks|^(ok|okay|×|✕|x)$/i;
const STEP = 4;

const frame = () =>
  new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 500);
  });

/** @param {Element} bar */
const canGo = (bar) => within(bar, "button, [role=button], a, summary").some((one) => LEAVES.test(nameOf(one)));

/** @param {Element[]} bars @param {Element | null} node @returns {Element | null} the bar that is painted there */
const barOf = (bars, node) => {
  let isPainted = false;
  for (let at = node; at; at = parentOf(at)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    isPainted ||= backgroundImage !== "none" || colourOf(backgroundColor)[3] >= 0.5;
    if (bars.includes(at)) return isPainted ? at : null;
  }
  return null;
};

/**
 * What stays on the screen while the page is scrolled, how much height it leaves to read in, and what it covers for good.
 *
 * A notice that can be closed or accepted is passed over: it goes when the reader says so.
 * @returns {Promise<object>} a Bars record
 */
export default async function bars() {
  const root = document.scrollingElement ?? document.documentElement;
  const width = document.documentElement.clientWidth;
  const height = innerHeight;
  const start = { left: root.scrollLeft, top: root.scrollTop };
  /** @param {number} top */
  const scrollTo = async (top) => {
    root.scrollTo({ left: start.left, top, behavior: "instant" });
    await frame();
    await frame();
  };
  const stays = all("*").filter((one) => /^(fixed|sticky)$/.test(getComputedStyle(one).position) && isShown(one));
  const found = new Map();
  let free = height;
  const under = new Map();
  if (stays.length > 0 && root.scrollHeight > height * 1.5) {
    const middle = Math.round((root.scrollHeight - height) / 2);
    await scrollTo(middle);
    const before = stays.map((one) => rectOf(one).top);
    await scrollTo(middle + 40);
    const bars = stays.filter((one, at) => rectOf(one).top === before[at] && !canGo(one));
    let covered = 0;
    for (let y = STEP / 2; y < height; y += STEP) {
      const hits = [0.25, 0.5, 0.75].map((part) => barOf(bars, document.elementFromPoint(width * part, y))).filter(Boolean);
      if (hits.length < 2) continue;
      covered += STEP;
      for (const bar of new Set(hits)) found.set(bar, (found.get(bar) ?? 0) + STEP);
    }
    free = Math.max(0, height - covered);

    // At the page's two ends nobody can scroll further, so what lies under a bar there is never seen.
    const texts = all("h1, h2, h3, p, li, dt, dd, td, a, button").filter((one) => textContentOf(one) && isShown(one));
    for (const { top, isEnd } of [{ top: 0, isEnd: false }, { top: root.scrollHeight, isEnd: true }]) {
      await scrollTo(top);
      for (const one of texts) {
        const box = rectOf(one);
        const y = (box.top + box.bottom) / 2;
        const isHere = box.height < height && y > 0 && y < height && box.left >= 0 && box.left < width && isEnd === y > height / 2;
        const bar = isHere ? barOf(bars, document.elementFromPoint(Math.min(box.left + Math.min(box.width / 2, 40), width - 1), y)) : null;
        const isCovered = bar && !contains(bar, one) && !bars.some((other) => contains(other, one)) && getComputedStyle(bar).position === "fixed";
        if (isCovered && ![...under.keys()].some((other) => contains(other, one))) under.set(one, bar);
      }
    }
    await scrollTo(start.top);
  }
  return {
    type: "bars",
    height,
    free,
    bars: [...found].map(([bar, tall]) => ({ text: clip(textContentOf(bar), 80), height: tall, place: placeOf(bar) })),
    under: [...under].slice(0, 10).map(([one, bar]) => ({
      text: clip(textContentOf(one), 80),
      bar: clip(textContentOf(bar) || tagOf(bar), 80),
      place: placeOf(one),
    })),
  };
}
