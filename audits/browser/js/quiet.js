/**
 * Waits until nothing has changed in the document for a while.
 * @param {number} quiet for how long, milliseconds
 * @param {number} timeout how long to wait at most, milliseconds
 * @returns {Promise<void>}
 */
export default function untilQuiet(quiet, timeout) {
  return new Promise((resolve) => {
    const done = () => {
      observer.disconnect();
      clearTimeout(timer);
      clearTimeout(end);
      resolve();
    };
    let timer = setTimeout(done, quiet);
    const end = setTimeout(done, timeout);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, quiet);
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}
