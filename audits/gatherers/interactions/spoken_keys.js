import { all, closest, parentOf, textsOf } from "../../browser/js/lib/dom.js";
import { clip } from "../../browser/js/lib/strings.js";
import { mayBeOpened } from "../../browser/js/lib/visibility.js";

/** @param {Node} node @returns {boolean} whether it is no text that anybody reads */
const isCode = (node) => closest(/** @type {Element} */ (parentOf(node)), "script, style, template, noscript") !== null;

/**
 * The words on the page in which a key may be told: those that can be read now, and those that a press opens.
 * @returns {string} the first 50,000 characters of them
 */
export default function spoken_keys() {
  const closed = all("body *")
    .flatMap(textsOf)
    .filter((one) => !isCode(one) && mayBeOpened(/** @type {Element} */ (parentOf(one))));
  return clip([document.body?.innerText ?? "", ...closed.map((one) => one.data)].join("\n"), 50_000);
}
