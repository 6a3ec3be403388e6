/**
 * Waits until the document and all it asked for have loaded.
 * @returns {Promise<void>}
 */
export default function loaded() {
  return new Promise((resolve) => {
    if (document.readyState === "complete") resolve();
    else addEventListener("load", () => resolve(), { once: true });
  });
}
