/**
 * The words on the page that can be read now, in which a key may be told.
 * @returns {string} its first 50,000 characters
 */
() => globalThis.audits.clip(document.body?.innerText ?? "", 50000)
