import { clip } from "../../browser/js/lib/strings.js";

/**
 * The words on the page that can be read now, in which a key may be told.
 * @returns {string} the first 50,000 characters of them
 */
export default function spoken_keys() {
  return clip(document.body?.innerText ?? "", 50_000);
}
