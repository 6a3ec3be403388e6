import { all, first, placeOf, read, rectOf } from "../browser/js/lib/dom.js";
import { nameOf } from "../browser/js/lib/names.js";
import { textOf } from "../browser/js/lib/text.js";
import { isHidden } from "../browser/js/lib/visibility.js";

const CONTROLS = "a[href], button, summary, [role=button], [role=link], [role=switch], [role=tab], [role=menuitem]";
const LARGEST = 200;
const SMALLEST = 12;

/** @param {Element} one */
const words = (one) => read(one, "innerText")?.trim() ?? "";

/**
 * The controls without words: what a reader sees of them is a picture alone.
 * @returns {object[]} each with its name, its place and its box on the page
 */
export default function controls_without_text() {
  const root = document.scrollingElement ?? document.documentElement;
  return all(CONTROLS)
    .filter((one) => one instanceof HTMLElement && !words(one) && !isHidden(one) && !first(one, "img, video, picture, canvas, iframe"))
    .map((one) => ({ one, box: rectOf(one) }))
    .filter(({ box }) => box.width >= SMALLEST && box.height >= SMALLEST && box.width <= LARGEST && box.height <= LARGEST)
    .filter(({ box }) => box.left + root.scrollLeft >= 0 && box.top + root.scrollTop >= 0)
    .map(({ one, box }) => ({
      name: nameOf(one) || textOf(one),
      place: placeOf(one),
      box: { x: box.left + root.scrollLeft, y: box.top + root.scrollTop, width: box.width, height: box.height },
    }));
}
