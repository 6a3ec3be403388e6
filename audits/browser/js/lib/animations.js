/** @param {Animation} animation @returns {boolean} whether it runs, and comes to an end */
const isEnding = (animation) =>
  animation.playState === "running" && animation.playbackRate !== 0 && Number.isFinite(animation.effect?.getComputedTiming().endTime);

/**
 * Ends, at once, all animations and transitions that come to an end by themselves.
 * @returns {number} how many
 */
export const finishAnimations = () => {
  const running = document.getAnimations().filter(isEnding);
  for (const animation of running) animation.finish();
  return running.length;
};
