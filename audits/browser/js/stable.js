import { finishAnimations } from "./lib/animations.js";

// A document that has no body yet paints no frame: half a second stands for one.
const frame = () =>
  new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 500);
  });

/**
 * Waits until the page stands still: fonts loaded, running transitions at their end, a frame painted.
 * @returns {Promise<void>}
 */
export default async function stable() {
  await Promise.race([document.fonts.ready, new Promise((resolve) => setTimeout(resolve, 2000))]);
  await frame();
  if (finishAnimations() > 0) await frame();
}
