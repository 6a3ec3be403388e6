import { attribute } from "../browser/js/lib/dom.js";
import { labelsOf } from "../browser/js/lib/names.js";
import { squeeze } from "../browser/js/lib/strings.js";
import { isRendered } from "../browser/js/lib/visibility.js";

const TYPED = /^(text|email|tel|password)/;

/** @param {Element} field @returns {boolean} whether a person sees it, and types in it */
const isTypedIn = (field) => TYPED.test(/** @type {HTMLInputElement} */ (field).type) && isRendered(field);

/** @param {HTMLElement} element @returns {boolean} whether to press it sends off what a reader has typed */
const isSending = (element) =>
  (element instanceof HTMLButtonElement || element instanceof HTMLInputElement) &&
  element.type === "submit" &&
  [...(element.form?.elements ?? [])].some(isTypedIn);

/**
 * @param {HTMLElement[]} elements controls of a booking page
 * @returns {object[]} of each what it is called, and whether it sends off what a reader has typed: then it is none for us
 */
export default function option_labels(elements) {
  return elements.map((element) => {
    const labels = labelsOf(element).map((label) => label.innerText);
    const value = "value" in element ? String(element.value) : "";
    const label = attribute(element, "aria-label") || labels.join(" ") || element.innerText || value;
    return { label: squeeze(label), sends: isSending(element) };
  });
}
