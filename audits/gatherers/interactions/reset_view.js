import { blurActive } from "../../browser/js/lib/focus.js";

/** Where the page stood when it was asked for first. @type {{left: number, top: number} | null} */
let start = null;

/** Takes the focus away, and scrolls to where the page stood when this was called first. */
export default function reset_view() {
  blurActive();
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur?.(); // a frame whose contents had the focus
  start ??= { left: scrollX, top: scrollY };
  scrollTo({ ...start, behavior: "instant" });
}
