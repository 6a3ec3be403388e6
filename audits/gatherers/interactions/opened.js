import { all, attribute, closest, isAround, matches, onScreen, parentOf, placeOf, within } from "../../browser/js/lib/dom.js";
import { isShell, kindAndDestination, lookOfKinds, looks, shapeOf } from "../../browser/js/lib/looks.js";
import { calledOf, pointedAtBy } from "../../browser/js/lib/names.js";
import { deepActive } from "../../browser/js/lib/focus.js";
import { describeVisibility, isRendered, visibleBoxes } from "../../browser/js/lib/visibility.js";
import { setAppeared } from "../appeared.js";
import { answersConsent } from "./opened/consent.js";
import { calledAs } from "../openers.js";
import { isUnmarked } from "./controls/find.js";
import { copies } from "./copy_button.js";
import { findCandidates } from "./opened/candidates.js";
import { inSightNow, openModal, outermost } from "./opened/sight.js";

/** @typedef {import("./opened/candidates.js").Candidate & {state: "waiting" | "pressed" | "seen", revealed: Element[], around: Element[], before: string}} Opener `around` are its ancestors when it was pressed, the innermost first, `before` is what it looked like */

const LIVE = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert], [role=log], output";
const STOPS = "a[href], button, input, select, textarea, summary, iframe, [tabindex]";
const WHOLE_PAGE = "html, body, main, [role=main]";
const MAX_STOPS = 20;
const DISMISSES = /\b(close|dismiss|cancel|no|reject|decline|later|ok|accept|agree|got it|continue)\b|^[×✕✖x]$/i;

/** @param {Element} one @returns {boolean} whether what it opens is the same on all pages of its template: buttons that copy stand in the text, too */
const isOfTemplate = (one) => isShell(one) || copies(one);

/** @param {Element} one @returns {{x: number, y: number} | null} the middle of what can be seen of it once it is in view */
const pointOn = (one) => {
  one.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const box = visibleBoxes(one).at(0);
  if (box === undefined || describeVisibility(one).coveredBy) return null;
  return onScreen({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 });
};

/** @param {Element} one @returns {string} what a screen reader is told of it, and after a line how it is drawn: its classes and styles, and those of what it holds */
const silentLookOf = (one) => {
  const told = [calledOf(one), ...one.getAttributeNames().filter((name) => name.startsWith("aria-")).map((name) => attribute(one, name))];
  return `${told.join("|")}\n${shapeOf(one)}`;
};

/** @param {string} before @param {string} after looks @returns {boolean} whether a screen reader is told the same */
const tellsAsBefore = (before, after) => before.split("\n")[0] === after.split("\n")[0];

/** @param {Element} one @returns {Element[]} the innermost first */
const ancestorsOf = (one) => {
  const found = [];
  for (let at = parentOf(one); at; at = parentOf(at)) found.push(at);
  return found;
};

/** @param {Element | null} modal @returns {Element[]} */
const answersIn = (modal) => (modal ? within(modal, "*").filter((one) => answersConsent(one) && isRendered(one)) : []);

/**
 * What a reader can open on the page, one part after the other: what pages share ("shell"), then what this one says.
 *
 * Openers are known by number:
 * - `waiting` lists those that can be seen and have not been pressed;
 * - `point` says where to press one, null where nothing can;
 * - `pressed` notes what came of it;
 * - `look` hands what appeared, and has not been looked at before, to the gatherers of views (`appeared.js`), and says
 *   whether there is any, and whether it is part of the page's own content; openers that it hides again wait once more;
 * - `dismisser` says where to press to close a modal dialog;
 * - `leave` ends the look.
 * @param {string[]} done selectors of the openers that need not be pressed
 * @param {string[]} entered which of "menu" and "search" were opened as states of their own
 * @param {...(Element | null)} listening what listens to clicks
 */
export default function opened(done, entered, ...listening) {
  const listeners = new Set(listening.filter((one) => one !== null));
  /** @type {WeakMap<Element, boolean>} */
  const unmarked = new WeakMap();
  /** @param {Element} one @returns {boolean} whether it seems to be made to be pressed, though it does not say so; asking for styles is dear */
  const isPressed = (one) => {
    if (!unmarked.has(one)) unmarked.set(one, isUnmarked(one, listeners));
    return unmarked.get(one) ?? false;
  };
  const over = new Set(done);
  /** @type {Map<Element, Opener>} */
  const known = new Map();
  /** @type {Opener[]} */
  const openers = [];
  let inSight = inSightNow();
  const looked = new WeakSet(inSight);
  const rendered = new WeakSet(all("body *").filter(isRendered));
  /** @type {Element[]} */
  let dismissed = [];
  /** Where the page is scrolled to as something is pressed. */
  let scrolledTo = [scrollX, scrollY];

  /** @param {import("./opened/candidates.js").Candidate} found */
  const knownAs = (found) => {
    const opener = known.get(found.one) ?? { ...found, state: "waiting", revealed: [], around: [], before: "" };
    if (!known.has(found.one)) {
      known.set(found.one, opener);
      openers.push(opener);
    }
    return opener;
  };

  /** @param {Element} one @returns {{x: number, y: number} | null} as `pointOn`; where the page is scrolled to then is kept */
  const pointToPress = (one) => {
    const point = pointOn(one);
    scrolledTo = [scrollX, scrollY];
    return point;
  };

  return {
    /** @param {"shell" | "content"} part */
    waiting: (part) => {
      const found = findCandidates(inSight, isPressed, entered).filter(({ one }) => isOfTemplate(one) === (part === "shell"));
      return found
        .map(knownAs)
        .filter(({ state }) => state === "waiting")
        .map((opener) => ({ number: openers.indexOf(opener), name: calledOf(opener.one) || calledAs(opener.one), sign: opener.sign, group: opener.group, shape: opener.shape ?? "", place: placeOf(opener.one) }))
        .filter(({ place }) => !over.has(place.selector));
    },

    /** @returns {string} what the shared part is known by: the looks of what may open something, and all in it that can be opened, for it is out of sight */
    shell_look: () => {
      const lookOf = looks();
      const shared = findCandidates(inSight, isPressed, entered).filter(({ one }) => isOfTemplate(one));
      const hidden = all("body *").filter((one) => !inSight.has(one) && isShell(one) && !matches(one, "script, style, link"));
      return [...[...new Set(shared.map(({ one }) => lookOf(one)))].toSorted(), lookOfKinds(hidden.flatMap(kindAndDestination))].join(" ");
    },

    /** @param {number} number */
    point: (number) => {
      openers[number].around = ancestorsOf(openers[number].one);
      openers[number].before = silentLookOf(openers[number].one);
      return pointToPress(openers[number].one);
    },

    /** @param {number} number of one that has been pressed */
    point_again: (number) => pointToPress(openers[number].one),

    /** @param {number} number */
    pressed: (number) => {
      const before = inSight;
      inSight = inSightNow();
      openers[number].state = "pressed";
      openers[number].revealed = [...inSight].filter((one) => !before.has(one));
      const { one, revealed, before: look } = openers[number];
      const looksOtherwise = one.isConnected && tellsAsBefore(look, silentLookOf(one)) && look !== silentLookOf(one);
      const hides = [...before].filter((other) => !inSight.has(other) && !isAround(one, other)).length;
      return { shows: revealed.length, hides, is_modal: openModal() !== null, looks_otherwise: looksOtherwise };
    },

    /** @param {number} number @returns {boolean} whether it was pressed without a word of what has come into sight: neither its name nor a state is another, the focus did not go there, no dialog or live region holds it, and it did not come because the page was scrolled */
    is_unannounced: (number) => {
      const { one, revealed, before } = openers[number];
      const active = deepActive();
      if (scrollX !== scrolledTo[0] || scrollY !== scrolledTo[1]) return false;
      const isToldElsewhere = all('[aria-expanded="true"]').some((other) => pointedAtBy(other, "aria-controls").some((part) => revealed.some((shown) => isAround(part, shown))));
      const isAnnounced = isToldElsewhere || revealed.some((other) => closest(other, `${LIVE}, dialog, [role=dialog], [role=alertdialog]`) !== null || (active && active !== one && isAround(other, active)));
      return one.isConnected && isRendered(one) && !isAnnounced && tellsAsBefore(before, silentLookOf(one));
    },

    /** @param {number} number @returns {boolean} whether nothing that it brought into sight can be seen any more */
    hides_again: (number) => {
      inSight = inSightNow();
      return openers[number].revealed.every((one) => !inSight.has(one));
    },

    /** Notes what can be seen once something that was hidden again has been opened again. */
    reopened: () => {
      inSight = inSightNow();
    },

    /** @param {number} number @returns {boolean} whether a button looks as it did before it was pressed */
    looks_as_before: (number) => silentLookOf(openers[number].one) === openers[number].before,

    /** @param {number} number @returns {"" | "lost" | "behind"} where the focus is once an opener was pressed, if it is no use there */
    focus_after: (number) => {
      const { one, revealed, sign, around } = openers[number];
      const active = deepActive();
      const modal = openModal();
      if (modal && revealed.some((other) => isAround(modal, other)) && active !== modal && !(active && isAround(modal, active))) return "behind";
      const isGone = !one.isConnected || !isRendered(one);
      const isTold = revealed.some((other) => closest(other, LIVE) !== null);
      const place = around.find((other) => other.isConnected && isRendered(other));
      // What an answer brings elsewhere on the page, such as a video, does not take the place of the question.
      const isElsewhere = sign === "answer" && (!place || matches(place, WHOLE_PAGE) || !revealed.some((other) => isAround(place, other)));
      return isGone && active === null && revealed.length > 0 && !isTold && !isElsewhere ? "lost" : "";
    },

    /** @param {number} number of one that is to be pressed once more */
    again: (number) => {
      inSight = inSightNow();
      openers[number].state = "waiting";
    },

    /** Notes how the page stands, once what was opened on it is closed again. */
    closed: () => {
      inSight = inSightNow();
      setAppeared(null);
    },

    look: () => {
      inSight = inSightNow();
      const fresh = [...inSight].filter((one) => !looked.has(one));
      const hidden = openers.filter(({ state, revealed }) => state === "pressed" && revealed.some((one) => one.isConnected && !inSight.has(one) && !looked.has(one)));
      for (const opener of openers) if (opener.state === "pressed") opener.state = hidden.includes(opener) ? "waiting" : "seen";
      for (const one of fresh) looked.add(one);
      dismissed = [];
      // What takes up no room, such as an empty paragraph, comes with what does.
      const empty = all("body *").filter((one) => !rendered.has(one) && isRendered(one));
      for (const one of empty) rendered.add(one);
      setAppeared(outermost([...fresh, ...empty]));
      return { is_new: fresh.length > 0, is_of_this_page: fresh.some((one) => !isShell(one) && !copies(closest(one, "button") ?? one)) };
    },

    /** @returns {string[]} the selectors of the openers of which can be seen, as the page is shown now, what they have opened */
    openers_of_what_shows: () => {
      const now = inSightNow();
      return openers.filter(({ state, revealed }) => state !== "waiting" && revealed.some((one) => now.has(one))).map(({ one }) => placeOf(one).selector);
    },

    /** The dialog that keeps its reader from the page, if one is open; its name stands for what is behind it. */
    modal: () => {
      const modal = openModal();
      return modal && { name: calledOf(modal), sign: "modal", place: placeOf(modal) };
    },

    is_modal: () => openModal() !== null,

    /** @returns {number} how many focus stops the modal dialog may have, the frame of the window with them */
    stops: () => Math.min(MAX_STOPS, within(openModal() ?? document.body, STOPS).filter(isRendered).length + 1),

    /** @returns {boolean} whether the focus is on what lies behind the modal dialog that is open */
    is_focus_behind: () => {
      const [modal, active] = [openModal(), deepActive()];
      return modal !== null && active !== null && active !== modal && !isAround(modal, active);
    },

    /** @returns {boolean} whether nothing has the focus but the page as a whole */
    is_focus_nowhere: () => deepActive() === null,

    dismisser: () => {
      const modal = openModal();
      if (!modal) return null;
      const buttons = within(modal, "button, [role=button], a[href^='#']").filter((one) => !dismissed.includes(one) && pointOn(one) !== null);
      const button = buttons.find((one) => DISMISSES.test(calledOf(one))) ?? buttons[0];
      if (!button) return null;
      dismissed.push(button);
      return pointOn(button);
    },

    /** @returns {number} how many answers the modal dialog that is open offers to the question for consent */
    answers: () => answersIn(openModal()).length,

    /** @param {number} number @returns {{x: number, y: number} | null} where to press one of them */
    answer_point: (number) => {
      const answer = answersIn(openModal()).at(number);
      return answer ? pointOn(answer) : null;
    },

    leave: () => setAppeared(null),
  };
}
