import { all, attribute, childrenOf, hitAt, htmlOf, isAround, mainLandmark, matches, parentOf, placeOf, tagOf, within } from "../browser/js/lib/dom.js";
import { isCutAway, isInSight, isShown, visibleBoxes } from "../browser/js/lib/visibility.js";

const KEPT_FROM = '[inert], [aria-hidden="true" i]';
const DIALOGS = "dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]";
const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link]";
const PICTURES = "img, svg, canvas, video, audio[controls], iframe, frame, object, embed";
/** Controls that are tried: where none of so many takes the pointer, none will. */
const MAX_CONTROLS = 20;
/** Characters: a page with fewer is a placeholder, or waits for something. */
const MIN_TEXT = 100;

/** @param {Node} node @returns {Text[]} the texts in it, shown or not, in shadow roots too */
const textsIn = (node) => {
  if (node instanceof Text) return node.data.trim() === "" ? [] : [node];
  return node instanceof Element && /^(script|style|template|noscript)$/.test(tagOf(node)) ? [] : childrenOf(node).flatMap(textsIn);
};

/** @param {Text} text @returns {Element | null} what keeps it from some readers */
const keeperOf = (text) => {
  for (let at = parentOf(text); at; at = parentOf(at)) if (matches(at, KEPT_FROM)) return at;
  return null;
};

/** @param {Element} control in view @returns {Element | null} what takes a press on its middle */
const takerOf = (control) => {
  const [box] = visibleBoxes(control);
  return hitAt((box.left + box.right) / 2, (box.top + box.bottom) / 2);
};

/**
 * What lies over one thing in the main part alone, such as the whole of a card that can be pressed, is no concern here.
 * @param {Element} part @param {Element[]} controls in view
 * @returns {{control: Element, over: Element | null} | null} one of the controls, and all that lies over it: null where nothing
 *   does; null as a whole where the main part takes a press on any of them
 */
const blocked = (part, controls) => {
  const takers = controls.map(takerOf);
  if (takers.length === 0 || takers.some((taker) => isAround(part, taker))) return null;
  let [over] = takers;
  if (!over || isAround(over, part)) return { control: controls[0], over: null };
  for (let at = parentOf(over); at && !isAround(at, part); at = parentOf(at)) over = at;
  return { control: controls[0], over };
};

/**
 * Whether a reader can use the main part of the page as it stands: see it, press what is in it, have it read out.
 *
 * Where the page has no main landmark, its body is the main part.
 * @returns {object} a MainContent record
 */
export default function main_content() {
  const part = mainLandmark() ?? document.body ?? document.documentElement;
  const texts = textsIn(part);
  const shown = texts.find((one) => isInSight(one) && keeperOf(one) === null) ?? texts.find(isInSight);
  const keeper = shown ? keeperOf(shown) : null;
  const inView = all(CONTROLS).filter((one) => isAround(part, one) && isShown(one) && visibleBoxes(one).length > 0);
  const block = blocked(part, inView.slice(0, MAX_CONTROLS));
  const hasControls = Boolean(block?.over && within(block.over, CONTROLS).some(isShown));
  const isPictured = () => all(PICTURES).some((one) => isAround(part, one) && isShown(one) && !isCutAway(one));
  return {
    type: "main-content",
    has_text: texts.reduce((sum, one) => sum + one.data.trim().length, 0) >= MIN_TEXT,
    is_seen: shown !== undefined || inView.length > 0 || isPictured(),
    kept_by: keeper ? (attribute(keeper, "inert") === null ? "aria-hidden" : "inert") : "",
    is_blocked: block !== null,
    blocked_by: block?.over ? htmlOf(/** @type {Element} */ (block.over.cloneNode(false)), 120) : "",
    asks_first: hasControls || all(DIALOGS).some(isShown),
    place: placeOf(keeper ?? block?.control ?? part),
  };
}
