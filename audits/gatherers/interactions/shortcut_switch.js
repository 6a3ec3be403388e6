/**
 * Finds what seems to turn keyboard shortcuts off, by its words.
 * @param {"find" | "focus"} task
 * @returns {{name: string, place: object} | null}
 */
(task) => {
  const { all, calledOf, isRendered, placeOf } = globalThis.audits;
  const CONTROLS = "input[type=checkbox], button, [role=switch], [role=checkbox], [role=button], select";
  const found = all(CONTROLS).find((one) => isRendered(one) && /\b(short-?cuts?|hot-?keys?|access keys?)\b/i.test(calledOf(one)));
  if (task === "focus") found?.focus();
  return found ? { name: calledOf(found), place: placeOf(found) } : null;
}
