import { looks } from "../browser/js/lib/looks.js";
import { lastOpener } from "./openers.js";

/** @returns {string} the look of the control that `openers` has found last; empty where it has found none */
export default function opener_look() {
  const opener = lastOpener();
  return opener ? looks()(opener) : "";
}
