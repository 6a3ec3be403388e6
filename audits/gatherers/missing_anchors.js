import { all, attribute, withId } from "../browser/js/lib/dom.js";

const LINKS = "a[href^='#'], area[href^='#']";

/** @param {string} name @returns {boolean} whether a reader is led to it: not to the top, nor to a piece of text; what begins with a sign is a script's address */
const isPlace = (name) => !/^(top)?$|^[/!]|:~:/i.test(name);

/** @param {string} name @returns {string} as an element has it; broken escapes stand for themselves */
const decoded = (name) => {
  try {
    return decodeURIComponent(name);
  } catch (error) {
    if (error instanceof URIError) return name;
    throw error;
  }
};

/** @param {string} name @returns {boolean} */
const isMissing = (name) => [name, decoded(name)].every((one) => withId(one).length === 0 && document.getElementsByName(one).length === 0);

/**
 * The names of places on the page itself that links lead to and that no element has, as in the links, each once.
 * @returns {string[]}
 */
export default function missing_anchors() {
  const names = all(LINKS).map((one) => (attribute(one, "href") ?? "").slice(1));
  return [...new Set(names)].filter((name) => isPlace(name) && isMissing(name));
}
