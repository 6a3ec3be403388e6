import { all, attribute, childrenOf, closest, matches, parentOf, placeOf, read, tagOf, urlOf, within } from "../browser/js/lib/dom.js";
import { labelOf, nameOf } from "../browser/js/lib/names.js";
import { clip, squeeze } from "../browser/js/lib/strings.js";
import { textOf } from "../browser/js/lib/text.js";
import { isRendered } from "../browser/js/lib/visibility.js";

const LONGEST = 200000;
const SKIP = "script, style, template, noscript, svg, math";
const BLOCKS = "p, li, dd, td, div, section, header, footer, article, main, body";
const TRAIL = /bread-?crumbs?\b|brotkr[uü]m|kr[uü]melpfad|fil.d.?ariane|migas|kruimelpad|you are here/i;

/** @param {Element} time @returns {string} the words before a date that say what happened then */
const labelBefore = (time) => {
  const block = closest(time, BLOCKS);
  if (!block) return "";
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEndBefore(time);
  const before = squeeze(range.toString());
  const term = ["dd", "td"].includes(tagOf(block)) ? read(block, "previousElementSibling") : null;
  return `${term ? textOf(term) : ""} ${before}`.trim().slice(-60);
};

/** @param {Element} time */
const isOfSomethingElse = (time) =>
  Boolean(closest(time, "a, aside, nav, [role=complementary], [class*=comment], [id*=comment]")) ||
  (Boolean(closest(time, "article, [role=article]")) && all("article, [role=article]").length > 1);

/** @param {Element} one */
const isTrail = (one) => [attribute(one, "class"), attribute(one, "id"), labelOf(one)].some((name) => TRAIL.test(name ?? ""));

/**
 * What a reader can find out from the page: its whole text, its own dates, its trails of pages.
 *
 * Folded and hidden text counts: it is there to be opened. Dates in links, comments, asides, and in one of several articles
 * are of something else than the page. A trail is what calls itself one, by its label, class or id.
 * @returns {object} a Shown record
 */
export default function shown() {
  /** @type {string[]} */
  const parts = [];
  /** @param {Node} node */
  const visit = (node) => {
    if (node instanceof Text) parts.push(node.data);
    else if (node instanceof Element && !matches(node, SKIP)) {
      const isInline = getComputedStyle(node).display.startsWith("inline");
      if (!isInline) parts.push("\n");
      for (const child of childrenOf(node)) visit(child);
      if (!isInline) parts.push("\n");
    }
  };
  if (document.documentElement) visit(document.body ?? document.documentElement);

  const trails = all("nav, ol, ul, div, p, [role=navigation]").filter((one) => isTrail(one) && isRendered(one));
  /** @param {Element} one */
  const isInTrail = (one) => {
    for (let at = parentOf(one); at; at = parentOf(at)) if (trails.includes(at)) return true;
    return false;
  };

  return {
    type: "shown",
    text: clip(parts.join("").replace(/[^\S\n]+/g, " ").replace(/\s*\n\s*/g, "\n").trim(), LONGEST),
    times: all("time")
      .filter((one) => isRendered(one) && !isOfSomethingElse(one))
      .map((one) => ({ when: attribute(one, "datetime") ?? squeeze(read(one, "textContent")), label: labelBefore(one) })),
    trails: trails
      .filter((one) => !isInTrail(one))
      .map((one) => ({
        text: textOf(one),
        steps: within(one, "a[href]").map((link) => ({ name: nameOf(link), url: urlOf(link) })),
        place: placeOf(one),
      }))
      .filter((one) => one.steps.length > 0),
  };
}
