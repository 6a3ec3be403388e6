import { controls } from "./colours/controls.js";
import { states } from "./colours/states.js";

/**
 * The colours of texts in the states a reader brings about, and of what controls are known by.
 * @returns {object} a Colours record
 */
export default function colours() {
  // What changes a colour slowly would show its old one now.
  const atOnce = new CSSStyleSheet();
  atOnce.replaceSync("*, ::before, ::after, ::placeholder { transition: none !important }");
  const adopted = [...document.adoptedStyleSheets];
  document.adoptedStyleSheets = [...adopted, atOnce];
  try {
    return { type: "colours", states: states(), controls: controls() };
  } finally {
    void getComputedStyle(document.documentElement).color;
    document.adoptedStyleSheets = adopted;
  }
}
