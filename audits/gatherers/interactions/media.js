import { all, attribute, childrenOf, contains, closest, parentOf, placeOf, resolved, tagOf, within } from "../../browser/js/lib/dom.js";
import { calledOf, nameOf } from "../../browser/js/lib/names.js";
import { clip, squeeze } from "../../browser/js/lib/strings.js";
import { isHidden, isInSight, isRendered, mayBeOpened } from "../../browser/js/lib/visibility.js";
import { hears, isKnown, loaded, secondsOf, trackOf } from "./media/loading.js";

const HOSTS = /(^|\.)(youtube(-nocookie)?\.com|vimeo\.com|dailymotion\.com|wistia\.(com|net)|soundcloud\.com|spotify\.com|twitch\.tv|loom\.com)$/;
const TRANSCRIPT = /transcript|in writing|text (version|alternative)|transkript|transcription|described version|audio[- ]descri/i;
const STOPS = /\b(pause|stop|mute|silence|turn off|sound off|audio off|volume)\b/i;
const ASIDE = "nav, header, footer, aside";

/** @param {Element} medium @returns {Element} the part of the page it stands in */
const partOf = (medium) => {
  let part = parentOf(medium);
  while (part && parentOf(part) && !/^(body|main|article|section)$/.test(tagOf(part))) part = parentOf(part);
  return part ?? document.body;
};

/** @param {Element} element @returns {boolean} whether assistive technology meets it, at once or when what it stands in is opened */
const isMetSometime = (element) => !closest(element, '[aria-hidden="true"], [inert]') && isSeenSometime(element);

/** @param {Element} element @returns {boolean} whether it is rendered, at once or when what it stands in is opened */
const isSeenSometime = (element) => isRendered(element) || mayBeOpened(element);

/** Words put out of sight for screen readers alone count; words nobody meets do not. @param {Text} node */
const isAtHand = (node) => {
  const parent = parentOf(node);
  if (parent === null || !isMetSometime(parent)) return false;
  return !isRendered(parent) || isInSight(node) || getComputedStyle(parent).textIndent === "0px";
};

/** @param {Element} part @returns {string} its words, without those of bars and menus in it; 2,000 characters at most */
const wordsIn = (part) => {
  /** @type {string[]} */
  const words = [];
  const isWhole = closest(part, ASIDE) !== null;
  /** @param {Element} element */
  const isRead = (element) =>
    (isWhole || !closest(element, ASIDE)) && !/^(script|style|template|noscript|audio|video|iframe|svg)$/.test(tagOf(element));
  /** @param {Node} node */
  const visit = (node) => {
    if (node instanceof Text && node.data.trim() && isAtHand(node)) words.push(node.data);
    else if (node instanceof Element && isRead(node)) childrenOf(node).forEach(visit);
  };
  visit(part);
  return clip(squeeze(words.join(" ")), 2000);
};

/** @param {HTMLMediaElement} medium @returns {Promise<object>} a Recording record */
const recordingOf = async (medium) => {
  const part = partOf(medium);
  const [known, tracks] = await Promise.all([loaded(medium), Promise.all(/** @type {HTMLTrackElement[]} */ (within(medium, "track")).map(trackOf))]);
  const links = within(part, "a[href], button, summary").filter(isMetSometime).map(nameOf);
  return {
    kind: tagOf(medium),
    src: (medium.currentSrc || known.currentSrc || medium.src).slice(0, 300),
    seconds: secondsOf(known),
    has_sound: isKnown(known) ? await hears(known) : null,
    has_picture: isKnown(known) ? known instanceof HTMLVideoElement && known.videoWidth > 0 : null,
    plays_by_itself: medium.hasAttribute("autoplay") && !medium.hasAttribute("muted") && !medium.muted,
    has_controls: medium.controls,
    is_in_sight: isSeenSometime(medium),
    loops: medium.loop,
    tracks,
    beside: wordsIn(part),
    transcripts: links.filter((name) => TRANSCRIPT.test(name)),
    place: placeOf(medium),
  };
};

/** @param {HTMLMediaElement} medium @returns {boolean} whether a reader can play it, or it plays by itself */
const isMet = (medium) => {
  const plays = medium.hasAttribute("autoplay");
  return (plays || medium.controls) && (isSeenSometime(medium) || (plays && !medium.muted));
};

/** @param {HTMLIFrameElement} frame @returns {string} the host of what it shows; "" where its address is none */
const hostOf = (frame) => {
  const address = resolved(attribute(frame, "src"));
  return address ? new URL(address).hostname : "";
};

/** @returns {object[]} Player records: the frames of hosts of films and sounds */
const players = () =>
  /** @type {HTMLIFrameElement[]} */ (all("iframe"))
    .filter((one) => HOSTS.test(hostOf(one)) && isMetSometime(one))
    .map((one) => ({ host: hostOf(one), title: squeeze(attribute(one, "title")), place: placeOf(one) }));

/** @returns {boolean} whether the page is in a language whose words are not known here */
const isForeign = () => !/^(en\b|$)/i.test(document.documentElement.lang.trim());

/** @param {Element[]} met @returns {string[]} the names of what may stop a sound: by their words, or where these are not known by where they stand */
const stops = (met) => {
  const parts = isForeign() ? met.map(partOf) : [];
  return all("button, [role=button], [role=slider], input:is([type=button], [type=range]), a[href]")
    .filter((one) => !isHidden(one))
    .filter((one) => STOPS.test(calledOf(one)) || (tagOf(one) !== "a" && parts.some((part) => contains(part, one))))
    .map(calledOf);
};

/**
 * Every film and sound that a reader can play or that plays by itself, and the players of other hosts.
 *
 * What is not loaded yet is loaded beside the page, and sound is listened to there, so that nothing plays.
 * @returns {Promise<object>} a Media record
 */
export default async function media() {
  const met = /** @type {HTMLMediaElement[]} */ (all("audio, video")).filter(isMet);
  const recordings = await Promise.all(met.map(recordingOf));
  return { type: "media", recordings, players: players(), stops: recordings.length > 0 ? stops(met) : [] };
}
