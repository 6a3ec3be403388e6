// Searches the guides with the theme's search worker, lists what it finds, and says how much that is.

(() => {
  /**
   * What the worker of Material for MkDocs 9.8 says of one page or section; its texts are HTML with marks.
   * @typedef {{location: string, title: string, text: string, score: number}} Item
   */

  const MESSAGE = { SETUP: 0, READY: 1, QUERY: 2, RESULT: 3 };
  const LONGEST_TEXT = 140;
  const PAUSE = 150;

  const panel = document.getElementById("search-panel");
  const form = document.getElementById("search-form");
  const query = /** @type {HTMLInputElement | null} */ (document.getElementById("search-query"));
  const status = document.getElementById("search-status");
  const results = document.getElementById("search-results");
  if (!panel || !form || !query || !status || !results) return;

  const invitation = status.textContent;
  const index = new URL(panel.dataset.index ?? "", location.href);
  /** Addresses in the index are counted from the site's root, one folder up. */
  const root = new URL("..", index);
  /** @type {Promise<Worker> | undefined} */
  let started;

  /** @returns {Promise<Worker>} */
  const start = async () => {
    const answer = await fetch(index);
    if (!answer.ok) throw new Error(`The search index could not be read: ${answer.status}`);
    const documents = await answer.json();
    const worker = new Worker(panel.dataset.worker ?? "");
    return new Promise((resolve, reject) => {
      worker.addEventListener("error", reject);
      worker.addEventListener("message", ({ data }) => {
        if (data.type === MESSAGE.READY) resolve(worker);
        if (data.type === MESSAGE.RESULT) show(data.data.items);
      });
      worker.postMessage({ type: MESSAGE.SETUP, data: { ...documents, options: { suggest: false } } });
    });
  };

  /**
   * @param {string} markup
   * @returns {string}
   */
  const plain = (markup) => {
    const text = new DOMParser().parseFromString(markup, "text/html").body.textContent ?? "";
    return text.replace(/\s+/g, " ").trim();
  };

  /**
   * @param {string} text
   * @returns {string}
   */
  const shortened = (text) =>
    text.length <= LONGEST_TEXT ? text : `${text.slice(0, text.lastIndexOf(" ", LONGEST_TEXT))}…`;

  /**
   * @param {Item[]} group the page and its sections, best first
   * @returns {HTMLLIElement}
   */
  const entry = (group) => {
    const best = group[0];
    const page = group.find((item) => !item.location.includes("#")) ?? best;
    const titles = page === best ? [page.title] : [page.title, best.title];
    const link = document.createElement("a");
    link.href = new URL(best.location, root).href;
    link.textContent = titles.map(plain).join(": ");
    const text = document.createElement("p");
    text.textContent = shortened(plain(best.text));
    const element = document.createElement("li");
    element.append(link, text);
    return element;
  };

  /** @param {Item[][]} groups */
  const show = (groups) => {
    const { none, one, other } = panel.dataset;
    const sentence = groups.length === 0 ? none : groups.length === 1 ? one : other?.replace("#", String(groups.length));
    status.textContent = query.value.trim() ? (sentence ?? "") : invitation;
    results.replaceChildren(...groups.map(entry));
    results.hidden = groups.length === 0;
  };

  const ask = async () => {
    if (!query.value.trim()) {
      show([]);
      return;
    }
    try {
      started ??= start();
      // With an asterisk, a word half typed finds the words that begin with it.
      (await started).postMessage({ type: MESSAGE.QUERY, data: `${query.value.trim()}*` });
    } catch {
      started = undefined;
      status.textContent = "Search does not work at the moment. Use the menu instead.";
    }
  };

  /** @type {number | undefined} */
  let waiting;
  query.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(ask, PAUSE);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });

  panel.addEventListener("panel-open", () => query.focus());
  results.addEventListener("click", () => {
    document.getElementById("search-button")?.click();
  });

  panel.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [query, ...results.querySelectorAll("a")];
    const next = stops[stops.findIndex((stop) => stop === document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
})();
