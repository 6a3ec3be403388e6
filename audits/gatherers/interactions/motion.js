import { all, contains, read, within } from "../../browser/js/lib/dom.js";
import { kindAndDestination, lookOfKinds } from "../../browser/js/lib/looks.js";
import { clip } from "../../browser/js/lib/strings.js";
import { animations, drawings } from "./motion/animations.js";
import { watchChanges } from "./motion/changes.js";
import { adjuster, calledOf, extender, nextStop } from "./motion/controls.js";
import { describe } from "./motion/moving.js";
import { films, pictures } from "./motion/pictures.js";
import { inSightNow, outermost as outermostOf } from "./opened/sight.js";

/** @typedef {import("./motion/moving.js").Moving} Moving */
/** @typedef {{seconds: number, url: string, is_reload: boolean}} Departure */
/** @typedef {Event & {destination: {url: string, sameDocument: boolean}, hashChange: boolean, userInitiated: boolean}} NavigateEvent */

/** Virtual time paints no frames, so a transition would never come to its end. */
const endTransitionsAtOnce = () => {
  const style = new CSSStyleSheet();
  style.replaceSync("*, ::before, ::after { transition: none !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
};

/** @returns {Departure[]} is filled with where the page sends its reader from now on */
const watchDepartures = () => {
  /** @type {Departure[]} */
  const found = [];
  // The types of TypeScript know nothing of the Navigation API.
  const { navigation } = /** @type {{navigation?: EventTarget}} */ (globalThis);
  navigation?.addEventListener("navigate", (event) => {
    const { destination, hashChange, userInitiated } = /** @type {NavigateEvent} */ (event);
    if (destination.sameDocument || hashChange || userInitiated) return;
    const { url } = destination;
    found.push({ seconds: Math.round(performance.now() / 1000), url, is_reload: url === location.href });
  });
  return found;
};

/** @param {Moving[]} ones @param {Element} parent @returns {Moving} */
const together = (ones, parent) => ({
  ...ones[0],
  target: parent,
  flashes: Math.max(...ones.map(({ flashes }) => flashes)),
  isStill: () => ones.map((one) => one.isStill()).every(Boolean),
});

/** Things that change side by side, such as the slides of a carousel, are one: what holds them. @param {Moving[]} found @returns {Moving[]} */
const sideBySide = (found) => {
  /** @type {Map<Element | Moving, Moving[]>} */
  const groups = new Map();
  for (const one of found) {
    const key = (one.kind === "look" ? read(one.target, "parentElement") : null) ?? one;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].map(([parent, ones]) => (ones.length > 1 && parent instanceof Element ? together(ones, parent) : ones[0]));
};

/** What lies in something that moves moves with it: one cause, one entry. @param {Moving[]} found @returns {Moving[]} */
const outermost = (found) => {
  const isIn = (/** @type {Moving} */ one, /** @type {Moving} */ other) =>
    other.kind === one.kind && other.target !== one.target && contains(other.target, one.target);
  return found.filter((one) => !found.some((other) => isIn(one, other)));
};

/**
 * Watches what a page does by itself. The page must be loaded afresh, for this changes where its animations stand.
 *
 * `arrived` says what has come into sight since it was last asked, `moving` and `departures` what else came of it; `press` presses one control that might stop it and gives its name, or null
 * where none is left; `still` says of each thing that moved whether it stands still.
 */
export default async function motion() {
  endTransitionsAtOnce();
  const changes = watchChanges();
  const departures = watchDepartures();
  const early = [...animations(), ...drawings(), ...films(), ...(await pictures())];
  /** @type {Set<Element>} */
  const pressed = new Set();
  /** @type {Moving[]} */
  let moving = [];
  /** @type {WeakSet<Element>} */
  let seen = new WeakSet();

  return {
    /** To be called as virtual time begins to pass. */
    begin: () => {
      seen = new WeakSet(inSightNow());
      changes.begin();
    },

    /** @returns {string} what has come into sight for the first time is known by; empty where nothing has */
    arrived: () => {
      const fresh = [...inSightNow()].filter((one) => !seen.has(one));
      for (const one of fresh) seen.add(one);
      const parts = outermostOf(fresh);
      return fresh.length > 0 ? lookOfKinds(parts.flatMap((one) => [one, ...within(one, "*")]).flatMap(kindAndDestination)) : "";
    },

    /** @returns {Promise<object[]>} Moving records */
    moving: async () => {
      await changes.paint();
      const late = animations().filter((one) => !early.some(({ key }) => key === one.key));
      moving = outermost([...early, ...late, ...sideBySide(changes.moving())]);
      for (const { key, seconds } of moving) if (key instanceof Animation && seconds !== null) key.currentTime = 0;
      const adjustedBy = adjuster();
      return moving.map((one) => describe(one, adjustedBy));
    },

    /** @returns {object[]} Departure records */
    departures: () => {
      if (all("meta[http-equiv=refresh i]").length > 0) return []; // that one can be read in the page
      const extendedBy = clip(extender(), 80);
      return departures.map((one) => ({ ...one, extended_by: extendedBy }));
    },

    /** @returns {string | null} */
    press: () => {
      const next = nextStop(pressed, moving.map(({ target }) => target));
      if (!next) return null;
      const name = clip(calledOf(next), 80);
      pressed.add(next);
      HTMLElement.prototype.click.call(next);
      return name;
    },

    /** @returns {Promise<boolean[]>} */
    still: async () => {
      await changes.paint();
      return moving.map((one) => one.isStill());
    },
  };
}
