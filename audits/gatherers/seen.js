import { seenInBase } from "./text.js";

/**
 * What `text` saw of the page in the base view, as far as JSON can hold it: for a copy of the page in another tab.
 * @returns {object | null}
 */
export default function seen() {
  const base = seenInBase();
  return base && { passages: base.passages.map(({ text, words, place }) => ({ text, words, place })), links: base.links };
}
