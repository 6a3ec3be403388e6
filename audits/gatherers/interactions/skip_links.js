import { all, attribute, placeOf, tagOf } from "../../browser/js/lib/dom.js";
import { blurActive, deepActive, startAtTop } from "../../browser/js/lib/focus.js";
import { looks } from "../../browser/js/lib/looks.js";
import { calledOf } from "../../browser/js/lib/names.js";
import { describeVisibility } from "../../browser/js/lib/visibility.js";

/** @typedef {{link: Element, href: string, target: Element | null, hash: string, scroll: string}} Start a skip link, and the page before it is followed */

const SKIPS = /\b(skip|jump)\b|^(go )?to (the )?(main )?(content|navigation|search)/i;
const AT_ONCE = "*, *::before, *::after { transition-duration: 0s !important; transition-delay: 0s !important; scroll-behavior: auto !important }";

/** @param {Element} link @param {string} href @returns {boolean} whether it leads to another part of this page */
const leadsWithin = (link, href) => {
  if (tagOf(link) === "a") return href.includes("#") && /** @type {HTMLAnchorElement} */ (link).pathname === location.pathname;
  return ["button", "link"].includes(attribute(link, "role") ?? tagOf(link));
};

/** @param {string} fragment as written @returns {string} */
const decoded = (fragment) => {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment; // an address with a stray percent sign is used as written
  }
};

/** @param {string} href @returns {Element | null} what it leads to on this page */
const targetOf = (href) => {
  if (!href.includes("#")) return null;
  const name = decoded(href.slice(href.indexOf("#") + 1));
  return document.getElementById(name) ?? document.getElementsByName(name)[0] ?? null;
};

const scrollNow = () => `${scrollX} ${scrollY}`;

/** @param {Element} link the one that has the focus @returns {Start | null} null where it is no skip link */
const startAt = (link) => {
  const href = attribute(link, "href") ?? "";
  if (!leadsWithin(link, href) || !SKIPS.test(calledOf(link))) return null;
  return { link, href, target: targetOf(href), hash: location.hash, scroll: scrollNow() };
};

/** @param {Start} start @returns {object} a SkipLink record without where it leads, and the look it is known by */
const describe = ({ link, href, target }) => {
  const seen = describeVisibility(link);
  const lookOf = looks();
  const goesBack = target !== null && Boolean(link.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING);
  return {
    name: calledOf(link),
    href,
    has_target: target !== null,
    is_seen: seen.isSeen && seen.coveredBy === "",
    place: placeOf(link),
    look: [lookOf(link), ...(target ? [lookOf(target), goesBack] : [href])].join(" "),
  };
};

/**
 * @param {Element} link
 * @param {Element | null} goal where it led
 * @param {Element | null} next what has the focus after one more Tab
 * @param {boolean} hasScrolled
 * @returns {boolean} whether following the link spared a reader the stops before its goal
 */
const movesFocus = (link, goal, next, hasScrolled) => {
  const order = new Map(all("*").map((one, index) => [/** @type {Element} */ (one), index]));
  const at = (/** @type {Element} */ element) => order.get(element) ?? -1;
  const stops = all("a[href], button, input, select, textarea, [tabindex]").filter((one) => one.tabIndex >= 0 && describeVisibility(one).isSeen);
  if (goal === null) return next !== (stops.find((one) => at(one) > at(link)) ?? null) || hasScrolled;
  // Past the last stop, Tab leaves the page: the focus was beyond everything that follows.
  const frame = next?.ownerDocument === document ? null : next?.ownerDocument.defaultView?.frameElement;
  const after = next === null ? Infinity : at(frame ?? next);
  return after >= at(goal) || !stops.some((one) => at(one) >= at(goal));
};

/**
 * Looks at the link that has the focus, if it is one that skips to another part of the page, and at where following it led.
 *
 * `look` describes the link, or gives null where the focus is on no skip link; `followed` notes where it led, `arrived`
 * where the next Tab led from there; `leave` takes back what was done to the page.
 */
export default function skip_links() {
  const style = new CSSStyleSheet();
  style.replaceSync(AT_ONCE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  startAtTop();
  /** @type {Start | null} */
  let start = null;
  /** @type {Element | null} */
  let goal = null;
  let hasScrolled = false;

  return {
    look: () => {
      const link = deepActive();
      start = link && startAt(link);
      return start && describe(start);
    },

    followed: () => {
      if (!start) return;
      const focused = deepActive();
      // A button or a script may lead there by the address alone.
      const named = location.hash === start.hash ? null : document.getElementById(location.hash.slice(1));
      goal = start.target ?? named ?? (focused === start.link ? null : focused);
      hasScrolled = scrollNow() !== start.scroll;
    },

    arrived: () => {
      if (!start) return null;
      const next = deepActive();
      const moves = movesFocus(start.link, goal, next, hasScrolled);
      return { moves_focus: moves, led_to: moves || next === null ? "" : calledOf(next) };
    },

    leave: () => {
      document.adoptedStyleSheets = [...document.adoptedStyleSheets].filter((one) => one !== style);
      blurActive();
    },
  };
}
