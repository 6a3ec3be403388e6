import { all, attribute, closest, matches, placeOf, resolved, tagOf } from "../browser/js/lib/dom.js";
import { labelOf } from "../browser/js/lib/names.js";
import { clip, squeeze } from "../browser/js/lib/strings.js";
import { textContentOf } from "../browser/js/lib/text.js";

/** @typedef {[kind: string, about: string]} Seen */

const SEARCH = "search, [role=search], form[role=search]";
const SEARCH_NAMES = ["q", "query", "search", "s", "keyword", "keywords"];
const NO_FIELDS = ["hidden", "submit", "button", "reset", "image"];
const TOGGLES = ["checkbox", "radio", "range", "color"];
const FIELD_ROLES = "[role=textbox], [role=searchbox], [role=combobox], [role=spinbutton], [role=listbox]";
const TOGGLE_ROLES = "[role=checkbox], [role=radio], [role=switch], [role=slider], [role=menuitemcheckbox], [role=menuitemradio]";
const MOVING = /\.(gif|apng)([?#]|$)/i;

/** @param {Element} one @param {string} selector */
const within = (one, selector) => [...Element.prototype.querySelectorAll.call(one, selector)];

/** @param {Element} one */
const typeOf = (one) => (attribute(one, "type") ?? "text").trim().toLowerCase();

/** @param {Element} one */
const labelFor = (one) => {
  const id = attribute(one, "id");
  const label = (id && document.querySelector(`label[for=${CSS.escape(id)}]`)) ?? closest(one, "label");
  return labelOf(one) || (label ? textContentOf(label) : "") || squeeze(attribute(one, "placeholder") ?? attribute(one, "name"));
};

/** @param {Element} one */
const isForSearching = (one) =>
  typeOf(one) === "search" ||
  attribute(one, "role") === "searchbox" ||
  Boolean(closest(one, SEARCH)) ||
  SEARCH_NAMES.includes((attribute(one, "name") ?? "").toLowerCase());

/** @param {Element} one */
const addressOf = (one) => {
  const written = attribute(one, "src") ?? attribute(one, "data") ?? within(one, "source").map((source) => attribute(source, "src"))[0];
  return written ? (resolved(written) ?? written) : "";
};

/** @param {Element} one @returns {Seen | null} */
const input = (one) => {
  const type = typeOf(one);
  if (NO_FIELDS.includes(type)) return null;
  if (TOGGLES.includes(type) && !closest(one, "form")) return ["toggle", labelFor(one)];
  return [isForSearching(one) ? "search field" : "field", labelFor(one)];
};

/** @type {Record<string, (one: Element) => Seen | null>} */
const BY_NAME = {
  audio: (one) => ["audio", addressOf(one)],
  bgsound: (one) => ["audio", addressOf(one)],
  video: (one) => ["video", addressOf(one)],
  iframe: (one) => ["frame", addressOf(one)],
  frame: (one) => ["frame", addressOf(one)],
  portal: (one) => ["frame", addressOf(one)],
  object: (one) => ["plug-in", addressOf(one)],
  embed: (one) => ["plug-in", addressOf(one)],
  applet: (one) => ["plug-in", addressOf(one)],
  canvas: (one) => ["canvas", labelOf(one)],
  img: (one) => (MOVING.test(attribute(one, "src") ?? "") ? ["moving picture", addressOf(one)] : null),
  animate: () => ["moving picture", "an animated drawing"],
  animatetransform: () => ["moving picture", "an animated drawing"],
  animatemotion: () => ["moving picture", "an animated drawing"],
  marquee: (one) => ["moving picture", textContentOf(one)],
  blink: (one) => ["moving picture", textContentOf(one)],
  input,
  textarea: (one) => [isForSearching(one) ? "search field" : "field", labelFor(one)],
  select: (one) => [isForSearching(one) ? "search field" : "field", labelFor(one)],
  form: (one) => (matches(one, SEARCH) || within(one, "input, textarea").some(isForSearching) ? null : ["form", labelOf(one)]),
  script: (one) => (/^(|module|(text|application)\/(java|ecma)script)$/i.test(squeeze(attribute(one, "type"))) ? ["script", addressOf(one)] : null),
  meta: (one) => (/^\s*refresh\s*$/i.test(attribute(one, "http-equiv") ?? "") ? ["refresh", attribute(one, "content") ?? ""] : null),
};

/** @param {Element} one @returns {Seen | null} */
const byRole = (one) => {
  if (matches(one, FIELD_ROLES)) return [isForSearching(one) ? "search field" : "field", labelFor(one)];
  if (matches(one, TOGGLE_ROLES)) return ["toggle", labelFor(one)];
  if (matches(one, '[contenteditable]:not([contenteditable="false" i])')) return ["field", labelFor(one)];
  return null;
};

/**
 * What brings further criteria in: media, frames, forms, fields. What is not rendered counts: it is there to be shown.
 *
 * A field is for searching if it says so, by its type, its role, its landmark or its name.
 * @returns {object[]} Feature records
 */
export default function features() {
  const found = [];
  for (const one of all("*")) {
    const seen = (BY_NAME[tagOf(one).toLowerCase()] ?? byRole)(one);
    if (seen) found.push({ kind: seen[0], about: clip(squeeze(seen[1]), 120), place: placeOf(one) });
  }
  return found;
}
