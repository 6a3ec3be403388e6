/** What a film or sound is once it is loaded: how long, whether anything can be heard, what its text tracks hold. */

import { attribute, tagOf, within } from "../../../browser/js/lib/dom.js";

/** Milliseconds for which a file is waited for. */
const TIMEOUT_MS = 3000;
/** Seconds and bytes: what is longer or larger is not listened to, and taken to be heard. */
const [LONGEST_HEARD, LARGEST_HEARD] = [180, 20_000_000];
/** The strength, from 0 to 1, up to which a sound is silence. */
const SILENCE = 0.002;

/** @param {EventTarget} target @param {string[]} types @returns {Promise<void>} done with the first of these events, or after TIMEOUT_MS */
const untilEvent = (target, types) =>
  new Promise((resolve) => {
    for (const type of types) target.addEventListener(type, () => resolve(), { once: true });
    setTimeout(resolve, TIMEOUT_MS);
  });

/** @param {HTMLMediaElement} medium @returns {boolean} whether its length and tracks are known */
export const isKnown = (medium) => medium.readyState >= HTMLMediaElement.HAVE_METADATA;

/** @param {HTMLMediaElement} medium @param {HTMLMediaElement} copy is given what the other plays */
const copySources = (medium, copy) => {
  const sources = medium.currentSrc || attribute(medium, "src") ? [] : within(medium, "source");
  if (sources.length === 0) {
    copy.src = medium.currentSrc || medium.src;
    return;
  }
  copy.append(...sources.map((one) => one.cloneNode()));
  copy.lastElementChild?.addEventListener("error", () => copy.dispatchEvent(new Event("error")), { once: true });
};

/** @param {HTMLMediaElement} medium @returns {Promise<HTMLMediaElement>} itself where its metadata are there, else one like it beside the page */
export const loaded = async (medium) => {
  if (isKnown(medium)) return medium;
  const copy = /** @type {HTMLMediaElement} */ (document.createElement(tagOf(medium)));
  copy.preload = "metadata";
  copy.muted = true;
  const known = untilEvent(copy, ["loadedmetadata", "error"]);
  copySources(medium, copy);
  await known;
  return copy;
};

/** @param {HTMLMediaElement} medium @returns {boolean | null} whether it has a sound track; null where the browser cannot tell */
const hasSoundTrack = (medium) => {
  try {
    return /** @type {HTMLMediaElement & {captureStream: () => MediaStream}} */ (medium).captureStream().getAudioTracks().length > 0;
  } catch {
    return null;
  }
};

/** @param {AudioBuffer} sound */
const isHeard = (sound) => {
  const channels = Array.from({ length: sound.numberOfChannels }, (_, channel) => sound.getChannelData(channel));
  return channels.some((levels) => levels.some((one) => Math.abs(one) > SILENCE));
};

/** @param {HTMLMediaElement} medium one that is known @returns {Promise<boolean | null>} whether anything can be heard; null where the browser cannot tell */
export const hears = async (medium) => {
  const hasTrack = hasSoundTrack(medium);
  if (!hasTrack) return hasTrack;
  if (!(medium.duration <= LONGEST_HEARD)) return true;
  try {
    const answer = await fetch(medium.currentSrc);
    const data = await answer.arrayBuffer();
    return data.byteLength > LARGEST_HEARD || isHeard(await new OfflineAudioContext(1, 1, 8000).decodeAudioData(data));
  } catch {
    return true; // it has a sound track, which cannot be listened to here
  }
};

/**
 * How long it plays from where it starts: an address may name a part, as in film.mp4#t=8,10.
 * @param {HTMLMediaElement} medium
 * @returns {number | null} seconds; null where nobody can say
 */
export const secondsOf = (medium) => {
  if (!isKnown(medium)) return null;
  const [, from, to] = /#(?:.*&)?t=(?:npt:)?([\d.]*)(?:,([\d.]+))?/.exec(medium.currentSrc) ?? [];
  const end = Math.min(Number(to ?? Infinity), medium.duration);
  const seconds = Math.round((end - Number(from || 0)) * 10) / 10;
  return Number.isFinite(seconds) ? seconds : null;
};

/** @param {HTMLTrackElement} track @returns {Promise<object>} a Track record; without its number of cues where it cannot be loaded */
export const trackOf = async (track) => {
  const text = track.track;
  const { mode } = text;
  if (track.readyState < HTMLTrackElement.LOADED) {
    const done = untilEvent(track, ["load", "error"]);
    text.mode = "hidden"; // else it is not loaded
    await done;
  }
  const cues = track.readyState === HTMLTrackElement.LOADED ? (text.cues?.length ?? 0) : null;
  text.mode = mode;
  return { kind: text.kind, language: text.language, cues };
};
