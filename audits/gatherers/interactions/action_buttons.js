import { all, closest, matches } from "../../browser/js/lib/dom.js";
import { calledOf } from "../../browser/js/lib/names.js";
import { isRendered } from "../../browser/js/lib/visibility.js";
import { pressable } from "./status_messages/pressable.js";

const BUTTONS = "button[type=button], button:not(form *), input[type=button], [role=button]:not(a[href])";
/** What opens, chooses or switches says so itself; what comes of it is no message. */
const OPENS =
  "[aria-expanded], [aria-haspopup], [aria-controls], [aria-pressed], [aria-selected], [popovertarget], [commandfor], " +
  "nav *, header *, footer *, dialog *, [role=dialog] *, [role=tablist] *, summary";
/** Words of buttons that do something of which a reader is told how it went. */
const DOES = /\b(add|save|reserve|hold|book|order|buy|subscribe|join|sign up|send|submit|apply|update|vote|rate|like|favou?rite|remove|delete|clear|check|confirm|request)\b/i;

/** The buttons in the page's content that promise to do something at once. */
export default function action_buttons() {
  return pressable(all(BUTTONS).filter((one) => isRendered(one) && !matches(one, OPENS) && !closest(one, ":disabled") && DOES.test(calledOf(one))));
}
