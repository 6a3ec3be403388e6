import { closest, contains, placeOf, read, rectOf, tagOf } from "../browser/js/lib/dom.js";
import { clip } from "../browser/js/lib/strings.js";
import { textContentOf } from "../browser/js/lib/text.js";
import { isRendered } from "../browser/js/lib/visibility.js";

const TWO_DIMENSIONAL =
  "table:not([role=presentation], [role=none]), pre, img, svg, canvas, video, iframe, math, object, embed, [role=application], [role=grid], [role=img]";

/** @param {Element} element */
const scrolls = (element) => {
  const { overflowX } = getComputedStyle(element);
  return overflowX !== "visible";
};

/** @param {Element | null} element */
const kindOf = (element) => {
  const name = element ? tagOf(element) : "";
  return !element || /^(table|pre|img|svg|canvas|video|iframe|math|object|embed)$/.test(name) ? name : "object";
};

/**
 * The sizes of the page as it stands, and what reaches past the right edge of the viewport.
 *
 * An element inside a region that scrolls by itself is that region's affair; the region is judged by its own edge.
 * @returns {object} a Layout record
 */
export default function layout() {
  const root = document.scrollingElement ?? document.documentElement;
  const width = document.documentElement.clientWidth;
  /** @param {Element} element */
  const contained = (element) => {
    for (let at = read(element, "parentElement"); at && at !== document.body && at !== root; at = read(at, "parentElement")) {
      if (scrolls(at)) return true;
    }
    return false;
  };
  const rootOverflow = getComputedStyle(document.documentElement).overflowX;
  const bodyOverflow = document.body ? getComputedStyle(document.body).overflowX : "visible";
  const isCut = [rootOverflow, bodyOverflow].some((one) => one === "hidden" || one === "clip");
  /** @type {Element[]} */
  const past = [];
  const needed = Math.max(root.scrollWidth, document.body?.scrollWidth ?? 0);
  if (needed > width) {
    for (const element of document.body?.querySelectorAll("*") ?? []) {
      const box = rectOf(element);
      if (box.width > 0 && box.height > 0 && box.right + root.scrollLeft > width + 1 && isRendered(element) && !contained(element)) {
        past.push(element);
      }
    }
  }
  const inner = past.filter((one) => !past.some((other) => other !== one && contains(one, other)));
  return {
    type: "layout",
    width,
    height: document.documentElement.clientHeight,
    scroll_width: needed,
    scrolls_sideways: !isCut,
    past_edge: inner.slice(0, 20).map((one) => ({
      left: Math.round(rectOf(one).left),
      right: Math.round(rectOf(one).right),
      text: clip(textContentOf(one), 80),
      within: kindOf(closest(one, TWO_DIMENSIONAL)),
      place: placeOf(one),
    })),
  };
}
