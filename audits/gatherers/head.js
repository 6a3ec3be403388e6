import { closest } from "../browser/js/lib/dom.js";
import { clip, squeeze } from "../browser/js/lib/strings.js";

/** What search engines read in the head alone (https://developers.google.com/search/docs/crawling-indexing/valid-page-metadata). */
const OF_THE_HEAD = "meta:is([name=description i], [name=robots i], [name=googlebot i]), link[rel~=canonical i], link[rel~=alternate i][hreflang]";

/** @param {Element} one @returns {boolean} */
const isMisplaced = (one) => one.matches(OF_THE_HEAD) && closest(one, "head") === null;

/** @param {Element} one @returns {string} */
const kindOf = (one) => {
  if (one.matches("meta")) return one.matches("[name=description i]") ? "description" : "robots";
  return one.matches("[hreflang]") ? "alternate" : "canonical";
};

/**
 * What the page says of itself.
 * @returns {object} a Head record
 */
export default function head() {
  const root = document.documentElement;
  const titles = [...document.querySelectorAll("title")].filter((one) => !closest(one, "svg"));
  const metas = [...document.querySelectorAll("meta")].filter((one) => !isMisplaced(one));
  const links = [.../** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel][href]"))].filter((one) => !isMisplaced(one));
  const main = /** @type {HTMLElement | null} */ (document.querySelector("main, [role=main]")) ?? document.body ?? root;
  return {
    type: "head",
    titles: titles.map((one) => squeeze(one.textContent)),
    // HTML does not look at xml:lang; XHTML does.
    language: root?.getAttribute("lang") ?? (document.contentType === "text/html" ? null : root?.getAttribute("xml:lang") ?? null),
    metas: metas
      .map((one) => ({
        key: (one.getAttribute("name") ?? one.getAttribute("property") ?? one.getAttribute("http-equiv") ?? "")
          .trim()
          .toLowerCase(),
        content: one.getAttribute("content") ?? "",
      }))
      .filter((one) => one.key),
    links: links.map((one) => ({
      rel: (one.getAttribute("rel") ?? "").trim().toLowerCase(),
      href: one.getAttribute("href"),
      url: one.href,
      hreflang: one.getAttribute("hreflang") ?? "",
      type: (one.getAttribute("type") ?? "").trim().toLowerCase(),
    })),
    base: document.querySelector("base[href]")?.getAttribute("href") ?? "",
    h1: [...document.querySelectorAll("h1")].map((one) => squeeze(one.textContent)),
    has_doctype: document.doctype !== null,
    // From the prototype: a form of this name would answer in its place.
    quirks: Object.getOwnPropertyDescriptor(Document.prototype, "compatMode")?.get?.call(document) === "BackCompat",
    characters: document.characterSet,
    parse_error: squeeze(document.querySelector("parsererror")?.textContent),
    misplaced: [...new Set([...document.querySelectorAll(OF_THE_HEAD)].filter(isMisplaced).map(kindOf))].toSorted(),
    main_text: clip(squeeze(main?.innerText ?? main?.textContent), 2000),
  };
}
