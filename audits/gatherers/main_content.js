import { all, attribute, closest, contains, htmlOf, mainLandmark, parentOf, placeOf, within } from "../browser/js/lib/dom.js";
import { textContentOf } from "../browser/js/lib/text.js";
import { isCutAway, isShown, textsInSight, visibleBoxes } from "../browser/js/lib/visibility.js";

const KEPT_FROM = '[inert], [aria-hidden="true" i]';
const DIALOGS = "dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]";
const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link]";
const PICTURES = "img, svg, canvas, video, iframe, frame, object, embed";
/** Controls that are tried: where none of so many takes the pointer, none will. */
const MAX_CONTROLS = 20;

/** @param {Element} control in view @returns {Element | null} what takes a press on its middle */
const takerOf = (control) => {
  const [box] = visibleBoxes(control);
  const root = /** @type {Document | ShadowRoot} */ (control.getRootNode());
  return root.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
};

/**
 * What lies over one thing in the main part alone, such as the whole of a card that can be pressed, is no concern here.
 * @param {Element} part @param {Element[]} controls in view
 * @returns {{control: Element, over: Element | null} | null} one of the controls, and all that lies over it: null where nothing
 *   does; null as a whole where the main part takes a press on any of them
 */
const blocked = (part, controls) => {
  const takers = controls.map(takerOf);
  if (takers.length === 0 || takers.some((taker) => taker && contains(part, taker))) return null;
  let [over] = takers;
  if (!over || contains(over, part)) return { control: controls[0], over: null };
  for (let at = parentOf(over); at && !contains(at, part); at = parentOf(at)) over = at;
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
  const texts = [...textsInSight().keys()].filter((one) => contains(part, one));
  const keepers = texts.map((one) => closest(/** @type {Element} */ (parentOf(one)), KEPT_FROM));
  const keeper = keepers.length > 0 && keepers.every(Boolean) ? keepers[0] : null;
  const inView = within(part, CONTROLS).filter((one) => isShown(one) && visibleBoxes(one).length > 0);
  const block = blocked(part, inView.slice(0, MAX_CONTROLS));
  const hasControls = Boolean(block?.over && within(block.over, CONTROLS).some(isShown));
  const isPictured = within(part, PICTURES).some((one) => isShown(one) && !isCutAway(one));
  return {
    type: "main-content",
    has_text: textContentOf(part) !== "",
    is_seen: texts.length > 0 || inView.length > 0 || isPictured,
    kept_by: keeper ? (attribute(keeper, "inert") === null ? "aria-hidden" : "inert") : "",
    is_blocked: block !== null,
    blocked_by: block?.over ? htmlOf(/** @type {Element} */ (block.over.cloneNode(false)), 120) : "",
    asks_first: hasControls || all(DIALOGS).some(isShown),
    place: placeOf(keeper ?? block?.control ?? part),
  };
}
