/**
 * Waits until nothing has changed in the document for a while.
 * @param {number} quietMs for how long
 * @param {number} timeoutMs how long to wait at most
 * @returns {Promise<void>}
 */
export default function quiet(quietMs, timeoutMs) {
  return new Promise((resolve) => {
    const done = () => {
      observer.disconnect();
      clearTimeout(timer);
      clearTimeout(end);
      resolve();
    };
    let timer = setTimeout(done, quietMs);
    const end = setTimeout(done, timeoutMs);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, quietMs);
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}
