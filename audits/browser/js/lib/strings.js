/** Words as scripts hand them over: short, and with single spaces. */

/**
 * @param {string} text
 * @param {number} length in UTF-16 code units
 * @returns {string} its start, without half an emoji at its end
 */
export const clip = (text, length) => (text.length > length ? text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "") : text);

/** @param {string | null | undefined} text @returns {string} with single spaces, and none at its ends */
export const squeeze = (text) => (text ?? "").replace(/\s+/g, " ").trim();

/** @param {string | null | undefined} text @returns {string[]} its words, as in an attribute that lists some */
export const wordsIn = (text) => (text ?? "").split(/\s+/).filter(Boolean);
