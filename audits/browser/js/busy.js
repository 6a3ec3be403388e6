const SAYS_SO = /^(initiali[sz]ing|loading|preparing|please wait)\b.{0,40}$/i;

/**
 * Tells whether something on the page says that it has yet to get ready.
 * @returns {boolean}
 */
export default function busy() {
  const texts = document.createTreeWalker(document.body ?? document, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (SAYS_SO.test((texts.currentNode.nodeValue ?? "").trim())) return true;
  return document.querySelector('[aria-busy="true"]') !== null;
}
