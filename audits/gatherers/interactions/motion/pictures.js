/** Films that play by themselves, and pictures that move. */

import { luminance } from "../../../browser/js/lib/colour.js";
import { all, attribute } from "../../../browser/js/lib/dom.js";
import { flashesIn } from "./flashing.js";
import { isSeen } from "./moving.js";

/** @typedef {import("./moving.js").Moving} Moving */

/** Frames of a picture that are looked at. */
const MAX_FRAMES = 120;
/** A frame is drawn so many pixels wide and high, and looked at in so many rows and columns. */
const [SIZE, PARTS] = [16, 4];
/** Microseconds for which a frame is shown that does not say. */
const DEFAULT_FRAME_US = 100_000;

/** @returns {Moving[]} */
export const films = () =>
  /** @type {HTMLVideoElement[]} */ (all("video")).flatMap((one) => {
    const begins = attribute(one, "autoplay") !== null || !one.paused;
    if (!begins || !isSeen(one) || Number.isNaN(one.duration)) return [];
    return [
      {
        key: one,
        target: one,
        kind: "video",
        name: one.currentSrc || one.src,
        seconds: one.loop || !Number.isFinite(one.duration) ? null : one.duration,
        flashes: 0,
        hasOwnControls: one.controls,
        isStill: () => one.paused || !isSeen(one),
      },
    ];
  });

/** @param {Uint8ClampedArray} data of a frame as drawn: red, green, blue and alpha of each pixel @returns {number[]} the luminance in the middle of each part */
const luminancesIn = (data) => {
  const edge = SIZE / PARTS;
  return Array.from({ length: PARTS * PARTS }, (_, part) => {
    const [row, column] = [Math.floor(part / PARTS), part % PARTS];
    const start = ((row * edge + edge / 2) * SIZE + column * edge + edge / 2) * 4;
    return luminance([data[start], data[start + 1], data[start + 2], 1]);
  });
};

/** @returns {(image: VideoFrame) => number[]} gives the luminance in the middle of each part of a frame, on white */
const frameReader = () => {
  const pen = new OffscreenCanvas(SIZE, SIZE).getContext("2d", { willReadFrequently: true });
  if (!pen) throw new TypeError("There is no canvas to draw frames on.");
  return (image) => {
    pen.fillStyle = "white";
    pen.fillRect(0, 0, SIZE, SIZE);
    pen.drawImage(image, 0, 0, SIZE, SIZE);
    return luminancesIn(pen.getImageData(0, 0, SIZE, SIZE).data);
  };
};

/**
 * @param {ImageDecoder} decoder
 * @param {number} count of its frames, from the first
 * @returns {Promise<{lasts: number, levels: number[][]}>} how long they are shown, seconds, and the luminances in each of them
 */
const readFrames = async (decoder, count) => {
  const luminancesOf = frameReader();
  const levels = [];
  let lasts = 0;
  for (let frameIndex = 0; frameIndex < count; frameIndex += 1) {
    const { image } = await decoder.decode({ frameIndex });
    lasts += (image.duration ?? DEFAULT_FRAME_US) / 1e6;
    levels.push(luminancesOf(image));
    image.close();
  }
  return { lasts, levels };
};

/** @param {number[][]} levels @param {number} lasts seconds @returns {number} how often a quarter of the picture flashes, a second */
const flashesOf = (levels, lasts) => {
  const byPart = levels[0].map((first, part) => flashesIn([...levels.map((frame) => frame[part]), first]) / lasts);
  return byPart.toSorted((a, b) => b - a)[byPart.length / 4 - 1];
};

/** @param {string} url @returns {Promise<ImageDecoder | null>} null where it is no picture of a kind that can move */
const decoderOf = async (url) => {
  const answer = await fetch(url).catch(() => null);
  const type = answer?.headers.get("content-type")?.split(";")[0] ?? "";
  if (!answer?.ok || !/^image\/(gif|a?png|webp|avif)$/.test(type)) return null;
  return new ImageDecoder({ data: await answer.arrayBuffer(), type: type.replace("apng", "png") });
};

/** @param {string} url @returns {Promise<{seconds: number | null, flashes: number} | null>} null where it does not move */
const framesOf = async (url) => {
  const decoder = await decoderOf(url);
  if (!decoder) return null;
  await decoder.tracks.ready;
  await decoder.completed;
  const track = decoder.tracks.selectedTrack;
  if (!track?.animated || track.frameCount < 2) return null;
  const count = Math.min(track.frameCount, MAX_FRAMES);
  const { lasts, levels } = await readFrames(decoder, count);
  const whole = lasts * (track.frameCount / count);
  const { repetitionCount } = track;
  return { seconds: Number.isFinite(repetitionCount) ? whole * (repetitionCount + 1) : null, flashes: flashesOf(levels, lasts) };
};

/** @param {HTMLImageElement} picture @returns {Promise<Moving | null>} null where it does not move */
const movingIn = async (picture) => {
  const url = picture.currentSrc || picture.src;
  if (/\.svg([?#]|$)|^data:image\/svg/i.test(url)) return null;
  const frames = await framesOf(url).catch(() => null);
  const isStill = () => !isSeen(picture) || (picture.currentSrc || picture.src) !== url;
  return frames && { key: picture, target: picture, kind: "picture", name: url, ...frames, isStill };
};

/** @returns {Promise<Moving[]>} the pictures that move: the browser itself reads their frames, one picture after the other */
export const pictures = async () => {
  const found = [];
  for (const one of /** @type {HTMLImageElement[]} */ (all("img")).filter(isSeen)) {
    const moving = await movingIn(one);
    if (moving) found.push(moving);
  }
  return found;
};
