/**
 * The panel that `mkdocs serve` adds to each page: what its editor can mend, as it is found.
 *
 * It stands in a shadow root, so that neither its styles nor those of the site touch the other, and changes nothing of
 * the page: what it points at gets a frame that is drawn over it.
 */

import { others, place, summary, urgency } from "./words.js";

/** @import { Entry, PageReport, Spot } from "./words.js" */

const OWN = "/.audits/";
const HIDDEN = "audits-panel-hidden";
const OPEN = "audits-panel-open";
const RETRY_MS = 2000;
const NARROW = "(max-width: 40rem)";

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const toggle = element("button", { type: "button", class: "toggle", "aria-expanded": "false", "aria-controls": "body" });
const state = element("p", { class: "state" });
const list = element("ol", {});
const besides = element("p", { class: "others" });
const hide = element("button", { type: "button", class: "hide" }, "Hide the check in this tab");
const body = element("div", { id: "body", class: "body" }, state, list, besides, hide);
const status = element("p", { role: "status", class: "unseen" });
const frame = element("div", { class: "frame" });
const host = element("aside", { "aria-label": "Check of this page" });
const root = host.attachShadow({ mode: "open" });

/** @type {string} The selector of what the frame is around. */
let framed = "";

/** @param {string} selector @returns {Element | null} What can be seen of it at present. */
function visible(selector) {
  try {
    const found = document.querySelector(selector);
    return found?.checkVisibility() && found.getClientRects().length ? found : null;
  } catch {
    return null; // it lies in a frame, or in a shadow root
  }
}

function drawFrame() {
  const found = framed ? visible(framed) : null;
  frame.hidden = found === null;
  if (found === null) return;
  const { left, top, width, height } = found.getBoundingClientRect();
  Object.assign(frame.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
}

/** @param {Spot} spot */
function pointAt(spot) {
  framed = spot.selector;
  const found = visible(framed);
  if (found === null) {
    say("This is out of sight at present: open what it lies in, or look at it where it shows.");
  } else {
    if (matchMedia(NARROW).matches) open(false);
    found.scrollIntoView({ block: "center" });
  }
  drawFrame();
}

/** @param {string} text */
function say(text) {
  if (status.textContent !== text) status.textContent = text;
}

/** @param {boolean} isOpen */
function open(isOpen) {
  const hadFocus = body.contains(root.activeElement);
  toggle.setAttribute("aria-expanded", String(isOpen));
  body.hidden = !isOpen;
  sessionStorage.setItem(OPEN, String(isOpen));
  if (!isOpen && hadFocus) toggle.focus();
}

/** @param {Spot} spot @param {(Node | string)[]} children */
function pointer(spot, ...children) {
  if (!spot.selector) return element("div", { class: "spot" }, ...children);
  const made = element("button", { type: "button", class: "spot" }, ...children);
  made.addEventListener("click", () => pointAt(spot));
  return made;
}

/** @param {Entry} entry */
function item(entry) {
  const made = element("li", {}, element("p", { class: "urgency" }, urgency(entry)));
  for (const [at, spot] of entry.spots.entries()) {
    const where = element("span", { class: "where" }, place(spot) || "Show another place");
    made.append(at === 0 ? pointer(spot, element("span", { class: "message" }, entry.message), where) : pointer(spot, where));
  }
  made.append(element("details", {}, element("summary", {}, "How to mend it"), element("p", {}, entry.title), element("p", {}, entry.help)));
  return made;
}

/** @param {PageReport} report */
function show(report) {
  const count = report.entries.length;
  const isNothing = report.stage === "nothing" || Boolean(report.problem);
  if (!(report.stage === "nothing" && list.childElementCount)) {
    const before = root.activeElement;
    const at = before === null ? -1 : [...list.querySelectorAll("button, summary")].indexOf(before);
    list.replaceChildren(...report.entries.map(item));
    /** @type {HTMLElement | undefined} */
    const again = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("button, summary"))][at];
    if (at >= 0) (again ?? toggle).focus();
  }
  toggle.textContent = isNothing ? (report.problem ? "Not checked" : "Checking …") : `${count} to mend`;
  toggle.dataset["state"] = isNothing ? "waiting" : count ? "found" : report.stage;
  state.textContent = report.problem ? `${summary(report)} ${report.problem}` : summary(report);
  besides.textContent = others(report);
  list.hidden = count === 0;
  besides.hidden = !besides.textContent;
  if (report.stage !== "nothing" || report.problem) say(summary(report));
  if (framed && !report.entries.some((entry) => entry.spots.some((spot) => spot.selector === framed))) framed = "";
  drawFrame();
}

/** @param {number} ms */
const after = (ms) => new Promise((done) => setTimeout(done, ms));

async function follow() {
  let path = "";
  /** @type {Pick<PageReport, "build" | "stage">} */
  let known = { build: -1, stage: "nothing" };
  for (;;) {
    if (document.hidden) await new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));
    if (path !== location.pathname) known = { build: -1, stage: "nothing" };
    path = location.pathname;
    const asked = new URLSearchParams({ path: decodeURIComponent(path), build: String(known.build), stage: known.stage });
    const leaving = new AbortController();
    // A theme may change pages without loading one.
    const watch = setInterval(() => (document.hidden || path !== location.pathname) && leaving.abort(), 250);
    try {
      const answer = await fetch(`${OWN}findings.json?${asked}`, { signal: leaving.signal });
      /** @type {PageReport} */
      const report = await answer.json();
      if (path === location.pathname) show(report);
      known = report;
    } catch {
      if (!leaving.signal.aborted) await after(RETRY_MS);
    } finally {
      clearInterval(watch);
    }
  }
}

async function start() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await fetch(`${OWN}panel.css`)).text());
  root.adoptedStyleSheets = [sheet];
  root.append(element("div", { class: "panel" }, toggle, body), status, frame);
  frame.hidden = true;
  toggle.addEventListener("click", () => open(toggle.getAttribute("aria-expanded") !== "true"));
  hide.addEventListener("click", () => {
    sessionStorage.setItem(HIDDEN, "true");
    host.remove();
  });
  host.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      framed = "";
      drawFrame();
      open(false);
    }
    event.stopPropagation(); // the site's own shortcuts are not meant here
  });
  addEventListener("scroll", drawFrame, { passive: true, capture: true });
  addEventListener("resize", drawFrame);
  open(sessionStorage.getItem(OPEN) === "true");
  toggle.textContent = "Checking …";
  document.body.append(host);
  await follow();
}

if (sessionStorage.getItem(HIDDEN) !== "true") await start();
