import { all, closest, first, rectOf, within } from "../../browser/js/lib/dom.js";
import { isRendered } from "../../browser/js/lib/visibility.js";
import { searchFields } from "../openers.js";
import { pressable } from "./status_messages/pressable.js";

const BUTTONS = "button:not([type=button], [type=reset]), input[type=submit]";
const TYPED_INTO = "textarea, input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=checkbox], [type=radio], [type=range])";

/** @param {HTMLElement} form @returns {HTMLElement[]} the button that sends it, if one can be seen, and the form asks for something to be typed */
const buttonOf = (form) => {
  const isSearch = searchFields().some((one) => closest(one, "form") === form);
  const button = isSearch || !first(form, TYPED_INTO) ? undefined : within(form, BUTTONS).find((one) => isRendered(one) && rectOf(one).width > 0);
  return button ? [button] : [];
};

/** The buttons that send the page's forms, but for its search. */
export default function send_buttons() {
  return pressable(all("form").flatMap(buttonOf));
}
