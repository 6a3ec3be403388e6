/** What the page itself can undo of having been worked: how far it is scrolled, what is ticked, a place in its address. */

import { all } from "./dom.js";

/** @typedef {{address: string, ticked: Map<HTMLInputElement, boolean>, scrolled: Map<Element, {left: number, top: number}>}} Start */

/** How long a page may take to go back to a place in it, in milliseconds. */
const BACK_MS = 300;

/** @returns {Map<Element, {left: number, top: number}>} the regions that have been scrolled, and how far, in pixels */
const scrolledRegions = () =>
  new Map(
    all("*")
      .filter((one) => one !== document.scrollingElement && (one.scrollLeft !== 0 || one.scrollTop !== 0))
      .map((one) => [one, { left: one.scrollLeft, top: one.scrollTop }]),
  );

/** @returns {Start} what is to be undone to */
export const startNow = () => ({
  address: location.href,
  ticked: new Map(
    all("input[type=checkbox], input[type=radio]").map((one) => [/** @type {HTMLInputElement} */ (one), /** @type {HTMLInputElement} */ (one).checked]),
  ),
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

/** @param {Start} start goes back to the place the address led to, where it leads to another in the same document now */
const goBack = async ({ address }) => {
  const isHere = location.href.split("#")[0] === address.split("#")[0];
  if (location.href === address || !isHere) return;
  await new Promise((resolve) => {
    addEventListener("popstate", resolve, { once: true });
    setTimeout(resolve, BACK_MS);
    history.back();
  });
};

/** @param {Start} start ticks and unticks by clicks, so that scripts hear of it as when a reader does so */
const tickAgain = ({ ticked }) => {
  for (const [one, isTicked] of ticked) {
    const isOther = one.isConnected && one.checked !== isTicked;
    if (isOther && (one.type === "checkbox" || isTicked)) one.click();
  }
};

/** @param {Start} start */
export const undo = async (start) => {
  tickAgain(start);
  await goBack(start);
};
