/** Reading the values of attributes as HTML and ARIA do, which tell no capitals apart in them: axe-core 4.14 does tell them apart. */

import { tagOf } from "../../browser/js/lib/dom.js";

/** Attributes of which browsers compare the values in any case (https://html.spec.whatwg.org/#selectors, https://www.w3.org/TR/html-aam-1.0/). */
const IN_ANY_CASE = new Set(["http-equiv", "role", "scope", "type"]);

/** @param {Element} element @param {string} name @returns {boolean} */
const isInAnyCase = (element, name) => IN_ANY_CASE.has(name) || (name === "name" && tagOf(element) === "meta");

/**
 * Has this world, which is not the page's, read such values in lower case while it waits for an answer.
 * @template Answer
 * @param {() => Promise<Answer>} ask
 * @returns {Promise<Answer>}
 */
export const inAnyCase = async (ask) => {
  const prototype = Element.prototype;
  const { getAttribute } = prototype;
  /** @this {Element} @param {string} name @returns {string | null} */
  prototype.getAttribute = function (name) {
    const value = Reflect.apply(getAttribute, this, [name]);
    return value !== null && isInAnyCase(this, name) ? value.toLowerCase() : value;
  };
  try {
    return await ask();
  } finally {
    prototype.getAttribute = getAttribute;
  }
};
