import { appearance } from "../browser/js/lib/appearance.js";
import { all, attribute } from "../browser/js/lib/dom.js";

/**
 * What a page shows once one of its links to a place on it has been followed.
 *
 * `follow` presses the first such link with a name; `shown` gives what can be seen.
 */
export default function hash_views() {
  return {
    /** @param {string} name */
    follow: (name) => {
      const link = all("a, area").find((one) => attribute(one, "href") === `#${name}`);
      if (link instanceof HTMLElement) link.click();
    },

    shown: appearance,
  };
}
