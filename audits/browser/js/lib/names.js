/**
 * What things are called: the accessible name, and the landmark roles that hang on it.
 *
 * This is the rule of https://www.w3.org/TR/accname-1.2/ as far as scripts need it while they run: `aria-labelledby`,
 * `aria-label`, content, `title`, `alt`. Chromium's own tree has the whole of it, but only the debugger can ask for that,
 * one round trip a question and never in the middle of a script; evidence that must be exact about names comes from there
 * (`gatherers/accessible.py`). dom-accessibility-api would bring all of it as well, and a build step by Node with it.
 */

import { attribute, closest, matches, read, tagOf, withId } from "./dom.js";
import { clip, squeeze, wordsIn } from "./strings.js";
import { spokenTextOf, textContentOf } from "./text.js";

/** @param {Element} element @param {string} name of an attribute that lists ids @returns {HTMLElement[]} what it points at */
export const pointedAtBy = (element, name) => wordsIn(attribute(element, name)).flatMap(withId);

/** @param {Element} element @returns {string} the name it is given by `aria-labelledby` or `aria-label` */
export const labelOf = (element) =>
  squeeze(pointedAtBy(element, "aria-labelledby").map(textContentOf).join(" ")) || squeeze(attribute(element, "aria-label"));

/** @param {Element} element @returns {string} the accessible name, near enough: labelledby, label, text, title */
export const nameOf = (element) =>
  labelOf(element) ||
  spokenTextOf(element) ||
  textContentOf(element) ||
  squeeze(attribute(element, "title")) ||
  squeeze(attribute(element, "alt"));

/** @param {Element} element @returns {HTMLLabelElement[]} the labels of a field */
export const labelsOf = (element) => [.../** @type {HTMLInputElement} */ (element).labels ?? []];

/** @param {Element} label @returns {string} its words, without those of the field in it */
const wordsOf = (label) => {
  const copy = /** @type {Element} */ (label.cloneNode(true));
  for (const field of copy.querySelectorAll("select, textarea, button")) field.remove();
  return read(copy, "textContent") ?? "";
};

/** @param {Element} element @returns {string} what a control is called: by its label, its words, or what stands in it; short */
export const calledOf = (element) => {
  const isButton = element instanceof HTMLInputElement && matches(element, "[type=button], [type=submit], [type=reset]");
  const labels = labelsOf(element).map(wordsOf).join(" ");
  const name = labelOf(element) || labels || nameOf(element) || (isButton ? element.value : "");
  return clip(squeeze(name || attribute(element, "placeholder")), 60);
};

/** @type {Record<string, string>} */
const LANDMARKS = { main: "main", nav: "navigation", aside: "complementary", search: "search" };
/** @type {Record<string, string>} */
const LANDMARKS_OF_THE_PAGE = { header: "banner", footer: "contentinfo" };
/** @type {Record<string, string>} */
const LANDMARKS_IF_NAMED = { section: "region", form: "form" };
const ROLES = ["banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"];

export const LANDMARK_CANDIDATES = "[role], header, footer, main, nav, aside, search, section, form";

/** @param {Element} element @returns {string} its landmark role, empty where it is none */
export const landmarkRole = (element) => {
  const role = attribute(element, "role");
  if (role) return ROLES.includes(role) ? role : "";
  const tag = tagOf(element);
  if (tag in LANDMARKS_OF_THE_PAGE) {
    const parent = read(element, "parentElement");
    return parent && closest(parent, "article, aside, main, nav, section") ? "" : LANDMARKS_OF_THE_PAGE[tag];
  }
  if (tag in LANDMARKS_IF_NAMED) return labelOf(element) ? LANDMARKS_IF_NAMED[tag] : "";
  return LANDMARKS[tag] ?? "";
};
