import { all } from "../browser/js/lib/dom.js";
import { isAsked } from "./appeared.js";

const CONTROLS = "a, area, button, input, select, option, textarea, summary, [role], [tabindex], [contenteditable], [onclick]";

/** @returns {boolean} whether a control may be among what is to be looked at: in a state of the page, what has come into sight */
export default function has_controls() {
  return all(CONTROLS).some(isAsked);
}
