import { all, hrefOf, parentOf, placeOf, rectsOf, urlOf, within } from "../browser/js/lib/dom.js";
import { textContentOf, textOf } from "../browser/js/lib/text.js";
import { isHidden } from "../browser/js/lib/visibility.js";
import { isAsked } from "./appeared.js";

const INLINE = new Set(["inline", "contents"]);

/** @param {Element} link */
const boxOf = (link) => {
  const boxes = [link, ...within(link, "*")].flatMap((one) => rectsOf(one));
  /** @param {"left" | "top"} from @param {"right" | "bottom"} to */
  const length = (from, to) => Math.max(...boxes.map((box) => box[to])) - Math.min(...boxes.map((box) => box[from]));
  return {
    width: length("left", "right"),
    height: length("top", "bottom"),
    count: boxes.length,
  };
};

/** Whether it stands in a sentence: flows with other words, that are no links, in its block. @param {Element} link */
const isInline = (link) => {
  if (!INLINE.has(getComputedStyle(link).display)) return false;
  let block = parentOf(link);
  while (block && parentOf(block) && INLINE.has(getComputedStyle(block).display)) block = parentOf(block);
  if (!block) return false;
  /** @param {Element} element */
  const letters = (element) => textContentOf(element).replace(/[^\p{L}\p{N}]/gu, "").length;
  const inLinks = within(block, "a").reduce((sum, one) => sum + letters(one), 0);
  return letters(block) > inLinks;
};

/** @param {string} url */
const isHere = (url) => url.startsWith(`${location.origin}/`);

/** @param {string} url */
const isWanted = (url) => /^tel:/i.test(url) || (/^https?:/i.test(url) && !isHere(url));

/**
 * The sizes of the links that call somebody or lead to another site, as rendered now; of those within the site, where to.
 *
 * In a state it is those that have appeared: the page as loaded has been looked at.
 * @returns {{links: object[], pages: string[]}} TouchTarget records, and addresses
 */
export default function targets() {
  const seen = all("a").filter((one) => hrefOf(one) !== null && !isHidden(one) && isAsked(one));
  const pages = new Set(seen.map(urlOf).filter(isHere).map((url) => url.split("#")[0]));
  const links = seen
    .filter((one) => isWanted(urlOf(one)))
    .map((one) => ({ one, box: boxOf(one) }))
    .filter(({ box }) => box.count > 0 && box.width > 2 && box.height > 2)
    .map(({ one, box }) => ({
      href: hrefOf(one),
      url: urlOf(one),
      text: textOf(one),
      width: Math.round(box.width * 10) / 10,
      height: Math.round(box.height * 10) / 10,
      is_inline: isInline(one),
      place: placeOf(one),
    }));
  return { links, pages: [...pages].toSorted() };
}
