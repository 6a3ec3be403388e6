/**
 * Whether there is anything on the page that a reader can change.
 * @returns {boolean}
 */
() => globalThis.audits.all("input:not([type=hidden]), select, textarea").length > 0
