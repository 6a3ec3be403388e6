/**
 * The fields of the page that can be seen, with the words that say what to put in.
 * @returns {object[]} Field records
 */
() => {
  const { all, attribute, closest, isCutAway, isRendered, parentOf, placeOf, read, seenTextOf, squeeze } = globalThis.audits;
  const FIELDS =
    "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=file]), select, textarea, " +
    "[role=textbox], [role=searchbox], [role=combobox]:not(input, select)";
  const BUTTONS = "button, input[type=submit], input[type=button], input[type=image], [role=button]";
  const SEARCH = '[role=search], search, form[action*="search" i], [class*="search" i]';
  const LONGEST_LABEL = 200;
  const AROUND = /^(form|article|section|main|body|html)$/;
  const isInSight = (element) => {
    const box = element.getBoundingClientRect();
    return isRendered(element) && !isCutAway(element) && box.width > 4 && box.height > 4 && box.right + scrollX > 0 && box.bottom + scrollY > 0;
  };
  const wordsOf = (elements) => squeeze(elements.map(seenTextOf).join(" "));
  const pointedAt = (element) =>
    (attribute(element, "aria-labelledby") ?? "").split(/\s+/).filter(Boolean).map((id) => document.getElementById(id)).filter(Boolean);
  const labelOf = (element) => {
    const group = closest(element, "fieldset");
    const legend = /^(radio|checkbox)$/.test(element.type) ? [...(group?.querySelectorAll(":scope > legend") ?? [])] : [];
    return wordsOf([...(element.labels ?? [])]) || wordsOf(pointedAt(element)) || wordsOf(legend);
  };
  const short = (words) => (words.length <= LONGEST_LABEL ? words : "");

  /** The words right before something; a heading, or what belongs to another field, is about more than it. */
  const beforeOf = (element) => {
    let at = read(element, "previousSibling");
    while (at && (at.localName === "br" || (!(at instanceof Element) && !squeeze(at.data)))) at = at.previousSibling;
    if (!(at instanceof Element)) return at instanceof Text ? short(squeeze(at.data)) : "";
    const isOfMore = /^h[1-6]$/.test(read(at, "localName")) || Element.prototype.matches.call(at, FIELDS) || at.querySelector(FIELDS);
    return isOfMore ? "" : short(squeeze(seenTextOf(at)));
  };

  /** The words right around a field, in its row or group; what stands further off, or is long, labels nothing. */
  const besideOf = (element) => {
    for (let from = element, at = parentOf(element), steps = 0; at && steps < 3; from = at, at = parentOf(at), steps += 1) {
      if (AROUND.test(read(at, "localName"))) return beforeOf(from);
      const words = squeeze(seenTextOf(at));
      if (words) return short(words);
    }
    return "";
  };
  /** Whether a picture may say what it is for: one drawn in its place, or one in its label. */
  const isPictured = (element) => {
    const { appearance, backgroundImage } = getComputedStyle(element);
    const isDrawn = /^(radio|checkbox)$/.test(element.type) && appearance === "none" && backgroundImage.includes("url(");
    return isDrawn || [...(element.labels ?? [])].some((label) => [...label.querySelectorAll("img, svg")].some(isInSight));
  };
  const forms = all("form");
  const fields = all(FIELDS).filter(isInSight);
  return fields.map((element) => {
    const form = closest(element, "form");
    const alone = form && fields.filter((one) => closest(one, "form") === form).length === 1;
    const buttons = alone ? [...form.querySelectorAll(BUTTONS)].filter(isInSight) : [];
    const kind = read(element, "localName") === "input" ? element.type : (attribute(element, "role") ?? read(element, "localName"));
    return {
      kind,
      label: labelOf(element),
      beside: besideOf(element),
      placeholder: squeeze(attribute(element, "placeholder")),
      autocomplete: squeeze(attribute(element, "autocomplete")).toLowerCase(),
      is_search: /^(search|searchbox)$/.test(kind) || Boolean(closest(element, SEARCH)),
      has_button: buttons.length > 0,
      form: forms.indexOf(form),
      place: placeOf(element),
      is_pictured: isPictured(element),
    };
  });
}
