/**
 * What has come into sight since an earlier look, as the outermost elements that were not in sight then.
 * @param {"before" | "after" | "forget"} task
 * @returns {number} for "after" how many there are, which `shared.appeared` holds
 */
(task) => {
  const { all, isRendered, parentOf, shared } = globalThis.audits;
  const isSeen = (element) => {
    if (!isRendered(element)) return false;
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  };
  if (task === "before") {
    shared.seenBefore = new WeakSet(all("body *").filter(isSeen));
    return 0;
  }
  if (task === "forget") {
    delete shared.seenBefore;
    delete shared.appeared;
    return 0;
  }
  const fresh = new Set(all("body *").filter((one) => isSeen(one) && !shared.seenBefore.has(one)));
  shared.appeared = [...fresh].filter((one) => !fresh.has(parentOf(one)));
  return shared.appeared.length;
}
