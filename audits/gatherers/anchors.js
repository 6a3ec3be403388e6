import { all, attribute } from "../browser/js/lib/dom.js";

/**
 * Everything a fragment can point at: ids, and names of old-style anchors.
 * @returns {string[]}
 */
export default function anchors() {
  const ids = all("[id]").map((one) => attribute(one, "id") ?? "");
  const names = all("a[name]").map((one) => attribute(one, "name") ?? "");
  return [...new Set([...ids, ...names])].filter(Boolean).toSorted();
}
