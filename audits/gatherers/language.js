/**
 * The page's language, as stated.
 * @returns {string | null}
 */
export default function language() {
  return document.documentElement?.getAttribute("lang") ?? null;
}
