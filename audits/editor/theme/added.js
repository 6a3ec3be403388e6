// Mends what the script of Material for MkDocs adds to the content, and what it takes from the browser. Seen in 9.8.1.

(() => {
  /** What the theme's script adds to the content, whenever it does. */
  const mendAdded = () => {
    // A landmark round every button that copies, all without a name (axe-landmark-unique).
    for (const bar of document.querySelectorAll("nav.md-code__nav:not([role])")) bar.setAttribute("role", "presentation");
    // Notes in code that have no name (4.1.2, axe-link-name).
    for (const note of document.querySelectorAll(".md-annotation:not([aria-label])")) {
      const name = `(${note.querySelector("[data-md-annotation-id]")?.getAttribute("data-md-annotation-id") ?? "+"})`;
      note.setAttribute("role", "note");
      note.setAttribute("aria-label", name);
      // It leads to a place that is only there while the note is open (anchor-link), and no key comes to it, but to the note
      // around it, which opens with the focus (2.1.1, keyboard-reach).
      const index = note.querySelector("a.md-annotation__index");
      index?.removeAttribute("href");
      index?.setAttribute("inert", "");
    }
    // Tick boxes of a list of tasks, whose label holds the box alone (4.1.2, axe-label).
    for (const box of document.querySelectorAll('.task-list-item input[type="checkbox"]:not([aria-label])')) {
      const item = box.closest("li")?.cloneNode(true);
      if (!(item instanceof HTMLElement)) continue;
      for (const list of item.querySelectorAll("ul, ol")) list.remove();
      box.setAttribute("aria-label", item.textContent?.trim() ?? "");
    }
  };

  /** What instant navigation puts in anew with each page. */
  const mendPage = () => {
    // Instant navigation takes the press of a link from the browser, and the focus stays (2.4.1, rule skip-link).
    document.querySelector(".md-skip")?.addEventListener("click", (event) => event.stopPropagation());
    mendAdded();
  };

  /**
   * Take a tooltip away until what it belongs to is pointed at again, or has the focus. The theme keeps one for a moment
   * when the pointer leaves, and shows the same again if it comes back.
   * @param {Element | null} next what has the focus now
   */
  const closeTooltips = (next) => {
    for (const tooltip of document.querySelectorAll(".md-tooltip2[id], .md-tooltip--inline[id]")) {
      const host = document.querySelector(`:is([aria-describedby="${tooltip.id}"], [aria-controls="${tooltip.id}"])`);
      if (!host || host === next || tooltip.contains(next)) continue;
      tooltip.setAttribute("hidden", "");
      for (const end of ["mouseleave", "blur", "focus"]) {
        host.addEventListener(end, () => tooltip.removeAttribute("hidden"), { once: true });
      }
    }
  };

  // On Escape (1.4.13, rule hover-content), and where the keyboard moves on to what it would lie over (2.4.11, focus-hidden).
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    closeTooltips(null);
    const open = document.activeElement?.closest(".md-annotation");
    if (open && document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  document.addEventListener("focusin", ({ target }) => target instanceof Element && closeTooltips(target));
  new MutationObserver(mendAdded).observe(document.body, { subtree: true, childList: true });

  const pages = /** @type {{document$?: {subscribe: (then: () => void) => void}}} */ (/** @type {unknown} */ (window)).document$;
  if (pages) pages.subscribe(mendPage);
  else mendPage();
})();
