// Lets the keyboard work the search of Material for MkDocs, and single keys do nothing. Seen in 9.8.1.

(() => {
  /** Below this width the search covers the page. */
  const SEARCH_COVERS = matchMedia("(max-width: 59.984375em)");
  /** Keys by which the theme's script searches and turns pages. */
  const SHORTCUTS = new Set(["f", "s", "/", "p", ",", "n", "."]);

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

  const search = find('[data-md-toggle="search"]', HTMLInputElement);
  const panel = find(".md-search", HTMLElement);
  const query = find(".md-search__input", HTMLInputElement);

  /** Close the search as Escape does, and leave the focus where the reader was before (2.4.3, rule focus-follows). */
  const closeSearch = () => {
    search?.click();
    if (SEARCH_COVERS.matches) {
      if (search) find(`.md-header button[data-audits-toggle="${search.id}"]`, HTMLButtonElement)?.focus();
    } else if (document.activeElement !== query) {
      // The theme opens the search again when the focus comes to its field; once, that is undone, after the press by which
      // it did: a press within a press of the same box is none.
      const undo = () => queueMicrotask(() => search?.checked && search.click());
      search?.addEventListener("change", undo, { once: true });
      query?.addEventListener("keydown", () => search?.removeEventListener("change", undo), { once: true });
      query?.addEventListener("blur", () => search?.removeEventListener("change", undo), { once: true });
      query?.focus();
    }
  };

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the theme's script makes something of a key, in the open search, that does no harm
   */
  const isForOpenSearch = (event) =>
    event.target === query ? event.key !== "Tab" : ["ArrowDown", "ArrowUp"].includes(event.key);

  /**
   * The theme's script listens at the window. What it must not hear ends here, where all other listeners have heard it:
   * Tab, which closes the search, so that no key comes to its results (2.1.1, rule keyboard-reach), keys that throw the
   * focus back into the field (3.2.1), and single keys that do something anywhere (2.1.4, rule single-key-shortcut).
   * @param {KeyboardEvent} event
   */
  const onKey = (event) => {
    if (event.key === "Escape") {
      if (!search?.checked) return;
      event.stopPropagation();
      closeSearch();
    } else if (search?.checked) {
      if (!isForOpenSearch(event)) event.stopPropagation();
    } else if (SHORTCUTS.has(event.key)) event.stopPropagation();
  };

  /** Results that Tab does not come to, and a list that is none while it is empty (2.1.1, axe-aria-required-children). */
  const mendResults = () => {
    const list = find(".md-search-result__list", HTMLElement);
    list?.removeAttribute("role");
    for (const stop of list?.querySelectorAll("[tabindex]") ?? []) stop.removeAttribute("tabindex");
  };

  document.addEventListener("keydown", onKey);
  // The search closes when the focus leaves it, as it did with Tab.
  panel?.addEventListener("focusout", ({ relatedTarget }) => {
    if (search?.checked && relatedTarget instanceof Node && !panel.contains(relatedTarget)) search.click();
  });
  query?.addEventListener("input", () => {
    if (search && !search.checked) search.click();
  });
  const results = find(".md-search-result", HTMLElement);
  if (results) {
    const what = { subtree: true, childList: true, attributeFilter: ["role", "tabindex"] };
    new MutationObserver(mendResults).observe(results, what);
  }
  mendResults();
})();
