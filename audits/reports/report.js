// Filters the causes of a report. What a page said is only ever compared, and set as text.

/** @typedef {{pages: string[], causes: number[][]}} FilterData names of pages, and for each cause, which of them it is on */

/** @template {Element} [Kind=HTMLElement] @param {string} selector @param {ParentNode} [within] @returns {Kind[]} */
const every = (selector, within = document) => /** @type {Kind[]} */ ([...within.querySelectorAll(selector)]);

/** @template {HTMLElement} [Kind=HTMLElement] @param {string} id @returns {Kind} */
const named = (id) => /** @type {Kind} */ (document.getElementById(id));

const text = (/** @type {string | null} */ value) => (value ?? "").toLowerCase();

const start = () => {
  const controls = /** @type {HTMLTemplateElement | null} */ (document.getElementById("filter-template"));
  if (!controls) return;
  controls.replaceWith(controls.content);

  /** @type {FilterData} */
  const data = JSON.parse(named("filter-data").textContent ?? "");
  const form = /** @type {HTMLFormElement} */ (named("filter"));
  const words = /** @type {HTMLInputElement} */ (named("filter-words"));
  const page = /** @type {HTMLSelectElement} */ (named("filter-page"));
  const selects = /** @type {HTMLSelectElement[]} */ (every("select", form));

  page.append(...data.pages.map((name, at) => new Option(name, String(at))).toSorted((one, other) => one.text.localeCompare(other.text)));

  const causes = /** @type {HTMLDetailsElement[]} */ (every("[data-cause]")).map((element) => {
    const rule = /** @type {HTMLElement} */ (element.closest(".rule"));
    const part = /** @type {HTMLElement} */ (element.closest(".part"));
    const pages = data.causes[Number(element.dataset.cause)] ?? [];
    const heading = text(rule.querySelector("header")?.textContent ?? "");
    return {
      element,
      rule: rule.dataset.rule ?? "",
      urgency: rule.dataset.urgency ?? "",
      part: part.dataset.part ?? "",
      pages: new Set(pages.map(String)),
      words: [heading, text(element.textContent), ...pages.map((at) => text(data.pages[at] ?? ""))].join("\n"),
    };
  });

  const apply = () => {
    const asked = text(words.value).split(/\s+/).filter(Boolean);
    const chosen = Object.fromEntries(selects.map((one) => [one.name, one.value]));
    let shown = 0;
    for (const cause of causes) {
      const fits =
        asked.every((word) => cause.words.includes(word)) &&
        (!chosen.rule || chosen.rule === cause.rule) &&
        (!chosen.urgency || chosen.urgency === cause.urgency) &&
        (!chosen.part || chosen.part === cause.part) &&
        (!chosen.page || cause.pages.has(chosen.page));
      cause.element.hidden = !fits;
      if (fits) shown += 1;
    }
    const isFiltered = asked.length > 0 || selects.some((one) => one.value !== "");
    for (const holder of every(".rule, .part")) {
      holder.hidden = !holder.querySelector("[data-cause]:not([hidden])");
    }
    const settled = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".settled-causes"));
    if (settled && isFiltered && !settled.closest("[hidden]")) settled.open = true;
    named("filter-count").textContent = `${shown} of ${causes.length} shown`;
    named("filter-none").hidden = shown > 0;
    form.classList.toggle("filtered", isFiltered);
  };

  // A screen reader is told how many fit once the typing rests, not at every letter.
  let waiting = 0;
  const applySoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 150);
  };
  words.addEventListener("input", applySoon);
  for (const select of selects) select.addEventListener("change", apply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  form.addEventListener("reset", () => setTimeout(apply));

  const openAll = (/** @type {boolean} */ open) => () => {
    for (const cause of causes) if (!cause.element.hidden) cause.element.open = open;
  };
  named("open-all").addEventListener("click", openAll(true));
  named("close-all").addEventListener("click", openAll(false));

  // A link to a cause that is folded in, or filtered out, leads to it all the same.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest("[hidden]")) form.reset();
    for (let holder = target.closest("details"); holder; holder = holder.parentElement?.closest("details") ?? null) holder.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();
  apply();
};

// Paper cannot be unfolded: causes and their pages are opened for printing, and folded again afterwards.
/** @type {HTMLDetailsElement[]} */
let opened = [];
addEventListener("beforeprint", () => {
  opened = /** @type {HTMLDetailsElement[]} */ (every("main details:not([open])"));
  for (const one of opened) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of opened) one.open = false;
});

start();
