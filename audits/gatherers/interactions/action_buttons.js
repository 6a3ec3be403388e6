import { all, closest, matches, placeOf } from "../../browser/js/lib/dom.js";
import { deepActive } from "../../browser/js/lib/focus.js";
import { looks } from "../../browser/js/lib/looks.js";
import { calledOf } from "../../browser/js/lib/names.js";
import { describeVisibility, isRendered, visibleBoxes } from "../../browser/js/lib/visibility.js";

const BUTTONS = "button[type=button], button:not(form *), input[type=button], [role=button]:not(a[href])";
/** What opens, chooses or switches says so itself; what comes of it is no message. */
const OPENS =
  "[aria-expanded], [aria-haspopup], [aria-controls], [aria-pressed], [aria-selected], [popovertarget], [commandfor], " +
  "nav *, header *, footer *, dialog *, [role=dialog] *, [role=tablist] *, summary";
/** Words of buttons that do something of which a reader is told how it went. */
const DOES = /\b(add|save|reserve|hold|book|order|buy|subscribe|join|sign up|send|submit|apply|update|vote|rate|like|favou?rite|remove|delete|clear|check|confirm|request)\b/i;

/**
 * The buttons in the page's content that promise to do something at once. `looks` tells of each by what it is known, `about` what
 * it is called, and where; `point` says where to press one, by number, null where nothing can; `is_left` whether the focus has
 * gone from it to something else.
 */
export default function action_buttons() {
  const buttons = all(BUTTONS).filter((one) => isRendered(one) && !matches(one, OPENS) && !closest(one, ":disabled") && DOES.test(calledOf(one)));
  return {
    looks: () => buttons.map(looks()),

    /** @param {number} number */
    about: (number) => ({ name: calledOf(buttons[number]), selector: placeOf(buttons[number]).selector }),

    /** @param {number} number */
    point: (number) => {
      buttons[number].scrollIntoView({ block: "center", behavior: "instant" });
      const box = visibleBoxes(buttons[number]).at(0);
      if (box === undefined || describeVisibility(buttons[number]).coveredBy) return null;
      return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    },

    /** @param {number} number */
    is_left: (number) => deepActive() !== null && deepActive() !== buttons[number],
  };
}
