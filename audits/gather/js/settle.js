/**
 * Waits until the page stands still: fonts loaded, running transitions at their end, two frames painted.
 * @returns {Promise<void>}
 */
async () => {
  // A document that has no body yet paints no frame: half a second stands for one.
  const frame = () =>
    new Promise((resolve) => {
      requestAnimationFrame(resolve);
      setTimeout(resolve, 500);
    });
  await Promise.race([document.fonts.ready, new Promise((resolve) => setTimeout(resolve, 2000))]);
  await frame();
  for (const animation of document.getAnimations()) {
    if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
  }
  await frame();
}
