import { all, attribute, closest, first, parentOf, placeOf, read, rectOf, tagOf } from "../browser/js/lib/dom.js";
import { labelOf, nameOf } from "../browser/js/lib/names.js";
import { clip, squeeze } from "../browser/js/lib/strings.js";
import { textContentOf } from "../browser/js/lib/text.js";
import { isCutAway, isRendered } from "../browser/js/lib/visibility.js";

const SMALLEST = 48;
const CONTROLS = "a[href], button, summary, label, [role=button], [role=link], [role=img], [role=tab], [role=menuitem]";

/** @param {Element} element @param {DOMRect} box */
const isInSight = (element, box) =>
  isRendered(element) && !isCutAway(element) && box.right + scrollX > 0 && box.bottom + scrollY > 0;

/** @param {HTMLCanvasElement} canvas */
const isBlank = (canvas) => {
  const empty = document.createElement("canvas");
  [empty.width, empty.height] = [canvas.width, canvas.height];
  try {
    return canvas.toDataURL() === empty.toDataURL();
  } catch {
    return false; // it shows a picture of another host
  }
};

/** @param {Element} svg */
const titleOf = (svg) => squeeze(read(first(svg, ":scope > title") ?? svg, "textContent"));

/** @param {Element} element */
const isHiddenItself = (element) =>
  attribute(element, "aria-hidden") === "true" || /^(none|presentation)$/.test(squeeze(attribute(element, "role")));

/** @param {Element} element @param {string} kind */
const alternativeOf = (element, kind) => {
  const own = labelOf(element) || squeeze(attribute(element, "title"));
  if (kind === "img") return isHiddenItself(element) ? labelOf(element) || squeeze(attribute(element, "alt")) : "";
  if (isDeclared(element)) return "";
  if (kind === "canvas") return own || textContentOf(element);
  return own || titleOf(element);
};

/** @param {Element} element */
const isDeclared = (element) =>
  Boolean(closest(element, '[aria-hidden="true"]')) ||
  /^(none|presentation)$/.test(squeeze(attribute(element, "role"))) ||
  attribute(element, "alt") === "";

/** @param {Element} element */
const besideOf = (element) => {
  for (let at = parentOf(element), steps = 0; at && steps < 3; at = parentOf(at), steps += 1) {
    if (/^(html|body)$/.test(tagOf(at))) return "";
    if (textContentOf(at)) return clip(textContentOf(at), 300);
  }
  return "";
};

/**
 * The graphics in sight that assistive technology does not meet: without a name, or hidden from it. What stands in a
 * link or button that has a name of its own is part of that, and small signs are decoration.
 * @returns {object[]} Graphic records
 */
export default function graphics() {
  const found = [];
  for (const element of all("img, svg, canvas")) {
    const kind = tagOf(element);
    const box = rectOf(element);
    if (Math.max(box.width, box.height) < SMALLEST || Math.min(box.width, box.height) < 8 || !isInSight(element, box)) continue;
    if (element instanceof HTMLImageElement && !(element.complete && element.naturalWidth > 0)) continue;
    if (element instanceof HTMLCanvasElement && isBlank(element)) continue;
    const control = closest(parentOf(element) ?? element, CONTROLS);
    if (control && nameOf(control)) continue;
    const alternative = alternativeOf(element, kind);
    const declared = isDeclared(element);
    if (!declared && (alternative || kind === "img" || first(element, "[aria-label], [aria-labelledby], [role] > title, text"))) continue;
    found.push({
      kind,
      src: element instanceof HTMLImageElement ? (element.currentSrc || element.src).slice(0, 200) : "",
      width: Math.round(box.width),
      height: Math.round(box.height),
      alternative: clip(alternative, 200),
      is_declared_decorative: declared,
      place: placeOf(element),
      beside: besideOf(element),
    });
  }
  return found;
}
