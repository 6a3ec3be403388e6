/**
 * What `text` saw of the page in the base view, as far as JSON can hold it: for a copy of the page in another tab.
 * @returns {object | null}
 */
() => {
  const { shared } = globalThis.audits;
  return shared.seen
    ? { passages: shared.seen.passages.map(({ text, words, place }) => ({ text, words, place })), links: shared.seen.links }
    : null;
}
