import { attribute, childrenOf, matches, tagOf } from "../browser/js/lib/dom.js";
import { squeeze } from "../browser/js/lib/strings.js";

const SKIP = "script, style, template, noscript, link, meta";
const SAID = ["alt", "aria-label", "aria-description", "lang", "placeholder", "role", "title", "type", "aria-hidden", "scope", "href", "action"];
const FILES = ["src", "srcset", "poster", "data"];

/** @param {string} address */
const stable = (address) => address.replace(/[?#][^\s,]*/g, "").replace(/\.[0-9a-f]{6,}(?=\.\w+)/gi, "");

/**
 * A page's main content as text to be hashed: what stands in it and how it is marked up, whether it is shown or not.
 *
 * Left out is what changes without the content changing: ids, classes, styles, scripts, what was added to an address to
 * outwit a cache, and numbers of a build in a file's name.
 * @returns {string}
 */
export default function content() {
  /** @type {string[]} */
  const parts = [];
  /** @param {Node} node */
  const visit = (node) => {
    if (node instanceof Text) {
      const text = squeeze(node.data);
      if (text) parts.push(text);
    } else if (node instanceof Element && !matches(node, SKIP)) {
      const said = SAID.filter((name) => attribute(node, name) !== null).map((name) => `${name}=${squeeze(attribute(node, name))}`);
      const files = FILES.filter((name) => attribute(node, name) !== null).map((name) => `${name}=${stable(attribute(node, name) ?? "")}`);
      parts.push(`<${[tagOf(node), ...said, ...files].join(" ")}>`);
      for (const child of childrenOf(node)) visit(child);
      parts.push("</>");
    }
  };
  visit(document.querySelector("main, [role=main]") ?? document.body ?? document.documentElement);
  return parts.join("\n");
}
