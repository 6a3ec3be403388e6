import { appearance } from "../browser/js/lib/appearance.js";
import { all } from "../browser/js/lib/dom.js";

const STEPS = 12;
const STEP_MS = 50;
const SHAKE = 30; // m/s², three times gravity: libraries that tell a shake ask for about half of that
const TILT = 60; // degrees

/** @param {number} step @returns {Event[]} of a device that is shaken and tilted to and fro */
const events = (step) => {
  const side = step % 2 ? 1 : -1;
  const acceleration = { x: side * SHAKE, y: side * SHAKE, z: side * SHAKE };
  const angles = { alpha: (step * TILT) % 360, beta: side * TILT, gamma: side * TILT };
  return [
    new DeviceMotionEvent("devicemotion", {
      acceleration,
      accelerationIncludingGravity: { ...acceleration, z: acceleration.z + 9.81 },
      rotationRate: { alpha: side * TILT, beta: side * TILT, gamma: side * TILT },
      interval: STEP_MS,
    }),
    new DeviceOrientationEvent("deviceorientation", angles),
    new DeviceOrientationEvent("deviceorientationabsolute", { ...angles, absolute: true }),
  ];
};

/** @returns {Promise<void>} */
const aStep = () => new Promise((resolve) => setTimeout(resolve, STEP_MS));

/**
 * Shakes and tilts the device, as far as scripts are told. The page is not put back: it is one that is thrown away.
 * @returns {Promise<"none" | "unknown" | "content">} what changed: nothing; perhaps something, such as a style, a drawing, or what changes by itself; or the words and elements that are shown
 */
export default async function device_motion() {
  let mutations = 0;
  const observer = new MutationObserver((records) => {
    mutations += records.length;
  });
  observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
  const first = appearance();
  for (let step = 0; step < STEPS; step += 1) await aStep();
  const before = appearance();
  const place = [scrollX, scrollY].join();
  let changesContent = false;
  for (let step = 0; step < STEPS; step += 1) {
    for (const one of events(step)) dispatchEvent(one);
    await aStep();
    changesContent ||= appearance() !== before;
  }
  observer.disconnect();
  if (changesContent && before === first) return "content";
  const mayHaveChanged = mutations > 0 || place !== [scrollX, scrollY].join() || all("canvas").length > 0;
  return mayHaveChanged ? "unknown" : "none";
}
