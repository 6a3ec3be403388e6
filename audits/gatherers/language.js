/**
 * The page's language, as stated.
 * @returns {string | null}
 */
() => document.documentElement?.getAttribute("lang") ?? null
