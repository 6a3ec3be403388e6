/** @returns {boolean} whether the document has a body; one that is no page of HTML needs none */
export default function has_body() {
  return document.body !== null || !(document.documentElement instanceof HTMLHtmlElement);
}
