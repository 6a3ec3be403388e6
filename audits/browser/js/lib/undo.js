/** What the page itself can undo of having been worked: how far it is scrolled, what is ticked or open, a place in its address. */

import { all, attribute } from "./dom.js";

/** @typedef {{address: string, entries: number, ticked: Map<HTMLInputElement, boolean>, open: Map<Element, string>, scrolled: Map<Element, {left: number, top: number}>}} Start */

/** How long a page may take to go back to a place in it, in milliseconds. */
const BACK_MS = 300;

/** @returns {Map<Element, {left: number, top: number}>} the regions that have been scrolled, and how far, in pixels */
const scrolledRegions = () =>
  new Map(
    all("*")
      .filter((one) => one !== document.scrollingElement && (one.scrollLeft !== 0 || one.scrollTop !== 0))
      .map((one) => [one, { left: one.scrollLeft, top: one.scrollTop }]),
  );

/** What says of itself whether it is open, or chosen. */
const OPENERS = "details, [aria-expanded], [role=tab][aria-selected]";

/** @param {Element} one @returns {string} */
const opennessOf = (one) =>
  one instanceof HTMLDetailsElement ? String(one.open) : (attribute(one, "aria-expanded") ?? attribute(one, "aria-selected") ?? "");

/** @returns {Start} what is to be undone to */
export const startNow = () => ({
  address: location.href,
  entries: history.length,
  ticked: new Map(
    all("input[type=checkbox], input[type=radio]").map((one) => [/** @type {HTMLInputElement} */ (one), /** @type {HTMLInputElement} */ (one).checked]),
  ),
  open: new Map(all(OPENERS).map((one) => [one, opennessOf(one)])),
  scrolled: scrolledRegions(),
});

/**
 * The focus scrolls what it comes to into view, in regions that nobody can scroll by hand, too.
 * @param {Start} start
 */
export const rewindRegions = ({ scrolled }) => {
  for (const one of new Set([...scrolledRegions().keys(), ...scrolled.keys()])) {
    const options = { ...(scrolled.get(one) ?? { left: 0, top: 0 }), behavior: "instant" };
    /** @type {(options: object) => void} */ (Element.prototype.scrollTo).call(one, options); // a field may be called so
  }
};

/**
 * Goes back to the place the address led to, where it leads to another in the same document now. What has put another
 * address in place of it has left nothing to go back over: one step back would leave the page.
 * @param {Start} start
 */
const goBack = async ({ address, entries }) => {
  const isHere = location.href.split("#")[0] === address.split("#")[0];
  if (location.href === address || !isHere) return;
  if (history.length <= entries) {
    history.replaceState(history.state, "", address);
    return;
  }
  await new Promise((resolve) => {
    addEventListener("popstate", resolve, { once: true });
    setTimeout(resolve, BACK_MS);
    history.go(entries - history.length);
  });
};

/** @param {Start} start ticks and unticks by clicks, so that scripts hear of it as when a reader does so */
const tickAgain = ({ ticked }) => {
  for (const [one, isTicked] of ticked) {
    const isOther = one.isConnected && one.checked !== isTicked;
    if (isOther && (one.type === "checkbox" || isTicked)) one.click();
  }
};

/** @param {Start} start closes what is open now and was not, and opens what was, by clicks where scripts may care */
const openAgain = ({ open }) => {
  for (const [one, was] of open) {
    if (!one.isConnected || opennessOf(one) === was) continue;
    if (one instanceof HTMLDetailsElement) one.open = was === "true";
    else if (was !== "false" || attribute(one, "aria-selected") === null) /** @type {HTMLElement} */ (one).click();
  }
};

/** @param {Start} start */
export const undo = async (start) => {
  tickAgain(start);
  openAgain(start);
  await goBack(start);
};
