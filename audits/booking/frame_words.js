import { all } from "../browser/js/lib/dom.js";
import { isRendered } from "../browser/js/lib/visibility.js";
import page_text from "./page_text.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** @returns {object} a `Words` record: what one frame says, and whether it shows fields for a password or for what a person types */
export default function frame_words() {
  const fields = /** @type {Field[]} */ (all("input, textarea")).filter(isRendered);
  return {
    title: document.title,
    headings: all("h1").filter(isRendered).map((heading) => heading.innerText),
    text: page_text(),
    password: fields.some(({ type }) => type === "password"),
    fields: fields.some(({ type }) => /^(text|email|tel)/.test(type)),
  };
}
