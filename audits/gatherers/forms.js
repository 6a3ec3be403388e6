import { all, attribute, closest, contains, first, matches, placeOf, withId, within } from "../browser/js/lib/dom.js";
import { labelsOf, nameOf } from "../browser/js/lib/names.js";
import { clip, squeeze } from "../browser/js/lib/strings.js";
import { seenTextOf } from "../browser/js/lib/text.js";
import { isRendered } from "../browser/js/lib/visibility.js";

const FIELDS = "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea";
const ERROR = /(^|[-_\s])(error|errors|errormessage|error-message|invalid|invalid-feedback|danger)($|[-_\s])|[a-z]Error(s|Message)?($|[-_\s])/;

/** @param {Element} element */
const tokensOf = (element) => `${attribute(element, "id") ?? ""} ${attribute(element, "class") ?? ""}`;

/** @param {Element} element */
const isMessage = (element) =>
  (ERROR.test(tokensOf(element)) || attribute(element, "role") === "alert") &&
  !matches(element, "label, legend, button, h1, h2, h3, h4, h5, h6") &&
  !first(element, `${FIELDS}, label, button`) &&
  isRendered(element) &&
  seenTextOf(element) !== "";

/**
 * The forms of the page: the labels of their fields, and the messages in sight that their templates call errors.
 * @returns {object[]} Form records
 */
export default function forms() {
  return all("form")
    .filter((one) => isRendered(one))
    .map((form) => {
      const fields = within(form, FIELDS).filter(isRendered);
      const targets = fields.flatMap((one) =>
        ["aria-describedby", "aria-errormessage", "aria-labelledby"].flatMap((name) => (attribute(one, name) ?? "").split(/\s+/)),
      );
      const pointed = targets.filter(Boolean).flatMap(withId);
      /** @param {Element} message */
      const isTied = (message) =>
        pointed.some((one) => contains(one, message) || contains(message, one)) || Boolean(closest(message, "label"));
      const candidates = within(form, "*").filter(isMessage);
      const messages = candidates.filter((one) => !candidates.some((other) => other !== one && contains(other, one)));
      return {
        labels: fields.map((one) => squeeze(labelsOf(one).map(seenTextOf).join(" ")) || nameOf(one)).filter(Boolean),
        messages: messages.map((one) => ({
          text: clip(squeeze(seenTextOf(one)), 300),
          is_silent: Boolean(closest(one, '[aria-hidden="true"]')) && !closest(form, '[aria-hidden="true"]'),
          is_tied: isTied(one),
          place: placeOf(one),
        })),
        place: placeOf(form),
      };
    });
}
