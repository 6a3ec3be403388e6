import { all, attribute } from "../browser/js/lib/dom.js";
import { isRendered } from "../browser/js/lib/visibility.js";

/**
 * What a page shows once one of its links to a place on it has been followed.
 *
 * `follow` presses the first such link with a name; `shown` gives the words that can be seen, and how many elements.
 */
export default function hash_views() {
  return {
    /** @param {string} name */
    follow: (name) => {
      const link = all("a, area").find((one) => attribute(one, "href") === `#${name}`);
      if (link instanceof HTMLElement) link.click();
    },

    /** @returns {string} */
    shown: () => `${all("body *").filter(isRendered).length} ${document.body.innerText}`,
  };
}
