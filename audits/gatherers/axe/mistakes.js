/** Where axe is known to be mistaken: what it says there is dropped. `tests/browser/test_axe_mistaken.py` has a case of each. */

import { backdropOf, colourOf, contrast, over } from "../../browser/js/lib/colour.js";
import { attribute, childrenOf, closest, matches, parentOf, rectOf, tagOf, within } from "../../browser/js/lib/dom.js";
import { blurActive, deepActive } from "../../browser/js/lib/focus.js";
import { wordsIn } from "../../browser/js/lib/strings.js";
import { textContentOf } from "../../browser/js/lib/text.js";
import { isRendered } from "../../browser/js/lib/visibility.js";

/** @typedef {{id?: string, message?: string, relatedNodes?: {element?: Element | null}[]}} Check */
/** @typedef {{target: (string | string[])[], html: string, element?: Element | null, none: Check[], all: Check[], any: Check[]}} AxeNode */

/** @param {AxeNode} node @returns {Document | null | undefined} */
const documentOf = (node) => {
  let at = /** @type {Document | null | undefined} */ (document);
  for (const frame of node.target.slice(0, -1)) {
    const found = at?.querySelector([frame].flat()[0]);
    at = /** @type {HTMLIFrameElement | null | undefined} */ (found)?.contentDocument;
  }
  return at;
};

/** @param {AxeNode} node @returns {string} */
const messagesOf = (node) => [...node.none, ...node.all, ...node.any].map((check) => check.message ?? "").join(" ");

/** What a line needs to be seen (WCAG 1.4.11). */
const SEEN = 3;

/** @param {Element} link @returns {boolean} whether a shadow draws a line at it, as many themes underline */
const hasLineOfShadow = (link) => {
  const [, colour] = getComputedStyle(link).boxShadow.match(/^([a-z-]+\([^)]*\))/) ?? [];
  const behind = backdropOf(parentOf(link));
  return colour !== undefined && behind !== null && contrast(over(colourOf(colour), behind), behind) >= SEEN;
};

const LISTS = "ul, ol, menu, [role=list], [role=directory]";
const ITEMS = "li, [role=listitem]";

/** @param {Element} element @returns {boolean} whether it means nothing to assistive technology, and is no HTML that a list forbids */
const isTransparent = (element) => tagOf(element) === "slot" || (tagOf(element).includes("-") && attribute(element, "role") === null);

/** @param {Element} item @returns {boolean} whether a list is around it as rendered, with slots and elements of the page's own between */
const isInList = (item) => {
  let at = parentOf(item);
  while (at && isTransparent(at)) at = parentOf(at);
  return at !== null && matches(at, LISTS);
};

/** @param {Element} list @returns {Element[]} what it holds as rendered, in place of slots and elements of the page's own what is in them */
const heldBy = (list) =>
  childrenOf(list)
    .filter((one) => one instanceof Element)
    .flatMap((one) => (isTransparent(one) ? heldBy(one) : [one]));

/** @param {Element} list @returns {boolean} */
const holdsItemsOnly = (list) => heldBy(list).every((one) => matches(one, `${ITEMS}, script, template, style`));

/** @param {Element} element @param {AxeNode} node @returns {boolean} */
const isControlsOfNothing = (element, node) => {
  const told = messagesOf(node).replaceAll("while using aria-haspopup", "").match(/aria-[a-z]+/g) ?? [];
  // An empty value is as good as none (https://www.w3.org/TR/wai-aria-1.2/#state_property_processing).
  const named = told.filter((name) => name !== "aria-hidden" || attribute(element, name) !== "");
  if (!named.every((name) => name === "aria-controls")) return false;
  if (!/^(combobox|scrollbar)$/.test(element.getAttribute("role") ?? "")) return true;
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  const controlled = wordsIn(element.getAttribute("aria-controls"));
  return element.getAttribute("aria-expanded") === "false" || controlled.every((id) => root.getElementById(id) !== null);
};

const FOCUSABLE = "a[href], button, input, select, textarea, summary, iframe, [tabindex]";

/** @param {Element} one @returns {boolean} whether it hands the focus on as soon as it has it, as the last element of a dialog does to hold it there */
const handsFocusOn = (one) => {
  /** @type {HTMLElement} */ (one).focus({ preventScroll: true });
  const active = deepActive();
  blurActive();
  return active !== null && active !== one;
};

/** @param {Element} hidden @returns {boolean} whether nothing in it keeps the focus */
const keepsNoFocus = (hidden) => {
  const stops = [hidden, ...within(hidden, "*")].filter((one) => matches(one, FOCUSABLE) && /** @type {HTMLElement} */ (one).tabIndex >= 0 && isRendered(one));
  return stops.length > 0 && stops.every(handsFocusOn);
};

/** CSS pixels (WCAG 2.5.8). */
const LEAST_SIZE = 24;

/** @param {DOMRect} box @returns {boolean} */
const isSmall = (box) => box.width < LEAST_SIZE || box.height < LEAST_SIZE;

/** @param {DOMRect} box @returns {[number, number]} its centre */
const centreOf = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];

/**
 * @param {Element} target too small a one @param {Element} other
 * @returns {boolean} whether the circle of 24 pixels around a target comes upon another target, or its circle
 */
const isTooNear = (target, other) => {
  const [x, y] = centreOf(rectOf(target));
  const box = rectOf(other);
  const [right, down] = centreOf(box);
  const beside = Math.hypot(x - Math.min(Math.max(x, box.left), box.right), y - Math.min(Math.max(y, box.top), box.bottom));
  return beside < LEAST_SIZE / 2 || (isSmall(box) && Math.hypot(x - right, y - down) < LEAST_SIZE);
};

/** @param {Element} element @param {AxeNode} node @returns {boolean} */
const hasRoomAround = (element, node) => {
  const near = node.any.filter((check) => check.id === "target-offset").flatMap((check) => check.relatedNodes ?? []);
  return near.length > 0 && near.every(({ element: other }) => other && !isTooNear(element, other));
};

/** @param {Element} link @returns {boolean} whether it is a sign, such as #, that leads to the heading it stands in */
const isPermalink = (link) => {
  const heading = closest(link, "h1, h2, h3, h4, h5, h6, [role=heading]");
  const target = (attribute(link, "href") ?? "").replace(/^.*#/, "");
  const isSign = !/[\p{L}\p{N}]/u.test(textContentOf(link));
  return heading !== null && isSign && target !== "" && [heading, ...within(heading, "[id]")].some((one) => attribute(one, "id") === target);
};

/** By rule; the element is null where it stands in a frame. @type {Record<string, (node: AxeNode, element: Element | null) => boolean>} */
const MISTAKES = {
  // A page without any stylesheet has nothing to keep it from turning with its device.
  "css-orientation-lock": (node) => documentOf(node)?.styleSheets.length === 0,
  // A header cell over all columns heads them: no caption is faked by it.
  "table-fake-caption": (_, element) => element?.querySelector("tr")?.firstElementChild?.localName === "th",
  // To control what is not there (yet) means nothing, and does no harm, but to the roles that must control something,
  // once they are open. Of what opens a popup axe asks a person, whether what it controls is there or not.
  "aria-valid-attr-value": (node, element) => element !== null && isControlsOfNothing(element, node),
  // Where a table has no data cells, its header cells have none to head.
  "th-has-data-cells": (_, element) => element !== null && within(element, "td, [role=cell], [role=gridcell]").length === 0,
  // axe does not try what happens to the focus.
  "aria-hidden-focus": (_, element) => element !== null && keepsNoFocus(element),
  // axe measures from the middle of what it takes to be in sight: half a link at the edge of a part that scrolls.
  "target-size": (node, element) => element !== null && hasRoomAround(element, node),
  // axe knows text decoration and borders. A sign beside a heading is known as a link by its shape, not by its colour.
  "link-in-text-block": (_, element) => element !== null && (hasLineOfShadow(element) || isPermalink(element)),
  // axe asks for the parent in the document; slots and custom elements without a role are no part of the accessibility tree.
  listitem: (_, element) => element !== null && closest(element, LISTS) === null && isInList(element),
  list: (_, element) => element !== null && heldBy(element).length > 0 && holdsItemsOnly(element),
};

/** @param {string} rule @param {AxeNode} node @returns {boolean} whether axe is known to be mistaken about this element */
export const isMistaken = (rule, node) => MISTAKES[rule]?.(node, node.element ?? null) ?? false;
