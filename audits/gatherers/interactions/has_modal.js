import { openModal } from "./opened/sight.js";

/** @returns {boolean} whether a dialog is open that keeps its reader from all else */
export default function has_modal() {
  return openModal() !== null;
}
