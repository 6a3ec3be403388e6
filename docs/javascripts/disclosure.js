// Opens and closes the menu and the search with real buttons; Escape closes what is open and gives the focus back.

(() => {
  document.documentElement.classList.replace("no-js", "js");

  /**
   * A button and the part of the page that it shows.
   * @typedef {{button: HTMLElement, panel: HTMLElement}} Disclosure
   */

  /**
   * @param {string} buttonId
   * @returns {Disclosure | undefined}
   */
  const find = (buttonId) => {
    const button = document.getElementById(buttonId);
    const panel = document.getElementById(button?.getAttribute("aria-controls") ?? "");
    return button && panel ? { button, panel } : undefined;
  };

  /** @param {Disclosure} disclosure */
  const isOpen = ({ button }) => button.getAttribute("aria-expanded") === "true";

  /**
   * @param {Disclosure} disclosure
   * @param {boolean} open
   */
  const set = ({ button, panel }, open) => {
    button.setAttribute("aria-expanded", String(open));
    panel.toggleAttribute("data-open", open);
    if (panel.id === "search-panel") panel.hidden = !open;
    panel.dispatchEvent(new CustomEvent(open ? "panel-open" : "panel-close"));
  };

  document.addEventListener("DOMContentLoaded", () => {
    const disclosures = ["menu-button", "search-button"].map(find).filter((found) => found !== undefined);

    for (const disclosure of disclosures) {
      disclosure.button.addEventListener("click", () => {
        const open = !isOpen(disclosure);
        for (const other of disclosures) if (other !== disclosure) set(other, false);
        set(disclosure, open);
      });
    }

    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      for (const disclosure of disclosures.filter(isOpen)) {
        set(disclosure, false);
        disclosure.button.focus();
      }
    });
  });
})();
