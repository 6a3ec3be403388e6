/** The links that call, write to or book with somebody, and whether a reader can press them. */

import { all, contains, hrefOf, read, tagOf, urlOf } from "../../browser/js/lib/dom.js";
import { nameOf } from "../../browser/js/lib/names.js";
import { clip } from "../../browser/js/lib/strings.js";
import { textContentOf } from "../../browser/js/lib/text.js";
import { isShown } from "../../browser/js/lib/visibility.js";

/** @typedef {{isReached: boolean, over: string, link: Element}} Reached `over` is what lies over it */

const TRIES = 3;

/** @returns {HTMLElement[]} */
export const wantedLinks = () =>
  all("a").filter((one) => hrefOf(one) !== null && (/^(tel|sms|mailto):/i.test(urlOf(one)) || /\b(book|appointments?)\b/i.test(textContentOf(one))));

/** @param {Element} link @returns {Reached} */
const lookAt = (link) => {
  if (!isShown(link)) return { isReached: false, over: "", link };
  let over = "";
  // A reader scrolls until a bar at either end is out of the way.
  for (const block of /** @type {ScrollLogicalPosition[]} */ (["center", "end", "start"])) {
    link.scrollIntoView({ block, inline: "center", behavior: "instant" });
    for (const rect of link.getClientRects()) {
      const hit = document.elementFromPoint((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
      if (hit && (contains(link, hit) || read(hit, "shadowRoot") || contains(hit, link))) return { isReached: true, over: "", link };
      if (hit) over = clip(nameOf(hit) || tagOf(hit), 80);
    }
  }
  return { isReached: false, over, link };
};

/** @param {Element[]} links @returns {Map<string, Reached>} by address: of several links to the same, one is enough; scrolls, and back */
export const reach = (links) => {
  const root = document.scrollingElement ?? document.documentElement;
  const start = { left: root.scrollLeft, top: root.scrollTop };
  /** @type {Map<string, Reached>} */
  const found = new Map();
  /** @type {Map<string, number>} */
  const tries = new Map();
  for (const link of links) {
    const url = urlOf(link);
    const tried = tries.get(url) ?? 0;
    if (found.get(url)?.isReached || tried >= TRIES) continue;
    tries.set(url, tried + 1);
    found.set(url, lookAt(link));
  }
  root.scrollTo({ ...start, behavior: "instant" });
  return found;
};
