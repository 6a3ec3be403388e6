/**
 * Waits until the document and all it asked for have loaded, or nothing more will come: where a script leads away while the
 * document is still read, the browser stops reading, and no `load` event follows.
 * @returns {Promise<void>}
 */
export default function loaded() {
  return new Promise((resolve) => {
    const check = () => {
      if (document.readyState === "complete") setTimeout(resolve); // after what the page itself does on `load`
    };
    document.addEventListener("readystatechange", check);
    check();
  });
}
