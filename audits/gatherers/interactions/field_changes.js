/**
 * The fields that a reader can change, and where the focus is after one of them was changed.
 * @param {"find" | "focus" | "after" | "restore"} task
 * @param {number} number which of the fields found
 * @returns {object[] | boolean | object | null}
 */
(task, number) => {
  const shared = globalThis.audits;
  const { all, attribute, calledOf, clip, closest, deepActive, isRendered, looks, placeOf, read, shapeOf, squeeze } = shared;
  const FIELDS = "select, textarea, input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=file], [type=color], [type=password])";
  const kindOf = (field) => {
    const name = read(field, "localName");
    if (name !== "input") return name === "select" ? "select" : "text";
    return { checkbox: "tick", radio: "tick", range: "arrow", number: "digit", date: "", time: "", month: "", week: "", "datetime-local": "" }[field.type] ?? "text";
  };
  /** What a reader is told before coming to a field: its label, its description and its group's, and the words just before it. */
  const toldOf = (field) => {
    const holders = [field, closest(field, "fieldset, [role=group], [role=radiogroup]"), closest(field, "form")].filter(Boolean);
    const ids = holders.flatMap((one) => (attribute(one, "aria-describedby") ?? "").split(/\s+/));
    const described = ids.map((id) => document.getElementById(id)?.textContent ?? "");
    const form = closest(field, "form, fieldset") ?? field.parentElement?.parentElement;
    return clip(squeeze([calledOf(field), ...described, form ? read(form, "innerText") : ""].join(" ")), 400);
  };
  if (task === "find") {
    const found = all(FIELDS).filter((one) => isRendered(one) && !one.disabled && !one.readOnly && kindOf(one) && one.tabIndex >= 0);
    shared.inputs = found.filter((one) => kindOf(one) !== "select" || one.options.length > 1);
    shared.inputValues = shared.inputs.map((one) => ({ value: one.value, checked: one.checked, chosen: one.selectedIndex }));
    const lookOf = looks();
    return shared.inputs.map((one) => ({ kind: kindOf(one), name: calledOf(one), tag: read(one, "localName"), told: toldOf(one), place: placeOf(one), look: `${lookOf(one)} ${shapeOf(closest(one, "form, fieldset") ?? one)}` }));
  }
  if (task === "restore") {
    shared.inputs.forEach((one, index) => {
      const { value, checked, chosen } = shared.inputValues[index];
      if (checked !== undefined && one.checked !== checked) one.checked = checked;
      if (chosen !== undefined && one.selectedIndex !== chosen) one.selectedIndex = chosen;
      else if (one.value !== value) one.value = value;
    });
    deepActive()?.blur?.();
    return null;
  }
  const field = shared.inputs[number];
  if (task === "focus") {
    field?.focus();
    shared.inputFrom = location.href;
    return deepActive() === field;
  }
  const here = deepActive();
  const isAlike = here === field || (field.type === "radio" && here?.name === field.name) || here === null;
  return { moved_to: isAlike ? "" : calledOf(here) || read(here, "localName"), address: location.href === shared.inputFrom ? "" : location.href };
}
