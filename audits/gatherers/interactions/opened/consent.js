import { matches, parentOf } from "../../../browser/js/lib/dom.js";
import { calledOf } from "../../../browser/js/lib/names.js";
import { textContentOf } from "../../../browser/js/lib/text.js";

const BUTTONS = "button, input[type=button], input[type=submit], [role=button], a[href^='#']";
/** What is asked, in the languages of Europe that say it otherwise than English. */
const ASKED = /cookie|consent|datenschutz|einwilligung|tracking|cwci|ciasteczk|kakor/i;
/** What buttons are called that answer it; what a button that only shows more is called is not among them. */
const ANSWERS =
  /\b(accept|agree|allow|consent|ok(ay)?|got it|understood|reject|decline|refuse|deny|disagree|only (necessary|essential)|(necessary|essential)( cookies)? only|no,? thanks|akzeptieren|zustimmen|einverstanden|ablehnen|accepter|refuser|aceptar|rechazar|accetta|rifiuta|akkoord|accepteren|weigeren|derbyn|gwrthod|akceptuj\S*|odrzu\S*|zgadzam)\b/i;
/** Ancestors: how far out the question may stand from its answers. */
const MAX_OUT = 6;
/** Characters: what holds more is the page, not its question. */
const MAX_TEXT = 3_000;

/** @param {Element} button @returns {Element | null} the nearest box that asks for consent around it */
const boxAround = (button) => {
  let at = parentOf(button);
  for (let out = 0; at && out < MAX_OUT && !matches(at, "html, body, main, [role=main]"); out += 1) {
    const text = textContentOf(at);
    if (text.length > MAX_TEXT) return null;
    // The words of the button itself, such as “Accept cookies”, are no question.
    if (ASKED.test(text.replaceAll(calledOf(button), ""))) return at;
    at = parentOf(at);
  }
  return null;
};

/** @param {Element} element @returns {boolean} whether it answers the question whether the site may keep cookies, or the like */
export const answersConsent = (element) => matches(element, BUTTONS) && ANSWERS.test(calledOf(element)) && boxAround(element) !== null;
