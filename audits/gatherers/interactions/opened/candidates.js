/** What looks as if a press on it opened something: by element, by state, by what it says that it controls. */

import { all, attribute, closest, matches, parentOf, tagOf, withId } from "../../../browser/js/lib/dom.js";
import { isShell, shapeOf } from "../../../browser/js/lib/looks.js";
import { pointedAtBy } from "../../../browser/js/lib/names.js";
import { answersConsent } from "./consent.js";
import { openersOfStates } from "../../openers.js";
import { fieldOf } from "../controls/find.js";
import { isOff } from "../controls/reach.js";

/** @typedef {{one: Element, sign: string, group: string, shape?: string}} Candidate group: of those that share one that is not empty, one at most is open; shape: of a button that does not say what it does, what it has in common with those that may do the same */

const COMMANDS = /^(show-modal|show-popover|toggle-popover|--)/;
const SCRIPTED = /^\s*javascript:/i;
const PRESSED = "input[type=button], input[type=submit]";
const FIELDS = "input, select, textarea, [role=combobox], [role=searchbox], [role=textbox]";
const CANDIDATES =
  "summary, [aria-expanded], [aria-haspopup], [aria-controls], [role=tab], [popovertarget], [commandfor], label, a[href^='#'], a[href^='javascript:' i], button, [role=button], input[type=button], input[type=submit]";

/** @param {Element | undefined | null} one @returns {boolean} */
const isAway = (one) => Boolean(one) && !Element.prototype.checkVisibility.call(one, { visibilityProperty: true });

/** @param {Element} one @returns {Candidate | null} */
const ofDetails = (one) => {
  const details = parentOf(one);
  if (!(details instanceof HTMLDetailsElement) || details.open || details.querySelector(":scope > summary") !== one) return null;
  const name = attribute(details, "name");
  return { one, sign: "details", group: name ? `details ${name}` : "" };
};

/** @param {Element} one @returns {Candidate | null} of a label: its tick box or radio button is not seen, so that the label is what is pressed */
const ofLabel = (one) => {
  const field = fieldOf(one);
  if (!(field instanceof HTMLInputElement) || field.checked || !/^(checkbox|radio)$/.test(field.type) || isOff(field)) return null;
  const { width, height } = field.getBoundingClientRect();
  const isSeen = !isAway(field) && width > 1 && height > 1 && getComputedStyle(field).opacity !== "0";
  if (isSeen || (field.type === "radio" && isShell(one))) return null;
  return { one, sign: "label", group: field.type === "radio" ? `radio ${field.name}` : "" };
};

/** @param {Element} one @returns {Candidate | null} */
const ofTab = (one) => {
  if (attribute(one, "aria-selected") === "true") return null;
  const list = closest(one, "[role=tablist]");
  const number = list ? all("[role=tablist]").indexOf(list) : -1;
  return { one, sign: "tab", group: `tabs ${number}` };
};

/** @param {Element} one @returns {Candidate | null} of an answer to the question for consent: each leads to a page of its own */
const ofAnswer = (one) => (answersConsent(one) ? { one, sign: "answer", group: "consent" } : null);

/** @param {Element} one @param {string} sign @returns {Candidate | null} of a button that does not say what it does: not one that sends a form */
const ofButton = (one, sign) => {
  const form = one instanceof HTMLButtonElement && one.type !== "button" ? one.form : null;
  const isAnswered = closest(one, "[role=tablist], [role=listbox], [role=menu], [role=toolbar], audio, video") !== null;
  return form === null && !isAnswered ? { one, sign, group: "", shape: shapeOf(one) } : null;
};

/** @param {Element} one @returns {boolean} whether it leads to a place on the page, and so most likely does nothing else */
const isPlace = (one) => tagOf(one) === "a" && (attribute(one, "href") ?? "").length > 1 && !SCRIPTED.test(attribute(one, "href") ?? "");

/** @param {Element} one @returns {Candidate | null} */
const asCandidate = (one) => {
  const [expanded, popover, command] = ["aria-expanded", "popovertarget", "command"].map((name) => attribute(one, name));
  if (tagOf(one) === "summary") return ofDetails(one);
  if (tagOf(one) === "label") return ofLabel(one);
  if (matches(one, "[role=tab]")) return ofTab(one);
  if (expanded === "true") return null;
  if (expanded === "false") return { one, sign: "expanded", group: "" };
  if (popover !== null && attribute(one, "popovertargetaction") !== "hide") return isAway(withId(popover)[0]) ? { one, sign: "popover", group: "" } : null;
  if (command !== null && COMMANDS.test(command)) return { one, sign: "command", group: "" };
  const popup = attribute(one, "aria-haspopup");
  if (popup !== null && popup !== "false") return { one, sign: "popup", group: "" };
  if (pointedAtBy(one, "aria-controls").some(isAway)) return { one, sign: "controls", group: "" };
  if (isAway(withId((attribute(one, "href") ?? "").slice(1))[0]) && !answersConsent(one)) return { one, sign: "link", group: "" };
  if (isPlace(one) && !answersConsent(one)) return null;
  return ofAnswer(one) ?? ofButton(one, "button");
};

/** @param {Element} one @returns {boolean} whether it leads to another page, whatever else it says */
const leadsAway = (one) => tagOf(one) === "a" && !SCRIPTED.test(attribute(one, "href") ?? "#") && (attribute(one, "href") ?? "#").charAt(0) !== "#" && attribute(one, "aria-expanded") === null;

/**
 * The openers that can be seen, in the order of the page. The buttons of menu and search are left out where
 * `gatherers/states.py` has opened these, unless they do not say that they open anything.
 * @param {Set<Element>} inSight @param {(one: Element) => boolean} isPressed whether something else seems to be made to be pressed
 * @param {string[]} entered which of the two were opened
 * @returns {Candidate[]}
 */
export const findCandidates = (inSight, isPressed, entered) => {
  const elsewhere = openersOfStates(entered);
  return all("*").flatMap((one) => {
    if (!inSight.has(one)) return [];
    const isMarked = matches(one, CANDIDATES);
    if (isMarked ? isOff(one) || (matches(one, FIELDS) && !matches(one, PRESSED)) || leadsAway(one) : !isPressed(one)) return [];
    const found = isMarked ? asCandidate(one) : ofButton(one, "unmarked");
    return found === null || (found.shape === undefined && elsewhere.has(one)) ? [] : found;
  });
};
