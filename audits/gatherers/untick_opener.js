import { boxOf, lastOpener } from "./openers.js";

/** Unticks the box by which what was found last has opened something, as a press on any of its labels would. */
export default function untick_opener() {
  const opener = lastOpener();
  const box = opener && boxOf(opener);
  if (box?.checked) box.click();
}
