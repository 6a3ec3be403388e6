/**
 * The kinds of elements on the page, name and classes, each once: what any script of the site may be after.
 * @returns {string[]}
 */
() => globalThis.audits.kinds()
