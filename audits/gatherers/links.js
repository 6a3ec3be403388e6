import { all, attribute, closest, hrefOf, matches, parentOf, placeOf, read, tagOf, urlOf, within } from "../browser/js/lib/dom.js";
import { LANDMARK_CANDIDATES, landmarkRole, nameOf, pointedAtBy } from "../browser/js/lib/names.js";
import { clip, squeeze } from "../browser/js/lib/strings.js";
import { textContentOf, textOf } from "../browser/js/lib/text.js";
import { isRendered, mappedOn } from "../browser/js/lib/visibility.js";
import { isAsked } from "./appeared.js";

/** @param {Element} element @param {string} selector @returns {Element[]} itself and what it stands in, as far as they match, from the inside out */
const enclosing = (element, selector) => {
  const found = [];
  for (let at = /** @type {Element | null} */ (element); at; at = parentOf(at)) if (matches(at, selector)) found.push(at);
  return found;
};

const BLOCKS = "p, li, td, th, dd, dt, figcaption, blockquote, address, h1, h2, h3, h4, h5, h6, section, article, div";
const BELOW = 3;

/** @param {Element} element */
const landmarkOf = (element) => {
  const roles = enclosing(element, LANDMARK_CANDIDATES).map(landmarkRole);
  return roles.find(Boolean) ?? "";
};

/** What a handler does that leads to an address written in it. */
const LEADS = /(?:\bwindow\.open\s*\(|\blocation(?:\.href)?\s*=(?!=)|\blocation\.(?:assign|replace)\s*\()\s*["'`](?!#)/;

/** Whether an element is announced as a link that a script follows. @param {Element} element */
const isScriptedLink = (element) => matches(element, "[role=link][tabindex]:not([aria-disabled=true])");

/**
 * @param {Element} element
 * @returns {string | null} where it leads: its address as written, or the script that opens one where a press of it does no
 * more than that, or it is announced as a link; null where it leads nowhere, or holds links or stands in one, which lead there for it
 */
const addressOf = (element) => {
  if (/^(a|area)$/.test(tagOf(element)) && hrefOf(element) !== null) return hrefOf(element);
  const script = attribute(element, "onclick") ?? "";
  if (!(LEADS.test(script) || isScriptedLink(element)) || within(element, "a[href]").length > 0 || closest(element, "a[href]")) return null;
  return `javascript:${script.trim()}`;
};

/** @param {Node} node */
const isBlank = (node) => node instanceof Comment || (node instanceof Text && node.data.trim() === "");

/** @param {Element} element */
const repeats = (element) => {
  let before = read(element, "previousSibling");
  while (before && isBlank(before)) before = read(before, "previousSibling");
  return before instanceof Element && /^(a|area)$/.test(tagOf(before)) && hrefOf(before) !== null && urlOf(before) === urlOf(element);
};

/** @param {Node} node */
const isInline = (node) => node instanceof Text || (node instanceof Element && /^(inline|contents)/.test(getComputedStyle(node).display));

/** @param {Element} item */
const ownTextOf = (item) => {
  const copy = /** @type {Element} */ (item.cloneNode(true));
  for (const inner of copy.querySelectorAll("ul, ol, script, style")) inner.remove();
  return textContentOf(copy);
};

/** The words on both sides of an element, as far as they flow with it. @param {Element} element */
const besideOf = (element) => {
  let at = element;
  for (let above = parentOf(at); above && isInline(above) && !/^(p|li|td|th|dd)$/.test(tagOf(above)); above = parentOf(at)) at = above;
  const words = [];
  for (let one = at.previousSibling; one && isInline(one) && !(one instanceof HTMLBRElement); one = one.previousSibling) words.unshift(read(one, "textContent"));
  for (let one = at.nextSibling; one && isInline(one) && !(one instanceof HTMLBRElement); one = one.nextSibling) words.push(read(one, "textContent"));
  const around = at === element ? [] : [textContentOf(at).replace(textContentOf(element), " ")];
  return [...words, ...around].join(" ");
};

/** @param {HTMLTableCellElement} cell @returns {number} the column it begins in */
const startOf = (cell) => [.../** @type {HTMLTableRowElement} */ (read(cell, "parentElement")).cells].slice(0, cell.cellIndex).reduce((sum, each) => sum + each.colSpan, 0);

/** @param {HTMLTableRowElement | undefined} row @returns {HTMLTableCellElement | null} the header cell it is made of, which stands over all columns */
const titleIn = (row) => (row?.cells.length === 1 && tagOf(row.cells[0]) === "th" && row.cells[0].colSpan > 1 ? row.cells[0] : null);

/** @param {HTMLTableRowElement} row @returns {boolean} whether its cells hold links and no other words */
const holdsLinksAlone = (row) =>
  [...row.cells].every((cell) => !/\p{L}/u.test(within(cell, "a[href]").reduce((words, link) => words.replace(textContentOf(link), ""), textContentOf(cell))));

/**
 * A title says the same of every row below it, and so tells none from another, unless it has one alone, with nothing else to name it.
 * @param {HTMLTableRowElement} row @param {HTMLTableRowElement[]} rows @returns {HTMLTableCellElement[]}
 */
const titlesOf = (row, rows) => {
  const title = titleIn(rows[rows.indexOf(row) - 1]);
  const next = rows[rows.indexOf(row) + 1];
  return title && (next === undefined || titleIn(next)) && holdsLinksAlone(row) ? [title] : [];
};

/** @param {HTMLTableCellElement} cell @returns {string[]} the words of the header cells that name it */
const headersOf = (cell) => {
  const rows = [...(/** @type {HTMLTableElement | null} */ (closest(cell, "table"))?.rows ?? [])];
  const row = /** @type {HTMLTableRowElement} */ (closest(cell, "tr"));
  const start = startOf(cell);
  /** @param {HTMLTableCellElement} header */
  const isOver = (header) => titleIn(/** @type {HTMLTableRowElement} */ (header.parentElement)) !== header && startOf(header) < start + cell.colSpan && startOf(header) + header.colSpan > start;
  const headers = rows.flatMap((each) => [...each.cells].filter((one) => tagOf(one) === "th" && one !== cell));
  return [...pointedAtBy(cell, "headers"), ...headers.filter((one) => closest(one, "tr") === row || isOver(one)), ...titlesOf(row, rows)].map(textContentOf);
};

/** The heading of the small part of the page that a link stands in, such as a card. @param {Element} element */
const cardHeadingOf = (element) => {
  let at = parentOf(element);
  for (let level = 0; at && level < BELOW && !/^(main|body)$/.test(tagOf(at)); level += 1, at = parentOf(at)) {
    const headings = within(at, "h2, h3, h4, h5, h6, [role=heading]").filter(
      (one) => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    if (headings.length > 0) return textContentOf(headings[headings.length - 1]);
  }
  return "";
};

/** What a program can tell of a link beside its name (https://www.w3.org/TR/WCAG22/#dfn-programmatically-determined-link-context). @param {Element} element */
const contextOf = (element) => {
  const parts = [besideOf(element)];
  const block = closest(element, "p, li, td, th, dd, dt, figcaption, caption, h1, h2, h3, h4, h5, h6, label");
  if (block) parts.push((tagOf(block) === "li" ? ownTextOf(block) : textContentOf(block)).replace(textContentOf(element), " "));
  for (const item of enclosing(element, "li")) parts.push(ownTextOf(item).replace(textContentOf(element), " "));
  for (const cell of enclosing(element, "tr > td, tr > th")) parts.push(...headersOf(/** @type {HTMLTableCellElement} */ (cell)));
  parts.push(...pointedAtBy(element, "aria-describedby").map(textContentOf), attribute(element, "title") ?? "", cardHeadingOf(element));
  return clip(squeeze(parts.join(" ")), 300);
};

/**
 * Every element that leads somewhere.
 * @returns {object[]} Link records
 */
export default function links() {
  const nearby = new Map();
  /** @param {Element} element */
  const nearbyOf = (element) => {
    const block = closest(element, BLOCKS);
    if (block && !nearby.has(block)) nearby.set(block, clip(textContentOf(block), 300));
    return block ? nearby.get(block) : "";
  };
  const heading = new Map();
  let last = "";
  for (const one of all("a, area, h1, h2, h3, h4, h5, h6, [role=heading]")) {
    if (/^(a|area)$/.test(tagOf(one))) heading.set(one, last);
    else last = clip(textContentOf(one), 150);
  }
  /** @param {Element} element */
  const headedOf = (element) => {
    const item = closest(element, "dd, td");
    let label = item && tagOf(item) === "td" ? closest(item, "tr")?.querySelector("th, td") : item;
    while (label && tagOf(label) === "dd") label = read(label, "previousElementSibling");
    return [heading.get(element), label && label !== item ? clip(textContentOf(label), 150) : ""].filter(Boolean).join(" / ");
  };
  const target = attribute(document.querySelector("base[target]") ?? document.documentElement, "target") ?? "";
  return all("a, area, [onclick], [role=link]")
    .filter((one) => addressOf(one) !== null && isAsked(one))
    .map((one) => ({
      href: addressOf(one),
      url: hrefOf(one) === null ? addressOf(one) : urlOf(one),
      text: textOf(one),
      name: nameOf(one),
      visible: isRendered(mappedOn(one) ?? one),
      nearby: nearbyOf(one),
      landmark: landmarkOf(one),
      place: placeOf(one),
      rel: attribute(one, "rel") ?? "",
      target: attribute(one, "target") ?? target,
      headed: headedOf(one),
      role: attribute(one, "role") ?? "",
      repeats: repeats(one),
      context: contextOf(one),
    }));
}
