/** @returns {string} all the text that the document shows */
export default function page_text() {
  return document.body ? document.body.innerText.trim() : "";
}
