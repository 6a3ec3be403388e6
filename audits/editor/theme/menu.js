// Puts buttons in the places of the labels that open menus and search in Material for MkDocs. Seen in 9.8.1.
// It works on what the theme has built, by the theme's own switches, and changes nothing where a piece is not there.

(() => {
  /** Below this width the menu is a drawer that covers the page. */
  const AS_DRAWER = matchMedia("(max-width: 76.234375em)");

  /**
   * @template {Element} T
   * @param {string} selector
   * @param {new (...args: any[]) => T} kind
   * @param {ParentNode} within
   * @returns {T | undefined}
   */
  const find = (selector, kind, within = document) => {
    const found = within.querySelector(selector);
    return found instanceof kind ? found : undefined;
  };

  const drawer = find('[data-md-toggle="drawer"]', HTMLInputElement);
  const search = find('[data-md-toggle="search"]', HTMLInputElement);
  const query = find(".md-search__input", HTMLInputElement);

  const sidebar = () => find(".md-sidebar--primary", HTMLElement);
  const isDrawerOpen = () => drawer?.checked === true && AS_DRAWER.matches;

  /**
   * @param {HTMLInputElement} toggle
   * @returns {boolean} whether what it opens is shown; the theme marks lists that are open at first as “indeterminate”
   */
  const isOn = (toggle) => toggle.checked || (toggle.indeterminate && !AS_DRAWER.matches);

  /** Say of each button whether what it opens is open (4.1.2, rule toggle-state). */
  const tellStates = () => {
    for (const button of document.querySelectorAll("button[data-audits-toggle]")) {
      const toggle = document.getElementById(button.getAttribute("data-audits-toggle") ?? "");
      if (toggle instanceof HTMLInputElement) button.setAttribute("aria-expanded", String(isOn(toggle)));
    }
  };

  /**
   * @param {HTMLInputElement} toggle
   * @param {string} classes
   * @param {string} name what it is called where it holds no words
   * @returns {HTMLButtonElement}
   */
  const buttonFor = (toggle, classes, name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `audits-button ${classes}`;
    button.setAttribute("data-audits-toggle", toggle.id);
    if (name) button.setAttribute("aria-label", name);
    button.addEventListener("click", () => press(toggle, button));
    return button;
  };

  /**
   * Put a button in the place of a label that only a pointer can press (2.1.1 and 4.1.2, rule keyboard-reach). The label
   * stays, out of sight, because the theme's style sheet and script look for it.
   * @param {HTMLLabelElement} label
   * @param {string} name
   */
  const replace = (label, name = "") => {
    const toggle = document.getElementById(label.htmlFor);
    if (!(toggle instanceof HTMLInputElement) || label.classList.contains("audits-label")) return;
    const kind = { __drawer: "audits-button--drawer", __search: "audits-button--search", __toc: "audits-button--contents" };
    const isTitle = label.classList.contains("md-nav__title");
    const more = isTitle ? "" : (/** @type {Record<string, string>} */ (kind)[toggle.id] ?? "");
    const button = buttonFor(toggle, `${label.className} ${more}`, label.textContent?.trim() ? "" : name);
    button.append(...[...label.childNodes].map((node) => node.cloneNode(true)));
    label.classList.add("audits-label");
    label.removeAttribute("tabindex");
    // The theme's style sheet asks for what follows the label, or what follows the field.
    if (label.previousElementSibling?.matches(".md-search__input")) label.after(button);
    else label.before(button);
  };

  /**
   * @param {HTMLInputElement} toggle
   * @param {HTMLButtonElement} button what was pressed
   */
  const press = (toggle, button) => {
    toggle.click();
    if (toggle === search) {
      if (search.checked) query?.focus();
      else openerOf(search)?.focus();
    } else if (toggle !== drawer && AS_DRAWER.matches) {
      // One list takes the place of another: the focus goes along.
      const item = button.closest(".md-nav__item:has(> .md-nav__toggle)");
      const isInside = button.classList.contains("md-nav__title");
      find(`:scope > .audits-button, :scope > .md-nav__link > .audits-button`, HTMLElement, item ?? document)?.focus();
      if (!isInside) find(":scope > .md-nav > .audits-button", HTMLElement, item ?? document)?.focus();
    }
  };

  /** @param {HTMLInputElement} toggle */
  const openerOf = (toggle) => find(`.md-header button[data-audits-toggle="${toggle.id}"]`, HTMLButtonElement);

  /** @returns {HTMLElement[]} all that the open drawer covers */
  const behindDrawer = () => {
    const parts = [];
    for (let at = sidebar(); at && at !== document.body; at = at.parentElement ?? undefined) {
      for (const part of at.parentElement?.children ?? []) {
        if (part !== at && part instanceof HTMLElement && !part.matches("script, .md-toggle, .md-overlay")) parts.push(part);
      }
    }
    return parts;
  };

  /** The open drawer covers the page: the focus goes into it, stays there, and comes back (2.4.3 and 2.4.11). */
  const followDrawer = () => {
    const isOpen = isDrawerOpen();
    for (const part of behindDrawer()) part.inert = isOpen;
    if (isOpen) find(".audits-button--close", HTMLElement, sidebar())?.focus();
    else if (document.activeElement === document.body || sidebar()?.contains(document.activeElement)) {
      if (drawer) openerOf(drawer)?.focus();
    }
  };

  /** What instant navigation puts in anew with each page. */
  const mendPage = () => {
    const menu = find(".md-nav--primary", HTMLElement)?.getAttribute("aria-label") ?? "";
    const side = sidebar();
    for (const label of document.querySelectorAll(".md-nav--primary label[for]:not([for='__drawer'])")) {
      if (label instanceof HTMLLabelElement) {
        const words = label.textContent?.trim() || label.previousElementSibling?.textContent?.trim();
        replace(label, words);
      }
    }
    if (drawer && side && !side.querySelector(".audits-button--close")) {
      const close = buttonFor(drawer, "audits-button--close md-icon", menu);
      close.innerHTML =
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" aria-hidden="true"><path d="M19 6.41 17.59 5 12 10.59 6.41 5 5 6.41 10.59 12 5 17.59 6.41 19 12 13.41 17.59 19 19 17.59 13.41 12z"/></svg>';
      side.prepend(close);
    }
    tellStates();
  };

  for (const label of document.querySelectorAll(".md-header label[for='__drawer'], .md-header label.md-icon[for='__search']")) {
    const named = label.matches("[for='__drawer']") ? ".md-nav--primary" : ".md-search__options";
    const name = find(named, HTMLElement)?.getAttribute("aria-label") ?? "";
    if (label instanceof HTMLLabelElement) replace(label, name);
  }

  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !search?.checked && isDrawerOpen()) drawer?.click();
  });
  document.addEventListener("change", tellStates);
  drawer?.addEventListener("change", followDrawer);
  AS_DRAWER.addEventListener("change", () => {
    followDrawer();
    tellStates();
  });

  const pages = /** @type {{document$?: {subscribe: (then: () => void) => void}}} */ (/** @type {unknown} */ (window)).document$;
  if (pages) pages.subscribe(mendPage);
  else mendPage();
})();
