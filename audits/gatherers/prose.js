import { attribute, childrenOf, closest, matches, tagOf } from "../browser/js/lib/dom.js";
import { LANDMARK_CANDIDATES, landmarkRole } from "../browser/js/lib/names.js";
import { clip, squeeze } from "../browser/js/lib/strings.js";
import { isRendered } from "../browser/js/lib/visibility.js";

const LONGEST = 100000;
const MAX_PROSE = 5000;
const NO_TEXT = "script, style, template, noscript, svg, math, textarea, select, [aria-hidden=true]";
const NO_PROSE = "code, pre, kbd, samp, var, tt, address, [lang], [translate=no], .notranslate, [role=img]";
const AROUND = ["banner", "complementary", "contentinfo", "navigation", "search"];

/** @param {string[]} parts */
const tidied = (parts) => parts.join("").replace(/[^\S\n]+/g, " ").replace(/\s*\n\s*/g, "\n").trim();

/**
 * The page's main text as rendered: all of it, and of it what is plain prose in the page's own language.
 *
 * Without a main landmark, what is no menu, banner or the like is the main part. Code, what nobody translates, and what names a
 * language of its own say nothing of the page's language; its title and the alternatives of its pictures do.
 * @returns {object} a Prose record
 */
export default function prose() {
  /** @type {string[]} */
  const main = [];
  /** @type {string[]} */
  const prose = [];
  /** @param {Node} node @param {boolean} isProse */
  const visit = (node, isProse) => {
    if (node instanceof Text) {
      main.push(node.data);
      if (isProse) prose.push(node.data);
      return;
    }
    if (!(node instanceof Element) || matches(node, NO_TEXT) || !isRendered(node)) return;
    if (matches(node, LANDMARK_CANDIDATES) && AROUND.includes(landmarkRole(node))) return;
    const isInline = getComputedStyle(node).display.startsWith("inline");
    const goesOn = isProse && !matches(node, NO_PROSE);
    if (!isInline) main.push("\n");
    if (!isInline) prose.push("\n");
    if (goesOn && tagOf(node) === "img") prose.push(`\n${attribute(node, "alt") ?? ""}\n`);
    for (const child of childrenOf(node)) visit(child, goesOn);
    if (!isInline) main.push("\n");
    if (!isInline) prose.push("\n");
  };
  const root = document.querySelector("main, [role=main]") ?? document.querySelector("body");
  const title = [...document.querySelectorAll("title")].find((one) => !closest(one, "svg"));
  prose.push(squeeze(title?.textContent), "\n");
  const lang = root && closest(root, "[lang]");
  // A main part in another language than the document's, and so marked, is judged by its own mark elsewhere.
  const isOwn = !lang || lang === document.documentElement;
  for (const child of root ? childrenOf(root) : []) visit(child, isOwn);
  return { type: "prose", main: clip(tidied(main), LONGEST), plain: clip(tidied(prose), MAX_PROSE) };
}
