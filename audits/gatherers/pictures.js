import { all, attribute, closest, parentOf, placeOf, read, rectOf } from "../browser/js/lib/dom.js";
import { labelOf } from "../browser/js/lib/names.js";
import { clip, squeeze } from "../browser/js/lib/strings.js";
import { textContentOf } from "../browser/js/lib/text.js";
import { isHidden, isRendered } from "../browser/js/lib/visibility.js";

const BLOCKS = "a, p, li, td, th, dd, dt, figure, h1, h2, h3, h4, h5, h6, section, article, div, button";

/** @param {Element} element */
const languageOf = (element) => {
  for (let at = /** @type {Element | null} */ (element); at; at = parentOf(at)) {
    const stated = attribute(at, "lang");
    if (stated !== null) return stated;
  }
  return "";
};

/** @param {Element} element */
const besideOf = (element) => {
  const holder = closest(read(element, "parentElement") ?? element, BLOCKS);
  const own = holder ? textContentOf(holder) : "";
  const sibling = holder && (read(holder, "nextElementSibling") ?? read(holder, "previousElementSibling"));
  return clip(own || (sibling ? textContentOf(sibling) : ""), 300);
};

/**
 * Every image, with its natural size in pixels (0 where it did not load) and its size as shown.
 * @returns {object[]} Picture records
 */
export default function pictures() {
  return all("img, input[type=image], [role=img]:not(svg *)").map((one) => {
    const box = rectOf(one);
    const figure = closest(one, "figure")?.querySelector("figcaption");
    const alt = attribute(one, "alt");
    const control = closest(one, "a[href], button, [role=link], [role=button]");
    const isDecoration = isHidden(one) || (control && labelOf(control)) || ["none", "presentation"].includes(attribute(one, "role") ?? "");
    return {
      src: attribute(one, "src") ?? "",
      alt,
      width: /** @type {Partial<HTMLImageElement>} */ (one).naturalWidth ?? 0,
      height: /** @type {Partial<HTMLImageElement>} */ (one).naturalHeight ?? 0,
      place: placeOf(one),
      name: isDecoration ? "" : labelOf(one) || squeeze(alt) || squeeze(attribute(one, "title")),
      language: languageOf(one),
      is_shown: isRendered(one),
      shown_width: Math.round(box.width),
      shown_height: Math.round(box.height),
      is_linked: control !== null,
      caption: figure ? clip(textContentOf(figure), 300) : "",
      beside: besideOf(one),
    };
  });
}
