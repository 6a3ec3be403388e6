import { all, attribute, closest, first, matches, placeOf, read, tagOf, within } from "../browser/js/lib/dom.js";
import { calledOf, labelOf } from "../browser/js/lib/names.js";
import { clip, squeeze } from "../browser/js/lib/strings.js";
import { textContentOf } from "../browser/js/lib/text.js";
import { isRendered } from "../browser/js/lib/visibility.js";

const MAX_TOLD = 50;
/** Lists of one item each, from which they are one list. */
const LEAST_LISTS = 3;
const REFERENCES = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "headers", "list", "form"];
const OLD_ELEMENTS = "font, center, big, blink, strike, tt, basefont, nobr";
const OLD_ATTRIBUTES = {
  bgcolor: "body, table, tr, td, th, thead, tbody, tfoot", background: "body, table, td, th", align: "p, div, h1, h2, h3, h4, h5, h6, table, img, hr, caption, tr, td, th, iframe",
  valign: "tr, td, th, thead, tbody, tfoot", cellpadding: "table", cellspacing: "table", hspace: "img", vspace: "img", nowrap: "td, th", text: "body", link: "body", vlink: "body", alink: "body",
};
const HOLDS = "img, svg, video, audio, iframe, object, embed, canvas, input, select, textarea, button, math, map, hr, meter, progress, [id], [role], [aria-label]";
const FILLED_LATER = "[id], [class], [aria-live], [role=status], [role=alert], [role=log]";
const LAYOUT = "[role=none], [role=presentation]";
const PARTS = "h1, h2, h3, h4, h5, h6, form, nav, section, article, main, aside, header, footer";

/** @param {Element} element */
const nameOf = (element) => tagOf(element);

const referencesOf = () => {
  const found = new Map();
  for (const name of REFERENCES) {
    for (const one of document.querySelectorAll(`[${name}]`)) {
      for (const id of (attribute(one, name) ?? "").split(/\s+/)) if (id && !found.has(id)) found.set(id, name);
    }
  }
  for (const one of document.querySelectorAll("a[href^='#']")) {
    const id = (attribute(one, "href") ?? "").slice(1);
    if (id && !found.has(id)) found.set(id, "href");
  }
  return found;
};

const emptyBlocks = () =>
  all("p")
    .filter((one) => !textContentOf(one).replace(/[\u00a0\u200b\ufeff]/g, "") && isRendered(one))
    .filter((one) => !matches(one, FILLED_LATER) && !first(one, HOLDS) && !closest(one, "[aria-live], [role=status], [role=alert]"))
    .slice(0, MAX_TOLD);

/** @param {Node} node */
const isBlank = (node) => node instanceof Text && !node.data.replace(/\u00a0/g, " ").trim();

/** @param {Node | null} node */
const isBreak = (node) => node instanceof Element && nameOf(node) === "br";

/** @param {Node | null} node @param {"nextSibling" | "previousSibling"} step @returns {Node | null} past what shows nothing */
const nextOf = (node, step) => {
  let at = node && node[step];
  while (at && (isBlank(at) || at instanceof Comment)) at = at[step];
  return at;
};

/** @param {Element} element */
const isHeading = (element) => /^h[1-6]$/.test(nameOf(element)) || attribute(element, "role") === "heading";

/** The heading above a table, with one paragraph between them at most. @param {Element} table */
const headingAbove = (table) => {
  for (let at = /** @type {Element | null} */ (table); at && !/^(main|body|article|section)$/.test(nameOf(at)); at = read(at, "parentElement")) {
    let before = read(at, "previousElementSibling");
    if (before && nameOf(before) === "p") before = read(before, "previousElementSibling") ?? before;
    if (before) return isHeading(before) ? textContentOf(before) : "";
  }
  return "";
};

/** @param {HTMLTableCellElement} cell */
const isBold = (cell) => textContentOf(cell) !== "" && Number(getComputedStyle(first(cell, "b, strong") ?? cell).fontWeight) >= 600;

/** @param {HTMLTableCellElement} cell */
const hasLine = (cell) => {
  const style = getComputedStyle(cell);
  return Number.parseFloat(style.borderBottomWidth) > 0 || Number.parseFloat(style.borderTopWidth) > 0;
};

/** Takes the focus, whatever it is. */
const FOCUSABLE = "[tabindex]:not([tabindex^='-'])";

/** By a selector of what a link must not hold what it is called. @type {Record<string, string>} */
const CONTROLS = {
  "a[href], [role=link]": "another link",
  "button, summary, [role=button], input:is([type=button], [type=submit], [type=reset], [type=image])": "a button",
  "input:not([type=hidden]), select, textarea, [role=checkbox], [role=switch], [role=textbox], [role=combobox]": "a field",
  iframe: "a frame",
  [FOCUSABLE]: "something else that the keyboard stops at",
};

/** @param {Element} one @returns {string} what kind of control it is; "" where it is none */
const kindOf = (one) => Object.entries(CONTROLS).find(([selector]) => matches(one, selector))?.[1] ?? "";

/**
 * How the page is marked up: ids, tables, what stands for spacing, elements of old.
 * @returns {object} a Markup record
 */
export default function markup() {
  const selectors = new Map();
  /** @param {Element} element */
  const place = (element) => placeOf(element, selectors);
  const duplicates = () => {
    /** @type {Map<string, Element[]>} */
    const byId = new Map();
    for (const one of document.querySelectorAll("[id]:not(svg *)")) {
      const id = attribute(one, "id");
      if (id) byId.set(id, [...(byId.get(id) ?? []), one]);
    }
    const twice = [...byId].filter(([, ones]) => ones.length > 1).slice(0, MAX_TOLD);
    const referenced = twice.length > 0 ? referencesOf() : new Map();
    return twice.map(([id, ones]) => ({ id, count: ones.length, referenced_by: referenced.get(id) ?? "", place: place(ones[1]) }));
  };

  const presentational = () => [
    ...[...document.querySelectorAll(OLD_ELEMENTS)].filter(isRendered).map((one) => ({ name: nameOf(one), kind: "element", place: place(one) })),
    ...Object.entries(OLD_ATTRIBUTES).flatMap(([name, selector]) =>
      [...document.querySelectorAll(selector)]
        .filter((one) => attribute(one, name) !== null && isRendered(one))
        .map((one) => ({ name, kind: "attribute", place: place(one) })),
    ),
  ].slice(0, MAX_TOLD);

  const breaks = () =>
    [...document.querySelectorAll("br:not(pre *)")]
      .filter((one) => !isBreak(nextOf(one, "previousSibling")) && isBreak(nextOf(one, "nextSibling")))
      .map((one) => ({ one, parent: read(one, "parentElement") ?? one }))
      .filter(({ parent }) => isRendered(parent))
      .slice(0, MAX_TOLD)
      .map(({ one, parent }) => {
        let count = 1;
        for (let at = nextOf(one, "nextSibling"); isBreak(at); at = nextOf(at, "nextSibling")) count += 1;
        return { count, place: place(parent) };
      });

  /** @param {Element} one @returns {boolean} whether an ellipsis stands for the end of its words, which a title then shows */
  const isCut = (one) => getComputedStyle(one).textOverflow === "ellipsis" && one.scrollWidth > one.clientWidth;

  const titled = () =>
    [...document.querySelectorAll("a[title], button[title], img[title], p[title], span[title], div[title], li[title], h1[title], h2[title], h3[title]")]
      .filter((one) => isRendered(one) && !isCut(one))
      .map((one) => ({ one, title: squeeze(attribute(one, "title")), text: clip(textContentOf(one) || squeeze(attribute(one, "alt")), 200) }))
      .filter(({ title, text }) => title && text)
      .slice(0, 10 * MAX_TOLD)
      .map(({ one, title, text }) => ({ title, text, place: place(one) }));

  /** @param {Element | null} one @returns {one is Element} whether it is a list of one item */
  const isListOfOne = (one) => one !== null && matches(one, "ul, ol") && read(one, "children").length === 1 && isRendered(one);

  const splitLists = () =>
    all("ul, ol")
      .filter((one) => isListOfOne(one) && !isListOfOne(read(one, "previousElementSibling")))
      .map((one) => {
        let count = 1;
        for (let at = read(one, "nextElementSibling"); isListOfOne(at) && tagOf(at) === tagOf(one); at = read(at, "nextElementSibling")) count += 1;
        return { count, place: place(one) };
      })
      .filter(({ count }) => count >= LEAST_LISTS);

  const tables = () =>
    /** @type {HTMLTableElement[]} */ (all("table"))
      .filter(isRendered)
      .slice(0, MAX_TOLD)
      .map((one) => {
        const rows = [...one.rows];
        const cells = rows.flatMap((row) => [...row.cells]);
        const caption = one.caption ? textContentOf(one.caption) : "";
        const parent = read(one, "parentElement");
        const outer = parent && closest(parent, "table");
        const figure = closest(one, "figure")?.querySelector("figcaption");
        return {
          is_layout: matches(one, LAYOUT),
          rows: rows.length,
          columns: Math.max(0, ...rows.map((row) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0))),
          headers: cells.filter((cell) => nameOf(cell) === "th" || /^(row|column)header$/.test(attribute(cell, "role") ?? "")).length,
          is_named: Boolean(labelOf(one) || caption || (figure && textContentOf(figure))),
          heading: headingAbove(one),
          is_nested: outer ? !matches(outer, LAYOUT) : false,
          holds_parts: cells.some((cell) => first(cell, PARTS)?.closest("table") === one),
          first_row_is_bold: rows.length > 1 && rows[0].cells.length > 1 && [...rows[0].cells].every(isBold) && ![...rows[1].cells].every(isBold),
          has_lines: cells.some(hasLine),
          words: cells.reduce((sum, cell) => sum + textContentOf(cell).split(" ").filter(Boolean).length, 0),
          place: place(one),
        };
      });

  const nested = () =>
    all("a[href], [role=link]")
      .filter(isRendered)
      .flatMap((outer) => within(outer, "*").filter((one) => kindOf(one) !== "" && isRendered(one)).map((one) => ({ outer, one })))
      .slice(0, MAX_TOLD)
      .map(({ outer, one }) => ({ outer: clip(calledOf(outer), 80), inner: clip(calledOf(one), 80), kind: kindOf(one), is_told_by_tabindex: kindOf(one) === CONTROLS[FOCUSABLE], place: place(one) }));

  return {
    type: "markup",
    duplicates: duplicates(),
    presentational: presentational(),
    empty_blocks: emptyBlocks().map(place),
    breaks: breaks(),
    titled: titled(),
    tables: tables(),
    split_lists: splitLists(),
    nested: nested(),
  };
}
