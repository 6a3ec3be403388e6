/**
 * The forms of the page: the labels of their fields, and the messages in sight that their templates call errors.
 * @returns {object[]} Form records
 */
() => {
  const { all, attribute, clip, closest, isRendered, nameOf, placeOf, seenTextOf, squeeze } = globalThis.audits;
  const FIELDS = "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea";
  const ERROR = /(^|[-_\s])(error|errors|errormessage|error-message|invalid|invalid-feedback|danger)($|[-_\s])|[a-z]Error(s|Message)?($|[-_\s])/;
  const tokensOf = (element) => `${attribute(element, "id") ?? ""} ${attribute(element, "class") ?? ""}`;
  const isMessage = (element) =>
    (ERROR.test(tokensOf(element)) || attribute(element, "role") === "alert") &&
    !Element.prototype.matches.call(element, "label, legend, button, h1, h2, h3, h4, h5, h6") &&
    !element.querySelector(`${FIELDS}, label, button`) &&
    isRendered(element) &&
    seenTextOf(element) !== "";
  return all("form")
    .filter((one) => isRendered(one))
    .map((form) => {
      const fields = [...form.querySelectorAll(FIELDS)].filter(isRendered);
      const targets = fields.flatMap((one) =>
        ["aria-describedby", "aria-errormessage", "aria-labelledby"].flatMap((name) => (attribute(one, name) ?? "").split(/\s+/)),
      );
      const pointed = targets.map((id) => id && document.getElementById(id)).filter(Boolean);
      const isTied = (message) =>
        pointed.some((one) => one.contains(message) || message.contains(one)) || Boolean(closest(message, "label"));
      const candidates = [...form.querySelectorAll("*")].filter(isMessage);
      const messages = candidates.filter((one) => !candidates.some((other) => other !== one && other.contains(one)));
      return {
        labels: fields.map((one) => squeeze([...(one.labels ?? [])].map(seenTextOf).join(" ")) || nameOf(one)).filter(Boolean),
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
