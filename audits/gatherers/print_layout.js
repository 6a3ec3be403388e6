import { colourOf, contrast, seenAt, styleOf } from "../browser/js/lib/colour.js";
import { all, closest, hrefOf, isInMain, placeOf, read, rectOf, resolved, urlOf, within } from "../browser/js/lib/dom.js";
import { clip, squeeze } from "../browser/js/lib/strings.js";
import { textContentOf } from "../browser/js/lib/text.js";
import { isShown } from "../browser/js/lib/visibility.js";

const MAX_TOLD = 20;
const PALE = 1.5;
const NO_INK = "svg, script, style, noscript, template, [aria-hidden=true]";

/** @param {Element} element @returns {boolean} whether it is on the paper; what lies above its edge is on a page before */
const isPrinted = (element) => {
  const box = rectOf(element);
  return isShown(element) && box.width > 2 && box.height > 2 && box.right > 0;
};

/** @param {Element} element @returns {number | null} null where a picture lies behind it, or it has no ink at all */
const contrastOf = (element) => {
  const ink = colourOf(styleOf(element).color);
  const [text, paper] = [seenAt(element, ink), seenAt(element)];
  return text && paper && ink[3] > 0 ? contrast(text, paper) : null;
};

/** @param {Element} element @returns {string} the words in it, without those of what it holds */
const ownText = (element) => squeeze([...read(element, "childNodes")].map((one) => (one instanceof Text ? one.data : " ")).join(" "));

/** @returns {object[]} PaleText records */
const pale = () =>
  all("body *")
    .filter((one) => !closest(one, NO_INK) && ownText(one) && isPrinted(one))
    .flatMap((one) => {
      const found = contrastOf(one);
      return found !== null && found < PALE ? [{ text: clip(ownText(one), 80), contrast: Math.round(found * 100) / 100, place: placeOf(one) }] : [];
    })
    .slice(0, MAX_TOLD);

/** @param {Element} link @returns {boolean} whether a reader of the paper can read where it leads */
const isSpelt = (link) => {
  const { host } = new URL(urlOf(link));
  const said = `${textContentOf(link)} ${getComputedStyle(link, "::after").content} ${getComputedStyle(link, "::before").content}`;
  return ["attr(href)", host, host.replace(/^www\./, "")].some((one) => said.includes(one));
};

/** @param {Element} link @returns {boolean} whether it leads from the page's own content to another site */
const leadsAway = (link) => {
  const url = resolved(hrefOf(link)); // null where it is no address: links and their rules tell of that
  return url !== null && /^https?:/i.test(url) && !url.startsWith(`${location.origin}/`) && isInMain(link);
};

/** @returns {object[]} PrintedLink records */
const links = () =>
  all("a[href]")
    .filter((one) => leadsAway(one) && isPrinted(one) && textContentOf(one))
    .slice(0, 2 * MAX_TOLD)
    .map((one) => ({ url: hrefOf(one), text: clip(textContentOf(one), 80), is_spelt: isSpelt(one), place: placeOf(one) }));

/** @returns {object[]} PrintedMenu records */
const menus = () =>
  all("nav, [role=navigation]")
    .map((one) => ({ one, links: within(one, "a[href]").filter(isPrinted).length }))
    .filter(({ one, links: count }) => count >= 3 && isPrinted(one) && !closest(one, "main, [role=main], article"))
    .map(({ one, links: count }) => ({ text: clip(textContentOf(one), 80), links: count, place: placeOf(one) }));

/**
 * What a print of the page shows: menus, text that is hardly darker than the paper, whether addresses can be read.
 * @returns {object} a PrintLayout record
 */
export default function print_layout() {
  return { type: "print-layout", links: links(), pale: pale(), menus: menus() };
}
