import { all, attribute, closest, matches, parentOf, placeOf, within } from "../browser/js/lib/dom.js";
import { labelOf, labelsOf, pointedAtBy } from "../browser/js/lib/names.js";
import { squeeze } from "../browser/js/lib/strings.js";
import { textContentOf } from "../browser/js/lib/text.js";
import { isCutAway, isRendered } from "../browser/js/lib/visibility.js";

const FIELDS = "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea";
const GROUPS = "fieldset, [role=group], [role=radiogroup]";

/** @param {Element} element @returns {boolean} */
const isSeen = (element) => isRendered(element) && !isCutAway(element);

/** @param {Element} group @returns {string} what a screen reader calls it */
const nameOfGroup = (group) => labelOf(group) || squeeze(within(group, ":scope > legend").slice(0, 1).map(textContentOf).join(" ")) || squeeze(attribute(group, "title"));

/** @param {Element} element @returns {boolean} whether its own name may say what the group is about, or its row in a table does */
const isNamedByItself = (element) => pointedAtBy(element, "aria-labelledby").length > 1 || closest(element, "td, [role=gridcell], [role=cell]") !== null;

/** @param {HTMLInputElement[]} fields @returns {string} the first of the groups around them that has a name */
const nameAround = ([one]) => {
  for (let group = /** @type {Element | null} */ (closest(one, GROUPS)); group; group = closest(parentOf(group) ?? document.documentElement, GROUPS)) {
    const name = nameOfGroup(group);
    if (name) return name;
  }
  return "";
};

/** @param {HTMLInputElement} one @returns {string} */
const wordsOf = (one) => squeeze(labelsOf(one).map(textContentOf).join(" ")) || labelOf(one);

/** @returns {object[]} the boxes and buttons of one name, of which a form has several to choose from */
const choices = () => {
  const fields = /** @type {HTMLInputElement[]} */ (all("input:is([type=radio], [type=checkbox])[name]"));
  const shown = fields.filter((one) => one.name !== "" && (isSeen(one) || (closest(one, "form") !== null && labelsOf(one).some(isSeen))));
  const groups = Map.groupBy(shown, (one) => [one.type, one.name, all("form").indexOf(/** @type {HTMLElement} */ (closest(one, "form")))].join("\n"));
  return [...groups.values()]
    .filter((group) => group.length > 1 && !group.every(isNamedByItself))
    .map((group) => ({ kind: group[0].type, name: nameAround(group), labels: group.map(wordsOf), has_legend: false, place: placeOf(group[0]) }));
};

/**
 * What stands together in forms: the radio buttons and tick boxes of one name, and the fieldsets with several fields.
 * @returns {object[]} FieldGroup records
 */
export default function field_groups() {
  const fieldsets = all("fieldset")
    .filter((one) => !matches(one, "[role=presentation], [role=none]") && within(one, FIELDS).filter(isSeen).length > 1)
    .map((one) => ({
      kind: "fieldset",
      name: nameOfGroup(one),
      labels: /** @type {HTMLInputElement[]} */ (within(one, FIELDS)).filter(isSeen).map(wordsOf),
      has_legend: within(one, ":scope > legend").length > 0,
      place: placeOf(one),
    }));
  return [...choices(), ...fieldsets];
}
