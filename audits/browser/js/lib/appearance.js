import { all } from "./dom.js";
import { isRendered } from "./visibility.js";

/**
 * What a page shows at this moment: how many elements are rendered, and the words that can be read.
 * @returns {string}
 */
export const appearance = () => `${all("body *").filter(isRendered).length} ${document.body.innerText}`;
