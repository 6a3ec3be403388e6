// A document that has no body yet paints no frame: half a second stands for one.
const frame = () =>
  new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 500);
  });

/** @param {Animation} animation @returns {boolean} whether it runs, and comes to an end */
const isEnding = (animation) =>
  animation.playState === "running" && animation.playbackRate !== 0 && Number.isFinite(animation.effect?.getComputedTiming().endTime);

/**
 * Waits until the page stands still: fonts loaded, running transitions at their end, a frame painted.
 * @returns {Promise<void>}
 */
export default async function stable() {
  await Promise.race([document.fonts.ready, new Promise((resolve) => setTimeout(resolve, 2000))]);
  await frame();
  const running = document.getAnimations().filter(isEnding);
  for (const animation of running) animation.finish();
  if (running.length > 0) await frame();
}
