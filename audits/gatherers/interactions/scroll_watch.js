/**
 * Watches whether anything that takes the focus comes into sight or goes out of it.
 * @param {"begin" | "ask" | "leave"} task
 * @returns {boolean} for "ask" whether anything has come or gone since the beginning
 */
(task) => {
  const shared = globalThis.audits;
  const { all, isRendered } = shared;

  const takesFocus = (element) => element.tabIndex >= 0;
  switch (task) {
    case "begin": {
      const known = new Map(all("*").filter(takesFocus).map((one) => [one, isRendered(one)]));
      const isNew = (node) => node instanceof Element && [node, ...node.querySelectorAll("*")].some((one) => takesFocus(one) && !known.has(one) && isRendered(one));
      const watch = { changed: false };
      const observer = new MutationObserver((records) => {
        const added = records.flatMap((record) => [...record.addedNodes]);
        watch.changed ||= [...known].some(([one, was]) => isRendered(one) !== was) || added.some(isNew);
        if (watch.changed) observer.disconnect();
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true });
      shared.reachWatch = { watch, observer };
      return false;
    }
    case "ask":
      return shared.reachWatch.watch.changed;
    default:
      shared.reachWatch.observer.disconnect();
      delete shared.reachWatch;
      return false;
  }
}
