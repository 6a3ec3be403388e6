import { all, closest, hitAt, hrefOf, htmlOf, isAround, onScreen, parentOf, placeOf, rectsOf, screenBox, urlOf, within } from "../../browser/js/lib/dom.js";
import { textOf } from "../../browser/js/lib/text.js";
import { isHidden } from "../../browser/js/lib/visibility.js";

/** @typedef {{x: number, y: number}} Point in the viewport, pixels */
/** @typedef {{points: Point[], hits: (Element | null)[], free: number}} Seen where it can be pressed, what lies there, and which of the points is its own */

const DIALOGS = "dialog, [role=dialog], [role=alertdialog], [aria-modal=true]";
/** By the event of the page that it makes, the command of the debugger that is the input. @type {Record<string, string>} */
const INPUT = { mousedown: "Input.dispatchMouseEvent", keydown: "Input.dispatchKeyEvent" };

/** @param {Element} link @returns {DOMRect[]} */
const boxesOf = (link) =>
  [link, ...within(link, "*")].flatMap((one) => rectsOf(one)).filter((box) => box.width > 2 && box.height > 2);

/** @param {Element} link @returns {boolean} whether it lies left of the page or above it, where nobody can scroll to */
const isOutOfReach = (link) => boxesOf(link).every((box) => box.right + scrollX <= 0 || box.bottom + scrollY <= 0);

/** @param {Element} link */
const isClipped = (link) => {
  for (let at = /** @type {Element | null} */ (link); at; at = parentOf(at)) {
    const style = getComputedStyle(at);
    if (style.clipPath !== "none" || style.clip !== "auto" || style.opacity === "0") return true;
  }
  return false;
};

/** @param {HTMLElement} link @returns {boolean} whether it is a telephone link that a reader can see and press as the page stands */
const isCall = (link) =>
  hrefOf(link) !== null && /^tel:/i.test(urlOf(link)) && !isHidden(link) && boxesOf(link).length > 0 && !isClipped(link) && !isOutOfReach(link);

/** @param {DOMRect} box @returns {Point[]} its middle, where the screen shows that */
const middleOf = (box) => {
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const screen = screenBox();
  return x >= screen.left && y >= screen.top && x < screen.right && y < screen.bottom ? [{ x, y }] : [];
};

/** @param {Element} link @returns {Seen} */
const lookAt = (link) => {
  const points = boxesOf(link).flatMap(middleOf);
  const hits = points.map((point) => hitAt(point.x, point.y));
  return { points, hits, free: hits.findIndex((hit) => isAround(link, hit)) };
};

const nextFrame = () => new Promise((resolve) => (requestAnimationFrame(resolve), setTimeout(resolve, 100)));

/** @param {Element} link @returns {Promise<Seen>} brought into view where it is not */
const bringIntoView = async (link) => {
  const seen = lookAt(link);
  if (seen.free >= 0) return seen;
  link.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  await nextFrame(); // scripts that follow the scrolling move things now
  return lookAt(link);
};

/**
 * @param {Element} link
 * @returns {Promise<(Point & {over: string, dismissable: boolean}) | null>} the point to press, and what lies over it; null where it is gone
 */
const reach = async (link) => {
  if (!link.isConnected || isHidden(link)) return null;
  const { points, hits, free } = await bringIntoView(link);
  if (points.length === 0) return null;
  if (free >= 0) return { ...onScreen(points[free]), over: "", dismissable: false };
  const over = hits.find((hit) => hit !== null);
  return {
    ...onScreen(points[0]),
    over: over ? htmlOf(/** @type {Element} */ (over.cloneNode(false)), 120) : "nothing that takes clicks",
    dismissable: Boolean(over && closest(over, DIALOGS)),
  };
};

/** @param {Element | null} element what had the focus before */
const giveFocusBack = (element) => {
  if (element instanceof HTMLElement && element !== document.body) element.focus({ preventScroll: true });
  else /** @type {HTMLElement | null} */ (document.activeElement)?.blur?.();
};

/**
 * The telephone links that a reader can see and press, found once and then brought into reach one by one.
 *
 * Left out is what cannot be seen as the page stands: in a closed menu, clipped, transparent, next to nothing in size, or
 * left of the page or above it. `found` describes them; the other methods are told which by its number, from 0: `reach` gives
 * the point to press and what lies over it; `focus` brings the focus there; `arrived` says whether input of a kind reached
 * it; `leave` brings focus and scroll position back.
 */
export default function tel_activation() {
  const start = { left: scrollX, top: scrollY, focused: document.activeElement };
  const links = all("a").filter(isCall);
  /** @type {{kind: string, path: EventTarget[]}[]} */
  const arrived = [];
  /** @param {Event} event */
  const note = (event) => arrived.push({ kind: INPUT[event.type], path: event.composedPath() });
  for (const type of Object.keys(INPUT)) addEventListener(type, note, { capture: true, passive: true });

  return {
    found: () => links.map((one) => ({ href: hrefOf(one), url: urlOf(one), text: textOf(one), place: placeOf(one) })),

    /** @param {number} number */
    reach: (number) => reach(links[number]),

    /** @param {number} number */
    focus: (number) => links[number].focus({ preventScroll: true }),

    /** @param {number} number @param {"Input.dispatchMouseEvent" | "Input.dispatchKeyEvent"} kind */
    arrived: (number, kind) => arrived.some((one) => one.kind === kind && one.path.includes(links[number])),

    leave: () => {
      for (const type of Object.keys(INPUT)) removeEventListener(type, note, { capture: true });
      giveFocusBack(start.focused);
      scrollTo({ left: start.left, top: start.top, behavior: "instant" });
    },
  };
}
