import { attribute, first, learnSource, read, tagOf, within } from "./lib/dom.js";
import { squeeze } from "./lib/strings.js";

const STAMP = "data-audits-source";

/** @typedef {[Element, Element]} Pair an element as written, and the same in the page */

/** @param {Element} element @returns {string} what scripts seldom change: its name, what it says, and what it shows */
const keyOf = (element) => `${tagOf(element)} ${attribute(element, "src") ?? ""} ${squeeze(read(element, "textContent") ?? "")}`;

/** @param {string[]} keys @returns {Map<string, number>} where each stands that is there once */
const uniqueIn = (keys) => {
  /** @type {Map<string, number>} */
  const found = new Map();
  keys.forEach((key, at) => found.set(key, found.has(key) ? -1 : at));
  return found;
};

/**
 * Pairs what is left between two pairs: as many elements of a name are the same ones, and what a script has put into
 * another element is found there.
 * @param {Element[]} written @param {Element[]} shown @returns {Pair[]}
 */
const pairsBetween = (written, shown) => {
  /** @type {Pair[]} */
  const pairs = [];
  for (const name of new Set(written.map(tagOf))) {
    const ours = written.filter((one) => tagOf(one) === name);
    const theirs = shown.filter((one) => tagOf(one) === name);
    if (ours.length === theirs.length) ours.forEach((one, at) => pairs.push([one, theirs[at]]));
  }
  const paired = new Set(pairs.flat());
  const around = shown.filter((one) => !paired.has(one));
  for (const one of written.filter((other) => !paired.has(other))) {
    const alike = around.flatMap((other) => within(other, tagOf(one))).filter((other) => keyOf(other) === keyOf(one));
    if (alike.length === 1) pairs.push([one, alike[0]]);
  }
  return pairs;
};

/** @param {Element[]} written @param {Element[]} shown @returns {Pair[]} the same elements, whatever scripts have added or taken */
const pairsOf = (written, shown) => {
  const [ours, theirs] = [written.map(keyOf), shown.map(keyOf)];
  let start = 0;
  while (start < Math.min(ours.length, theirs.length) && ours[start] === theirs[start]) start += 1;
  let end = 0;
  while (end < Math.min(ours.length, theirs.length) - start && ours.at(-1 - end) === theirs.at(-1 - end)) end += 1;
  /** @type {Pair[]} */
  const pairs = [];
  for (let at = 0; at < start; at += 1) pairs.push([written[at], shown[at]]);
  const [once, there] = [uniqueIn(ours.slice(start, ours.length - end)), uniqueIn(theirs.slice(start, theirs.length - end))];
  let [from, to] = [start, start];
  for (const [key, at] of once) {
    const other = there.get(key) ?? -1;
    if (at < 0 || start + at < from || start + other < to || other < 0) continue;
    pairs.push(...pairsBetween(written.slice(from, start + at), shown.slice(to, start + other)));
    pairs.push([written[start + at], shown[start + other]]);
    [from, to] = [start + at + 1, start + other + 1];
  }
  pairs.push(...pairsBetween(written.slice(from, ours.length - end), shown.slice(to, theirs.length - end)));
  for (let at = end; at > 0; at -= 1) pairs.push([written[written.length - at], shown[shown.length - at]]);
  return pairs;
};

/** @param {string} stamp `docs/x.md:42`, or the file alone */
const sourceFrom = (stamp) => {
  const found = /^(?<file>.*):(?<line>\d+)$/su.exec(stamp);
  return { file: found?.groups?.file ?? stamp, line: found?.groups ? Number(found.groups.line) : null };
};

/**
 * Learns where the elements of the page came from. The page bears no stamps, which its scripts could see and other scripts
 * of ours would report: its HTML with them is read beside it, and its elements are found in the page by their places.
 * @param {string} stamped the page's HTML with stamps
 */
export default function learn_sources(stamped) {
  const { body } = new DOMParser().parseFromString(stamped, "text/html");
  const shown = document.querySelector("body");
  /** @type {Pair[]} */
  const waiting = shown ? [[body, shown]] : [];
  while (waiting.length > 0) {
    const [one, other] = /** @type {Pair} */ (waiting.pop());
    const stamp = attribute(one, STAMP);
    if (stamp !== null) learnSource(other, sourceFrom(stamp));
    if (first(one, `[${STAMP}]`)) waiting.push(...pairsOf([...read(one, "children")], [...read(other, "children")]));
  }
}
