/**
 * Notes, while every key is pressed in turn, after which of them the page was no longer as before.
 * @param {"begin" | "end" | "release"} task
 * @returns {string[] | null} for "end" the keys to try again alone
 */
(task) => {
  const shared = globalThis.audits;
  const { deepActive } = shared;
  const release = () => {
    deepActive()?.blur?.();
    document.activeElement?.blur?.();
    shared.keysFrom ??= { left: scrollX, top: scrollY };
    scrollTo({ ...shared.keysFrom, behavior: "instant" });
  };
  if (task === "release") {
    release();
    return null;
  }
  if (task === "begin") {
    release();
    const touched = new Set();
    const pressed = [];
    const seen = { address: location.href, x: scrollX, y: scrollY };
    let mutations = 0;
    const observer = new MutationObserver((records) => (mutations += records.length));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const check = () => {
      const moved = deepActive() !== null || location.href !== seen.address || scrollX !== seen.x || scrollY !== seen.y;
      // What a key sets going may show a little later, while the next keys are pressed.
      mutations += observer.takeRecords().length;
      if (mutations > 0 || moved) for (const key of pressed.slice(-2)) touched.add(key);
      mutations = 0;
      if (moved) {
        release();
        Object.assign(seen, { address: location.href, x: scrollX, y: scrollY });
      }
    };
    const onKeyDown = (event) => {
      check();
      pressed.push(event.key);
    };
    addEventListener("keydown", onKeyDown, { capture: true, passive: true });
    shared.keysPressed = { touched, check, undo: () => (observer.disconnect(), removeEventListener("keydown", onKeyDown, { capture: true })) };
    return null;
  }
  const { touched, check, undo } = shared.keysPressed;
  check();
  undo();
  release();
  return [...touched];
}
