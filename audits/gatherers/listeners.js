import { placeOf, tagOf } from "../browser/js/lib/dom.js";

const NOWHERE = { selector: "", html: "", in_main: true };

/**
 * Says where the things stand that scripts listen on.
 * @param {...(EventTarget | null)} targets null for what stands in a frame
 * @returns {{on: string, place: object}[]} for each its name and its Place record; no place for what is no element
 */
export default function listeners(...targets) {
  return targets.map((one) => {
    if (one instanceof Element) return { on: tagOf(one), place: placeOf(one) };
    if (one === null) return { on: "frame", place: NOWHERE };
    return { on: one instanceof Document ? "document" : "window", place: NOWHERE };
  });
}
