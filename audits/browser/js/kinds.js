import { kinds as kindsOfElements } from "./lib/looks.js";

/** @returns {string[]} the kinds of elements on the page, each once */
export default function kinds() {
  return kindsOfElements();
}
